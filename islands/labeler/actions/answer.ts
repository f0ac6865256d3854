/** What a control without a place of its own says: choose, set text, rate, or give any other answer. */
import type { Answer, AnswerBase, ChoicesAnswer } from '#app/core/labeling/result.ts';
import type { Action } from '../history.ts';
import { touched } from './change.ts';

/** Where an answer belongs. `id` names a new row: the region's own id when it belongs to a region (formats 2.2). */
export type Subject = { from: string; to: string; region?: string; itemIndex?: number; id: string };

/** What an answer of any kind says. */
export type Said = { [Kind in Answer['kind']]: Omit<Extract<Answer, { kind: Kind }>, keyof AnswerBase> }[Answer['kind']];

/** No choice at all takes the answer away. */
export function choose(subject: Subject, choices: ChoicesAnswer['choices']): Action {
  return give(subject, choices.length > 0 ? { kind: 'choices', choices } : undefined);
}

export function setText(subject: Subject, text: string[]): Action {
  return give(subject, text.length > 0 ? { kind: 'textarea', text } : undefined);
}

/** 0 takes the rating away. */
export function rate(subject: Subject, rating: number): Action {
  return give(subject, rating > 0 ? { kind: 'rating', rating } : undefined);
}

/** Says it in place of what was said; nothing takes the answer away. */
export function give(subject: Subject, said: Said | undefined): Action {
  return (doc) => {
    const before = doc.answers.find((answer) => isAbout(answer, subject));
    if (!said) return before ? { ...doc, answers: doc.answers.filter((answer) => answer !== before) } : doc;
    if (!before) return { ...doc, answers: [...doc.answers, { ...subject, origin: 'manual', ...said }] };
    if (isSaid(before, said)) return doc;
    const after = touched({ ...before, ...said });
    return { ...doc, answers: doc.answers.map((answer) => (answer === before ? after : answer)) };
  };
}

/** A row without a page is about the first; a region lies on one page only. */
function isAbout(answer: Answer, { from, region, itemIndex }: Subject): boolean {
  const isHere = itemIndex === undefined || region !== undefined || (answer.itemIndex ?? 0) === itemIndex;
  return answer.from === from && answer.region === region && isHere;
}

/** The page as rows carry it, where there is one. */
export function itemKey(itemIndex: number | undefined): { itemIndex?: number } {
  return itemIndex === undefined ? {} : { itemIndex };
}

function isSaid(answer: Answer, said: Said): boolean {
  if (answer.kind !== said.kind) return false;
  return Object.entries(said).every(([key, value]) => JSON.stringify((answer as Record<string, unknown>)[key]) === JSON.stringify(value));
}
