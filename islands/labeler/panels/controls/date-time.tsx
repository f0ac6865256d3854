/** @jsxImportSource hono/jsx/dom */
import { useLayoutEffect, useRef } from 'hono/jsx/dom';
import { datetimeKind } from '#app/core/labeling/kinds/datetime.ts';
import { askedOf, bounds, readMoment, writeMoment, type Asked } from '#app/core/labeling/moments.ts';
import { give } from '../../actions/answer.ts';
import { continuedStep } from '../../continued-step.ts';
import { answerOf } from '../../kits/aim.ts';
import type { State } from '../../doc.ts';
import type { ControlProps } from '../../kits/kit.ts';
import { controlId, isClosed, subjectOf } from './control.tsx';
import { Faults } from './faults.tsx';

/** The browser's own fields for dates and times; for a month a list and a year, which all browsers have. */
export function DateTime(props: ControlProps) {
  const { control, parts, state, region } = props;
  const { tag } = control;
  const asked = askedOf(tag);
  const givenIn = (from: State) => {
    const answer = answerOf(from, control, region);
    return answer?.kind === 'datetime' ? answer : undefined;
  };
  const momentIn = (from: State) => {
    const said = givenIn(from);
    return said ? (readMoment(String(said.datetime), tag) ?? '') : '';
  };
  const given = givenIn(state);
  const moment = momentIn(state);
  const faults = given ? datetimeKind.faults(given, control) : [];
  const id = `${controlId(parts, control)}${region ? `-${region.id}` : ''}-box`;
  const put = (next: string) => {
    const datetime = writeMoment(next, tag);
    // Half a date is still being typed.
    if (next !== '' && datetime === undefined) return;
    const said = datetime === undefined ? undefined : { kind: 'datetime' as const, datetime };
    continuedStep(parts.store, `date:${control.name}:${region?.id ?? ''}`, 'Give a date', give(subjectOf(props), said));
  };
  const Field = asked === 'month' ? MonthField : PlainField;
  return (
    <div class="labeler__field-room" id={controlId(parts, control)} tabindex={-1}>
      <label class="labeler__legend" for={id}>
        {control.name}
      </label>
      <div class="labeler__search">
        <Field {...props} id={id} asked={asked} moment={moment} latest={() => momentIn(parts.store.get())} put={put} isWrong={faults.length > 0} />
      </div>
      <Faults id={`${id}-faults`} sentences={faults} />
    </div>
  );
}

type FieldProps = ControlProps & {
  id: string;
  asked: Asked;
  moment: string;
  /** The moment as it is in the answer now, which may not be drawn yet. */
  latest: () => string;
  put: (moment: string) => void;
  isWrong: boolean;
};

const types: Record<Asked, string> = { datetime: 'datetime-local', date: 'date', time: 'time', month: 'month', year: 'number' };

function showMoment(field: HTMLInputElement, moment: string): void {
  if (field.value !== moment || field.validity.badInput) field.value = moment;
}

function PlainField({ id, asked, latest, put, isWrong, ...props }: FieldProps) {
  const shown = useRef<string>(null);
  // In a field that has the focus, only what is news and not while half of it is typed: it forgets what was begun, or emptied (see onKeyUp).
  useLayoutEffect(() => {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLInputElement)) return;
    const now = latest();
    const isNews = now !== shown.current;
    shown.current = now;
    if (field !== document.activeElement || (isNews && !field.validity.badInput)) showMoment(field, now);
  });
  const { step } = props.control.tag.attributes;
  return (
    <input
      id={id}
      type={types[asked]}
      class="labeler__textarea labeler__short"
      form={`${props.parts.prefix}-none`}
      disabled={isClosed(props)}
      {...bounds(props.control.tag)}
      step={step}
      aria-invalid={isWrong ? 'true' : undefined}
      aria-describedby={`${id}-faults`}
      onInput={(event: Event) => {
        const field = event.target as HTMLInputElement;
        if (!field.validity.badInput) put(field.value);
      }}
      // Emptied part by part it is empty at last, which no input event tells.
      onKeyUp={(event: Event) => {
        const { value, validity } = event.target as HTMLInputElement;
        if (value === '' && !validity.badInput && latest() !== '') put('');
      }}
      // What was begun and not finished gives way to what is said.
      onFocusOut={(event: Event) => showMoment(event.target as HTMLInputElement, latest())}
    />
  );
}

const monthNames = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, index)),
);

/** Whichever comes first is completed: this year, or January. */
function MonthField({ id, moment, put, isWrong, ...props }: FieldProps) {
  const [year = '', month = ''] = moment.split('-');
  const { min, max } = bounds(props.control.tag);
  const common = { form: `${props.parts.prefix}-none`, disabled: isClosed(props), 'aria-describedby': `${id}-faults` };
  return (
    <>
      <select
        {...common}
        id={id}
        class="labeler__select"
        value={month}
        onChange={(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value;
          put(chosen === '' ? '' : `${year || new Date().getFullYear()}-${chosen}`);
        }}
      >
        <option value="">Month…</option>
        {monthNames.map((name, index) => (
          <option key={name} value={String(index + 1).padStart(2, '0')}>
            {name}
          </option>
        ))}
      </select>
      <input
        {...common}
        type="number"
        class="labeler__textarea labeler__short"
        aria-label={`${props.control.name}, year`}
        aria-invalid={isWrong ? 'true' : undefined}
        placeholder="Year"
        min={min?.slice(0, 4)}
        max={max?.slice(0, 4)}
        value={year}
        onInput={(event: Event) => {
          const typed = (event.target as HTMLInputElement).value;
          put(typed === '' ? '' : `${typed}-${month || '01'}`);
        }}
      />
    </>
  );
}
