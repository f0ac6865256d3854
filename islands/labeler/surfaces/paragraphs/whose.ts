/** Whose phrases one wants to read: those of others fold to one line each, so that nothing of the dialogue is lost. */
import type { Scope } from '../../../scope.ts';
import type { Phrase } from './dialogue.ts';
import type { DialoguePage } from './page.ts';

export type Whose = {
  /** Undefined where one or nobody speaks. */
  element?: HTMLElement;
  isShown(phrase: number): boolean;
  /** Only this phrase's speaker, or all again; answers what to say. */
  only(phrase: number): string;
};

export function createWhose(scope: Scope, phrases: readonly Phrase[], { rows }: DialoguePage, changed: () => void): Whose {
  const names = [...new Set(phrases.map(({ name }) => name))].filter((name) => name !== '');
  const chosen = new Set<string>();
  const isShown = (phrase: number) => chosen.size === 0 || chosen.has(phrases[phrase]?.name ?? '');
  const summary = document.createElement('summary');
  const all = createButton(scope, 'Everyone', () => choose());
  const buttons = names.map((name) => createButton(scope, name, () => choose(name)));

  function choose(name?: string): void {
    if (name === undefined) chosen.clear();
    else if (!chosen.delete(name)) chosen.add(name);
    show();
    changed();
  }

  function show(): void {
    summary.textContent = `Read: ${chosen.size === 0 ? 'everyone' : names.filter((name) => chosen.has(name)).join(', ')}`;
    all.setAttribute('aria-pressed', String(chosen.size === 0));
    for (const [index, one] of buttons.entries()) one.setAttribute('aria-pressed', String(chosen.has(names[index] ?? '')));
    for (const [index, row] of rows.entries()) row.classList.toggle('paragraphs-phrase--aside', !isShown(index));
  }

  function only(phrase: number): string {
    const name = phrases[phrase]?.name ?? '';
    const isAlone = chosen.size === 1 && chosen.has(name);
    chosen.clear();
    choose(isAlone || name === '' ? undefined : name);
    return chosen.size === 0 ? 'Everyone’s phrases are shown.' : `Only phrases of ${name} are shown; the others are folded.`;
  }

  if (names.length < 2) return { isShown, only: () => 'Only one speaks here.' };
  const element = document.createElement('details');
  element.className = 'paragraphs-whose';
  const row = document.createElement('div');
  row.append(all, ...buttons);
  element.append(summary, row);
  show();
  return { element, isShown, only };
}

function createButton(scope: Scope, text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'labeler__button';
  button.textContent = text;
  scope.on(button, 'click', press);
  return button;
}
