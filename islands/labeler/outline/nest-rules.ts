/** Which regions may lie under which: what a circle forbids, and what the config allows (`groupCanContain`, `groupDepth`, formats 1.4). */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Doc, Region } from '#app/core/labeling/result.ts';
import { canNest } from '../actions/nest.ts';
import { labelControl, labelText } from '../describe.ts';

/** Why a region may not be put under another, as a sentence. */
export function whyNotUnder(config: LabelingConfig, doc: Doc, id: string, parent: string): string | undefined {
  if (!canNest(doc, id, parent)) return 'A region cannot lie under itself or under what lies under it.';
  const region = doc.regions.find((one) => one.id === id);
  const above = doc.regions.find((one) => one.id === parent);
  return region && above ? (whyNotInside(config, region, above) ?? whyTooDeep(config, doc, region, above)) : undefined;
}

/** A label that names what its regions may hold takes nothing else. */
function whyNotInside(config: LabelingConfig, region: Region, above: Region): string | undefined {
  const allowed = listOf(config, above);
  if (!allowed || (region.labels.length > 0 && region.labels.every((label) => allowed.includes(label)))) return undefined;
  return `Under ${labelText(config, above)} only these may lie: ${allowed.join(', ')}.`;
}

function listOf(config: LabelingConfig, region: Region): string[] | undefined {
  const labels = labelControl(config, region)?.labels.filter(({ name }) => region.labels.includes(name)) ?? [];
  const lists = labels.flatMap(({ groupCanContain }) => (groupCanContain ? [groupCanContain] : []));
  return lists.length > 0 ? lists.flat() : undefined;
}

/** `groupDepth` of the top region's control: how many levels may lie below it. */
function whyTooDeep(config: LabelingConfig, doc: Doc, region: Region, above: Region): string | undefined {
  const chain = [above];
  for (let at = parentOf(doc, above); at && !chain.includes(at); at = parentOf(doc, at)) chain.push(at);
  const top = chain.at(-1) ?? above;
  const most = Number(labelControl(config, top)?.tag.attributes.groupdepth || Infinity);
  if (!Number.isFinite(most) || chain.length + levelsBelow(doc, region, [region]) <= most) return undefined;
  return most === 1 ? `Only one level may lie under ${labelText(config, top)}.` : `At most ${most} levels may lie under ${labelText(config, top)}.`;
}

function parentOf({ regions }: Doc, region: Region): Region | undefined {
  return regions.find(({ id }) => id === region.parentId);
}

function levelsBelow(doc: Doc, region: Region, seen: readonly Region[]): number {
  const below = doc.regions.filter((one) => one.parentId === region.id && !seen.includes(one));
  return below.length === 0 ? 0 : 1 + Math.max(...below.map((one) => levelsBelow(doc, one, [...seen, one])));
}
