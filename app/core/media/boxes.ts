/** The boxes that MP4 and QuickTime files consist of: a size, a name of four letters, and bytes or boxes inside. */
import { Malformed, type ReadBytes, viewOf } from './bytes.ts';

export type Box = { name: string; /** Of what is inside. */ offset: number; length: number };

/** The header at an offset; undefined where no box can stand. */
export function headerAt(view: DataView, at: number): Box | undefined {
  if (at + 8 > view.byteLength) return undefined;
  const short = view.getUint32(at);
  const name = String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)));
  if (short === 1 && at + 16 > view.byteLength) return undefined;
  const header = short === 1 ? 16 : 8;
  const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
  // 0: to the end of what there is.
  const whole = size === 0 ? Infinity : size;
  if (whole < header) throw new Malformed('a box is smaller than its own header');
  return { name, offset: at + header, length: whole - header };
}

/** The boxes inside bytes, in order; one that is cut off ends them. */
export function boxesIn(bytes: Uint8Array): { name: string; bytes: Uint8Array }[] {
  const view = viewOf(bytes);
  const found: { name: string; bytes: Uint8Array }[] = [];
  for (let box = headerAt(view, 0); box; box = headerAt(view, box.offset + box.length)) {
    const end = Math.min(bytes.length, box.offset + box.length);
    found.push({ name: box.name, bytes: bytes.subarray(box.offset, end) });
    if (end === bytes.length) break;
  }
  return found;
}

/** The first box with each name of the path, from outside in. */
export function boxIn(bytes: Uint8Array, ...path: string[]): Uint8Array | undefined {
  let inside: Uint8Array | undefined = bytes;
  for (const name of path) inside = inside && boxesIn(inside).find((box) => box.name === name)?.bytes;
  return inside;
}

/** Boxes side by side at the top of a file are few; more of them are no video but an attempt to keep us busy. */
const mostBoxes = 64;

/** The place of the first box with the name at the top of a file; what lies before it is jumped over, not read. */
export async function findBox(read: ReadBytes, name: string): Promise<Box | undefined> {
  let at = 0;
  for (let count = 0; count < mostBoxes; count += 1) {
    const box = headerAt(viewOf(await read(at, 16)), 0);
    if (!box) return undefined;
    if (box.name === name) return { ...box, offset: at + box.offset };
    at += box.offset + box.length;
    if (!Number.isSafeInteger(at)) return undefined;
  }
  return undefined;
}
