/** The labeler's only way out: a hidden input and events on the form around it (see props.ts). Never fetches. */
import { findFaults } from '#app/core/labeling/check/faults.ts';
import type { ResultProblem } from '#app/core/labeling/check/problem.ts';
import { findMissing } from '#app/core/labeling/check/required.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { writeRows } from '#app/core/labeling/wire/rows.ts';
import type { Scope } from '../scope.ts';
import { load } from './actions/load.ts';
import type { Known } from './describe.ts';
import type { Kits } from './kits.ts';
import type { Changed, Loaded } from './props.ts';
import { readDoc } from './start-state.ts';
import type { Store } from './store.ts';

/** Long drags write this often at most: a thousand regions take some milliseconds to write, so they are written twice a second. */
const pauseMs = (regions: number): number => Math.max(100, regions / 2);

export type FormParts = {
  element: HTMLElement;
  config: LabelingConfig;
  data: Record<string, unknown>;
  kits: Kits;
  store: Store;
  scope: Scope;
  /** Shows what is still asked; the submit is stopped. */
  refuse: (missing: ResultProblem[]) => void;
  announce: (sentence: string) => void;
};

export function bindForm({ element, config, data, kits, store, scope, refuse, announce }: FormParts): void {
  const form = element.closest('form');
  if (!form) return;
  const write = createWriter(form, { config, kits }, store, scope);
  scope.on(form, 'labeler:load', (event) => {
    const { doc, problems } = readDoc({ config, kits }, (event as CustomEvent<Loaded>).detail.result);
    store.history.perform('Restore draft', load(doc), 'remote');
    write();
    announce(problems.length > 0 ? `The draft is restored, but for ${problems.length} rows that could not be read.` : 'The draft is restored.');
  });
  scope.on(
    form,
    'submit',
    (event) => {
      write();
      const { submitter } = event;
      if (submitter instanceof HTMLElement && submitter.dataset.act !== 'submit') return;
      const { doc: whole } = store.get();
      const doc = kits.asked?.withoutHidden(whole, config) ?? whole;
      const missing = [
        ...findMissing(doc, config, kits.language, data),
        ...findFaults(doc, config, kits.language),
        ...(kits.findTogether?.(doc, config) ?? []),
      ];
      if (missing.length === 0) return writeInput(form, writeRows(doc, config, kits.language));
      event.preventDefault();
      event.stopImmediatePropagation();
      refuse(missing);
    },
    { capture: true },
  );
  scope.on(window, 'pagehide', write);
  scope.on(document, 'visibilitychange', write);
}

function writeInput(form: HTMLFormElement, result: Row[]): void {
  const input = form.elements.namedItem('result');
  if (!(input instanceof HTMLInputElement)) return;
  input.value = JSON.stringify(result);
  // Until the editor has written into it, it is not sent.
  input.disabled = false;
}

/** Writes the hidden input at once, and soon after every change; answers how to write now what still waits. */
function createWriter(form: HTMLFormElement, { config, kits }: Known, store: Store, scope: Scope): () => void {
  let waiting: { origin: Changed['origin']; cancel: () => void } | undefined;
  const put = () => {
    const result = writeRows(store.get().doc, config, kits.language);
    writeInput(form, result);
    return result;
  };
  const write = () => {
    if (!waiting) return;
    const { origin, cancel } = waiting;
    waiting = undefined;
    cancel();
    const { regions, answers } = store.get().doc;
    const detail: Changed = { result: put(), origin, count: regions.length + answers.length };
    form.dispatchEvent(new CustomEvent('labeler:changed', { detail, bubbles: true }));
  };
  store.history.subscribe(({ origin }) => {
    const soon = waiting ?? { origin, cancel: scope.after(pauseMs(store.history.doc.regions.length), write) };
    waiting = { ...soon, origin: soon.origin === 'local' ? 'local' : origin };
  });
  put();
  return write;
}
