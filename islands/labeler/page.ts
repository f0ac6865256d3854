/** The page around the labeler: its form's buttons, the help sheet, and where focus goes. */
import type { ResultProblem } from '#app/core/labeling/check/problem.ts';
import { controlNamed } from '#app/core/labeling/names.ts';
import type { Scope } from '../scope.ts';
import type { Around } from './command-list/around.ts';
import { controlId } from './panels/controls/control.tsx';
import type { Parts } from './parts.ts';
import { openAround } from './reveal.ts';

export function createAround(element: HTMLElement, parts: Parts): Around {
  const button = (act: string) => element.closest('form')?.querySelector<HTMLButtonElement>(`[data-act="${act}"]`);
  return {
    press: (act) => button(act)?.click(),
    can: (act) => button(act)?.disabled === false,
    room: element.closest('main') ?? element,
    focusNote: () => document.getElementById(`${parts.prefix}-note`)?.focus(),
  };
}

/** The editor stands: what waited for it may be pressed, and what is said where it does not come goes. */
export function openForm(element: HTMLElement): void {
  const form = element.closest('form');
  form?.querySelector('.label__late')?.remove();
  const submit = form?.querySelector<HTMLButtonElement>('[data-act=submit]');
  if (!submit) return;
  submit.disabled = false;
  submit.removeAttribute('title');
}

/** Leads to the first thing that is still asked: its region selected, its control in focus. */
export function showMissing(parts: Parts, missing: ResultProblem[], scope: Scope): void {
  const first = missing[0];
  if (!first) return;
  parts.announce(first.message);
  if (first.region) {
    parts.store.select(first.region);
    parts.reveal(first.region);
  }
  const control = first.control === undefined ? undefined : controlNamed(parts.config, first.control);
  if (!control) return;
  if (!control.perRegion) parts.kits.asked?.leadTo(parts, control, first.region);
  const [object] = control.toNames;
  if (first.item !== undefined && object !== undefined) parts.store.look({ pages: { ...parts.store.get().view.pages, [object]: first.item } });
  const place = () => document.getElementById(controlId(parts, control));
  const later = (run: () => void) => scope.frame(() => scope.frame(run));
  const was = document.activeElement;
  // Who has gone somewhere else by then is not fetched back.
  const stayed = () => document.activeElement === was || document.activeElement === document.body;
  // Beside a region the control is drawn in the next frame; on a page that was closed, in the one after it has opened.
  later(() => {
    openAround(place());
    later(() => void (stayed() && focusFirst(place())));
  });
}

export function focusFirst(place: HTMLElement | null): void {
  if (!place) return;
  place.scrollIntoView({ block: 'nearest' });
  const fields = place.querySelectorAll<HTMLElement>('input:not(:disabled), textarea, select, button');
  const field = [...fields].find((one) => !one.closest('[hidden]'));
  openAround(field ?? null);
  (field ?? place).focus();
}
