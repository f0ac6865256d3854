/** @jsxImportSource hono/jsx/dom */
import { useLayoutEffect } from 'hono/jsx/dom';
import { isSet } from '#app/core/labeling/flag.ts';
import { numberKind } from '#app/core/labeling/kinds/number.ts';
import type { NumberAnswer } from '#app/core/labeling/result.ts';
import { give } from '../../actions/answer.ts';
import { continuedStep } from '../../continued-step.ts';
import { answerOf } from '../../kits/aim.ts';
import type { ControlProps } from '../../kits/kit.ts';
import { controlId, isClosed, subjectOf } from './control.tsx';
import { Faults } from './faults.tsx';

/** A number one types, or slides between its ends; an emptied field takes it back. */
export function NumberField(props: ControlProps) {
  const { control, parts, state, region } = props;
  const { min, max, step } = control.tag.attributes;
  const answer = answerOf(state, control, region);
  const given = answer?.kind === 'number' ? answer : undefined;
  const id = `${controlId(parts, control)}${region ? `-${region.id}` : ''}-box`;
  const faults = given ? numberKind.faults(given satisfies NumberAnswer, control) : [];
  const put = (text: string) => {
    const number = text.trim() === '' ? undefined : Number(text);
    if (number !== undefined && !Number.isFinite(number)) return;
    const said = number === undefined ? undefined : { kind: 'number' as const, number };
    continuedStep(parts.store, `number:${control.name}:${region?.id ?? ''}`, 'Give a number', give(subjectOf(props), said));
  };
  const limits = { min, max, step: step ?? '1', form: `${parts.prefix}-none`, disabled: isClosed(props) };
  const type = (event: Event) => {
    const field = event.target as HTMLInputElement;
    // Half a number, as a lone minus, is still being typed.
    if (!field.validity.badInput) put(field.value);
  };
  useLayoutEffect(() => {
    const field = document.getElementById(id);
    if (field instanceof HTMLInputElement) showNumber(field, given?.number);
  });
  return (
    <div class="labeler__field-room" id={controlId(parts, control)} tabindex={-1}>
      <label class="labeler__legend" for={id}>
        {control.name}
      </label>
      <div class="labeler__search">
        {isSet(control.tag, 'slider') ? (
          <input {...limits} type="range" aria-label={`${control.name}, slider`} value={given ? String(given.number) : (min ?? '0')} onInput={type} />
        ) : null}
        <input
          {...limits}
          id={id}
          type="number"
          inputmode="decimal"
          class="labeler__textarea labeler__short"
          aria-invalid={faults.length > 0 ? 'true' : undefined}
          aria-describedby={`${id}-faults`}
          onInput={type}
        />
      </div>
      <Faults id={`${id}-faults`} sentences={faults} />
    </div>
  );
}

/** Puts a number into its field; what is being typed stays as it is while it means the same (“12.”) or nothing yet (“-”), or the rest of it would be lost. */
function showNumber(field: HTMLInputElement, number: number | undefined): void {
  const isHalf = field === document.activeElement && field.validity.badInput;
  const said = field.value === '' ? undefined : Number(field.value);
  if (!isHalf && said !== number) field.value = number === undefined ? '' : String(number);
}
