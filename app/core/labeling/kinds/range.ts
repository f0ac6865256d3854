import type { RangeRegion } from '../result.ts';
import { defined, needNumber, toNumber } from '../wire/fields.ts';
import type { RegionKind } from './region-kind.ts';
import { endsFault } from './span.ts';

/** Seconds: more than a year of sound. */
const MAX_SECONDS = 31_622_400;

/** Ranges of a sound (formats 2.6). */
export const rangeKind: RegionKind<RangeRegion> = {
  kind: 'range',
  noun: 'range',
  objects: ['Audio', 'AudioPlus'],
  own: ['Labels'],
  bare: [],
  placeKeys: ['start', 'end', 'channel'],
  read(value, row) {
    const originalLength = toNumber(row.original_length);
    const place = { start: needNumber(value, 'start'), end: needNumber(value, 'end'), channel: needNumber(value, 'channel', 0), originalLength };
    return { place, rowKeys: originalLength === undefined ? [] : ['original_length'] };
  },
  write: ({ start, end, channel }) => ({ start, end, channel }),
  writeMedium: ({ originalLength }) => defined({ original_length: originalLength }),
  fault(region) {
    const fault = endsFault(region);
    if (fault) return fault;
    if (!Number.isFinite(region.channel)) return 'its channel is no number';
    return region.end > MAX_SECONDS ? 'it lies far behind the end of the sound' : undefined;
  },
  begins: ({ start, end }) => [start, end],
  say: ({ start, end }) => `${start.toFixed(2)} to ${end.toFixed(2)} s`,
};
