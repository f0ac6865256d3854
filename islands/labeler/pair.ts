/** Choosing one of two objects. */
import type { ControlTag } from '#app/core/labeling/model.ts';
import { give } from './actions/answer.ts';
import { answerOf, subjectFor } from './kits/aim.ts';
import type { Parts } from './parts.ts';

export const sides = ['left', 'right'] as const;
export type Side = (typeof sides)[number];

/** Chooses the side, or takes it back; answers what happened as a sentence. */
export function chooseSide(parts: Parts, control: ControlTag, side: Side): string {
  const answer = answerOf(parts.store.get(), control);
  const was = answer?.kind === 'pairwise' && answer.selected === side;
  const said = was ? undefined : { kind: 'pairwise' as const, selected: side };
  parts.store.history.perform(was ? 'Take back choice' : 'Choose', give(subjectFor(parts, control), said));
  return `${side === 'left' ? 'Left' : 'Right'} ${was ? 'taken back' : 'chosen'}.`;
}
