import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Entry } from '#app/formats/format.ts';
import { asBytes, zipped } from '#app/formats/zip.ts';
import { stream } from './exported.ts';

async function joined(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

test('an archive byte by byte', async () => {
  const bytes = Buffer.from(await joined(zipped(stream([{ path: 'é', content: 'hi' }]))));
  // CRC-32 of "hi", d8932aac, from the low end.
  const crc = 'ac2a93d8';
  const entry = `504b0304 2d00 0808 0000 0000 2100 00000000 ffffffff ffffffff 0200 1400 c3a9 0100 1000 ${'00'.repeat(16)} 6869
    504b0708 ${crc} 0200000000000000 0200000000000000`;
  const directory = `504b0102 2d03 2d00 0808 0000 0000 2100 ${crc} ffffffff ffffffff 0200 1c00 0000 0000 0000 0000a481 ffffffff c3a9
    0100 1800 0200000000000000 0200000000000000 0000000000000000`;
  const end = `504b0606 2c00000000000000 2d00 2d00 00000000 00000000 0100000000000000 0100000000000000 4c00000000000000 4e00000000000000
    504b0607 00000000 9a00000000000000 01000000 504b0506 0000 0000 0100 0100 ffffffff ffffffff 0000`;
  expect(bytes.toString('hex')).toBe(`${entry}${directory}${end}`.replaceAll(/\s/g, ''));
});

test('text, bytes and streams, empty ones too, and more entries than old archives can count', async () => {
  const many = 66_000;
  const entries: Entry[] = [
    { path: 'text.txt', content: 'Grüße' },
    { path: 'empty', content: '' },
    { path: 'folder/stream', content: stream(['a', Uint8Array.of(98), '', 'c']) },
  ];
  for (let index = 0; index < many; index += 1) entries.push({ path: `n/${index}`, content: '' });
  const files = unzipSync(await joined(zipped(stream(entries))));
  expect(Object.keys(files)).toHaveLength(many + 3);
  const told = ['text.txt', 'empty', 'folder/stream'].map((path) => new TextDecoder().decode(files[path]));
  expect(told).toEqual(['Grüße', '', 'abc']);
});

test('a reader that goes away leaves nothing open, and what breaks inside breaks the archive', async () => {
  const closed: string[] = [];
  async function* endless(): AsyncIterable<string> {
    try {
      for (;;) yield 'more'.repeat(50_000);
    } finally {
      closed.push('content');
    }
  }
  async function* entries(): AsyncIterable<Entry> {
    try {
      yield { path: 'a', content: endless() };
    } finally {
      closed.push('entries');
    }
  }
  let pieces = 0;
  for await (const _ of zipped(entries())) if ((pieces += 1) === 3) break;
  expect(closed).toEqual(['content', 'entries']);
  async function* broken(): AsyncIterable<string> {
    yield 'a';
    throw new Error('The store went away.');
  }
  await expect(joined(zipped(stream([{ path: 'a', content: broken() }])))).rejects.toThrow('The store went away.');
});

test('pieces become few, and none is empty', async () => {
  const sizes: number[] = [];
  for await (const chunk of asBytes(stream(['', 'a', 'b', new Uint8Array(), Uint8Array.of(1), 'c'.repeat(70_000), 'd']))) sizes.push(chunk.length);
  expect(sizes).toEqual([2, 1, 70_000, 1]);
});
