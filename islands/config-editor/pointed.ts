/**
 * What a tag or an attribute is for, below the pointer that rests on it. It can be pointed at itself, Escape takes it away, and it stays as long
 * as the pointer does (WCAG 1.4.13). By keys the line below the text says the same of the caret's place.
 */
import type { Scope } from '../scope.ts';
import type { Explained } from './complete.ts';
import { letterAt, putBelow } from './letters.ts';

const restMs = 400;
/** Time to go from the word to its explanation. */
const leaveMs = 300;

const nothing = () => undefined;

export function explainPointed(scope: Scope, element: HTMLElement, area: HTMLTextAreaElement): void {
  const tip = document.createElement('div');
  tip.className = 'config-editor__tip';
  tip.setAttribute('role', 'tooltip');
  tip.hidden = true;
  element.append(tip);
  scope.own(() => tip.remove());
  /** Where the word begins that is pointed at, and the one that is explained. */
  let pointed: number | undefined;
  let explained: number | undefined;
  let stopResting: () => void = nothing;
  let stay: () => void = nothing;

  function takeAway(): void {
    tip.hidden = true;
    explained = undefined;
  }
  function hide(): void {
    stay();
    stopResting();
    takeAway();
  }
  /** What the pointer rests on meanwhile is explained all the same. */
  function leave(): void {
    stay();
    stay = tip.hidden ? nothing : scope.after(leaveMs, takeAway);
  }
  function show({ from, words }: Explained): void {
    stay();
    tip.textContent = words;
    tip.hidden = false;
    explained = from;
    putBelow(area, tip, from);
  }

  scope.on(area, 'pointermove', (event) => {
    if (event.pointerType === 'touch' || event.buttons > 0) return;
    const at = letterAt(area, { x: event.clientX, y: event.clientY });
    const from = at === undefined ? undefined : wordAt(area.value, at);
    if (from === pointed) return;
    pointed = from;
    stopResting();
    if (from !== undefined && from === explained) return stay();
    leave();
    if (from !== undefined) stopResting = scope.after(restMs, () => void rest(from));
  });
  // The catalog of the language is heavy: fetched when somebody asks for it by resting, or begins to write.
  async function rest(from: number): Promise<void> {
    const { explainWord } = await import('./complete.ts');
    const found = pointed === from && !scope.ended ? explainWord(area.value, from) : undefined;
    if (found) show(found);
  }
  scope.on(area, 'pointerleave', () => {
    pointed = undefined;
    stopResting();
    leave();
  });
  scope.on(tip, 'pointerenter', () => stay());
  scope.on(tip, 'pointerleave', leave);
  for (const name of ['input', 'scroll', 'pointerdown']) scope.on(area, name, hide);
  scope.on(document, 'keydown', (event) => event.key === 'Escape' && hide());
}

/** Where the word begins that a letter belongs to; undefined for what is no letter of a name. */
function wordAt(text: string, at: number): number | undefined {
  if (!/\w/.test(text.charAt(at))) return undefined;
  return at - (/\w*$/.exec(text.slice(Math.max(0, at - 100), at))?.[0].length ?? 0);
}
