/** @jsxImportSource hono/jsx/dom */
import { answerOf } from '../../kits/aim.ts';
import type { ControlProps } from '../../kits/kit.ts';
import { chooseSide, sides } from '../../pair.ts';
import { controlId, isClosed } from './control.tsx';

const words = { left: '← Left', right: 'Right →' };

/** Which of two: also said by a press on the object itself, or by the arrow keys. The chosen one pressed again is taken back. */
export function Pairwise(props: ControlProps) {
  const { control, parts, state, region } = props;
  const answer = answerOf(state, control, region);
  return (
    <fieldset class="labeler__pair" id={controlId(parts, control)} tabindex={-1}>
      <legend class="labeler__legend">{control.name}</legend>
      {sides.map((side) => (
        <button
          type="button"
          key={side}
          class="labeler__label"
          aria-pressed={String(answer?.kind === 'pairwise' && answer.selected === side)}
          aria-keyshortcuts={side === 'left' ? 'ArrowLeft' : 'ArrowRight'}
          disabled={isClosed(props)}
          onClick={() => parts.announce(chooseSide(parts, control, side))}
        >
          <span class="labeler__label-text">{words[side]}</span>
        </button>
      ))}
    </fieldset>
  );
}
