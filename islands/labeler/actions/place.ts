import type { PlaceOf } from '#app/core/labeling/kinds/region-kind.ts';
import type { Region } from '#app/core/labeling/result.ts';
import type { Action } from '../history.ts';
import { changeRegion } from './change.ts';

type PlaceOfAny<R extends Region> = R extends Region ? Partial<PlaceOf<R>> : never;
/** Any part of a place; the keys must belong to the region's kind. A span gives its `text` with it. */
export type Place = PlaceOfAny<Region>;

/** Puts a region somewhere: moving, resizing and rotating are all this. */
export function placeRegion(id: string, place: Place): Action {
  return (doc) =>
    changeRegion(doc, id, (region) => {
      const same = Object.entries(place).every(([key, value]) => (region as Record<string, unknown>)[key] === value);
      return same ? region : ({ ...region, ...place } as Region);
    });
}
