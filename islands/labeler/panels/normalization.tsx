/** @jsxImportSource hono/jsx/dom */
import { useLayoutEffect, useRef, useState } from 'hono/jsx/dom';
import type { Region } from '#app/core/labeling/result.ts';
import { normalizeRegion } from '../actions/normalize.ts';
import type { Step } from '../history.ts';
import type { Parts } from '../parts.ts';
import { Icon } from './icon.tsx';

type Given = { parts: Parts; region: Region; fixed: boolean };

/** Of the button that opens the field, and of the field. */
const normalizationId = ({ prefix }: Pick<Parts, 'prefix'>): string => `${prefix}-normalize`;
const fieldId = ({ prefix }: Pick<Parts, 'prefix'>): string => `${prefix}-normalization`;

/** Leads to the field, which opens where it is not. */
export function openNormalization(parts: Parts): void {
  const field = document.getElementById(fieldId(parts));
  if (field) field.focus();
  else document.getElementById(normalizationId(parts))?.click();
}

/** What the region says in its standard form, as the date that "next Friday" is: shown, written, taken away. */
export function Normalization({ parts, region, fixed }: Given) {
  const [isOpen, setOpen] = useState(false);
  // What had focus is gone when the field closes, and when the form is deleted.
  const returns = useRef(false);
  useLayoutEffect(() => {
    if (returns.current && !isOpen) document.getElementById(normalizationId(parts))?.focus();
    returns.current = isOpen;
  });
  const { normalization } = region;
  if (isOpen && !fixed) return <Field parts={parts} region={region} close={() => setOpen(false)} />;
  if (fixed && normalization === undefined) return null;
  const remove = () => {
    returns.current = true;
    parts.store.history.perform('Delete normalization', normalizeRegion(region.id, ''));
    parts.announce('Normalization deleted.');
  };
  return (
    <div class="labeler__normalization">
      {normalization === undefined ? null : (
        <p>
          Normalization <code>{normalization}</code>
        </p>
      )}
      {fixed ? null : (
        <button
          type="button"
          id={normalizationId(parts)}
          class="labeler__button"
          aria-label={normalization === undefined ? undefined : 'Change normalization'}
          title="Write what it says in its standard form, such as the date that is meant"
          onClick={() => setOpen(true)}
        >
          {normalization === undefined ? 'Normalize' : 'Change'}
        </button>
      )}
      {fixed || normalization === undefined ? null : (
        <button type="button" class="labeler__row-button" title="Delete normalization" aria-label="Delete normalization" onClick={remove}>
          <Icon name="delete" />
        </button>
      )}
    </div>
  );
}

/** What is typed is in the answer at once, so that no submit loses it; it is one step, which Cancel takes back without a trace. */
function Field({ parts: { store, prefix, announce }, region, close }: Omit<Given, 'fixed'> & { close: () => void }) {
  const run = useRef<Step | undefined>(undefined);
  const id = fieldId({ prefix });
  const write = (text: string) => {
    const action = normalizeRegion(region.id, text);
    run.current = (run.current && store.history.replace(run.current, action)) ?? store.history.perform('Normalize region', action);
  };
  const cancel = () => {
    if (run.current) store.history.cancel(run.current);
    close();
    announce('Normalization left as it was.');
  };
  const done = (text: string) => {
    write(text.trim());
    if (run.current?.before === run.current?.after) return cancel();
    close();
    announce(text.trim() === '' ? 'Normalization deleted.' : `Normalized as ${text.trim()}.`);
  };
  return (
    <div class="labeler__normalization">
      <label class="labeler__field" for={id}>
        Normalization
      </label>
      <input
        id={id}
        class="labeler__textarea"
        type="text"
        autocomplete="off"
        form={`${prefix}-none`}
        value={region.normalization ?? ''}
        ref={(input: HTMLInputElement | null) => queueMicrotask(() => input?.focus())}
        onInput={(event: Event) => write((event.target as HTMLInputElement).value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          if (event.key === 'Enter') done((event.target as HTMLInputElement).value);
          else cancel();
        }}
      />
      <button type="button" class="labeler__button" onClick={() => done((document.getElementById(id) as HTMLInputElement | null)?.value ?? '')}>
        Done
      </button>
      <button type="button" class="labeler__button" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}
