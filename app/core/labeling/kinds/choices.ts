import { everyLabel } from '../every-label.ts';
import type { ControlTag } from '../model.ts';
import type { ChoicesAnswer } from '../result.ts';
import { Broken } from '../wire/fields.ts';
import type { AnswerKind } from './answer-kind.ts';

const isText = (each: unknown): each is string => typeof each === 'string';
const isChoice = (each: unknown): each is string | string[] => isText(each) || (Array.isArray(each) && each.every(isText));

function faults({ choices }: ChoicesAnswer, control: ControlTag): string[] {
  const found: string[] = [];
  // Without a word a control takes one choice.
  const single = control.tag.attributes.choice?.trim() !== 'multiple';
  if (single && choices.length > 1) found.push(`"${control.name}" takes one choice, not ${choices.length}.`);
  if (control.dynamicKey !== undefined) return found;
  const all = [...everyLabel(control.labels)];
  const known = new Set(all.flatMap(({ label, path }) => [label.name, JSON.stringify(path)]));
  const open = all.some(({ label }) => label.name.includes('$') || label.name.includes('{{'));
  for (const choice of choices) {
    if (open || known.has(typeof choice === 'string' ? choice : JSON.stringify(choice))) continue;
    found.push(`"${[choice].flat().join(' / ')}" is no choice of "${control.name}".`);
  }
  return found;
}

export const choicesKind: AnswerKind<ChoicesAnswer> = {
  kind: 'choices',
  control: 'Choices',
  key: 'choices',
  ask: 'Choose in',
  read({ choices }) {
    if (typeof choices === 'string') return { kind: 'choices', choices: [choices] };
    if (Array.isArray(choices) && choices.every(isChoice)) return { kind: 'choices', choices: [...choices] };
    throw new Broken(`"choices" in the value is ${choices === undefined ? 'missing' : 'not a list of choices'}.`);
  },
  write: ({ choices }) => choices,
  isGiven: ({ choices }) => choices.length > 0,
  faults,
};
