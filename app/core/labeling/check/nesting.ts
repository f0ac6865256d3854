/** Regions that lie where the labels of the regions above them allow nothing of the kind: a submitted answer holds none. */
import type { LabelingConfig } from '../model.ts';
import { depthsOf, whyNotInside, whyTooDeep } from '../nesting.ts';
import type { Doc } from '../result.ts';
import type { ResultProblem } from './problem.ts';

export function findMisplaced({ regions }: Doc, config: LabelingConfig): ResultProblem[] {
  const byId = new Map(regions.map((region) => [region.id, region]));
  const depths = depthsOf(regions);
  return regions.flatMap((region, index) => {
    const above = region.parentId === undefined ? undefined : byId.get(region.parentId);
    const depth = depths.get(region.id);
    const fault = above && depth && (whyNotInside(config, region, above) ?? whyTooDeep(config, depth.top, depth.levels));
    return fault ? [{ region: region.id, control: region.from, message: `Region ${index + 1}: ${fault}` }] : [];
  });
}
