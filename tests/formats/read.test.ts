import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextKind } from '#app/formats/kinds.ts';
import { readItems, type Item } from '#app/formats/read.ts';

/** Reads text cut into pieces of so many bytes, so that every border is tried. */
async function read(kind: TextKind, text: string | Uint8Array, size = 7): Promise<Item[]> {
  const all = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  async function* pieces(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
  }
  const items: Item[] = [];
  for await (const item of readItems(kind, pieces(), 'text')) items.push(item);
  return items;
}
const values = (items: Item[]): unknown[] => items.map((item) => ('value' in item ? item.value : item.problem));

test('any list of JSON values comes back, however it is written and cut', async () => {
  const pieces = fc.integer({ min: 1, max: 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), pieces, fc.constantFrom(undefined, 2), async (list, size, indent) => {
      expect(values(await read('json', JSON.stringify(list, undefined, indent), size))).toEqual(JSON.parse(JSON.stringify(list)));
    }),
  );
});

test('JSON lines come back, with their lines', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 }), fc.integer({ min: 1, max: 40 }), async (list, size) => {
      const items = await read('json', list.map((value) => JSON.stringify(value)).join('\n'), size);
      expect(values(items)).toEqual(JSON.parse(JSON.stringify(list)));
      expect(items.map(({ row }) => row)).toEqual(list.map((_, index) => index + 1));
    }),
  );
});

test('one object is one task', async () => {
  expect(await read('json', '{"text": "a",\n "n": 1}\n')).toEqual([{ row: 1, value: { text: 'a', n: 1 } }]);
});

test.each([
  ['[{"a":1},{"b":2', 2, 'cut off'],
  ['[{"a":1},,{"b":2}]', 3, 'missing before this comma'],
  ['[{"a":1}] {"b":2}', 2, 'behind the end'],
  ['[{"a":01}]', 1, 'not valid JSON'],
  ['{"a":1}\n{"b"}', 2, 'not valid JSON'],
])('%j names what is wrong', async (text, count, sentence) => {
  const items = await read('json', text);
  expect(items).toHaveLength(count);
  expect(items.map((item) => ('problem' in item ? item.problem : '')).join(' ')).toContain(sentence);
});

test.each([
  ['[{"a": 1, "b": {"c": 1, "c": 2}}]', '"c" stands twice'],
  [String.raw`[{"a\"": 1, "a\u0022": 2}]`, 'stands twice'],
  ['{"a": "x: y, {\\"a\\": 1}", "b": [1, {"a": 2}], "a": 3}', '"a" stands twice'],
  ['[{"n": 9007199254740993}]', '9007199254740993 cannot be kept exactly'],
  ['[{"n": -123456789012345678901234567890}]', 'cannot be kept exactly'],
  ['[{"n": 1e400}]', '1e400 is too large'],
])('T48 %s loses something, and says what', async (text, sentence) => {
  expect(values(await read('json', text, 3)).join(' ')).toContain(sentence);
});

test.each([
  '[{"n": 9007199254740991}]',
  '[{"n": 9007199254740992, "t": "9007199254740993"}]',
  '[{"n": 0.12345678901234567, "m": 1e22}]',
  '[{"__proto__": 1}]',
])('%s loses nothing', async (text) => {
  expect(await read('json', text, 3)).toEqual([{ row: 1, value: JSON.parse(text)[0] as unknown }]);
});

test('lines are counted on behind broken strings and escapes', async () => {
  const items = await read('json', '[\n{"a": "x\n\ny"},\n{"b": "\\\\"},\n{"c": }]', 2);
  expect(items.map(({ row }) => row)).toEqual([2, 5, 6]);
  expect(values(items)[1]).toEqual({ b: '\\' });
});

test('a faulty entry does not hide the ones behind it', async () => {
  expect(values(await read('json', '[{"a":1}, {"b":x}, {"c":3}]'))).toEqual([{ a: 1 }, expect.stringContaining('not valid JSON'), { c: 3 }]);
});

test('tables: quotes, line breaks in cells, semicolons, missing and numeric cells', async () => {
  expect(values(await read('csv', 'text,n\r\n"a, ""b""\nc",4\r\nd\r\n'))).toEqual([
    { text: 'a, "b"\nc', n: 4 },
    { text: 'd', n: '' },
  ]);
  expect(values(await read('csv', '\uFEFFtext;n\na, b;5\n'))).toEqual([{ text: 'a, b', n: 5 }]);
  expect(values(await read('tsv', 'text\tcode\nüñ🐱\t007\n'))).toEqual([{ text: 'üñ🐱', code: '007' }]);
});

