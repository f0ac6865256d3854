/** Puts what the builder made of the markup into the text area, by the browser's own typing, so that its undo takes it back. */
import type { Scope } from '../scope.ts';
import { changeBetween, type Edit } from './typing.ts';

/** The answer to an act of the builder brings the whole markup; only what differs is typed. */
export function listenToBuilder(scope: Scope, area: HTMLTextAreaElement, edit: (change: Edit) => void): void {
  const handOver = () => {
    const builder = document.querySelector<HTMLElement>('#builder[data-markup]');
    const { markup } = builder?.dataset ?? {};
    if (!builder || markup === undefined) return;
    delete builder.dataset.markup;
    if (markup !== area.value) typeIn(scope, area, () => edit(changeBetween(area.value, markup)));
    builder.querySelector<HTMLElement>('[autofocus]')?.focus();
  };
  scope.on(document, 'htmx:after:swap', handOver);
}

/** Typing needs the focus; it is back where it was before anybody sees it gone. */
function typeIn(scope: Scope, area: HTMLTextAreaElement, type: () => void): void {
  const before = document.activeElement;
  const [x, y] = [scrollX, scrollY];
  let isHalfTyped = false;
  // Someone may be typing on in the next field: that it is left for a moment does not mean it is done.
  const hold = (event: Event) => {
    isHalfTyped = true;
    event.stopImmediatePropagation();
  };
  const typing = scope.child();
  typing.on(document, 'change', hold, { capture: true });
  area.focus({ preventScroll: true });
  type();
  if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  typing.end();
  scrollTo(x, y);
  if (isHalfTyped && before) scope.on(before, 'blur', () => before.dispatchEvent(new Event('change', { bubbles: true })), { once: true });
}
