import type { FileHandle } from 'node:fs/promises';

const atOnce = 64 * 1024;

/** Bytes from `start` up to but without `end`. Read by place: each stream on an open file would leave a listener on it, and archives are read in a million parts. */
export async function* filePart(file: FileHandle, start: number, end: number): AsyncIterable<Uint8Array> {
  for (let at = start; at < end;) {
    const chunk = new Uint8Array(Math.min(atOnce, end - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) return;
    yield chunk.subarray(0, bytesRead);
    at += bytesRead;
  }
}
