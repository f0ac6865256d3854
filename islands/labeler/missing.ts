/** What a config requires and the answer does not have yet: asked before a submit. */
import type { ControlTag, LabelingConfig, Tag } from '#app/core/labeling/model.ts';
import { findAnswer, type State } from './doc.ts';
import { labelControl } from './describe.ts';
import { isLabeling } from './palette.ts';
import { isVisible } from './visible.ts';

/** `sentence` says what to do; `region` is where to do it. */
export type Missing = { control: ControlTag; region?: string; sentence: string };

export function findMissing(config: LabelingConfig, state: State): Missing[] {
  return [...config.controls.filter((control) => control.required).flatMap((control) => unmet(config, control, state)), ...unlabelled(config, state)];
}

function unmet(config: LabelingConfig, control: ControlTag, state: State): Missing[] {
  if (control.perRegion) return unmetRegions(config, control, state);
  if (!isShown(config, control, state) || isMet(control, state)) return [];
  return [{ control, sentence: messageOf(control) }];
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

function isMet(control: ControlTag, state: State): boolean {
  if (isLabeling(control)) return state.doc.regions.some((region) => (region.labelsFrom ?? region.from) === control.name && region.labels.length > 0);
  return isGiven(control, state);
}

function isGiven(control: ControlTag, state: State, region?: string): boolean {
  const answer = findAnswer(state.doc, control.name, region);
  return answer !== undefined && (answer.kind !== 'textarea' || answer.text.some((text) => text.trim() !== ''));
}

function unmetRegions(config: LabelingConfig, control: ControlTag, state: State): Missing[] {
  const numbers = new Map(state.doc.regions.map((region, index) => [region.id, index + 1]));
  return state.doc.regions
    .filter(
      (region) =>
        control.toNames.includes(region.to) && isShown(config, control, { ...state, selected: region.id }) && !isGiven(control, state, region.id),
    )
    .map((region) => ({ control, region: region.id, sentence: `Region ${numbers.get(region.id)}: ${messageOf(control)}` }));
}

/** A region without a label says nothing; `allowEmpty` permits it. */
function unlabelled(config: LabelingConfig, state: State): Missing[] {
  return state.doc.regions.flatMap((region, index) => {
    const control = labelControl(config, region);
    if (!control || !isLabeling(control) || region.labels.length > 0 || control.tag.attributes.allowempty === 'true') return [];
    return [{ control, region: region.id, sentence: `Region ${index + 1} has no label. Give it one, or delete it.` }];
  });
}

function messageOf(control: ControlTag): string {
  const own = control.tag.attributes.requiredmessage;
  if (own) return own;
  const name = control.tag.attributes.label ?? control.name;
  if (isLabeling(control)) return `Mark at least one region with a label of “${name}”.`;
  return `${control.type === 'Choices' ? 'Choose in' : control.type === 'Rating' ? 'Give a rating for' : 'Write something in'} “${name}” first.`;
}
