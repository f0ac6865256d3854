import type { Region } from '#app/core/labeling/result.ts';
import type { Action } from '../history.ts';

/** Adds a region at the end, which is the top: later regions lie over earlier ones. */
export function addRegion(region: Region): Action {
  return (doc) => ({ ...doc, regions: [...doc.regions, region] });
}