test.each([
  ['a,a\n1,2', 'Two columns'],
  ['a,\n1,2', 'no name'],
  ['a\n1,2', '2 cells, but there is only 1 column.'],
  ['a,b\n1,2,3', '3 cells, but there are only 2 columns.'],
  [Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(','), '10,000 columns; 1,000 is the most'],
  ['a,b\n"x,1\ny,2\n', 'opened in this row and never closed'],
  ['a,b\n"x "y" z",1\n', 'More text follows a closing quote in this row. If that quote is part of the text, write it twice'],
  ['a;b\n"x"y;2\n', 'follows a closing quote'],
  ['a;b\n"x""z"y;2\nz;"3"\n', 'follows a closing quote'],
  ['a;b\n"x\nz"y;2\n', 'follows a closing quote'],
  ['a;b\n"x;2\n"y";3\n', 'opened in this row and never closed'],
  ['a;b\nx;"2\ny;"3"\n', 'opened in this row and never closed'],
])('table %j names what is wrong', async (text, sentence) => {
  expect(values(await read('csv', text)).join(' ')).toContain(sentence);
});

test('a row is named by the line it begins at, also behind empty lines and texts that go over several', async () => {
  const rows = async (text: string) => (await read('csv', text)).map((item) => [item.row, 'problem' in item ? 'problem' : 'read']);
  expect(await rows('\n\ntext,n\n"one\r\n\r\ntwo",1\n\nthree,2\nfour,5,6\n"never,\nclosed')).toEqual([
    [4, 'read'],
    [8, 'read'],
    [9, 'problem'],
    [10, 'problem'],
  ]);
});

test('text: every line is a task, empty ones too, but for the end of the file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll(/[\r\n]/g, '')),
        { minLength: 1 },
      ),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 9 }),
      async (lines, end, size) => {
        expect(values(await read('txt', lines.map((line) => line + end).join(''), size))).toEqual(lines.map((text) => ({ text })));
      },
    ),
  );
  expect(values(await read('txt', 'a\n\nb'))).toEqual([{ text: 'a' }, { text: '' }, { text: 'b' }]);
});

test('a page is one text', async () => {
  const page = '<html>\n<p>A fine day.\n';
  expect(await read('html', page)).toEqual([{ row: 1, value: { text: page } }]);
});

test('columns are separated by what the first line holds most of, outside of quotes', async () => {
  for (const [start, expected] of [
    ['"a,b,c";d;e', ['a,b,c', 'd', 'e']],
    ['a\tb,c\td', ['a', 'b,c', 'd']],
    ['"a;b",c', ['a;b', 'c']],
    ['alone', ['alone']],
  ] as const) {
    const [row] = values(await read('csv', `${start}\n1`)) as [object];
    expect(Object.keys(row)).toEqual(expected);
  }
});

test('any table comes back, however it is cut', async () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => `${text.replaceAll('\r', '').replace('\uFEFF', '')}~`);
  const rows = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 40 }),
      async (cells, separator, end, size) => {
        const header = cells[0]!.map((_, index) => `column ${index}`);
        const lines = [header, ...cells].map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator));
        const items = await read('csv', lines.join(end), size);
        // One column is separated by nothing: a comma is as good as the others.
        expect((values(items) as Record<string, string>[]).map((row) => Object.values(row))).toEqual(cells);
        expect(items.map(({ row }) => row)).toEqual(
          cells.map(
            (_, at) =>
              lines
                .slice(0, at + 1)
                .join('\n')
                .split('\n').length + 1,
          ),
        );
      },
    ),
  );
});

/** What `written` of the only item says, read by `JSON.parse`. */
async function written(text: string): Promise<unknown> {
  const [item] = await read('json', text, 1_000_000);
  return item && 'written' in item && item.written !== undefined ? JSON.parse(item.written) : undefined;
}

test('data as it is written says what the value says', async () => {
  const name = fc.constantFrom('data', 'dat', 'meta', 'a"data"', String.raw`\data`);
  const inner = fc.dictionary(name, fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.dictionary(name, fc.integer())));
  await fc.assert(
    fc.asyncProperty(fc.array(inner), fc.constantFrom(undefined, 2), fc.boolean(), async (list, indent, isList) => {
      const text = isList ? JSON.stringify(list, undefined, indent) : list.map((item) => JSON.stringify(item)).join('\n');
      for (const item of await read('json', text, 1_000_000)) {
        if (!('value' in item) || item.written === undefined) continue;
        const value = item.value as Record<string, unknown>;
        expect(JSON.parse(item.written)).toEqual('data' in value ? value.data : value);
      }
    }),
  );
});

test.each([
  ['[{"data": {"n": 999999999999999}}]', { n: 999_999_999_999_999 }],
  ['{"id": 1, "data" :\n{"t": "a: 1.0, {\\"data\\": -0}"} , "meta": {"data": 2}}', { t: 'a: 1.0, {"data": -0}' }],
  ['[{"t": "no data", "in": {"data": 1}}]', { t: 'no data', in: { data: 1 } }],
  ['[{"d": "data", "data": null}]', null],
])('%s is at hand as it is written', async (text, value) => {
  expect(await written(text)).toEqual(value);
});

// The database would keep what JSON.parse does not: how a number was written.
test.each(['1.0', '1e2', '1E2', '-0', '0.12345678901234567890', '[1, 1234567890123456]'])('%s is not taken as it is written', async (number) => {
  expect(await written(`[{"data": {"n": ${number}}}]`)).toBeUndefined();
});

test('nor is data under a name that is written otherwise', async () => {
  expect(await written(String.raw`[{"d\u0061ta": {"n": 1}}]`)).toBeUndefined();
});
