/** Faults of single regions and of all regions together. */

import { everyKind } from '../kinds.ts';
import { taxonomyKind } from '../kinds/taxonomy.ts';
import { isTree, labelPlace } from '../labelling.ts';
import type { ControlTag, LabelingConfig } from '../model.ts';
import { controlNamed, objectNamed } from '../names.ts';
import { resolve } from '../references.ts';
import type { Doc, Region } from '../result.ts';
import { attributeOf, tagInfo } from '../tags.ts';
import { everyLabel } from '../every-label.ts';
import { regionFault } from './faults.ts';
import type { ResultProblem } from './problem.ts';
import { findOverused } from './usages.ts';

/** Regions of one answer; more would stall every page that shows them. */
export const MAX_REGIONS = 10_000;

type Say = (problem: ResultProblem) => void;

/** The text that spans lie on, when the data holds it itself; undefined for texts behind an address. */
function textOf(config: LabelingConfig, name: string, data: Record<string, unknown>): string | undefined {
  const object = objectNamed(config, name);
  if (!object || attributeOf(object.tag, 'valuetype') === 'url' || (attributeOf(object.tag, 'encoding') ?? 'none') !== 'none') return undefined;
  const index = Number(/\d+/.exec(name.slice(object.name.split('{{')[0]?.length ?? 0))?.[0] ?? 0);
  const value = resolve(object.value, data, index);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function codePoints(text: string): number {
  let count = 0;
  // oxlint-disable-next-line no-unused-vars -- counting is what the loop is for
  for (const _ of text) count += 1;
  return count;
}

function checkLabels(region: Region, control: ControlTag, data: Record<string, unknown> | undefined, say: Say): void {
  if (isTree(control)) return checkPlaces(region, control, say);
  if (control.dynamicKey !== undefined) return;
  const known = new Set([...everyLabel(control.labels)].map(({ label }) => label.name));
  for (const label of region.labels) {
    // A label whose name is itself read from the task cannot be known here.
    if (known.has(label) || [...known].some((name) => name.includes('$') && (!data || resolve(name, data) === label))) continue;
    say({ region: region.id, control: control.name, message: `"${label}" is no label of "${control.name}".` });
  }
  if (attributeOf(control.tag, 'choice') !== 'multiple' && region.labels.length > 1) {
    say({ region: region.id, control: control.name, message: `"${control.name}" takes one label per region, not ${region.labels.length}.` });
  }
}

/** The places of a tree obey what the tree itself allows. */
function checkPlaces(region: Region, control: ControlTag, say: Say): void {
  const { id, from, to, origin } = region;
  const answer = { id, from, to, origin, kind: 'taxonomy' as const, taxonomy: region.labels.map(labelPlace) };
  for (const message of taxonomyKind.faults(answer, control)) say({ region: id, control: control.name, message });
}

function checkNames(region: Region, config: LabelingConfig, say: Say): ControlTag | undefined {
  const control = controlNamed(config, region.from);
  if (!control) say({ region: region.id, control: region.from, message: `The config has no control "${region.from}".` });
  if (!objectNamed(config, region.to)) say({ region: region.id, control: region.from, message: `The config has no object "${region.to}".` });
  else if (control && !control.toNames.some((name) => objectNamed({ objects: config.objects }, region.to)?.name === name)) {
    say({ region: region.id, control: control.name, message: `"${control.name}" does not work on "${region.to}".` });
  }
  const labelsFrom = region.labelsFrom === undefined ? undefined : controlNamed(config, region.labelsFrom);
  if (region.labelsFrom !== undefined && !labelsFrom)
    say({ region: region.id, control: region.labelsFrom, message: `The config has no control "${region.labelsFrom}".` });
  const labelling = labelsFrom ?? control;
  return labelling && tagInfo(labelling.type)?.labels ? labelling : undefined;
}

/** Checks every region; with too many of them, only says so. */
export function checkRegions(doc: Doc, config: LabelingConfig, data: Record<string, unknown> | undefined, say: Say): void {
  if (doc.regions.length > MAX_REGIONS) {
    say({ message: `There are ${doc.regions.length.toLocaleString('en')} regions; at most ${MAX_REGIONS.toLocaleString('en')} can be kept.` });
    return;
  }
  const lengths = new Map<string, number | undefined>();
  const lengthOf = (name: string): number | undefined => {
    if (!lengths.has(name)) {
      const text = data ? textOf(config, name, data) : undefined;
      lengths.set(name, text === undefined ? undefined : codePoints(text));
    }
    return lengths.get(name);
  };
  const seen = new Set<string>();
  for (const region of doc.regions) {
    if (seen.has(region.id)) say({ region: region.id, control: region.from, message: `Two regions share the id "${region.id}".` });
    seen.add(region.id);
    const labelling = checkNames(region, config, say);
    if (labelling) checkLabels(region, labelling, data, say);
    for (const problem of regionFault(region, everyKind, () => lengthOf(region.to))) say(problem);
  }
  for (const problem of findOverused(doc, config)) say(problem);
}
