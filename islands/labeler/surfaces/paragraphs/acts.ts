/** What a person does to a dialogue beside marking text in it: going from phrase to phrase, and hearing one. */
import { findRegion } from '../../doc.ts';
import { choose } from '../text/acts.ts';
import { blockAt } from '../text/blocks.ts';
import { quote } from '../text/describe.ts';
import type { Editor } from '../text/editor.ts';
import { drawOverlay, reveal, revealCaret } from '../text/show.ts';
import type { Clock } from './clock.ts';
import type { Phrase } from './dialogue.ts';
import type { DialoguePage } from './page.ts';
import type { Whose } from './whose.ts';

export type Speaker = { editor: Editor; phrases: readonly Phrase[]; page: DialoguePage; clock: Clock | undefined; whose: Whose };

/** The phrase that the caret is in. */
export function current({ editor, page }: Speaker): number {
  return blockAt(page.leaves, editor.selection.caret.focus);
}

export function step(speaker: Speaker, by: 1 | -1): void {
  const { editor, phrases, page, clock } = speaker;
  const isThere = document.activeElement === editor.root;
  const next = isThere ? nextShown(speaker, by) : current(speaker);
  const leaf = page.leaves[next];
  const phrase = phrases[next];
  if (!leaf || !phrase) return editor.announce('This dialogue is empty.');
  editor.root.focus({ preventScroll: true });
  editor.tool.forget();
  editor.selection.set({ anchor: leaf.start, focus: leaf.start });
  if (clock && phrase.start !== undefined && !clock.playing) clock.seek(phrase.start);
  revealCaret(editor);
  editor.announce(`Phrase ${next + 1} of ${phrases.length}: ${phrase.name ? `${phrase.name}, ` : ''}${quote(phrase.text)}`);
}

/** The next phrase that is not folded; where there is none, the one at the caret. */
function nextShown(speaker: Speaker, by: 1 | -1): number {
  let next = current(speaker) + by;
  while (next >= 0 && next < speaker.phrases.length && !speaker.whose.isShown(next)) next += by;
  return next >= 0 && next < speaker.phrases.length ? next : current(speaker);
}

/** By their places in the dialogue; what is selected is said when it is drawn. */
export function stepRegion({ editor }: Speaker, by: 1 | -1): void {
  const pieces = editor.spans.pieces.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const at = pieces.findIndex(({ id }) => id === editor.store.get().selected);
  const next = pieces[at === -1 ? (by === 1 ? 0 : pieces.length - 1) : (at + by + pieces.length) % pieces.length];
  if (!next || !findRegion(editor.store.get().doc, next.id)) return editor.announce('There are no regions in this dialogue yet.');
  editor.store.select(next.id);
  reveal(editor, next.id);
}

export function labelPhrase(speaker: Speaker): void {
  const { editor, page } = speaker;
  const leaf = page.leaves[current(speaker)];
  if (!leaf || leaf.start === leaf.end) return editor.announce('This phrase has no text.');
  editor.root.focus({ preventScroll: true });
  editor.selection.set({ anchor: leaf.start, focus: leaf.end });
  choose(editor);
}

export function playPhrase({ editor, phrases, clock }: Speaker, index: number): void {
  const phrase = phrases[index];
  if (!clock || phrase?.start === undefined) return editor.announce('The task does not say where this phrase is in the sound.');
  if (clock.playing && isAt(phrase, clock.at)) clock.toggle();
  else clock.play(phrase.start, phrase.end);
}

/** A press on a phrase goes to its place in the sound, unless just that is heard; who selects words wants to stay. */
export function seekPhrase({ phrases, clock }: Speaker, index: number): void {
  const phrase = phrases[index];
  if (!clock || phrase?.start === undefined || !(getSelection()?.isCollapsed ?? true)) return;
  if (!clock.playing || !isAt(phrase, clock.at)) clock.seek(phrase.start);
}

export function playAtCaret(speaker: Speaker): void {
  playPhrase(speaker, current(speaker));
}

function isAt({ start = Infinity, end = Infinity }: Phrase, second: number): boolean {
  return start <= second && second < end;
}

/** Marks the phrase that is heard now; `scrolls` keeps it in sight. */
export function showHeard({ phrases, page, clock, editor }: Speaker, scrolls: boolean): void {
  if (!clock) return;
  const heard = phrases.findLastIndex((phrase) => isAt(phrase, clock.at));
  for (const [index, row] of page.rows.entries()) {
    const is = index === heard && (clock.playing || clock.at > 0);
    if (is && scrolls && clock.playing && !row.classList.contains('paragraphs-phrase--heard')) row.scrollIntoView({ block: 'nearest' });
    row.classList.toggle('paragraphs-phrase--heard', is);
    const button = page.buttons[index];
    if (button) button.textContent = is && clock.playing ? '⏸' : '▶';
  }
  drawOverlay(editor);
}
