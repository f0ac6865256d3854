import { describe, expect, test } from 'vitest';
import { parseConfig } from '#app/core/labeling/config.ts';
import { configOf } from './configs.ts';

const messages = (markup: string, severity = 'error'): string[] =>
  parseConfig(markup)
    .problems.filter((each) => each.severity === severity)
    .map(({ message }) => message);
const withText = (inside: string): string => `<View><Text name="txt" value="$text"/>${inside}</View>`;
const choices = '<Choices name="kind" toName="txt"><Choice value="A"/></Choices>';

describe('a config that is right', () => {
  test('the sentiment config of the quick start', () => {
    const config = configOf(
      '<View><Text name="message" value="$text"/><Choices name="sentiment_class" toName="message"><Choice value="Positive"/><Choice value="Neutral"/><Choice value="Negative"/></Choices></View>',
    );
    expect(config.objects).toMatchObject([{ name: 'message', type: 'Text', value: '$text', key: 'text' }]);
    expect(config.controls).toMatchObject([{ name: 'sentiment_class', type: 'Choices', toNames: ['message'], required: false, perRegion: false }]);
    expect(config.controls[0]?.labels.map(({ name }) => name)).toEqual(['Positive', 'Neutral', 'Negative']);
    expect(config.dataKeys).toEqual(['text']);
  });

  test('labels carry alias, key, hint, color and limits; View and Header between are looked through', () => {
    const config = configOf(
      withText(`<Labels name="ner" toName="txt"><View><Header value="People"/>
        <Label value="Person" alias="PER" hotkey="p" hint="a name" background="#f00" selected="true" maxUsages="2"/></View></Labels>`),
    );
    expect(config.controls[0]?.labels).toEqual([
      { name: 'PER', value: 'Person', hotkey: 'p', hint: 'a name', background: '#f00', selected: true, maxUsages: 2, children: [] },
    ]);
  });

  test('nested choices are trees', () => {
    const config = configOf(
      withText('<Choices name="c" toName="txt" allowNested="true"><Choice value="A"><Choice value="A1"/></Choice><Choice value="B"/></Choices>'),
    );
    expect(config.controls[0]?.labels).toMatchObject([
      { name: 'A', children: [{ name: 'A1' }] },
      { name: 'B', children: [] },
    ]);
  });

  test('labels may come from the task', () => {
    const config = configOf(withText('<Choices name="c" toName="txt" value="$options"/>'));
    expect(config.controls[0]).toMatchObject({ dynamicKey: 'options', labels: [] });
    expect(config.dataKeys).toEqual(['text', 'options']);
  });

  test('attribute names are read in any case, tag names are not', () => {
    expect(configOf('<View><Text NAME="t" Value="$x"/><Rating name="r" TONAME="t" MaxRating="9"/></View>').controls[0]?.tag.attributes).toEqual({
      name: 'r',
      toname: 't',
      maxrating: '9',
    });
    expect(messages('<View><text name="t" value="$x"/><Rating name="r" toName="t"/></View>')[0]).toContain('Did you mean <Text>?');
  });

  test('every data key is found once: paths, text around, Header, prefill, page lists, frame rate', () => {
    const config =
      configOf(`<View><Header value="Doc: $title, $title"/><Image name="i" valueList="$pages"/><Video name="v" value="$film.url[0]" frameRate="$fps"/>
      <TextArea name="a" toName="i" value="$guess"/></View>`);
    expect(config.dataKeys).toEqual(['title', 'pages', 'film', 'fps', 'guess']);
    expect(config.objects.map(({ key }) => key)).toEqual(['pages', 'film']);
  });

  test('a sample task in a comment is kept with its predictions and completions', () => {
    const config = configOf(
      `${withText(choices)}<!-- {"data": {"text": "Hi"}, "predictions": [{"result": []}], "completions": [{"result": [1]}]} -->`,
    );
    expect(config.sample).toEqual({ data: { text: 'Hi' }, predictions: [{ result: [] }], annotations: [{ result: [1] }] });
  });

  test('a comment that is no JSON is a comment; one that looks like a sample warns', () => {
    expect(messages(`<!-- hello -->${withText(choices)}`, 'warning')).toEqual([]);
    expect(messages(`<!-- {data: 1} -->${withText(choices)}`, 'warning')).toEqual([expect.stringContaining('not valid JSON')]);
  });

  test('it survives JSON, as it goes to the browser', () => {
    const config = configOf(withText(choices));
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
  });

  test('the text of a tag is its own, trimmed; CDATA and numbers of characters are read', () => {
    const { root } = configOf(`<View><Markdown> Read <![CDATA[<b>]]> &#65;&amp; </Markdown><Text name="txt" value="$t"/>${choices}</View>`);
    expect(root.children[0]?.text).toBe('Read <b> A&');
  });

  test('an XML declaration and a byte order mark may stand in front', () => {
    expect(messages(`\uFEFF<?xml version="1.0"?>\n${withText(choices)}`)).toEqual([]);
  });
});

