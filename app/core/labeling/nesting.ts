/** Which regions may lie under which, as labels say it: `groupCanContain` and `groupDepth` (formats 1.4). */
import { labelControl, labelText } from './label-words.ts';
import type { LabelingConfig } from './model.ts';
import type { Region } from './result.ts';

/** A label that names what its regions may hold takes nothing else. A sentence, or undefined where `region` may lie there. */
export function whyNotInside(config: LabelingConfig, region: Region, above: Region): string | undefined {
  const allowed = listOf(config, above);
  if (!allowed || (region.labels.length > 0 && region.labels.every((label) => allowed.includes(label)))) return undefined;
  return `Under ${labelText(config, above)} only these may lie: ${allowed.join(', ')}.`;
}

function listOf(config: LabelingConfig, region: Region): string[] | undefined {
  const labels = labelControl(config, region)?.labels.filter(({ name }) => region.labels.includes(name)) ?? [];
  const lists = labels.flatMap(({ groupCanContain }) => (groupCanContain ? [groupCanContain] : []));
  return lists.length > 0 ? lists.flat() : undefined;
}

/** `top` lies under nothing; its control says how many `levels` may lie below it. */
export function whyTooDeep(config: LabelingConfig, top: Region, levels: number): string | undefined {
  const most = Number(labelControl(config, top)?.tag.attributes.groupdepth || Infinity);
  if (!Number.isFinite(most) || levels <= most) return undefined;
  return most === 1 ? `Only one level may lie under ${labelText(config, top)}.` : `At most ${most} levels may lie under ${labelText(config, top)}.`;
}

export type Depth = { top: Region; levels: number };

/**
 * For every region the one at the top of what it lies in, itself where it lies in nothing, and how many levels below that it lies.
 * Where stored parents go in a circle, one of them counts as the top.
 */
export function depthsOf(regions: readonly Region[]): ReadonlyMap<string, Depth> {
  const byId = new Map(regions.map((region) => [region.id, region]));
  const depths = new Map<string, Depth>();
  for (const region of regions) {
    const way = new Set<Region>();
    let at: Region | undefined = region;
    while (at && !depths.has(at.id) && !way.has(at)) {
      way.add(at);
      at = at.parentId === undefined ? undefined : byId.get(at.parentId);
    }
    let above = at && depths.get(at.id);
    for (const one of [...way].toReversed()) {
      above = above ? { top: above.top, levels: above.levels + 1 } : { top: one, levels: 0 };
      depths.set(one.id, above);
    }
  }
  return depths;
}
