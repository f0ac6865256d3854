import type { Range, Rectangle, Span } from '#app/core/labeling/result.ts';
import type { Action } from '../history.ts';
import { changeRegion } from './change.ts';

/** Any part of a place; the keys must belong to the region's kind. A span gives its `text` with it. */
export type Place = Partial<Rectangle> | (Partial<Span> & { text?: string }) | Partial<Range>;

/** Puts a region somewhere: moving, resizing and rotating are all this. */
export function placeRegion(id: string, place: Place): Action {
  return (doc) =>
    changeRegion(doc, id, (region) => {
      const same = Object.entries(place).every(([key, value]) => (region as Record<string, unknown>)[key] === value);
      return same ? region : { ...region, ...place };
    });
}
