import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextKind } from '#app/formats/kinds.ts';
import { kindOf } from '#app/formats/kinds.ts';
import { Manner, readItems, type Item } from '#app/formats/read.ts';

type Read = { items: Item[]; words: string | undefined };
async function read(kind: TextKind, bytes: Uint8Array, size = 7): Promise<Read> {
  async function* pieces(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const manner = new Manner();
  const items: Item[] = [];
  for await (const item of readItems(kind, pieces(), 'text', manner)) items.push(item);
  return { items, words: manner.words };
}
const texts = ({ items }: Read): unknown[] => items.map((item) => ('value' in item ? (item.value as { text: string }).text : item.problem));

const utf16 = (text: string, end: 'le' | 'be', mark = true): Buffer => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return end === 'le' ? bytes : bytes.swap16();
};

test('any text comes back from UTF-8 and UTF-16, with marks and without, however it is cut', async () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replaceAll(/[\r\n\uFEFF\0]/g, '') + 'x');
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      const text = lines.join('\n');
      for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16(text, 'le'), utf16(text, 'be')])
        expect(texts(await read('txt', bytes, size))).toEqual(lines);
    }),
  );
});

test.each([
  ['as UTF-16', utf16('Übung 🐱\nx', 'le')],
  ['as UTF-16', utf16('Übung 🐱\nx', 'be')],
  ['as UTF-16', utf16('Übung, but mostly Latin\nx', 'le', false)],
  ['as UTF-16', utf16('Übung, but mostly Latin\nx', 'be', false)],
  ['as Windows-1252', Buffer.from('Übung\nx', 'latin1')],
])('a file read %s says so', async (words, bytes) => {
  const answer = await read('txt', bytes);
  expect(texts(answer)[0]).toMatch(/^Übung/);
  expect(texts(answer)[1]).toBe('x');
  expect(answer.words).toBe(`read ${words}`);
});

test('every character of Windows-1252 comes back, however late the first one stands', async () => {
  const written = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡ÿ';
  const bytes = Buffer.from([
    0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b,
    0x9c, 0x9e, 0x9f, 0xa1, 0xff,
  ]);
  for (const size of [1, 2, 5, 100])
    expect(texts(await read('txt', Buffer.concat([Buffer.from('plain\n'.repeat(50)), bytes]), size)).at(-1)).toBe(written);
});

test.each([
  ['UTF-8 that breaks', Buffer.concat([Buffer.from('Käse\nÖl\n'), Buffer.from([0xff, 0x0a])]), 3, 'not UTF-8'],
  ['a mark of UTF-8 before other bytes', Buffer.concat([Buffer.from('\uFEFFa\n'), Buffer.from([0xe4, 0x0a])]), 2, 'not UTF-8'],
  ['UTF-16 with half a character', utf16('ab\nc', 'le').subarray(0, -1), 2, 'not UTF-16'],
  ['UTF-16 with half an emoji', utf16('ab\n\ud83d\nc', 'le'), 2, 'not UTF-16'],
  ['bytes that no encoding has', Buffer.from([0x61, 0x0a, 0x81, 0x0a]), 2, 'neither UTF-8 nor Windows-1252'],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 1, 'UTF-32'],
])('%s is named with its place', async (_what, bytes, row, sentence) => {
  const { items } = await read('txt', bytes, 1000);
  expect(items.at(-1)).toEqual({ row, problem: expect.stringContaining(sentence) });
});

test('what UTF-16 files are is told as of others', () => {
  expect(kindOf('a.csv', utf16('text\nx', 'le'))).toEqual({ kind: 'csv' });
  expect(kindOf('a.csv', utf16('[{"text": 1}]', 'be'))).toEqual({ kind: 'json' });
  expect(kindOf('a.txt', utf16('long enough to tell', 'le', false))).toEqual({ kind: 'txt' });
  expect(kindOf('a.txt', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]))).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('UTF-32'),
  });
});
