/** @jsxImportSource hono/jsx/dom */
import type { ControlTag } from '#app/core/labeling/model.ts';
import { rate } from '../../actions/answer.ts';
import { answerOf } from '../../kits/aim.ts';
import type { ControlProps } from '../../kits/kit.ts';
import { controlId, isClosed, onSpaceAgain, subjectOf } from './control.tsx';

/** Given and not given differ in shape where the sign has two, not by color alone. */
const icons: Record<string, [string, string]> = { star: ['★', '☆'], heart: ['♥', '♡'], fire: ['🔥', '·'], smile: ['☻', '☺'] };

export function maxRating(control: ControlTag): number {
  const max = Number(control.tag.attributes.maxrating ?? 5);
  return Number.isInteger(max) && max >= 1 && max <= 100 ? max : 5;
}

/** A radio group of signs; a press on the given one takes it back. */
export function Rating(props: ControlProps) {
  const { control, parts, state, region } = props;
  const answer = answerOf(state, control, region);
  const signs = icons[control.tag.attributes.icon ?? 'star'] ?? ['★', '☆'];
  const rating = answer?.kind === 'rating' ? answer.rating : 0;
  const give = (value: number) => {
    const next = value === rating ? 0 : value;
    parts.store.history.perform('Rate', rate(subjectOf(props), next));
    parts.announce(next === 0 ? 'Rating taken back.' : `Rated ${next} of ${maxRating(control)}.`);
  };
  return (
    <fieldset class={`labeler__rating labeler__rating--${control.tag.attributes.size ?? 'medium'}`} id={controlId(parts, control)} tabindex={-1}>
      <legend class="labeler__legend">{control.name}</legend>
      {Array.from({ length: maxRating(control) }, (_, index) => index + 1).map((value) => (
        <label class={`labeler__star${value <= rating ? ' labeler__star--on' : ''}`} key={String(value)}>
          <input
            type="radio"
            class="labeler__star-input"
            name={`${parts.prefix}-${control.name}-${region?.id ?? ''}`}
            form={`${parts.prefix}-none`}
            aria-label={`${value} of ${maxRating(control)}`}
            checked={value === rating}
            disabled={isClosed(props)}
            onClick={() => give(value)}
            onKeyDown={onSpaceAgain(() => give(value))}
          />
          <span aria-hidden="true">{signs[value <= rating ? 0 : 1]}</span>
        </label>
      ))}
      <output class="labeler__rating-value">{rating === 0 ? 'Not rated' : `${rating} of ${maxRating(control)}`}</output>
    </fieldset>
  );
}
