/** A form that comes back with what was typed and says beside each field what is wrong with it. */
import { createContext, useContext, type Child } from 'hono/jsx';
import type { Hx } from '../hx.ts';
import { Button, type ButtonProps } from './button.tsx';
import { Icon } from './icon.tsx';
import { domId } from './ids.ts';

/** Field name -> one sentence. The empty name is about the form as a whole. */
export type Errors = Readonly<Record<string, string | undefined>>;
/** What was typed, by field name; absent while nothing has been sent. */
export type Given = Readonly<Record<string, unknown>>;

type Setting = { id: string; errors: Errors; given?: Given };
const FormContext = createContext<Setting>({ id: 'field', errors: {} });

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export type FormProps = {
  action: string;
  method?: Method;
  id?: string;
  errors?: Errors;
  given?: Given;
  multipart?: boolean;
  class?: string;
  hx?: Hx;
  /** Warns before leaving with changes that were not sent. */
  guarded?: boolean;
  children?: Child;
};

/** PUT, PATCH and DELETE travel as POST with `?_method=`: in the URL, so that no body is read to learn the method. Give an `id` where one page has two forms with the same field names. */
export function Form({ action, method = 'post', id, errors = {}, given, multipart, class: className = 'form', hx, guarded, children }: FormProps) {
  const carried = method === 'get' || method === 'post' ? undefined : method.toUpperCase();
  return (
    <form
      action={carried ? `${action}${action.includes('?') ? '&' : '?'}_method=${carried}` : action}
      method={method === 'get' ? 'get' : 'post'}
      id={id}
      class={className}
      enctype={multipart ? 'multipart/form-data' : undefined}
      novalidate
      data-guarded={guarded ? '' : undefined}
      {...hx}
    >
      <FormContext.Provider value={{ id: id ?? 'field', errors, given }}>
        <FormErrors errors={errors} />
        {children}
      </FormContext.Provider>
    </form>
  );
}

/** Where a field stands: its id, what is wrong with it and what was typed into it. */
export function useField(name: string): { id: string; error?: string; given?: string; sent: boolean; list: readonly string[] } {
  const { id, errors, given } = useContext(FormContext);
  const value = given?.[name];
  const list = Array.isArray(value)
    ? value.map(String)
    : typeof value === 'string' || typeof value === 'number' || value === true
      ? [String(value)]
      : [];
  return { id: domId(id, name), error: errors[name], given: list[0], sent: given !== undefined, list };
}

/** The faults of a form in one place, each a link to its field. Takes the focus by `autofocus` so that it is heard. */
export function FormErrors({ errors }: { errors: Errors }) {
  const { id } = useContext(FormContext);
  const faults = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]));
  if (faults.length === 0) return <></>;
  const said = faults.map(([name, text]) => (name ? <a href={`#${domId(id, name)}`}>{text}</a> : text));
  return (
    <div class="form-errors" role="alert" tabindex={-1} autofocus>
      <p class="form-errors__title">
        <Icon name="warning" /> <span>{said.length === 1 ? said[0] : `${said.length} things need your attention.`}</span>
      </p>
      {said.length > 1 && (
        <ul>
          {said.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function Hidden({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}

/** Where the buttons of a form stand: at its end, the primary first. */
export function FormActions({ children }: { children: Child }) {
  return <div class="form__actions buttons">{children}</div>;
}

export function Fieldset({ legend, hint, children }: { legend: string; hint?: Child; children: Child }) {
  return (
    <fieldset class="fieldset">
      <legend>{legend}</legend>
      {hint && <p class="field__hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

type ActionFormProps = Omit<ButtonProps, 'hx' | 'type' | 'form'> & {
  action: string;
  method?: Method;
  values?: Readonly<Record<string, string | number>>;
  hx?: Hx;
};

/** A form that is one button. */
export function ActionForm({ action, method = 'post', values = {}, hx, ...button }: ActionFormProps) {
  return (
    <Form action={action} method={method} class="action-form" hx={hx}>
      {Object.entries(values).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <Button {...button} />
    </Form>
  );
}
