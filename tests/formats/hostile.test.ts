/** Lines and values without end: read as streams, refused with their line, and never held. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { TextKind } from '#app/formats/kinds.ts';
import { readItems, type Item } from '#app/formats/read.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What reading `megabytes` behind `start` says, how much of it was read, and the most that lived meanwhile, in bytes. */
async function read(kind: TextKind, start: string, piece: string, megabytes: number): Promise<{ items: Item[]; read: number; peak: number }> {
  const filler = Buffer.from(piece.repeat(Math.ceil(65_536 / piece.length)).slice(0, 65_536));
  collect();
  const before = process.memoryUsage();
  const lived = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before.heapUsed - before.arrayBuffers;
  let [count, peak] = [0, 0];
  async function* bytes(): AsyncIterable<Uint8Array> {
    yield Buffer.from(start);
    for (; count < megabytes * 1e6; count += filler.length) {
      if (count > 0 && count % 8_388_608 === 0) {
        collect();
        peak = Math.max(peak, lived());
      }
      yield filler;
    }
  }
  const items: Item[] = [];
  for await (const item of readItems(kind, bytes(), 'text')) items.push(item);
  return { items, read: count, peak };
}

test.each<[string, TextKind, string, string]>([
  ['a text in JSON', 'json', '[{"text": "a"},\n{"text": "', 'a'],
  ['brackets of JSON', 'json', '[{"text": "a"},\n{"text": ', '['],
  ['a line', 'txt', 'a\n', 'a'],
  ['a cell', 'csv', 'text\n', 'a'],
  ['a quoted cell', 'csv', 'text\n"', 'a\n'],
  ['quotes', 'csv', 'text\n"', 'a" '],
  ['cells', 'csv', 'text\n', ','],
  ['columns', 'csv', '', 'c,'],
  ['a page', 'html', '<p>', 'a'],
])('T48 200 MB of %s are refused with a sentence, and not held', { timeout: 60_000 }, async (_what, kind, start, piece) => {
  const { items, read: count, peak } = await read(kind, start, piece, 200);
  const last = items.at(-1)!;
  expect(last).toMatchObject({ problem: expect.stringMatching(/is larger than (4|16) MB|names [\d,]+ columns/) });
  expect(last.row).toBe(start.includes('\n') ? 2 : 1);
  expect(count).toBeLessThan(40e6);
  expect(peak).toBeLessThan(150e6);
});

test('lines without end pass without being held', { timeout: 60_000 }, async () => {
  for (const kind of ['txt', 'csv', 'json'] as const) {
    const line = kind === 'json' ? '{"text": "A fine day."}' : 'A fine day.';
    let count = 0;
    let peak = 0;
    const piece = Buffer.from(`${line}\n`.repeat(2000));
    async function* bytes(): AsyncIterable<Uint8Array> {
      if (kind === 'csv') yield Buffer.from('text\n');
      for (let sent = 0; sent < 2.5e6; sent += piece.length) yield piece;
    }
    collect();
    const start = process.memoryUsage().heapUsed;
    for await (const item of readItems(kind, bytes(), 'text')) {
      if ('problem' in item) throw new Error(item.problem);
      count += 1;
      if (count % 50_000 !== 0) continue;
      collect();
      peak = Math.max(peak, process.memoryUsage().heapUsed - start);
    }
    expect(count).toBeGreaterThan(87_500);
    expect(peak).toBeLessThan(4e6);
  }
});
