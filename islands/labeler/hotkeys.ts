/** Keys pressed anywhere on the page, given to the one command they mean. */
import type { Scope } from '../scope.ts';
import { runCommand, type Command } from './commands.ts';
import { pressName } from './keys.ts';

/** What is meant also while one types, by a key with Ctrl. */
const alsoTyping = new Set(['submit', 'skip']);

/** Where a key was pressed: in a text one types, on a control with keys of its own, `nowhere` (nothing has focus), or elsewhere. `quiet`: single keys and those of labels are turned off. */
export type Spot = { typing: boolean; quiet?: boolean; nowhere?: boolean; inside(element: HTMLElement): boolean };

/** The command a key means at this spot: a surface's own keys first, where they have something to do, then those of the surface it is in, then the others in their order. */
export function commandFor(name: string, commands: readonly Command[], spot: Spot): Command | undefined {
  const isHeard = ({ id }: Command) => !spot.typing || (name.startsWith('ctrl+') && alsoTyping.has(id));
  const meant = commands.filter((command) => command.keys.includes(name) && isHeard(command));
  const anywhere = meant.filter((command) => !command.within && !(spot.quiet && (command.group === 'Labels' || /^(shift\+)?.$/.test(name))));
  const here = meant.find(({ within }) => within && spot.inside(within));
  const other = anywhere.find(({ home }) => home && spot.inside(home)) ?? asked(anywhere);
  // Enter with focus nowhere has no other use: whoever took a label by its key goes on by keys.
  if (!here && spot.nowhere && name === 'enter') return [other, ...meant].find((command) => command && command.blocked?.() === undefined) ?? other;
  return here && (!other || here.blocked?.() === undefined) ? here : other;
}

/** The first, or where that is of a control that does not show, the first of one that does. */
function asked(commands: readonly Command[]): Command | undefined {
  const [first] = commands;
  return first?.asked?.() === false ? (commands.find((command) => command.asked?.()) ?? first) : first;
}

export type HotkeyOptions = {
  scope: Scope;
  /** The labeler; of several on a page the one with focus listens, else the first that may be changed. */
  root: HTMLElement;
  commands: () => readonly Command[];
  refused: (why: string) => void;
  quiet: () => boolean;
};

export function bindHotkeys({ scope, root, commands, refused, quiet }: HotkeyOptions): void {
  scope.on(document, 'keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !isMeant(event, root)) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const name = pressName(event);
    const nowhere = target === document.body;
    const spot = {
      typing: isTyping(target) || isOwn(name, target),
      quiet: quiet(),
      nowhere,
      inside: (element: HTMLElement) => element.contains(target),
    };
    const command = commandFor(name, commands(), spot);
    if (!command) return;
    event.preventDefault();
    if (nowhere) command.within?.focus();
    runCommand(command, refused, name);
  });
}

function isMeant(event: Event, root: HTMLElement): boolean {
  // What is shut (another tab has the task, or its answer is on the way) takes no keys either, wherever they are pressed.
  if (document.querySelector('dialog[open]') || root.closest('[inert]')) return false;
  const target = event.target instanceof Element ? event.target : document.body;
  const own = target.closest('[data-island="labeler"]');
  if (own) return own === root;
  return document.querySelector('[data-island="labeler"]:not(:has([data-mode="read"]))') === root;
}

function isTyping(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLElement && target.isContentEditable);
}

/** Arrows choose among radio buttons and move sliders; Enter and Space press what can be pressed. */
function isOwn(name: string, target: Element): boolean {
  if (/^(?:enter|space)$/.test(name)) return target.closest('a,button,input,summary') !== null;
  return target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'range') && /^(?:left|right|up|down)$/.test(name);
}
