/** The files on their way, as a list. */
import type { Sending, State } from './sending.ts';

const megabytes = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

const words: Record<State, string> = {
  queued: 'waits its turn',
  sending: 'on its way',
  waiting: 'waits for the network',
  paused: 'paused',
  lost: 'begun earlier: choose the same file again to go on',
  refused: 'not taken',
  done: 'has arrived',
};

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, ...inner: (Node | string)[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  element.append(...inner);
  return element;
}

export type Row = { element: HTMLElement; draw(): void };

/** A row that follows its file; what its buttons mean stands in their `data-press`. They stay the same elements, so that the focus stays on them. */
export function rowOf(item: Sending): Row {
  const [numbers, state] = [make('span', 'progress__numbers'), make('p', 'field__hint')];
  const bar = make('progress', 'progress__bar');
  const pause = make('button', 'button button--plain button--small');
  const remove = make('button', 'button button--quiet button--small', 'Remove');
  for (const button of [pause, remove]) button.type = 'button';
  remove.setAttribute('aria-label', `Remove ${item.name}`);
  pause.dataset.press = 'pause';
  remove.dataset.press = 'remove';
  const title = make('p', 'progress__words', make('span', 'progress__label', item.name), numbers);
  const element = make('li', 'uploads__item', make('div', 'progress progress--small', title, bar), state, make('p', 'buttons', pause, remove));
  return {
    element,
    draw() {
      const isStill = item.state === 'paused' || item.state === 'refused';
      numbers.textContent = `${megabytes(item.received)} of ${megabytes(item.size)}`;
      bar.max = Math.max(item.size, 1);
      bar.value = item.received;
      bar.setAttribute('aria-label', `${item.name}: ${numbers.textContent}`);
      state.textContent = item.message || words[item.state];
      pause.hidden = item.state === 'done' || item.state === 'lost' || item.state === 'refused';
      pause.textContent = isStill ? 'Go on' : 'Pause';
      pause.setAttribute('aria-label', `${pause.textContent} ${isStill ? 'with ' : ''}${item.name}`);
      element.dataset.state = item.state;
    },
  };
}
