import { expect, test } from 'vitest';
import { complete, explain, explainWord } from '#islands/config-editor/complete.ts';
import { parseConfig } from '#app/core/labeling/config.ts';

/** `|` marks the caret. */
const at = (marked: string) => ({ text: marked.replace('|', ''), caret: marked.indexOf('|') });
const labels = (marked: string) => {
  const { text, caret } = at(marked);
  return complete(text, caret)?.options.map(({ label }) => label);
};
/** The text after taking the option of this name, with the caret as `|`. */
function taken(marked: string, name: string): string {
  const { text, caret } = at(marked);
  const found = complete(text, caret);
  const option = found?.options.find(({ label }) => label === name);
  if (!found || !option) throw new Error(`nothing called ${name}`);
  const after = text.slice(0, found.from) + option.insert + text.slice(caret);
  const place = found.from + option.caret;
  return `${after.slice(0, place)}|${after.slice(place)}`;
}

test('tags by what has been typed, with what they need and their end', () => {
  expect(labels('<View><Rect|')).toEqual(['Rectangle', 'RectangleLabels']);
  expect(taken('<View>\n<Text|', 'Text')).toBe('<View>\n<Text name="|" value=""/>');
  expect(taken('<Choi|', 'Choices')).toBe('<Choices name="|" toName="">\n  <Choice value=""/>\n</Choices>');
  expect(taken('<Vie|', 'View')).toBe('<View>|</View>');
});

test('attributes that are not written yet, and no others', () => {
  const offered = labels('<Image name="a" zoom|');
  expect(offered).toEqual(['zoom', 'zoomBy', 'zoomControl']);
  expect(labels('<Image name="a" zoom="true" zoom|')).not.toContain('zoom');
  expect(taken('<Image val|', 'value')).toBe('<Image value="|"');
});

test('values: words of an enumeration, yes or no, and the objects of the config', () => {
  expect(labels('<Choices choice="s|')).toEqual(['single', 'single-radio']);
  expect(labels('<Choices required="|')).toEqual(['true', 'false']);
  expect(labels('<Text name="words" value="$t"/><Labels name="l" toName="|')).toEqual(['words']);
  expect(labels('<Pairwise toName="|"/>\n<Text name="b" value="$b"/>')).toEqual(['b']);
  expect(labels('<Pairwise toName="|"/>\n<Rating name="b"/>')).toBeUndefined();
  expect(labels('<Text name="b" value="$b"/><Pairwise toName="a,|')).toEqual(['b']);
});

test('a filter is for what can be chosen, a condition for any control', () => {
  const config = '<Text name="t" value="$t"/><Choices name="c" toName="t"/><Rating name="r" toName="t"/><Labels name="l" toName="t"/>';
  expect(labels(`${config}<Filter toName="|"`)).toEqual(['c', 'l']);
  expect(labels(`${config}<View visibleWhen="choice-selected" whenTagName="|"`)).toEqual(['c', 'r', 'l']);
  expect(labels(`${config}<Rating toName="t" whenTagName="c,|"`)).toEqual(['c', 'r', 'l']);
});

test('keys of the data: those of the sample task, and those that are read elsewhere', () => {
  const sample = '<!-- {"data": {"photo": "a.jpg", "title": "A"}} -->';
  expect(labels(`${sample}<Header value="Of $own"/><Image name="i" value="$|"/>`)).toEqual(['$photo', '$title', '$own']);
  expect(taken(`${sample}<Header value="Of $ti|"/>`, '$title')).toBe(`${sample}<Header value="Of $title|"/>`);
  expect(labels('<Image name="i" value="$pho|"/>')).toBeUndefined();
  expect(labels(`${sample}<Choices name="c" value="$|"`)).toEqual(['$photo', '$title']);
});

test('first what may stand in the tag around, also through views; what only others may hold comes last', () => {
  expect(labels('<View><Choices name="c" toName="t"><Choice value="a"/><|')?.[0]).toBe('Choice');
  expect(labels('<Labels name="l"><View><!-- <Choices> --><|')?.[0]).toBe('Label');
  expect(labels('<TimeSeries name="s"><|')?.slice(0, 2)).toEqual(['Channel', 'MultiChannel']);
  expect(labels('<View><Choices name="c"><Choice value="a > b"/></Choices><Ch|')).toEqual(['Choices', 'Channel', 'Choice']);
});

test('an empty field begins with a view, when that is asked for', () => {
  const [view] = complete('\n', 0, true)?.options ?? [];
  expect([view?.label, view?.insert.slice(0, view.caret)]).toEqual(['View', '<View>\n  ']);
  expect(complete('', 0)).toBeUndefined();
  expect(complete('text', 4, true)).toBeUndefined();
});

test('nothing in text, in comments, behind an end, or in a tag that is not known', () => {
  for (const marked of ['Tex|', '<View>Tex|', '<!-- <Tex|', '<View/>|', '<Unknown at|']) expect(labels(marked)).toBeUndefined();
});

test('the place of the caret in a sentence', () => {
  const said = (marked: string) => explain(at(marked).text, at(marked).caret);
  expect(said('<Rati|ng name="r"')).toBe('<Rating> Stars.');
  expect(said('<Image zoom|By="2"')).toBe('zoomBy: How many times larger one step makes it. Standard: 1.1.');
  expect(said('<Choices requ|ired="true"')).toBe('required: The task cannot be submitted without it. Standard: false.');
  expect(said('between |')).toBe('');
});

test('a word that is pointed at: names of tags and of their attributes, nothing else', () => {
  const text = `<View className="a">\n<!-- <Text -->\n<Text name='name' value="value &lt;Text" nothing="1" required="true"/>between name</View>`;
  const said = (before: string, word: string) => explainWord(text, text.indexOf(before + word) + before.length)?.words;
  expect(said('<', 'View')).toMatch(/^<View> Holds/);
  expect(said('</', 'View')).toMatch(/^<View> Holds/);
  expect(said('View ', 'className')).toMatch(/^className: A class/);
  expect(said('<Text ', 'name')).toMatch(/^name: Its name/);
  expect(said("name' ", 'value')).toMatch(/^value: What it shows/);
  for (const [before, word] of [
    ["name='", 'name'],
    ['value="', 'value'],
    ['&lt;', 'Text'],
    ['" ', 'nothing'],
    ['" ', 'required'],
    ['between ', 'name'],
  ] as const)
    expect(said(before, word)).toBeUndefined();
});

test('a config written by taking what is offered has no problems but what is left empty', () => {
  const object = taken('<View><Text|', 'Text').replace('name="|"', 'name="t"').replace('value=""', 'value="$t"');
  const whole = `${taken(`${object}<Ratin|`, 'Rating').replace('name="|"', 'name="r"').replace('toName=""', 'toName="t"')}</View>`;
  expect(parseConfig(whole).problems).toEqual([]);
});
