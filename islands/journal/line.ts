/** The one line in which the journal speaks. It says what is where and what to do; its place never moves. */
import type { Scope } from '../scope.ts';

export type Act = { label: string; run: () => void };
export type Tone = 'calm' | 'waiting' | 'asking';

export type Line = {
  /** What is calm does not speak over a question; the question stays until it is answered or work goes on. */
  say(text: string, options?: { tone?: Tone; acts?: Act[] }): void;
  /** Work goes on: what was asked has answered itself. */
  rest(): void;
};

export function createLine(scope: Scope, element: HTMLElement): Line {
  const line = document.createElement('p');
  line.className = 'journal__line';
  line.setAttribute('role', 'status');
  const acts = document.createElement('p');
  acts.className = 'journal__acts';
  element.append(line, acts);
  scope.own(() => (line.remove(), acts.remove()));
  let own = scope.child();

  const rest = () => {
    own.end();
    own = scope.child();
    element.dataset.tone = 'calm';
    acts.replaceChildren();
  };
  const button = ({ label, run }: Act): HTMLElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button button--plain button--small';
    made.textContent = label;
    own.on(made, 'click', () => (rest(), run()));
    return made;
  };
  return {
    say(text, { tone = 'calm', acts: offered = [] } = {}) {
      if (tone === 'calm' && element.dataset.tone === 'asking') return;
      rest();
      // The same words again would be read out again.
      if (line.textContent !== text) line.textContent = text;
      element.dataset.tone = tone;
      acts.replaceChildren(...offered.map(button));
    },
    rest,
  };
}

/** "14:02" as this person's clock shows it. */
export const clockTime = (at: number | string): string => new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
export const changes = (count: number): string => (count === 1 ? '1 change waits' : `${count} changes wait`);
