/** Sentences for the status line and the screen reader: the last one within a moment wins, so that a held arrow key does not chatter. */
import type { Scope } from '../scope.ts';

const pauseMs = 250;

export type Announcer = {
  /** `isAside`: only where nothing else is about to be said. */
  say(sentence: string, isAside?: boolean): void;
  /** What the status line shows. */
  readonly shown: string;
};

/** `live` is the element a screen reader listens to; `changed` asks for the status line to be drawn. */
export function createAnnouncer(scope: Scope, live: HTMLElement, changed: () => void): Announcer {
  let shown = '';
  let cancel = () => {};
  let waiting = false;
  return {
    say(sentence, isAside) {
      if (isAside && waiting) return;
      waiting = !isAside;
      shown = sentence;
      changed();
      cancel();
      cancel = scope.after(pauseMs, () => {
        waiting = false;
        // The same sentence twice is heard twice only when the text differs.
        live.textContent = live.textContent === sentence ? `${sentence}\u00a0` : sentence;
      });
    },
    get shown() {
      return shown;
    },
  };
}
