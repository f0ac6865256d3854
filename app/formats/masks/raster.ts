/** Masks as files of one byte a pixel, 0 to 255. */
import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { eachRun, type Runs } from '#app/core/labeling/shapes/runs.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Rows from the top; each is a copy of its own. */
function* rowsOf(runs: Runs, { width, height }: Size): Iterable<Uint8Array> {
  let run = 0;
  let start = 0;
  for (let row = 0; row < height; row += 1) {
    const bytes = new Uint8Array(width);
    const [from, to] = [row * width, (row + 1) * width];
    for (;;) {
      const end = runs.ends[run] ?? to;
      bytes.fill(runs.values[run] ?? 0, Math.max(start, from) - from, Math.min(end, to) - from);
      if (end > to || run >= runs.ends.length) break;
      start = end;
      run += 1;
      if (end === to) break;
    }
    yield bytes;
  }
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length);
  bytes.write(name, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}

/** PNG, 8 bits of grey; held whole, one at a time: the streams of fflate 0.8.3 write what no reader takes where a mask begins empty. */
export async function* greyPng(runs: Runs, size: Size): Bytes {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size.width);
  head.writeUInt32BE(size.height, 4);
  head[8] = 8;
  yield Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
  yield chunk('IHDR', head);
  const lines = new Uint8Array((size.width + 1) * size.height);
  let at = 1;
  for (const row of rowsOf(runs, size)) {
    lines.set(row, at);
    at += row.length + 1;
  }
  yield chunk('IDAT', zlibSync(lines));
  yield chunk('IEND', new Uint8Array());
}

/** NumPy's own file of a `uint8` array (height, width). */
export async function* npy(runs: Runs, size: Size): Bytes {
  const said = `{'descr': '|u1', 'fortran_order': False, 'shape': (${size.height}, ${size.width}), }`;
  const length = Math.ceil((10 + said.length + 1) / 64) * 64 - 10;
  const head = Buffer.from(`\x93NUMPY\x01\0\0\0${said.padEnd(length - 1)}\n`, 'latin1');
  head.writeUInt16LE(length, 8);
  yield head;
  yield* rowsOf(runs, size);
}

/** Pixels of a mask. */
export function pixelsOf(runs: Runs): number {
  let pixels = 0;
  eachRun(runs, (_value, _start, end) => (pixels = end));
  return pixels;
}
