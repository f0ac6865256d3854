/** Which regions may be put under which: what a circle forbids, and what the config allows. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { depthsOf, whyNotInside, whyTooDeep } from '#app/core/labeling/nesting.ts';
import type { Doc, Region } from '#app/core/labeling/result.ts';
import { canNest } from '../actions/nest.ts';

/** Why a region may not be put under another, as a sentence. */
export function whyNotUnder(config: LabelingConfig, doc: Doc, id: string, parent: string): string | undefined {
  if (!canNest(doc, id, parent)) return 'A region cannot lie under itself or under what lies under it.';
  const region = doc.regions.find((one) => one.id === id);
  const above = doc.regions.find((one) => one.id === parent);
  const depth = depthsOf(doc.regions).get(parent);
  if (!region || !above || !depth) return undefined;
  return whyNotInside(config, region, above) ?? whyTooDeep(config, depth.top, depth.levels + 1 + levelsBelow(doc, region, [region]));
}

function levelsBelow(doc: Doc, region: Region, seen: readonly Region[]): number {
  const below = doc.regions.filter((one) => one.parentId === region.id && !seen.includes(one));
  return below.length === 0 ? 0 : 1 + Math.max(...below.map((one) => levelsBelow(doc, one, [...seen, one])));
}
