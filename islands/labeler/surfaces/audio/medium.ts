/** Ranges of a sound, for the range tool. Places are seconds. */
import type { RangeRegion } from '#app/core/labeling/result.ts';
import type { Medium } from '../../tools/range.ts';

/** `duration` in seconds; 0 while unknown. */
export function soundMedium(duration: () => number): Medium<RangeRegion> {
  return {
    kind: 'range',
    noun: 'range',
    length: duration,
    tidy: (place) => tidy(place, duration()),
    read: (region) => (region.kind === 'range' ? region : undefined),
    write: ({ start, end, channel }) => ({ start, end, channel }),
    begin: () => (duration() > 0 ? { originalLength: duration() } : {}),
    instants: false,
  };
}

/** Seconds as they are stored: finite, within the sound, without the noise of float arithmetic below a microsecond. */
export function tidy(second: number, duration: number): number {
  const finite = Number.isFinite(second) ? second : 0;
  const within = Math.max(0, duration > 0 ? Math.min(duration, finite) : finite);
  return Number(within.toFixed(6));
}
