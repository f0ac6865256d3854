/**
 * A form that saves as one types says so until all of it is stored, tries again where it was not, and asks before it is left like that. What is
 * said stands in the page: of all `[data-state]` the one is shown that holds, `answered` where an answer of the server says how it stands.
 */
import { createScope } from '../scope.ts';

type Answered = CustomEvent<{ ctx: { response: { status: number } } }>;

/** Long enough for a server that starts anew, short enough for somebody who waits for it. */
const pause = 10_000;

export function startSaving(element: HTMLElement): () => void {
  const scope = createScope();
  const form = element.querySelector('form');
  if (!form) return () => undefined;
  let state: 'answered' | 'waiting' | 'sending' | 'failed' = 'answered';
  let isStored = true;

  const show = () => {
    const shown = state === 'sending' ? 'waiting' : state;
    for (const words of element.querySelectorAll<HTMLElement>('[data-state]')) words.hidden = words.dataset.state !== shown;
  };
  const turn = (to: typeof state) => {
    state = to;
    show();
  };
  const again = () => void (state === 'failed' && form.dispatchEvent(new Event('again')));
  const fail = () => {
    // Whoever has written on meanwhile is about to send all of it.
    if (state !== 'sending') return;
    turn('failed');
    scope.after(pause, again);
  };
  const read = ({ detail }: Answered) => {
    const { status } = detail.ctx.response;
    const isRefused = status === 422;
    if (status >= 300 && !isRefused) return fail();
    if (state !== 'sending') return;
    turn('answered');
    isStored = !isRefused;
  };

  scope.on(form, 'input', () => {
    turn('waiting');
    isStored = false;
  });
  scope.on(form, 'htmx:before:request', () => {
    if (state !== 'answered') turn('sending');
  });
  scope.on(form, 'htmx:after:request', (event) => read(event as Answered));
  scope.on(form, 'htmx:error', fail);
  scope.on(form, 'htmx:after:swap', show);
  scope.on(form, 'submit', () => void (isStored = true));
  scope.on(window, 'online', again);
  // Somebody comes back from the page where they signed in again.
  scope.on(document, 'visibilitychange', () => document.visibilityState === 'visible' && again());
  scope.on(window, 'beforeunload', (event) => !isStored && event.preventDefault());
  return () => scope.end();
}
