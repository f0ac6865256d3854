/** Sentences for the status line and the screen reader: the last one within a moment wins, so that a held arrow key does not chatter. */
import type { Scope } from '../scope.ts';

const pauseMs = 250;

export type Announcer = {
  say(sentence: string): void;
  /** What the status line shows. */
  readonly shown: string;
};

/** `live` is the element a screen reader listens to; `changed` asks for the status line to be drawn. */
export function createAnnouncer(scope: Scope, live: HTMLElement, changed: () => void): Announcer {
  let shown = '';
  let cancel = () => {};
  return {
    say(sentence) {
      shown = sentence;
      changed();
      cancel();
      cancel = scope.after(pauseMs, () => {
        // The same sentence twice is heard twice only when the text differs.
        live.textContent = live.textContent === sentence ? `${sentence}\u00a0` : sentence;
      });
    },
    get shown() {
      return shown;
    },
  };
}
