/** Conditions under which a control or a View is shown (`visibleWhen`, formats 1.2). What is hidden is not asked for. */

import { isNamed } from './names.ts';
import { labelPlace } from './labelling.ts';
import type { ControlTag, LabelingConfig, Tag } from './model.ts';
import type { Answer, Doc, Region } from './result.ts';
import { walk } from './config/walk.ts';

const names = (written: string | undefined): string[] =>
  (written ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

/** Labels and choices may hold commas themselves, so that all of it may be one. */
const words = (written: string | undefined): string[] => names(written).concat(written?.includes(',') ? written.trim() : []);

/** When a tag shows; `whenChoiceValue` alone says it, too. */
const conditionOf = ({ attributes }: Tag): string | undefined =>
  attributes.visiblewhen?.trim() ?? (attributes.whenchoicevalue === undefined ? undefined : 'choice-selected');

export const isOnChoice = (tag: Tag): boolean => conditionOf(tag)?.startsWith('choice') === true;
export const isOnRegion = (tag: Tag): boolean => conditionOf(tag) === 'region-selected';

/** A choice made for the whole task, or for the region at hand; a place in a tree counts with all that it lies in. */
function isChosen(tag: Tag, doc: Doc, selected: Region | undefined, counts: (answer: Answer) => boolean): boolean {
  const controls = names(tag.attributes.whentagname);
  const values = words(tag.attributes.whenchoicevalue);
  return doc.answers.some((answer) => {
    if (answer.kind !== 'choices' && answer.kind !== 'taxonomy') return false;
    if (answer.region !== undefined && answer.region !== selected?.id) return false;
    if (controls.length > 0 && !controls.some((each) => isNamed(each, answer.from))) return false;
    const chosen = answer.kind === 'choices' ? answer.choices.flat() : answer.taxonomy.flat();
    return (values.length === 0 ? chosen.length > 0 : values.some((value) => chosen.includes(value))) && counts(answer);
  });
}

/** True when a region is one that `whenTagName` and `whenLabelValue` of the tag ask for. */
export function concernsRegion(tag: Tag, region: Region): boolean {
  // Of a condition on a choice, whenTagName names the choices.
  const tags = isOnChoice(tag) ? [] : names(tag.attributes.whentagname);
  const labels = words(tag.attributes.whenlabelvalue);
  // For regions it may name the object as well; a name is given once in a config.
  const named = [region.from, region.labelsFrom ?? region.from, region.to];
  return (
    (tags.length === 0 || tags.some((written) => named.some((name) => isNamed(written, name)))) &&
    (labels.length === 0 || labels.some((label) => region.labels.some((worn) => worn === label || labelPlace(worn).includes(label))))
  );
}

/** Whether a single tag's own condition holds; `selected` is the selected region, if any, and answers that do not count choose nothing. */
export function isShown(tag: Tag, doc: Doc, selected?: Region, counts: (answer: Answer) => boolean = () => true): boolean {
  switch (conditionOf(tag)) {
    case 'region-selected':
      return selected !== undefined && concernsRegion(tag, selected);
    case 'no-region-selected':
      return selected === undefined;
    case 'choice-selected':
      return isChosen(tag, doc, selected, counts);
    case 'choice-unselected':
      return !isChosen(tag, doc, selected, counts);
    default:
      return true;
  }
}

/** The tags whose conditions decide over each control: itself and the visual tags around it. */
export function conditionsOf(config: Pick<LabelingConfig, 'root'>): ReadonlyMap<string, readonly Tag[]> {
  const conditions = new Map<string, Tag[]>();
  for (const { tag, ancestors } of walk(config.root)) {
    const name = tag.attributes.name?.trim();
    if (!name) continue;
    conditions.set(
      name,
      [...ancestors, tag].filter((each) => conditionOf(each) !== undefined),
    );
  }
  return conditions;
}

/**
 * Whether a control is shown while `selected` is the selected region. A perRegion control is shown only for a region of its own
 * object that its conditions ask for.
 */
export function isControlShown(control: ControlTag, conditions: readonly Tag[], doc: Doc, selected?: Region): boolean {
  if (control.perRegion && !(selected && isRegionOf(control, selected))) return false;
  return conditions.every((tag) => isShown(tag, doc, selected));
}

/** True when a perRegion control asks about this region. */
export function isRegionOf(control: ControlTag, region: Region): boolean {
  return control.toNames.some((name) => isNamed(name, region.to)) && concernsRegion(control.tag, region);
}
