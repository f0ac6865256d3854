/**
 * Archives as a stream: entries are stored as they come, zip64 where it has to be, and the same entries give the same bytes. Written by
 * ourselves: the writers there are hold the directory in memory, hundreds of bytes for each of a million pictures.
 */
import { crc32 } from 'node:zlib';
import type { Bytes, Entry } from './format.ts';
import { Spool } from './spool.ts';

const gathered = 64 * 1024;

/** Text and bytes as few large pieces, none of them empty. */
export async function* asBytes(pieces: AsyncIterable<string | Uint8Array>): Bytes {
  const encoder = new TextEncoder();
  let text = '';
  for await (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    if (text && (typeof piece !== 'string' || text.length >= gathered)) {
      yield encoder.encode(text);
      text = '';
    }
    if (typeof piece !== 'string' && piece.length > 0) yield piece;
  }
  if (text) yield encoder.encode(text);
}

async function* once(piece: string | Uint8Array): AsyncIterable<string | Uint8Array> {
  yield piece;
}

/** The bytes of an entry. */
export const bytesOf = (content: Entry['content']): Bytes =>
  asBytes(typeof content === 'string' || content instanceof Uint8Array ? once(content) : content);

/** Little-endian numbers one after the other, each with its length in bytes. */
function fields(...numbers: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Buffer {
  const made = Buffer.alloc(numbers.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of numbers) {
    if (bytes === 8) made.writeBigUInt64LE(BigInt(value), at);
    else made.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return made;
}

const full = 0xff_ff_ff_ff;
/** Version 4.5; sizes follow the bytes, names are UTF-8; stored; midnight of the first day that zips know. */
const shared = [
  [45, 2],
  [0x08_08, 2],
  [0, 2],
  [0, 2],
  [33, 2],
] as const;

/** Sizes and offset in 64 bits in every line of the directory, so that no archive is too large. */
function directoryLine(name: Buffer, crc: number, size: number, offset: number): Buffer {
  const extra = fields([1, 2], [24, 2], [size, 8], [size, 8], [offset, 8]);
  const head = fields(
    [0x02_01_4b_50, 4],
    [0x03_2d, 2],
    ...shared,
    [crc, 4],
    [full, 4],
    [full, 4],
    [name.length, 2],
    [extra.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0o100_644 * 65_536, 4],
    [full, 4],
  );
  return Buffer.concat([head, name, extra]);
}

/** Where the directory lies. */
function directoryEnd(count: number, size: number, offset: number): Buffer {
  const record = fields([0x06_06_4b_50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [count, 8], [count, 8], [size, 8], [offset, 8]);
  const locator = fields([0x07_06_4b_50, 4], [0, 4], [offset + size, 8], [1, 4]);
  const short = Math.min(count, 0xff_ff);
  const end = fields([0x06_05_4b_50, 4], [0, 2], [0, 2], [short, 2], [short, 2], [full, 4], [full, 4], [0, 2]);
  return Buffer.concat([record, locator, end]);
}

/** An entry's name and bytes; `sum` says afterwards what they were. */
async function* stored(name: Buffer, content: Entry['content'], sum: { crc: number; size: number }): Bytes {
  // An empty zip64 field promises that the sizes behind the bytes have 64 bits.
  yield Buffer.concat([
    fields([0x04_03_4b_50, 4], ...shared, [0, 4], [full, 4], [full, 4], [name.length, 2], [20, 2]),
    name,
    fields([1, 2], [16, 2], [0, 8], [0, 8]),
  ]);
  for await (const chunk of bytesOf(content)) {
    sum.crc = crc32(chunk, sum.crc);
    sum.size += chunk.length;
    yield chunk;
  }
  yield fields([0x08_07_4b_50, 4], [sum.crc, 4], [sum.size, 8], [sum.size, 8]);
}

export async function* zipped(entries: AsyncIterable<Entry>): Bytes {
  const directory = new Spool();
  let [count, offset, size] = [0, 0, 0];
  try {
    for await (const { path, content } of entries) {
      const start = offset;
      const name = Buffer.from(path);
      const sum = { crc: 0, size: 0 };
      for await (const chunk of stored(name, content, sum)) {
        offset += chunk.length;
        yield chunk;
      }
      const line = directoryLine(name, sum.crc, sum.size, start);
      await directory.write(line);
      size += line.length;
      count += 1;
    }
    yield* directory.read();
    yield directoryEnd(count, size, offset);
  } finally {
    await directory.close();
  }
}
