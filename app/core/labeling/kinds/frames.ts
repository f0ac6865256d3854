import type { FramesRegion } from '../result.ts';
import { Broken, isFields, toNumber } from '../wire/fields.ts';
import type { RegionKind } from './region-kind.ts';
import { MAX_FRAMES } from './track.ts';

/** Ranges of a video's frames (formats 2.6). */
export const framesKind: RegionKind<FramesRegion> = {
  kind: 'frames',
  noun: 'frame range',
  objects: ['Video'],
  own: ['TimelineLabels'],
  bare: [],
  placeKeys: ['ranges'],
  read(value) {
    if (!Array.isArray(value.ranges)) throw new Broken('"ranges" in the value is missing or no list.');
    return { place: { ranges: value.ranges.map(readRange) } };
  },
  write: ({ ranges }) => ({ ranges }),
  fault({ ranges }) {
    if (ranges.length === 0) return 'it has no range';
    if (ranges.some(({ start, end }) => !Number.isInteger(start) || !Number.isInteger(end))) return 'its frames are no whole numbers';
    if (ranges.some(({ start, end }) => start < 1 || end < start)) return 'it ends before it starts, or starts before frame 1';
    return ranges.some(({ end }) => end > MAX_FRAMES) ? 'it lies far behind the end of the video' : undefined;
  },
  begins: ({ ranges }) => ranges.slice(0, 1).map(({ start }) => start),
  say: ({ ranges }) => ranges.map(({ start, end }) => (start === end ? `frame ${start}` : `frames ${start} to ${end}`)).join(' and '),
};

/** Everything else that a range carries is kept. */
function readRange(read: unknown): FramesRegion['ranges'][number] {
  const [start, end] = isFields(read) ? [toNumber(read.start), toNumber(read.end)] : [];
  if (start === undefined || end === undefined) throw new Broken('A range of frames needs "start" and "end" as numbers.');
  return { ...(read as object), start, end };
}
