/** Controls that must be answered before an annotation may be submitted. What is hidden by a condition is not asked for. */

import { everyKind } from '../kinds.ts';
import { answerKindOf } from '../language.ts';
import type { ControlTag, LabelingConfig, Tag } from '../model.ts';
import { isNamed } from '../names.ts';
import type { Doc } from '../result.ts';
import { tagInfo } from '../tags.ts';
import { conditionsOf, isControlShown, isShown } from '../visibility.ts';
import type { ResultProblem } from './problem.ts';

type Say = (problem: ResultProblem) => void;

/** Rows that this version only keeps count as answers: a required Number of a file made elsewhere is not unanswered. */
function isKept(doc: Doc, control: ControlTag, region: string | undefined): boolean {
  return doc.rest.some(
    ({ from_name: from, id }) => typeof from === 'string' && isNamed(control.name, from) && (region === undefined || id === region),
  );
}

function isAnswered(doc: Doc, control: ControlTag, region?: string): boolean {
  const given = doc.answers.some(
    (answer) => answer.region === region && isNamed(control.name, answer.from) && answerKindOf(everyKind, answer).isGiven(answer),
  );
  return given || isKept(doc, control, region);
}

function isUsed(doc: Doc, control: ControlTag): boolean {
  const labels = tagInfo(control.type)?.labels !== undefined;
  const used = doc.regions.some((region) => isNamed(control.name, region.labelsFrom ?? region.from) && (!labels || region.labels.length > 0));
  return used || isKept(doc, control, undefined);
}

function message(control: ControlTag, standard: string): string {
  return control.tag.attributes.requiredmessage?.trim() || standard;
}

const isRegionControl = (control: ControlTag): boolean => tagInfo(control.type)?.fits !== 'any';

function checkControl(control: ControlTag, conditions: readonly Tag[], doc: Doc, say: Say): void {
  if (control.perRegion) {
    for (const region of doc.regions) {
      if (!isControlShown(control, conditions, doc, region) || isAnswered(doc, control, region.id)) continue;
      say({ control: control.name, region: region.id, message: message(control, `"${control.name}" must be answered for each region.`) });
    }
    return;
  }
  // A condition on the selected region says nothing about the whole answer, so it is never demanded.
  if (conditions.some(({ attributes }) => attributes.visiblewhen === 'region-selected')) return;
  if (!conditions.every((tag) => isShown(tag, doc))) return;
  if (isRegionControl(control)) {
    if (!isUsed(doc, control)) say({ control: control.name, message: message(control, `"${control.name}" must be used at least once.`) });
  } else if (!isAnswered(doc, control)) {
    say({ control: control.name, message: message(control, `"${control.name}" must be answered.`) });
  }
}

/** Checks every control with `required="true"`. */
export function checkRequired(doc: Doc, config: LabelingConfig, say: Say): void {
  const required = config.controls.filter((control) => control.required);
  if (required.length === 0) return;
  const conditions = conditionsOf(config);
  for (const control of required) checkControl(control, conditions.get(control.name) ?? [], doc, say);
}
