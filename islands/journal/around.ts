/** What the parts of the journal share on one page. */
import type { Row } from '#app/core/labeling/result.ts';
import type { Loaded } from '../labeler/props.ts';
import type { Scope } from '../scope.ts';
import type { LeadTime } from './lead-time.ts';
import type { Line } from './line.ts';
import type { JournalProps } from './props.ts';
import type { Shelf } from './shelf.ts';

export type Around = {
  scope: Scope;
  props: JournalProps;
  key: string;
  form: HTMLFormElement;
  shelf: Shelf;
  line: Line;
  lead: LeadTime;
  writer: string;
};

/** The form's hidden field of this name. */
export function field(form: HTMLFormElement, name: string): HTMLInputElement | undefined {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement ? found : undefined;
}

/** Puts an answer into the editor, now or as soon as it stands: it answers a load with a change of remote origin. */
export function loadInto({ form, scope }: Pick<Around, 'form' | 'scope'>, result: Row[]): void {
  let heard = false;
  const hearing = scope.child();
  hearing.on(form, 'labeler:changed', () => (heard = true));
  const load = () => form.dispatchEvent(new CustomEvent<Loaded>('labeler:load', { detail: { result } }));
  load();
  hearing.end();
  if (!heard) scope.on(form, 'labeler:ready', load, { once: true });
}
