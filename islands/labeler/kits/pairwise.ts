import '../base.ts';
import css from '#css/labeler-answers.css';
import { pairwiseKind } from '#app/core/labeling/kinds/pairwise.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Command } from '../commands.ts';
import { chooseSide, sides } from '../pair.ts';
import { Pairwise } from '../panels/controls/pairwise.tsx';
import type { Parts } from '../parts.ts';
import { safeClasses, safeStyle } from '../safe-style.ts';
import { answerOf } from './aim.ts';
import type { Kit, ObjectLook } from './kit.ts';

export const kit: Kit = { css, control: Pairwise, answer: { kind: pairwiseKind, commands, lookOf } };

function commands(parts: Parts, control: ControlTag): Command[] {
  return sides.map((side) => ({
    id: `pair:${control.name}:${side}`,
    title: `Choose the ${side} one`,
    group: 'Labels',
    keys: [side],
    run: () => parts.announce(chooseSide(parts, control, side)),
  }));
}

/** The chosen one is marked, or wears `selectionStyle`; each side has its class. A press chooses where nothing else is done there. */
function lookOf(parts: Parts, control: ControlTag, object: string): ObjectLook {
  const { leftclass, rightclass, selectionstyle } = control.tag.attributes;
  const side = control.toNames.indexOf(object) === 0 ? 'left' : 'right';
  const answer = answerOf(parts.store.get(), control);
  const isChosen = answer?.kind === 'pairwise' && answer.selected === side;
  const own = safeClasses(side === 'left' ? leftclass : rightclass);
  const others = parts.config.controls.some((other) => other !== control && other.type !== control.type && other.toNames.includes(object));
  return {
    class: `labeler__side${isChosen && !selectionstyle ? ' labeler__side--chosen' : ''} ${own}`,
    style: (isChosen && safeStyle(selectionstyle)) || {},
    ...(parts.editable && !others ? { press: () => parts.announce(chooseSide(parts, control, side)) } : {}),
  };
}
