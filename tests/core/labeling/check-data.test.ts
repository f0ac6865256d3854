import { describe, expect, test } from 'vitest';
import { checkData } from '#app/core/labeling/check.ts';
import { configOf, mixed } from './configs.ts';

const said = (object: string, data: Record<string, unknown>): string[] =>
  checkData(configOf(`<View>${object}<Rating name="r" toName="o"/></View>`), data).map(({ message }) => message);
const fits = (object: string, values: unknown[]): boolean[] => values.map((a) => said(object, { a }).length === 0);

/** text, number, list of texts, list of objects, object, nothing, yes/no */
const values = ['text', 1, ['a'], [{ a: 1 }], { a: 1 }, null, true];

describe('types per tag (formats 3.3)', () => {
  test.each([
    ['<Text name="o" value="$a"/>', [true, true, true, true, false, false, false]],
    ['<HyperText name="o" value="$a"/>', [true, false, false, false, false, false, false]],
    ['<Image name="o" value="$a"/>', [true, false, true, false, false, false, false]],
    ['<Image name="o" valueList="$a"/>', [false, false, true, false, false, false, false]],
    ['<Audio name="o" value="$a"/>', [true, false, false, false, false, false, false]],
    ['<Video name="o" value="$a"/>', [true, false, false, false, false, false, false]],
    ['<Paragraphs name="o" value="$a"/>', [true, false, true, true, false, false, false]],
    ['<Table name="o" value="$a"/>', [true, false, true, true, true, false, false]],
    ['<TimeSeries name="o" value="$a"/>', [true, false, true, true, true, false, false]],
    ['<TimeSeries name="o" value="$a" valueType="json"/>', [true, false, true, true, true, false, false]],
    ['<List name="o" value="$a"/>', [true, false, true, true, false, false, false]],
    ['<Text name="o" value="x"/><Choices name="c" toName="o" value="$a"/>', [true, false, true, true, false, false, false]],
    ['<Text name="o" value="x"/><Taxonomy name="c" toName="o" value="$a"/>', [true, false, true, true, false, true, false]],
    ['<Text name="o" value="x"/><Header value="$a"/>', [true, true, false, false, false, false, false]],
    ['<Text name="o" value="Doc $a"/>', [true, true, false, false, false, false, false]],
  ])('%s', (object, expected) => expect(fits(object, values)).toEqual(expected));
});

describe('what is missing is named', () => {
  test.each([
    ['<Text name="o" value="$a"/>', {}, ['"a" is missing; <Text> shows it. Add it to the data.']],
    ['<Image name="o" value="$a.url"/>', { a: {} }, ['"a.url" is missing below "a"; <Image> shows it.']],
    ['<Image name="o" value="$a[1]"/>', { a: ['x'] }, ['"a[1]" is missing below "a"; <Image> shows it.']],
    ['<Image name="o" value="$a"/>', { a: 5 }, ['"a" is a number, but <Image> needs an address (a text).']],
    ['<Paragraphs name="o" value="$a"/>', { a: {} }, ['"a" is an object, but <Paragraphs> needs a list or a text.']],
    ['<Text name="o" value="$text"/>', { Text: 1 }, ['"text" is missing; <Text> shows it. Perhaps "Text" is meant: rename it to "text".']],
    [
      '<Text name="o" value="$image_url"/>',
      { id: 1, 'Image URL ': 1 },
      ['"image_url" is missing; <Text> shows it. Perhaps "Image URL " is meant: rename it to "image_url". There is "id", "Image URL ".'],
    ],
    ['<Text name="o" value="$text"/>', { body: 1 }, ['"text" is missing; <Text> shows it. There is "body". Add "text", or call one of them so.']],
    [
      '<Text name="o" value="$text"/>',
      Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`column ${n}`, n])),
      [
        `"text" is missing; <Text> shows it. There is ${Array.from({ length: 8 }, (_, n) => `"column ${n}"`).join(', ')} and 2 more. Add "text", or call one of them so.`,
      ],
    ],
    ['<Text name="o" value="$a"/><Text name="p" value="$a"/>', {}, ['"a" is missing; <Text> shows it. Add it to the data.']],
    ['<Text name="o" value="x"/><Header value="$a"/>', {}, []],
    ['<Text name="o" value="x"/><TextArea name="t" toName="o" value="$a"/>', {}, []],
    ['<Text name="o" value="$constructor"/>', {}, ['"constructor" is missing; <Text> shows it. Add it to the data.']],
    ['<Text name="o" value="$a.b"/>', { 'a.b': 'a column with a dot' }, []],
    ['<Text name="o" value="$a"/>', { a: 'x', more: [1] }, []],
  ])('%s with %j', (object, data, messages) => expect(said(object, data)).toEqual(messages));

  test('every problem names its key', () => {
    expect(checkData(mixed, { text: 'x' }).map(({ key }) => key)).toEqual(['photo.url', 'sound', 'items']);
  });

  test('a Repeater asks for its list', () => {
    const config = configOf(
      '<View><Repeater on="$p"><Image name="i_{{idx}}" value="$p[{{idx}}]"/><Rating name="r_{{idx}}" toName="i_{{idx}}"/></Repeater></View>',
    );
    expect(checkData(config, {}).map(({ key }) => key)).toEqual(['p', 'p[{{idx}}]']);
    expect(checkData(config, { p: 'x' }).map(({ key }) => key)).toEqual(['p']);
    expect(checkData(config, { p: ['/a.png'] })).toEqual([]);
  });
});

test.each(['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,<script>', 'file:///etc/passwd'])(
  'T12 the address %j is refused',
  (a) => {
    expect(said('<Image name="o" value="$a"/>', { a })).toEqual(['"a" is an address that may not be opened. Use http or https.']);
    expect(said('<Image name="o" valueList="$a"/>', { a: ['/fine.png', a] })).toHaveLength(1);
    expect(said('<Text name="o" value="$a" valueType="url"/>', { a })).toHaveLength(1);
    expect(said('<Text name="o" value="$a"/>', { a })).toEqual([]);
  },
);
