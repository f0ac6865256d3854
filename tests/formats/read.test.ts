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
  ['a\n1,2', '2 cells'],
])('table %j names what is wrong', async (text, sentence) => {
  expect(values(await read('csv', text)).join(' ')).toContain(sentence);
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

test('bytes that are not UTF-8 are named with their place', async () => {
  const [, second] = await read('txt', Uint8Array.from([0x61, 0x0a, 0xff, 0xfe, 0x0a]));
  expect(second).toEqual({ row: 2, problem: expect.stringContaining('not UTF-8') });
});
