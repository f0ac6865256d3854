import '../base.ts';
import css from '#css/labeler-rating.css';
import { normalKeys } from '#app/core/labeling/hotkeys.ts';
import { ratingKind } from '#app/core/labeling/kinds/rating.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import { rate } from '../actions/answer.ts';
import type { Command } from '../commands.ts';
import { maxRating, Rating } from '../panels/controls/rating.tsx';
import type { Parts } from '../parts.ts';
import { aimed, answerOf, subjectFor, whyClosed } from './aim.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = {
  css,
  control: Rating,
  answer: {
    kind: ratingKind,
    start({ tag }) {
      const rating = Number(tag.attributes.defaultvalue ?? 0);
      return rating > 0 ? { kind: 'rating', rating } : undefined;
    },
    commands,
  },
};

/** A rating's key goes up one step, and from the top back to none. */
function commands(parts: Parts, control: ControlTag): Command[] {
  const { hotkey } = control.tag.attributes;
  if (!hotkey) return [];
  const run = () => {
    const region = aimed(parts, control);
    const before = answerOf(parts.store.get(), control, region);
    const next = ((before?.kind === 'rating' ? before.rating : 0) + 1) % (maxRating(control) + 1);
    parts.store.history.perform('Rate', rate(subjectFor(parts, control, region), next));
    parts.announce(next === 0 ? 'Rating taken back.' : `Rated ${next}.`);
  };
  const blocked = () => whyClosed(parts, control);
  return [{ id: `rate:${control.name}`, title: `Rate ${control.name}`, group: 'Labels', keys: [normalKeys(hotkey)], blocked, run }];
}
