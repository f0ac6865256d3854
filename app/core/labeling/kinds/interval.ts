import type { IntervalRegion } from '../result.ts';
import { Broken, defined, type Fields } from '../wire/fields.ts';
import type { RegionKind } from './region-kind.ts';

/** A longer text is no time. */
const longestTime = 100;

/** A time as it was written: a number, or a text in the series' format; never turned into the other. */
function needTime(value: Fields, key: 'start' | 'end'): number | string {
  const time = value[key];
  if ((typeof time === 'number' && Number.isFinite(time)) || (typeof time === 'string' && time !== '')) return time;
  throw new Broken(`"${key}" in the value is ${time === undefined ? 'missing' : 'neither a number nor a time'}.`);
}

/** Intervals and instants of a time series (formats 2.6). */
export const intervalKind: RegionKind<IntervalRegion> = {
  kind: 'interval',
  noun: 'interval',
  objects: ['TimeSeries'],
  own: ['TimeSeriesLabels', 'Labels'],
  bare: [],
  placeKeys: ['start', 'end', 'instant'],
  read(value) {
    const instant = typeof value.instant === 'boolean' ? value.instant : undefined;
    return { place: defined({ start: needTime(value, 'start'), end: needTime(value, 'end'), instant }) };
  },
  write: ({ start, end, instant }) => defined({ start, end, instant }),
  fault({ start, end }) {
    if ([start, end].some((time) => (typeof time === 'number' ? !Number.isFinite(time) : time === '' || time.length > longestTime)))
      return 'its start or end is neither a number nor a time';
    return typeof start === 'number' && typeof end === 'number' && end < start ? 'it ends before it starts' : undefined;
  },
  begins: ({ start, end }) => [start, end],
  say: ({ start, end, instant }) => (instant ? `at ${start}` : `${start} to ${end}`),
};
