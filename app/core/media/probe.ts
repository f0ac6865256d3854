/** What a video file says about its pictures; undefined for formats that are not read here, and for files that contradict themselves. */
import { Malformed, type ReadBytes, type Timing } from './bytes.ts';
import { mp4Timing } from './mp4.ts';
import { webmTiming } from './webm.ts';

const firstBoxes = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** Rejects as `read` does. */
export async function probeVideo(read: ReadBytes): Promise<Timing | undefined> {
  const start = await read(0, 12);
  if (start.length < 12) return undefined;
  try {
    const timing = await timingOf(start, read);
    return timing && timing.fps >= 0.01 && timing.fps <= 1000 ? timing : undefined;
  } catch (error) {
    if (error instanceof Malformed || error instanceof RangeError) return undefined;
    throw error;
  }
}

function timingOf(start: Uint8Array, read: ReadBytes): Promise<Timing | undefined> | undefined {
  if (start[0] === 0x1a && start[1] === 0x45 && start[2] === 0xdf && start[3] === 0xa3) return webmTiming(read);
  return firstBoxes.has(String.fromCharCode(...start.subarray(4, 8))) ? mp4Timing(read) : undefined;
}
