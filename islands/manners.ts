/**
 * The few things every page does better with script, for all elements that say so by a data attribute, also those that arrive later.
 * Without it every page still works. Nothing here knows a URL or asks a server.
 */
import { createScope } from './scope.ts';

const scope = createScope();
const byId = (id: string | undefined): HTMLElement | null => (id ? document.getElementById(id) : null);

/** The clipboard is missing on plain http, where many run this; the old way works there. */
async function copy(button: HTMLElement): Promise<void> {
  const field = byId(button.dataset.copy);
  if (!(field instanceof HTMLInputElement)) return;
  field.select();
  const copied = navigator.clipboard
    ? await navigator.clipboard.writeText(field.value).then(
        () => true,
        () => document.execCommand('copy'),
      )
    : document.execCommand('copy');
  const word = button.querySelector<HTMLElement>('[data-copy-word]');
  if (!copied || !word || word.dataset.before) return;
  word.dataset.before = word.textContent ?? '';
  word.textContent = word.dataset.copyWord ?? '';
  scope.after(2000, () => {
    word.textContent = word.dataset.before ?? '';
    delete word.dataset.before;
  });
}

function reveal(button: HTMLElement): void {
  const field = byId(button.dataset.reveal);
  if (!(field instanceof HTMLInputElement)) return;
  const shown = field.type === 'password';
  field.type = shown ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(shown));
}

/** The notice goes, the region that announces stays. */
const dismiss = (button: HTMLElement): void => button.parentElement?.remove();

function openDialog(link: HTMLElement, event: MouseEvent): void {
  const dialog = byId(link.dataset.dialog);
  if (!(dialog instanceof HTMLDialogElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  dialog.showModal();
}

function closeMenus(except: Node | null, focus: boolean): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
    if (except && menu.contains(except)) continue;
    menu.open = false;
    if (focus) menu.querySelector('summary')?.focus();
  }
}

scope.on(document, 'click', (event) => {
  if (!(event instanceof MouseEvent) || !(event.target instanceof Element)) return;
  closeMenus(event.target, false);
  if (event.target instanceof HTMLDialogElement) event.target.close(); // Only the ground around it is the dialog itself.
  const pressed = event.target.closest<HTMLElement>('[data-copy], [data-reveal], [data-dismiss], [data-dialog], [aria-disabled="true"]');
  if (!pressed) return;
  if (pressed.getAttribute('aria-disabled') === 'true') event.preventDefault();
  else if (pressed.dataset.copy) void copy(pressed);
  else if (pressed.dataset.reveal) reveal(pressed);
  else if (pressed.dataset.dialog) openDialog(pressed, event);
  else dismiss(pressed);
});

scope.on(document, 'keydown', (event) => {
  if (event instanceof KeyboardEvent && event.key === 'Escape') closeMenus(null, true);
});

scope.on(document, 'focusin', (event) => {
  if (event.target instanceof HTMLInputElement && 'select' in event.target.dataset) event.target.select();
});

/** Whoever has signed in again on another page reads no longer that they are signed out, once an answer shows it. */
scope.on(document, 'htmx:after:request', (event) => {
  const { ctx } = (event as CustomEvent<{ ctx: { response: { status: number } } }>).detail;
  if (ctx.response.status !== 401) document.querySelector('[data-signed-out]')?.remove();
});

/** One box for all of its name in the same table, and the other way round. */
scope.on(document, 'change', (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return;
  const table = box.closest('table');
  const head = table?.querySelector<HTMLInputElement>('[data-check-all]');
  if (!table || !head) return;
  const boxes = [...table.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]')].filter(({ name }) => name === head.dataset.checkAll);
  if (box === head) for (const each of boxes) each.checked = head.checked;
  const ticked = boxes.filter(({ checked }) => checked).length;
  head.checked = ticked > 0 && ticked === boxes.length;
  head.indeterminate = ticked > 0 && ticked < boxes.length;
});

/** Forms that ask before their changes are left behind. */
const changed = new Set<HTMLFormElement>();
scope.on(document, 'input', (event) => {
  const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-guarded]') : null;
  if (form) changed.add(form);
});
scope.on(window, 'beforeunload', (event) => {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
});

/** A second press while the first is on its way sends nothing. A download leaves the page standing, hence the end by time. */
scope.on(document, 'submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  changed.delete(form);
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = 'yes';
  scope.after(3000, () => delete form.dataset.sent);
});

/** A row of tabs too long for the screen shows the one that is open. */
for (const tab of document.querySelectorAll('.tab[aria-current]')) tab.scrollIntoView({ block: 'nearest', inline: 'center' });

document.documentElement.dataset.script = '';
