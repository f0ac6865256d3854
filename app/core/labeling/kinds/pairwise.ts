import type { PairwiseAnswer } from '../result.ts';
import { Broken } from '../wire/fields.ts';
import type { AnswerKind } from './answer-kind.ts';

/** Which of two objects is the one; its row names the control itself as its object (formats 2.7). */
export const pairwiseKind: AnswerKind<PairwiseAnswer> = {
  kind: 'pairwise',
  control: 'Pairwise',
  key: 'selected',
  ask: 'Choose the left or the right one in',
  toItself: true,
  read({ selected }) {
    if (selected === 'left' || selected === 'right') return { kind: 'pairwise', selected };
    throw new Broken('"selected" in the value is neither "left" nor "right".');
  },
  write: ({ selected }) => selected,
  isGiven: () => true,
  faults: () => [],
};
