/** Puts what the builder made of the markup into the text area, by the browser's own typing, so that its undo takes it back. */
import type { Scope } from '../scope.ts';
import { carriedOver, type Edit } from './typing.ts';

type Asking = { ctx: { request: { body: URLSearchParams | null } } };
type Swap = Asking & { tasks: { fragment: DocumentFragment }[] };

/** The answer to an act of the builder brings the whole markup; only what differs from what it was asked about is typed, so what was written meanwhile stays. */
export function listenToBuilder(scope: Scope, area: HTMLTextAreaElement, edit: (change: Edit) => void): void {
  let asked = area.value;
  /** Why the last act did nothing; previews draw the builder anew meanwhile, and it is to be read all the same. */
  let late = '';
  const checkAct = (event: Event, markup: string) => {
    asked = markupAsked(event) ?? asked;
    late =
      markup === asked || carriedOver(asked, markup, area.value) ? '' : 'Nothing was changed: the markup was written in meanwhile. Do it once more.';
    if (late === '') return;
    event.preventDefault();
    refuse(document, late);
  };
  /** Other labels may have been turned to since the preview was asked for: they stay. */
  const checkPreview = (event: CustomEvent<Swap>, at: number) => {
    const { tasks } = event.detail;
    const isTurned = ['open', 'from'].some((name) => fieldAsked(event, name) !== fieldNow(name));
    if (isTurned) tasks.splice(at, 1);
    if (late) refuse(tasks[at]?.fragment, late);
  };
  const check = (event: Event) => {
    if (event.defaultPrevented) return;
    const swap = event as CustomEvent<Swap>;
    const at = swap.detail.tasks.findIndex((task) => builderIn(task.fragment));
    const markup = builderIn(swap.detail.tasks[at]?.fragment)?.dataset.markup;
    if (markup !== undefined) checkAct(event, markup);
    else if (at >= 0) checkPreview(swap, at);
  };
  const handOver = () => {
    const builder = builderIn(document);
    const { markup } = builder?.dataset ?? {};
    if (!builder || markup === undefined) return;
    delete builder.dataset.markup;
    const change = markup === asked || markup === area.value ? undefined : carriedOver(asked, markup, area.value);
    if (change) typeIn(scope, area, () => edit(change));
    // Nothing is typed, but what was written since is not in the builder: a look at it is asked for as after typing.
    else if (markup !== area.value) area.dispatchEvent(new Event('input', { bubbles: true }));
    builder.querySelector<HTMLElement>('[autofocus]')?.focus();
  };
  scope.on(document, 'htmx:before:swap', check);
  scope.on(document, 'htmx:after:swap', handOver);
}

const builderIn = (part: ParentNode | undefined) => part?.querySelector<HTMLElement>('#builder') ?? undefined;
const fieldNow = (name: string) => document.querySelector<HTMLInputElement>(`#builder [name="${name}"]`)?.value;
const fieldAsked = (event: Event, name: string) => (event as CustomEvent<Asking>).detail.ctx.request.body?.get(name) ?? undefined;

/** The markup an answer is about, with the line breaks of a text area: forms send others. */
export const markupAsked = (event: Event): string | undefined => fieldAsked(event, 'markup')?.replaceAll('\r\n', '\n');

function refuse(part: ParentNode | undefined, why: string): void {
  const said = part?.querySelector('#builder-said');
  said?.classList.add('builder__said--refused');
  if (said) said.textContent = why;
}

/** Typing needs the focus; it is back where it was before anybody sees it gone. */
function typeIn(scope: Scope, area: HTMLTextAreaElement, type: () => void): void {
  const before = document.activeElement;
  const [x, y] = [scrollX, scrollY];
  let isHalfTyped = false;
  // Someone may be typing on in the next field: that it is left for a moment does not mean it is done.
  const hold = (event: Event) => {
    if (event.target !== before) return;
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
