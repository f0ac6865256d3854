/** Puts what the builder made of the markup into the text area, by the browser's own typing, so that its undo takes it back. */
import type { Scope } from '../scope.ts';
import { carriedOver, type Edit } from './typing.ts';

type Asking = { ctx: { request: { body: URLSearchParams | null } } };
type Swap = Asking & { tasks: { fragment: DocumentFragment }[] };

/** The answer to an act of the builder brings the whole markup; only what differs from what it was asked about is typed, so what was written meanwhile stays. */
export function listenToBuilder(scope: Scope, area: HTMLTextAreaElement, edit: (change: Edit) => void): void {
  let asked = area.value;
  const check = (event: Event) => {
    const { tasks } = (event as CustomEvent<Swap>).detail;
    const at = tasks.findIndex((task) => builderIn(task.fragment));
    const markup = builderIn(tasks[at]?.fragment)?.dataset.markup;
    // Drawn beside a preview: other labels have been turned to since that was asked for.
    if (at >= 0 && markup === undefined && ['open', 'from'].some((name) => fieldAsked(event, name) !== fieldNow(name))) tasks.splice(at, 1);
    if (markup === undefined) return;
    asked = markupAsked(event) ?? asked;
    if (markup === asked || carriedOver(asked, markup, area.value)) return;
    event.preventDefault();
    say('Nothing was changed: the markup was written in meanwhile. Do it once more.');
  };
  const handOver = () => {
    const builder = builderIn(document);
    const { markup } = builder?.dataset ?? {};
    if (!builder || markup === undefined) return;
    delete builder.dataset.markup;
    const change = markup === asked || markup === area.value ? undefined : carriedOver(asked, markup, area.value);
    if (change) typeIn(scope, area, () => edit(change));
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

const say = (what: string) => void (document.querySelector('#builder-said')!.textContent = what);

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
