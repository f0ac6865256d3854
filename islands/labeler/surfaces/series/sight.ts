/** Rows of a series in sight, and places on its line: times counted from the first. */
import { bisectCenter, bisectLeft, bisectRight } from 'd3-array';
import type { Nearness, View } from '../line/view.ts';
import type { Table } from './table.ts';

export function firstTime({ times }: Table): number {
  return times[0] ?? 0;
}

/** A series of one moment still needs room to be seen in. */
export function lengthOf({ times }: Table): number {
  return (times[times.length - 1] ?? 0) - (times[0] ?? 0) || 1;
}

/** Rows in sight, `to` exclusive, with one more on each side so that lines go on past the borders. */
export function rowsInSight(table: Table, view: View): { from: number; to: number } {
  const start = firstTime(table) + view.left;
  const shown = view.duration / view.zoom;
  return {
    from: Math.max(0, bisectLeft(table.times, start) - 1),
    to: Math.min(table.times.length, bisectRight(table.times, start + shown) + 1),
  };
}

/** The row whose time is nearest to a place. */
export function nearestRow({ times }: Table, place: number): number {
  return Math.min(times.length - 1, Math.max(0, bisectCenter(times, (times[0] ?? 0) + place)));
}

export function placeOfRow({ times }: Table, row: number): number {
  const within = Math.min(times.length - 1, Math.max(0, row));
  return (times[within] ?? 0) - (times[0] ?? 0);
}

/** Rows that a key moves by: one, or as many as lie under a pixel where that is more. */
export function rowsPerStep(table: Table, view: View): number {
  const { from, to } = rowsInSight(table, view);
  return Math.max(1, Math.round((to - from) / Math.max(1, view.width)));
}

/** One may come so near that the two closest rows stand far apart, but no nearer than numbers can tell. */
export function nearnessOf({ times }: Table): Nearness {
  let least = Infinity;
  for (let row = 1; row < times.length; row += 1) {
    const gap = (times[row] ?? 0) - (times[row - 1] ?? 0);
    if (gap > 0 && gap < least) least = gap;
  }
  return { closest: Number.isFinite(least) ? 100 / least : 1, widest: 1e10 };
}
