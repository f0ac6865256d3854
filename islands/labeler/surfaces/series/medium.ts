/** Intervals of a series, for the range tool. Places are counted from the first time, and ends lie on rows. */
import type { IntervalRegion, Region } from '#app/core/labeling/result.ts';
import type { Medium, Stretch } from '../../tools/range.ts';
import { firstTime, lengthOf, nearestRow, placeOfRow } from './sight.ts';
import type { Table } from './table.ts';
import type { Times } from './times.ts';

export function seriesMedium(object: string, times: Times, table: () => Table): Medium<IntervalRegion> {
  const read = (region: Region) => stretchOf(region, object, times, table());
  const write = (place: number) => {
    const row = nearestRow(table(), place);
    // The time itself, not the sum that leads to its place: a sum loses the last digits.
    return times.write(placeOfRow(table(), row) === place ? (table().times[row] ?? 0) : firstTime(table()) + place);
  };
  return {
    kind: 'interval',
    noun: 'interval',
    length: () => (table().times.length > 0 ? lengthOf(table()) : 0),
    tidy: (place) => (table().times.length > 0 ? placeOfRow(table(), nearestRow(table(), place)) : place),
    read,
    write({ start, end }, before) {
      const was = before?.kind === 'interval' ? { region: before, stretch: read(before) } : undefined;
      return {
        start: was?.stretch?.start === start ? was.region.start : write(start),
        end: was?.stretch?.end === end ? was.region.end : write(end),
        instant: start === end,
      };
    },
    instants: true,
  };
}

/** Where a region of this series lies; undefined for others, and for times that mean nothing here. */
export function stretchOf(region: Region, object: string, times: Times, table: Table): Stretch | undefined {
  if (region.kind !== 'interval' || region.to !== object) return undefined;
  const [start, end] = [times.read(region.start), times.read(region.end)];
  if (!Number.isFinite(start) || !Number.isFinite(end)) return undefined;
  return { start: start - firstTime(table), end: end - firstTime(table), channel: 0 };
}
