/** When the pictures of an MP4 or QuickTime video are shown: read from its index, so that frames can be counted and not guessed. */
import { boxIn } from './boxes.ts';
import { Malformed, type ReadBytes, type Timing, viewOf } from './bytes.ts';
import { fragmentTiming } from './fragments.ts';
import { findTrack, idOf, shownOf } from './tracks.ts';

/** Pictures of a day at 60 a second. */
const mostFrames = 5_184_000;

export async function mp4Timing(read: ReadBytes): Promise<Timing | undefined> {
  const video = await findTrack(read, 'vide');
  if (!video) return undefined;
  const { movie, media, scale } = video;
  const lengths = runs(boxIn(media, 'minf', 'stbl', 'stts'), 'getUint32');
  const frames = lengths.reduce((sum, { count }) => sum + count, 0);
  if (frames > mostFrames) throw new Malformed('it claims more pictures than a day has');
  if (frames === 0) return fragmentTiming(read, movie, idOf(video), scale);
  const delays = runs(boxIn(media, 'minf', 'stbl', 'ctts'), 'getInt32');
  const { lead, skipped } = shownOf(video);
  return { fps: rateOf(lengths, scale), frames, times: timesOf(lengths, delays, lead - skipped, scale) };
}

/** So many pictures one after the other with the same value. */
type Run = { count: number; value: number };

function runs(table: Uint8Array | undefined, reader: 'getUint32' | 'getInt32'): Run[] {
  if (!table || table.length < 8) return [];
  const view = viewOf(table);
  const entries = Math.min(view.getUint32(4), Math.floor((table.length - 8) / 8));
  return Array.from({ length: entries }, (_, index) => ({ count: view.getUint32(8 + index * 8), value: view[reader](12 + index * 8) }));
}

/** The rate of most pictures; the average where no length is that of nine in ten. */
function rateOf(lengths: readonly Run[], scale: number): number {
  const byLength = new Map<number, number>();
  for (const { count, value } of lengths) byLength.set(value, (byLength.get(value) ?? 0) + count);
  const frames = lengths.reduce((sum, { count }) => sum + count, 0);
  const [length = 0, most = 0] = [...byLength].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  if (length > 0 && most >= frames * 0.9 - 1) return scale / length;
  const total = lengths.reduce((sum, { count, value }) => sum + count * value, 0);
  return total > 0 ? (frames * scale) / total : 0;
}

/** Pictures are stored in the order in which they are decoded; delays bring them into that in which they are shown. */
function timesOf(lengths: readonly Run[], delays: readonly Run[], start: number, scale: number): Float64Array {
  const times = new Float64Array(lengths.reduce((sum, { count }) => sum + count, 0));
  let at = 0;
  let index = 0;
  for (const { count, value } of lengths) for (let left = count; left > 0; left -= 1, at += value) times[index++] = at + start;
  index = 0;
  for (const { count, value } of delays) for (let left = count; left > 0 && index < times.length; left -= 1) times[index++]! += value;
  for (index = 0; index < times.length; index += 1) times[index]! /= scale;
  return times.sort();
}
