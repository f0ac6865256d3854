/** Ranges of a sound, in seconds (formats 2.6). */

import type { Range } from '../result.ts';

/** What of a range lies in time; the channel does not matter here. */
type Interval = Pick<Range, 'start' | 'end'>;

const within = (time: number, duration: number): number => Math.max(0, Math.min(duration, time));

/** The range between two times, whichever comes first, inside the sound. */
export function rangeBetween(a: number, b: number, duration: number, channel = 0): Range {
  return { start: within(Math.min(a, b), duration), end: within(Math.max(a, b), duration), channel };
}

export const lengthOf = ({ start, end }: Interval): number => end - start;
export const contains = ({ start, end }: Interval, time: number): boolean => time >= start && time < end;
/** True when two ranges sound at the same time; touching ones do not. */
export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

/** Shifts a range and keeps its length; it stops at the ends of the sound. */
export function move<T extends Interval>(range: T, by: number, duration: number): T {
  const start = Math.max(0, Math.min(range.start + by, duration - lengthOf(range)));
  return { ...range, start, end: Math.min(duration, start + lengthOf(range)) };
}

/** Sets one end; dragged across the other, the two change places. */
export function resize<T extends Interval>(range: T, end: 'start' | 'end', time: number, duration: number): T {
  const at = within(time, duration);
  const fixed = end === 'start' ? range.end : range.start;
  return { ...range, start: Math.min(at, fixed), end: Math.max(at, fixed) };
}
