/** What is to be known of a kind of answer without a place: its row's value, when it is given, and what is wrong with one. */
import type { ControlTag } from '../model.ts';
import type { Answer, AnswerBase } from '../result.ts';
import type { Fields } from '../wire/fields.ts';

/** What an answer has of its kind alone. */
export type SaidOf<A extends Answer> = Omit<A, keyof AnswerBase>;

export type AnswerKind<A extends Answer = Answer> = {
  /** Also the row's type. */
  readonly kind: A['kind'];
  /** The control tag that asks for it. */
  readonly control: string;
  /** The key inside `value`. */
  readonly key: string;
  /** How a missing answer is asked for, before the control's name: "Choose in". */
  readonly ask: string;
  /** Throws `Broken` with the reason when the value means nothing. */
  read(value: Fields): SaidOf<A>;
  write(answer: A): unknown;
  /** False for an answer that says nothing: a required control with it is unanswered. */
  isGiven(answer: A): boolean;
  /** Sentences about what its control does not allow. */
  faults(answer: A, control: ControlTag): string[];
  /** True where `to_name` may be the control's own name (formats 2.7: Pairwise). */
  readonly toItself?: true;
};
