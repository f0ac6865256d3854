/** Fields one chooses in: a box to tick, a switch, cards of which one is taken. */
import type { Child } from 'hono/jsx';
import type { Hx } from '../hx.ts';
import { FieldError, tied } from './field.tsx';
import { useField } from './form.tsx';
import { Icon, type IconName } from './icon.tsx';
import { domId } from './ids.ts';

type TickProps = {
  name: string;
  label: Child;
  hint?: Child;
  checked?: boolean;
  value?: string | number;
  disabled?: boolean;
  error?: string;
  hx?: Hx;
};

function Tick({ kind, name, label, hint, checked, value = 'on', disabled, error, hx }: TickProps & { kind: 'checkbox' | 'switch' }) {
  const field = useField(name);
  const fault = error ?? field.error;
  const id = value === 'on' ? field.id : domId(field.id, value);
  const on = field.sent ? field.list.includes(String(value)) : checked;
  return (
    <div class={`tick tick--${kind}`}>
      <input
        class={`tick__box tick__box--${kind}`}
        type="checkbox"
        role={kind === 'switch' ? 'switch' : undefined}
        name={name}
        value={value}
        checked={on}
        disabled={disabled}
        {...tied(id, hint, fault)}
        {...hx}
      />
      <div>
        <label class="tick__label" for={id}>
          {label}
        </label>
        {hint && (
          <p class="field__hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        <FieldError id={id} error={fault} />
      </div>
    </div>
  );
}

export const Checkbox = (props: TickProps) => <Tick kind="checkbox" {...props} />;
/** For what takes hold as a state (on, off), not as one answer among several. */
export const Switch = (props: TickProps) => <Tick kind="switch" {...props} />;

export type CardOption = { value: string | number; label: string; hint?: Child; icon?: IconName; disabled?: boolean };
type RadioCardsProps = {
  name: string;
  legend: string;
  hint?: Child;
  value?: string | number;
  options: readonly CardOption[];
  error?: string;
  legendHidden?: boolean;
};

/** One of a few, each with room to say what it means. */
export function RadioCards({ name, legend, hint, value, options, error, legendHidden }: RadioCardsProps) {
  const field = useField(name);
  const fault = error ?? field.error;
  const chosen = field.given ?? (value === undefined ? undefined : String(value));
  return (
    <fieldset class="fieldset radio-cards" {...tied(field.id, hint, fault)} aria-invalid={undefined}>
      <legend class={legendHidden ? 'hidden' : undefined}>{legend}</legend>
      {hint && (
        <p class="field__hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      <div class="radio-cards__list">
        {options.map((option) => (
          <RadioCard name={name} id={domId(field.id, option.value)} option={option} checked={String(option.value) === chosen} />
        ))}
      </div>
      <FieldError id={field.id} error={fault} />
    </fieldset>
  );
}

function RadioCard({ name, id, option, checked }: { name: string; id: string; option: CardOption; checked: boolean }) {
  return (
    <label class="radio-card" for={id}>
      <input
        class="radio-card__dot"
        type="radio"
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        disabled={option.disabled}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
      />
      {option.icon && <Icon name={option.icon} />}
      <span class="radio-card__text">
        <span class="radio-card__label">{option.label}</span>
        {option.hint && (
          <span class="radio-card__hint" id={`${id}-hint`}>
            {option.hint}
          </span>
        )}
      </span>
    </label>
  );
}
