/** Faults of answers without a place, of relations, and of rows that Gloss only keeps. */

import { everyLabel } from '../every-label.ts';
import type { ControlTag, LabelingConfig } from '../model.ts';
import { controlNamed, objectNamed } from '../names.ts';
import type { Answer, ChoicesAnswer, Doc } from '../result.ts';
import { attributeOf, flagOf, numberOf } from '../tags.ts';
import type { ResultProblem } from './problem.ts';

type Say = (problem: ResultProblem) => void;

/** Answers and kept rows of one annotation; far more than a person gives. */
export const MAX_ANSWERS = 50_000;

function choiceFaults({ choices }: ChoicesAnswer, control: ControlTag): string[] {
  const faults: string[] = [];
  const single = attributeOf(control.tag, 'choice') !== 'multiple';
  if (single && choices.length > 1) faults.push(`"${control.name}" takes one choice, not ${choices.length}.`);
  if (control.dynamicKey !== undefined) return faults;
  const all = [...everyLabel(control.labels)];
  const known = new Set(all.flatMap(({ label, path }) => [label.name, JSON.stringify(path)]));
  const open = all.some(({ label }) => label.name.includes('$') || label.name.includes('{{'));
  for (const choice of choices) {
    if (open || known.has(typeof choice === 'string' ? choice : JSON.stringify(choice))) continue;
    faults.push(`"${[choice].flat().join(' / ')}" is no choice of "${control.name}".`);
  }
  return faults;
}

function answerFaults(answer: Answer, control: ControlTag): string[] {
  if (answer.kind === 'choices') return choiceFaults(answer, control);
  if (answer.kind === 'rating') {
    const most = numberOf(control.tag, 'maxrating') ?? 5;
    const fits = Number.isInteger(answer.rating) && answer.rating >= 0 && answer.rating <= most;
    return fits ? [] : [`"${control.name}" takes a whole number from 0 to ${most}, not ${answer.rating}.`];
  }
  const most = numberOf(control.tag, 'maxsubmissions');
  const faults =
    most !== undefined && answer.text.length > most
      ? [`"${control.name}" takes ${most === 1 ? 'one text' : `${most} texts`}, not ${answer.text.length}.`]
      : [];
  if (flagOf(control.tag, 'skipduplicates') && new Set(answer.text).size < answer.text.length)
    faults.push(`"${control.name}" holds the same text twice.`);
  return faults;
}

const kinds: Record<Answer['kind'], string> = { choices: 'Choices', textarea: 'TextArea', rating: 'Rating' };

function checkAnswer(answer: Answer, config: LabelingConfig, regions: ReadonlySet<string>, say: Say): void {
  const about = { control: answer.from, ...(answer.region === undefined ? {} : { region: answer.region }) };
  const control = controlNamed(config, answer.from);
  if (!control) return say({ ...about, message: `The config has no control "${answer.from}".` });
  if (kinds[answer.kind] !== control.type) return say({ ...about, message: `"${answer.from}" is a ${control.type}, not a ${kinds[answer.kind]}.` });
  const object = objectNamed(config, answer.to);
  if (!object) say({ ...about, message: `The config has no object "${answer.to}".` });
  else if (!control.toNames.includes(object.name)) say({ ...about, message: `"${control.name}" does not work on "${answer.to}".` });
  if (answer.region !== undefined && !regions.has(answer.region))
    say({ ...about, message: `An answer of "${control.name}" belongs to a region that is not there.` });
  for (const message of answerFaults(answer, control)) say({ ...about, message });
}

function checkRelations(doc: Doc, regions: ReadonlySet<string>, say: Say): void {
  for (const { from, to } of doc.relations) {
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
  checkRelations(doc, regions, say);
  for (const { from_name: from, id } of doc.rest) {
    if (typeof from !== 'string' || controlNamed(config, from)) continue;
    say({ control: from, ...(typeof id === 'string' ? { region: id } : {}), message: `The config has no control "${from}".` });
  }
}
