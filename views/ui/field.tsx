/** Fields one types into: label, hint, control, error, tied together for those who hear the page. */
import type { Child } from 'hono/jsx';
import type { Hx } from '../hx.ts';
import { useField } from './form.tsx';
import { Icon } from './icon.tsx';

/** `error` and `value` are overruled by what the surrounding form knows. `width` is in characters: short 12, medium 32, full. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: Child;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  width?: 'short' | 'medium' | 'full';
  labelHidden?: boolean;
  hx?: Hx;
};

/** Attributes that tie a control to its hint and error. */
export function tied(id: string, hint: unknown, error: string | undefined) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? ('true' as const) : undefined };
}

type FrameProps = Pick<FieldProps, 'label' | 'hint' | 'required' | 'width' | 'labelHidden'> & { id: string; error?: string; children: Child };

/** What stands around one control. */
export function FieldFrame({ id, label, hint, error, required, width = 'full', labelHidden, children }: FrameProps) {
  return (
    <div class={`field field--${width}${error ? ' field--wrong' : ''}`}>
      <label class={labelHidden ? 'hidden' : 'field__label'} for={id}>
        {label}
        {required === false && <span class="field__optional"> optional</span>}
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return <></>;
  return (
    <p class="field__error" id={`${id}-error`}>
      <Icon name="warning" size="small" /> {error}
    </p>
  );
}

type TextFieldProps = FieldProps & {
  value?: string | number;
  type?: 'text' | 'email' | 'url' | 'search' | 'number' | 'date' | 'tel';
  unit?: string;
  autocomplete?: string;
  placeholder?: string;
  min?: number | string;
  max?: number | string;
  step?: number | 'any';
  minlength?: number;
  maxlength?: number;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'search' | 'url';
  autofocus?: boolean;
  readonly?: boolean;
  list?: string;
};

export function TextField({ name, label, hint, error, value, type = 'text', width, unit, required, labelHidden, hx, ...rest }: TextFieldProps) {
  const field = useField(name);
  const fault = error ?? field.error;
  return (
    <FieldFrame
      id={field.id}
      label={label}
      hint={hint}
      error={fault}
      required={required}
      width={width ?? (type === 'number' || type === 'date' ? 'short' : 'full')}
      labelHidden={labelHidden}
    >
      <span class="field__line">
        <input
          class="control"
          name={name}
          type={type}
          value={field.given ?? value}
          required={required}
          {...rest}
          {...tied(field.id, hint, fault)}
          {...hx}
        />
        {unit && <span class="field__unit">{unit}</span>}
      </span>
    </FieldFrame>
  );
}

type PasswordFieldProps = FieldProps & {
  autocomplete: 'current-password' | 'new-password';
  minlength?: number;
  reveal?: boolean;
  autofocus?: boolean;
};

/** Never filled in by us. The button that shows it appears only where script runs. */
export function PasswordField({ name, label, hint, error, required, width, labelHidden, hx, reveal = true, ...rest }: PasswordFieldProps) {
  const field = useField(name);
  const fault = error ?? field.error;
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={fault} required={required} width={width} labelHidden={labelHidden}>
      <span class="field__line">
        <input class="control" name={name} type="password" required={required} {...rest} {...tied(field.id, hint, fault)} {...hx} />
        {reveal && (
          <button
            class="button button--quiet button--icon with-script"
            type="button"
            data-reveal={field.id}
            aria-pressed="false"
            aria-label={`Show ${label.toLowerCase()}`}
          >
            <Icon name="eye" />
          </button>
        )}
      </span>
    </FieldFrame>
  );
}

type TextAreaProps = FieldProps & { value?: string; rows?: number; code?: boolean; maxlength?: number; placeholder?: string; readonly?: boolean };

/** `code` sets it in the mono face, unwrapped and unspelled. */
export function TextArea({ name, label, hint, error, value = '', rows = 5, code, required, width, labelHidden, hx, ...rest }: TextAreaProps) {
  const field = useField(name);
  const fault = error ?? field.error;
  const writing = code ? { spellcheck: false, autocapitalize: 'off' as const } : {};
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={fault} required={required} width={width} labelHidden={labelHidden}>
      <textarea
        class={code ? 'control control--code' : 'control'}
        name={name}
        rows={rows}
        required={required}
        {...writing}
        {...rest}
        {...tied(field.id, hint, fault)}
        {...hx}
      >
        {field.given ?? value}
      </textarea>
    </FieldFrame>
  );
}

export type Option = { value: string | number; label: string; disabled?: boolean };
export type OptionGroup = { group: string; options: readonly Option[] };
type SelectProps = FieldProps & { value?: string | number; options: readonly (Option | OptionGroup)[] };

export function Select({ name, label, hint, error, value, options, required, disabled, width = 'medium', labelHidden, hx }: SelectProps) {
  const field = useField(name);
  const fault = error ?? field.error;
  const chosen = String(field.given ?? value ?? '');
  const one = (option: Option) => (
    <option value={option.value} selected={String(option.value) === chosen} disabled={option.disabled}>
      {option.label}
    </option>
  );
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={fault} required={required} width={width} labelHidden={labelHidden}>
      <select class="control" name={name} required={required} disabled={disabled} {...tied(field.id, hint, fault)} {...hx}>
        {options.map((entry) => ('group' in entry ? <optgroup label={entry.group}>{entry.options.map(one)}</optgroup> : one(entry)))}
      </select>
    </FieldFrame>
  );
}
