import type { Doc } from '#app/core/labeling/result.ts';
import type { Action } from '../history.ts';
import { changeRegion } from './change.ts';

/** Puts a region under another (`parentID`, formats 2.1), or under none. Nothing happens where that would close a circle. */
export function nestRegion(id: string, parent: string | undefined): Action {
  return (doc) =>
    changeRegion(doc, id, (region) => {
      if (region.parentId === parent || !canNest(doc, id, parent)) return region;
      const { parentId: _, ...free } = region;
      return parent === undefined ? free : { ...free, parentId: parent };
    });
}

/** A region lies neither under itself nor under what lies under it. */
export function canNest({ regions }: Doc, id: string, parent: string | undefined): boolean {
  const parents = new Map(regions.map((region) => [region.id, region.parentId]));
  if (parent !== undefined && !parents.has(parent)) return false;
  const seen = new Set<string>();
  for (let at = parent; at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === id) return false;
    seen.add(at);
  }
  return true;
}
