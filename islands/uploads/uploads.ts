/** Files of the import form are sent as soon as they are chosen, one after the other, and go on after a break, a closed tab or another day. */
import { createScope } from '../scope.ts';
import { discard, type Stand } from './door.ts';
import { rowOf, type Row } from './list.ts';
import { Sending } from './sending.ts';

export type UploadsProps = { address: string; begun: Stand[] };

export function startUploads(element: HTMLElement, { address, begun }: UploadsProps): () => void {
  const scope = createScope();
  const input = element.querySelector<HTMLInputElement>('input[type=file]');
  const form = input?.form;
  if (!input || !form) return () => undefined;
  const list = Object.assign(document.createElement('ul'), { className: 'uploads__list' });
  list.setAttribute('aria-label', 'Uploads');
  const told = Object.assign(document.createElement('p'), { className: 'field__hint' });
  told.setAttribute('role', 'status');
  const carried = Object.assign(document.createElement('input'), { type: 'hidden', name: 'uploads' });
  element.append(list, told, carried);

  const rows = new Map<Sending, Row>();
  let sent: { by: HTMLElement | null } | undefined;
  let busy = false;

  const items = (): Sending[] => [...rows.keys()];
  const onTheirWay = (): Sending[] => items().filter(({ state }) => state === 'queued' || state === 'sending' || state === 'waiting');
  /** Chosen, but not coming: the form would go without them. */
  const missing = (): Sending[] => items().filter(({ state }) => state === 'paused' || state === 'refused');

  function add(file: File | undefined, stand?: Stand): void {
    const item: Sending = new Sending(scope, address, () => draw(item), file, stand);
    const row = rowOf(item);
    scope.on(row.element, 'click', (event) => press(item, event));
    rows.set(item, row);
    list.append(row.element);
    row.draw();
  }

  function draw(item: Sending): void {
    rows.get(item)?.draw();
    if (item.state === 'done') told.textContent = `${item.name} has arrived.`;
    if (item.state === 'refused') told.textContent = item.message.startsWith(item.name) ? item.message : `${item.name}: ${item.message}`;
    carried.value = items()
      .filter(({ state }) => state === 'done')
      .map(({ id }) => id)
      .join(',');
  }

  function press(item: Sending, { target }: Event): void {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-press]') : null;
    if (button?.dataset.press === 'pause') {
      if (item.state === 'paused') item.resume();
      else item.pause();
      void next();
    }
    if (button?.dataset.press === 'remove') void remove(item);
  }

  async function remove(item: Sending): Promise<void> {
    if (item.state !== 'done' && item.state !== 'lost' && item.state !== 'refused') item.pause();
    const { id } = item;
    if (id !== undefined && !(await discard(address, id))) {
      told.textContent = `${item.name} could not be removed. Try again.`;
      return;
    }
    rows.get(item)?.element.remove();
    rows.delete(item);
    told.textContent = `${item.name} was removed.`;
    carried.value = carried.value
      .split(',')
      .filter((each) => each !== String(id))
      .join(',');
    input!.focus();
  }

  /** One at a time, so that the first is whole soon. When none is left, a form that waited goes. */
  async function next(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let item = items().find(({ state }) => state === 'queued'); item && !scope.ended; item = items().find(({ state }) => state === 'queued'))
      await item.run();
    busy = false;
    if (!sent || scope.ended || onTheirWay().length > 0) return;
    const { by } = sent;
    sent = undefined;
    if (missing().length === 0) form!.requestSubmit(by);
    else sayMissing();
  }

  function sayMissing(): void {
    const why = missing().map(({ name, state }) =>
      state === 'paused' ? `${name} is paused: go on with it or remove it.` : `${name} was refused: remove it, and choose another if you need one.`,
    );
    told.textContent = `Not every file has arrived, so nothing was sent. ${why.join(' ')} Then press the button again.`;
    told.scrollIntoView({ block: 'nearest' });
  }

  for (const stand of begun) add(undefined, stand);
  carried.value = begun
    .filter(({ whole }) => whole)
    .map(({ id }) => id)
    .join(',');
  const take = (): void => {
    for (const file of input.files ?? []) {
      const known = items().find((item) => !item.file && item.state === 'lost' && item.name === file.name && item.size === file.size);
      if (known) known.file = file;
      if (known) known.resume();
      else add(file);
    }
    // They travel by themselves; the form must not carry them once more.
    input.value = '';
    void next();
  };
  scope.on(input, 'change', take);
  // Chosen before the script was there.
  if (input.files?.length) take();
  scope.on(form, 'submit', (event) => {
    if (onTheirWay().length === 0 && missing().length === 0) return;
    event.preventDefault();
    if (missing().length > 0) return sayMissing();
    sent = { by: event instanceof SubmitEvent ? event.submitter : null };
    told.textContent = 'As soon as all files have arrived, it goes on by itself.';
  });
  scope.own(() => {
    for (const part of [list, told, carried]) part.remove();
  });
  return () => scope.end();
}
