/** What a config requires and the answer does not have yet: asked before a submit. */
import { answerKindOf } from '#app/core/labeling/language.ts';
import type { ControlTag, LabelingConfig, Tag } from '#app/core/labeling/model.ts';
import { findAnswer, type State } from './doc.ts';
import { labelControl } from './describe.ts';
import { isLabeling } from './palette.ts';
import type { Kits } from './kits.ts';
import { isVisible } from './visible.ts';

type Asking = { config: LabelingConfig; kits: Kits };

/** `sentence` says what to do; `region` is where to do it. */
export type Missing = { control: ControlTag; region?: string; sentence: string };

export function findMissing({ config, kits }: Asking, state: State): Missing[] {
  return [
    ...config.controls.filter((control) => control.required).flatMap((control) => unmet({ config, kits }, control, state)),
    ...unlabelled(config, state),
  ];
}

function unmet(asking: Asking, control: ControlTag, state: State): Missing[] {
  if (control.perRegion) return unmetRegions(asking, control, state);
  if (!isShown(asking.config, control, state) || isMet(asking, control, state)) return [];
  return [{ control, sentence: messageOf(asking, control) }];
}

/** Hidden questions are not asked: every tag from the root down to the control must show. */
function isShown(config: LabelingConfig, control: ControlTag, state: State): boolean {
  const path = pathTo(config.root, control.tag) ?? [control.tag];
  return path.every((tag) => isVisible(tag, state));
}

function pathTo(tag: Tag, wanted: Tag): Tag[] | undefined {
  if (tag.line === wanted.line && tag.column === wanted.column) return [tag];
  for (const child of tag.children) {
    const path = pathTo(child, wanted);
    if (path) return [tag, ...path];
  }
  return undefined;
}

function isMet(asking: Asking, control: ControlTag, state: State): boolean {
  if (isLabeling(control)) return state.doc.regions.some((region) => (region.labelsFrom ?? region.from) === control.name && region.labels.length > 0);
  return isGiven(asking, control, state);
}

/** A row that is only kept counts as an answer: its control may be one that did not come. */
function isGiven({ kits }: Asking, control: ControlTag, state: State, region?: string): boolean {
  const answer = findAnswer(state.doc, control.name, region);
  if (answer) return answerKindOf(kits.language, answer).isGiven(answer);
  return state.doc.rest.some(({ from_name: from, id }) => from === control.name && (region === undefined || id === region));
}

function unmetRegions(asking: Asking, control: ControlTag, state: State): Missing[] {
  const numbers = new Map(state.doc.regions.map((region, index) => [region.id, index + 1]));
  return state.doc.regions
    .filter(
      (region) =>
        control.toNames.includes(region.to) &&
        isShown(asking.config, control, { ...state, selected: region.id }) &&
        !isGiven(asking, control, state, region.id),
    )
    .map((region) => ({ control, region: region.id, sentence: `Region ${numbers.get(region.id)}: ${messageOf(asking, control)}` }));
}

/** A region without a label says nothing; `allowEmpty` permits it. */
function unlabelled(config: LabelingConfig, state: State): Missing[] {
  return state.doc.regions.flatMap((region, index) => {
    const control = labelControl(config, region);
    if (!control || !isLabeling(control) || region.labels.length > 0 || control.tag.attributes.allowempty === 'true') return [];
    return [{ control, region: region.id, sentence: `Region ${index + 1} has no label. Give it one, or delete it.` }];
  });
}

function messageOf({ kits }: Asking, control: ControlTag): string {
  const own = control.tag.attributes.requiredmessage;
  if (own) return own;
  const name = control.tag.attributes.label ?? control.name;
  if (isLabeling(control)) return `Mark at least one region with a label of “${name}”.`;
  return `${kits.of(control.type)?.answer?.ask ?? 'Answer'} “${name}” first.`;
}