describe('what is wrong is said where it is', () => {
  test('line and column count from 1, through every sort of line end', () => {
    const { problems } = parseConfig(
      '<View>\r\n  <Text name="txt" value="$t"/>\r\n\n  <Choices name="c"   toName="tx"><Choice value="a"/></Choices></View>',
    );
    expect(problems).toMatchObject([{ line: 4, column: 23, severity: 'error' }]);
    expect(problems[0]?.message).toBe('toName="tx" names no object of this config. Did you mean "txt"?');
  });

  test.each([
    ['<View><Txt name="a" value="$b"/></View>', '<Txt> is not a tag of the labeling language. Did you mean <Text>?'],
    ['<View><Wobble/></View>', '<Wobble> is not a tag of the labeling language.'],
    [withText('<Choices toName="txt"><Choice value="A"/></Choices>'), '<Choices> needs name. Write name="…", a word that no other tag has.'],
    [withText('<Choices name="c"><Choice value="A"/></Choices>'), '<Choices> needs toName. Write toName="…" with the name of the tag it works on.'],
    [
      '<View><Text name="t"/><Rating name="r" toName="t"/></View>',
      '<Text> needs value. Write value="$key" with the key of the task\'s data to show.',
    ],
    [
      withText('<Choices name="txt" toName="txt"><Choice value="A"/></Choices>'),
      'The name "txt" is already taken by <Text> on line 1. Give each tag a name of its own.',
    ],
    [
      withText('<RectangleLabels name="b" toName="txt"><Label value="A"/></RectangleLabels>'),
      '<RectangleLabels> works on Image, Pdf, but "txt" is a Text. Use <Labels> there.',
    ],
    [
      withText('<Choices name="c" toName="txt"/>'),
      '<Choices> has nothing to choose from. Put <Choice value="…"/> inside, or write value="$list" to take them from the task.',
    ],
    [
      withText('<Labels name="c" toName="txt"></Labels>'),
      '<Labels> has nothing to choose from. Put <Label value="…"/> inside, or write value="$list" to take them from the task.',
    ],
    [withText(`${choices}<Channel column="a"/>`), '<Channel> means something only inside <TimeSeries> or <MultiChannel>. Move it there.'],
    [
      withText('<Choices name="c" toName="txt" required="yes"><Choice value="A"/></Choices>'),
      'required="yes" is not yes or no. Write "true" or "false".',
    ],
    [withText('<Rating name="c" toName="txt" maxRating="five"/>'), 'maxRating="five" is not a number. Write digits, such as "1" or "0.5".'],
    [
      withText('<Choices name="c" toName="txt" choice="multipl"><Choice value="A"/></Choices>'),
      'choice="multipl" is not one of "single", "single-radio", "multiple". Did you mean "multiple"?',
    ],
    [withText('<Pairwise name="p" toName="txt"/>'), 'Pairwise compares exactly two different objects. Write toName="first,second".'],
    [withText('<Rating name="p" toName="txt,txt"/>'), '<Rating> works on one object. Name one in toName; only Pairwise takes two.'],
    [withText(`${choices}<Filter toName="labels"/>`), 'toName="labels" names no labels or choices of this config. A Filter searches in one of them.'],
    ['<View/>', 'Nothing shows the task. Add an object, such as <Text name="text" value="$text"/> or <Image name="image" value="$image"/>.'],
    [withText(''), 'Nothing can be answered. Add a control, such as <Choices name="kind" toName="text"> with <Choice value="…"/> inside.'],
  ])('%s', (markup, message) => expect(messages(markup)).toContain(message));

  test('a label without labels around it is led to some that the editor draws', () => {
    expect(messages(withText(`${choices}<Label value="A"/>`))[0]).toMatch(
      /^<Label> means something only inside <Labels> or <RectangleLabels>.*\. Move it there\.$/,
    );
  });

  test.each([
    [
      withText('<Choices name="c" toName="txt" requred="true"><Choice value="A"/></Choices>'),
      '<Choices> has no attribute requred; it is kept but does nothing. Did you mean required?',
    ],
    [
      withText('<Choices name="c" toName="txt"><Choice value="A" hotkey="q"/><Choice value="B" hotkey="Q"/></Choices>'),
      'The key "Q" of "B" is already taken by "A" on line 1. Choose another one.',
    ],
    [
      withText('<Choices name="c" toName="txt"><Choice value="A" hotkey="enter+ctrl"/></Choices>'),
      'The key "enter+ctrl" is that of “Submit or update” in the editor. Choose another one.',
    ],
    [
      withText('<Choices name="c" toName="txt"><Choice value="A"/><Choice value="A"/></Choices>'),
      '"A" stands twice in <Choices>; answers cannot tell the two apart. Give one an alias, or remove it.',
    ],
    [
      withText(`${choices}<View visibleWhen="choice-selected" whenTagName="kinds"/>`),
      'whenTagName="kinds" names no tag of this config, so the condition never holds. Did you mean "kind"?',
    ],
    [
      '<View><Image name="i" value="$i"/><Labels name="l" toName="i"><Label value="A"/></Labels></View>',
      '<Labels> on an Image needs a shape to label. Write <RectangleLabels>, or add <Rectangle name="…" toName="i"/>.',
    ],
    ['<View><Chat name="h" value="$h"/><Rating name="r" toName="h"/></View>', '<Chat> is kept, but the editor cannot show it yet.'],
  ])('%s only warns', (markup, message) => {
    expect(messages(markup)).toEqual([]);
    expect(messages(markup, 'warning')).toContain(message);
  });

  test.each([
    ['', 1, 'There is no tag here. Start with <View> and end with </View>.'],
    ['hello', 1, 'Text stands outside the tags. Everything belongs between <View> and </View>.'],
    ['<View>\n<Text name="a">\n</View>', 2, '<Text> is never closed. Write </Text> where it ends, or <Text … /> when nothing is inside.'],
    ['<View>\n<View>\n', 2, '<View> is never closed. Write </View> where it ends, or <View … /> when nothing is inside.'],
    ['<View>\n</View></View>', 2, 'This closing tag closes nothing. Remove it, or open the tag before.'],
    ['<View/>\n<View/>', 2, 'There are two outermost tags. Put both into one <View> … </View>.'],
    ['<View>\n<Text name=a/></View>', 2, 'Every attribute needs a value in quotes: name="value".'],
    ['<View>\n<Text name="a" name="b"/></View>', 2, 'The attribute name is written twice. Keep one.'],
    ['<View>\n<Text name="a" Name="b"/></View>', 2, 'The attribute Name is written twice in <Text>. Keep one.'],
    ['<View>\n<Text name="Cats & Dogs"/></View>', 2, 'A plain & cannot stand in markup. Write &amp; instead.'],
    ['<View>\n<Text name="a < b"/></View>', 2, 'This character cannot stand here. Write &lt; for < inside text and values.'],
    ['<View>\n<Text name="a', 2, 'The config breaks off here. A quote, a > or a closing tag is missing.'],
  ])('broken markup %j', (markup, line, message) => {
    const { config, problems } = parseConfig(markup);
    expect(config).toBeUndefined();
    expect(problems).toMatchObject([{ severity: 'error', line, message }]);
  });
});
