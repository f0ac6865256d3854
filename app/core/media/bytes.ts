/** Reading a file in parts, wherever it lies. */

/** Bytes from an offset; fewer where the file ends. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>;

/** What is known of when a video's pictures are shown. */
export type Timing = {
  /** Pictures per second; of a video whose pictures come unevenly, on the average. */
  fps: number;
  /** How many pictures there are, where the file says it. */
  frames?: number;
  /** Seconds at which each picture begins, in order, where the file says it. */
  times?: Float64Array;
};

/** The file says something that cannot be. Caught where files are probed, never seen outside. */
export class Malformed extends Error {}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** So many bytes at once, for those who read one part after the other. */
export function readAhead(read: ReadBytes, least: number): ReadBytes {
  let held: { offset: number; bytes: Uint8Array } = { offset: 0, bytes: new Uint8Array() };
  return async (offset, length) => {
    const from = offset - held.offset;
    if (from < 0 || from + length > held.bytes.length) held = { offset, bytes: await read(offset, Math.max(least, length)) };
    return held.bytes.subarray(offset - held.offset, offset - held.offset + length);
  };
}
