/** The phrases of a dialogue on the page, one below the other, each with who says it. */
import type { Leaf } from '../text/drawing.ts';
import type { Phrase } from './dialogue.ts';

export type DialoguePage = {
  /** The phrases' texts with a line end between two. */
  text: string;
  /** One for each phrase. */
  leaves: Leaf[];
  rows: HTMLElement[];
  /** Plays a phrase; where its place in the sound is known. */
  buttons: (HTMLButtonElement | undefined)[];
  /** Who says it; pressing it labels all that they say, where that can be. */
  names: HTMLElement[];
};

/** Fills the root. `layout` is that of the tag; `plays` where there is a sound to play, `labels` where phrases can be labeled. */
export function createDialoguePage(
  root: HTMLElement,
  phrases: readonly Phrase[],
  { layout, plays, labels }: { layout: string; plays: boolean; labels: boolean },
): DialoguePage {
  const authors = [...new Set(phrases.map(({ name }) => name))];
  const page: DialoguePage = { text: phrases.map(({ text }) => text).join('\n'), leaves: [], rows: [], buttons: [], names: [] };
  root.classList.add(`paragraphs-surface__text--${layout === 'dialogue' ? 'dialogue' : 'lines'}`);
  root.classList.toggle('paragraphs-surface__text--plays', plays);
  let start = 0;
  for (const [index, phrase] of phrases.entries()) {
    const end = start + phrase.text.length;
    const row = document.createElement('div');
    row.className = 'paragraphs-phrase';
    row.style.setProperty('--author', `var(--label-${(authors.indexOf(phrase.name) % 12) + 1})`);
    const button = plays && phrase.start !== undefined ? createButton(index) : undefined;
    const body = document.createElement('div');
    body.className = 'paragraphs-phrase__text';
    body.dir = 'auto';
    const first = document.createTextNode('');
    body.append(first);
    const name = createName(phrase.name, labels);
    row.append(name, ...(button ? [button] : []), body);
    page.leaves.push({ start, end, nodes: [first] });
    page.rows.push(row);
    page.names.push(name);
    page.buttons.push(button);
    start = end + 1;
  }
  root.replaceChildren(...page.rows);
  return page;
}

/** The speaker's name says who speaks, also to a screen reader; what pressing it does stands in its title, and keys have a command for it. */
function createName(name: string, labels: boolean): HTMLElement {
  const element = document.createElement(labels && name !== '' ? 'button' : 'span');
  if (element instanceof HTMLButtonElement) {
    element.type = 'button';
    element.tabIndex = -1;
    element.title = `Label all phrases of ${name}`;
  }
  element.className = 'paragraphs-phrase__name';
  element.textContent = name;
  return element;
}

/** By pointer; keys have a command that plays the phrase at the caret. */
function createButton(index: number): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'paragraphs-phrase__play';
  button.tabIndex = -1;
  button.setAttribute('aria-label', `Play phrase ${index + 1}`);
  button.textContent = '▶';
  return button;
}
