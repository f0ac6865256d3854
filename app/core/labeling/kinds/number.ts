import type { NumberAnswer } from '../result.ts';
import { needNumber, toNumber } from '../wire/fields.ts';
import type { AnswerKind } from './answer-kind.ts';

export const numberKind: AnswerKind<NumberAnswer> = {
  kind: 'number',
  control: 'Number',
  key: 'number',
  ask: 'Give a number for',
  read: (value) => ({ kind: 'number', number: needNumber(value, 'number') }),
  write: ({ number }) => number,
  isGiven: () => true,
  /** `step` is how far an arrow key goes, not a limit. */
  faults({ number }, { name, tag }) {
    const least = toNumber(tag.attributes.min);
    const most = toNumber(tag.attributes.max);
    if (!Number.isFinite(number)) return [`"${name}" takes a number.`];
    return [
      ...(least !== undefined && number < least ? [`"${name}" takes ${least} or more, not ${number}.`] : []),
      ...(most !== undefined && number > most ? [`"${name}" takes ${most} or less, not ${number}.`] : []),
    ];
  },
};
