/** Intervals in words, with times as the series shows them. */
import { intervalKind } from '#app/core/labeling/kinds/interval.ts';
import type { RegionKind } from '#app/core/labeling/kinds/region-kind.ts';
import type { ObjectTag } from '#app/core/labeling/model.ts';
import type { IntervalRegion } from '#app/core/labeling/result.ts';
import { timesOf, type Times } from './times.ts';

/** Formats are costly to read, and lists ask for the same ones again and again. */
const known = new WeakMap<ObjectTag, Times>();

export function timesOfObject(object: ObjectTag): Times {
  const times = known.get(object) ?? timesOf(object.tag.attributes);
  known.set(object, times);
  return times;
}

function say({ start, end, instant }: IntervalRegion, object: ObjectTag | undefined, long: boolean): string {
  const times = object && timesOfObject(object);
  const [from, to] = [times?.read(start), times?.read(end)];
  if (!times || from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) {
    return instant ? `at ${start}` : `${start} to ${end}`;
  }
  if (from === to) return `at ${times.show(from)}`;
  return `${times.show(from)} to ${times.show(to)}${long ? `, ${times.showLength(to - from)} long` : ''}`;
}

export const shownIntervals: RegionKind<IntervalRegion> = {
  ...intervalKind,
  say: (region, object) => say(region, object, true),
  sayShortly: (region, object) => say(region, object, false),
};
