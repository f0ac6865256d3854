/** When the pictures of an MP4 or QuickTime video are shown: read from its index, so that frames can be counted and not guessed. */
import { boxesIn, boxIn, findBox } from './boxes.ts';
import { Malformed, type ReadBytes, type Timing, viewOf } from './bytes.ts';
import { fragmentTiming } from './fragments.ts';

/** Bytes of an index: two hours at 60 pictures a second take some 10 MB. */
const largestIndex = 64_000_000;
/** Pictures of a day at 60 a second. */
const mostFrames = 5_184_000;

export async function mp4Timing(read: ReadBytes): Promise<Timing | undefined> {
  const place = await findBox(read, 'moov');
  if (!place || place.length > largestIndex) return undefined;
  const movie = await read(place.offset, place.length);
  const tracks = boxesIn(movie).filter(({ name }) => name === 'trak');
  const video = tracks.find(({ bytes }) => handlerOf(bytes) === 'vide')?.bytes;
  const media = video && boxIn(video, 'mdia');
  const scale = media && timescaleOf(media);
  if (!video || !media || !scale) return undefined;
  const lengths = runs(boxIn(media, 'minf', 'stbl', 'stts'), 'getUint32');
  const frames = lengths.reduce((sum, { count }) => sum + count, 0);
  if (frames > mostFrames) throw new Malformed('it claims more pictures than a day has');
  if (frames === 0) return fragmentTiming(read, movie, idOf(video), scale);
  const delays = runs(boxIn(media, 'minf', 'stbl', 'ctts'), 'getInt32');
  return { fps: rateOf(lengths, scale), frames, times: timesOf(lengths, delays, startOf(video, movie, scale), scale) };
}

function handlerOf(track: Uint8Array): string {
  const handler = boxIn(track, 'mdia', 'hdlr');
  return handler && handler.length >= 12 ? String.fromCharCode(...handler.subarray(8, 12)) : '';
}

function idOf(track: Uint8Array): number {
  const header = boxIn(track, 'tkhd');
  const at = header?.[0] === 1 ? 20 : 12;
  return header && header.length >= at + 4 ? viewOf(header).getUint32(at) : 0;
}

/** Units per second. */
function timescaleOf(media: Uint8Array): number | undefined {
  const header = boxIn(media, 'mdhd');
  if (!header || header.length < 24) return undefined;
  return viewOf(header).getUint32(header[0] === 1 ? 20 : 12);
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

/** Units by which players shift the track: an empty stretch before it, less what is cut off its beginning. */
function startOf(track: Uint8Array, movie: Uint8Array, scale: number): number {
  const list = boxIn(track, 'edts', 'elst');
  const header = boxIn(movie, 'mvhd');
  if (!list || list.length < 8 || !header || header.length < 24) return 0;
  const movieScale = viewOf(header).getUint32(header[0] === 1 ? 20 : 12);
  const view = viewOf(list);
  const isLong = list[0] === 1;
  const size = isLong ? 20 : 12;
  let shift = 0;
  for (let index = 0; index < view.getUint32(4) && 8 + (index + 1) * size <= list.length; index += 1) {
    const at = 8 + index * size;
    const length = isLong ? Number(view.getBigUint64(at)) : view.getUint32(at);
    const from = isLong ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4);
    if (from >= 0) return shift - from;
    if (movieScale > 0) shift += (length / movieScale) * scale;
  }
  return shift;
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
