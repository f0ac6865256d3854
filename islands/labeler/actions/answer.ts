/** What a control without a place of its own says: choose, set text, rate. */
import type { Answer, ChoicesAnswer } from '#app/core/labeling/result.ts';
import { findAnswer } from '../doc.ts';
import type { Action } from '../history.ts';
import { touched } from './change.ts';

/** Where an answer belongs. `id` names a new row: the region's own id when it belongs to a region (formats 2.2). */
export type Subject = { from: string; to: string; region?: string; id: string };

type Said = { kind: 'choices'; choices: ChoicesAnswer['choices'] } | { kind: 'textarea'; text: string[] } | { kind: 'rating'; rating: number };

/** No choice at all takes the answer away. */
export function choose(subject: Subject, choices: ChoicesAnswer['choices']): Action {
  return say(subject, choices.length > 0 ? { kind: 'choices', choices } : undefined);
}

export function setText(subject: Subject, text: string[]): Action {
  return say(subject, text.length > 0 ? { kind: 'textarea', text } : undefined);
}

/** 0 takes the rating away. */
export function rate(subject: Subject, rating: number): Action {
  return say(subject, rating > 0 ? { kind: 'rating', rating } : undefined);
}

function say(subject: Subject, said: Said | undefined): Action {
  return (doc) => {
    const before = findAnswer(doc, subject.from, subject.region);
    if (!said) return before ? { ...doc, answers: doc.answers.filter((answer) => answer !== before) } : doc;
    if (!before) return { ...doc, answers: [...doc.answers, { ...subject, origin: 'manual', ...said }] };
    if (isSaid(before, said)) return doc;
    const after = touched({ ...before, ...said });
    return { ...doc, answers: doc.answers.map((answer) => (answer === before ? after : answer)) };
  };
}

function isSaid(answer: Answer, said: Said): boolean {
  if (answer.kind !== said.kind) return false;
  return Object.entries(said).every(([key, value]) => JSON.stringify((answer as Record<string, unknown>)[key]) === JSON.stringify(value));
}
