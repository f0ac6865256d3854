/** Faults of answers without a place, of relations, and of rows that Gloss only keeps. */

import { everyKind } from '../kinds.ts';
import { answerKindOf } from '../language.ts';
import type { ControlTag, LabelingConfig } from '../model.ts';
import { controlNamed, objectNamed } from '../names.ts';
import type { Answer, Doc } from '../result.ts';
import { relationsTag, type RelationsTag } from '../relations-tag.ts';
import { answerFaults } from './faults.ts';
import type { ResultProblem } from './problem.ts';

type Say = (problem: ResultProblem) => void;

/** Answers and kept rows of one annotation; far more than a person gives. */
export const MAX_ANSWERS = 50_000;

/** A row may name its own control, or all objects of the control at once, as older files do. */
const isItself = (to: string, { name, toNames }: ControlTag): boolean => to === name || to === toNames.join(',');

function whereFault({ to }: Answer, config: LabelingConfig, control: ControlTag): string | undefined {
  const object = objectNamed(config, to);
  if (!object) return `The config has no object "${to}".`;
  return control.toNames.includes(object.name) ? undefined : `"${control.name}" does not work on "${to}".`;
}

function checkAnswer(answer: Answer, config: LabelingConfig, regions: ReadonlySet<string>, say: Say): void {
  const about = { control: answer.from, ...(answer.region === undefined ? {} : { region: answer.region }) };
  const control = controlNamed(config, answer.from);
  if (!control) return say({ ...about, message: `The config has no control "${answer.from}".` });
  const kind = answerKindOf(everyKind, answer);
  if (kind.control !== control.type) return say({ ...about, message: `"${answer.from}" is a ${control.type}, not a ${kind.control}.` });
  const misplaced = kind.toItself && isItself(answer.to, control) ? undefined : whereFault(answer, config, control);
  if (misplaced) say({ ...about, message: misplaced });
  if (answer.region !== undefined && !regions.has(answer.region))
    say({ ...about, message: `An answer of "${control.name}" belongs to a region that is not there.` });
  for (const problem of answerFaults(answer, config, everyKind)) say(problem);
}

function labelsFault(labels: readonly string[], { labels: known, isMultiple }: RelationsTag): string | undefined {
  const unknown = labels.find((label) => !known.some(({ value }) => value === label));
  if (unknown !== undefined) return `"${unknown}" is no label that relations may have.`;
  return isMultiple || labels.length <= 1 ? undefined : `A relation takes one label, not ${labels.length}.`;
}

/** Labels are kept as they came where the config says nothing of them. */
function checkRelations(doc: Doc, config: LabelingConfig, regions: ReadonlySet<string>, say: Say): void {
  const tag = doc.relations.length > 0 ? relationsTag(config) : undefined;
  for (const { from, to, labels = [] } of doc.relations) {
    const fault = tag && labelsFault(labels, tag);
    if (fault) say({ region: from, message: fault });
    const missing = [from, to].find((id) => !regions.has(id));
    if (missing !== undefined) say({ region: missing, message: 'A relation leads to a region that is not there. Remove the relation.' });
  }
}

/** Checks answers, relations and kept rows. */
export function checkAnswers(doc: Doc, config: LabelingConfig, say: Say): void {
  if (doc.answers.length + doc.rest.length + doc.relations.length > MAX_ANSWERS) {
    return say({ message: `There are more than ${MAX_ANSWERS.toLocaleString('en')} answers and relations; so many cannot be kept.` });
  }
  const regions = new Set([...doc.regions.map(({ id }) => id), ...doc.rest.flatMap(({ id }) => id ?? [])]);
  const seen = new Set<string>();
  for (const answer of doc.answers) {
    checkAnswer(answer, config, regions, say);
    const key = JSON.stringify([answer.from, answer.to, answer.region, answer.itemIndex]);
    if (seen.has(key)) say({ control: answer.from, message: `"${answer.from}" is answered twice.` });
    seen.add(key);
  }
  checkRelations(doc, config, regions, say);
  for (const { from_name: from, id } of doc.rest) {
    if (typeof from !== 'string' || controlNamed(config, from)) continue;
    say({ control: from, ...(typeof id === 'string' ? { region: id } : {}), message: `The config has no control "${from}".` });
  }
}
