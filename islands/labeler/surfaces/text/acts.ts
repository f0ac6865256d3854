/** What a person does to a text, by pointer and by keys alike, and what is said about it. */
import { findRegion, isFixed, type State } from '../../doc.ts';
import type { Edge, SpanDrag } from '../../tools/span.ts';
import { describe, quote, sayCharacter } from './describe.ts';
import type { Editor } from './editor.ts';
import { spotAt } from './gestures.ts';
import { moveByKey } from './moves.ts';
import { stepCharacter } from './caret.ts';
import { granularityFor } from './granularity.ts';
import { toPoints, wordsOf } from './offsets.ts';
import { stretchOf } from './selection.ts';
import { drawOverlay, revealCaret, showWaiting } from './show.ts';
import { selectedSpan, spanOn } from './spans.ts';

/** A pointer has selected in the page: make a span, or let it wait for a label. */
export function takeSelection(editor: Editor): void {
  if (editor.selection.read()) choose(editor);
}

export function choose(editor: Editor): void {
  const id = editor.tool.choose(toPoints(editor.offsets, stretchOf(editor.selection.caret)));
  if (id !== undefined) return made(editor, id);
  const { waiting } = editor.tool;
  if (waiting) editor.announce(`Selected ${quote(wordsOf(editor.text, editor.offsets, waiting))}. Choose a label.`);
  showWaiting(editor);
  drawOverlay(editor);
}

/** A label taken in hand applies to what is selected. */
export function heed(editor: Editor, now: State, before: State): void {
  const id = editor.tool.heed(now, before);
  if (id !== undefined) made(editor, id);
}

/** The caret stands behind the new span and nothing is selected any more. */
function made(editor: Editor, id: string): void {
  const found = spanOn(editor, findRegion(editor.store.get().doc, id));
  if (!found) return;
  const unit = editor.offsets.toUnit(found.span.end);
  editor.selection.set({ anchor: unit, focus: unit });
  showWaiting(editor);
  editor.announce(`Made ${describe(editor, found)}.`);
}

export function forget(editor: Editor): void {
  editor.tool.forget();
  const { focus } = editor.selection.caret;
  editor.selection.set({ anchor: focus, focus });
  showWaiting(editor);
  drawOverlay(editor);
}

export function click(editor: Editor, at: { x: number; y: number }, mark: Element | undefined): void {
  const spot = spotAt(at);
  const unit = spot && editor.drawing.unitOf(spot.node, spot.offset);
  if (unit !== undefined) editor.selection.set({ anchor: unit, focus: unit });
  const inside = mark?.firstChild ? editor.drawing.unitOf(mark.firstChild, 0) : undefined;
  editor.tool.click(inside === undefined ? undefined : editor.offsets.toPoint(inside));
  showWaiting(editor);
  drawOverlay(editor);
}

export function grab(editor: Editor, edge: Edge): SpanDrag | undefined {
  const { selected } = editor.store.get();
  return selected === undefined ? undefined : editor.tool.grab(selected, edge);
}

export function drag(editor: Editor, held: SpanDrag, at: { x: number; y: number }): void {
  const spot = spotAt(at);
  const unit = spot && editor.drawing.unitOf(spot.node, spot.offset);
  if (unit !== undefined) held.move(editor.offsets.toPoint(unit));
}

export function moveCaret(editor: Editor, key: string, extend: boolean): void {
  const from = editor.selection.caret.focus;
  const { anchor, focus } = editor.selection.move(key, extend);
  if (extend && anchor !== focus) editor.tool.wait(toPoints(editor.offsets, stretchOf({ anchor, focus })));
  else editor.tool.forget();
  if (selectedSpan(editor)) editor.store.select(undefined);
  showWaiting(editor);
  revealCaret(editor);
  editor.announce(extend ? sayStretch(editor, anchor, focus) : sayPlace(editor, from, focus, key));
}

function sayStretch({ text }: Editor, anchor: number, focus: number): string {
  if (anchor === focus) return 'Nothing selected';
  const { start, end } = stretchOf({ anchor, focus });
  return `${quote(text.slice(start, end))} selected`;
}

/** By words, the word passed; else the character now behind the caret. */
function sayPlace({ text }: Editor, from: number, to: number, key: string): string {
  if (key === 'ctrl+left' || key === 'ctrl+right') return text.slice(Math.min(from, to), Math.max(from, to)).trim();
  return sayCharacter(text.slice(to, stepCharacter(text, to, 1)));
}

/** Makes a span of what is selected; without a selection, chooses the span that the caret is in or stands behind. */
export function enter(editor: Editor): void {
  if (editor.tool.waiting) return choose(editor);
  const { focus } = editor.selection.caret;
  const at = editor.offsets.toPoint(focus);
  const { selected } = editor.store.get();
  editor.tool.click(at);
  if (editor.store.get().selected === undefined && focus > 0) editor.tool.click(at - 1);
  const now = editor.store.get().selected;
  if (now === undefined) editor.announce('No span here. Hold Shift with the arrow keys to select text.');
  else if (now === selected) editor.announce('Still the same span.');
}

export function moveEnd(editor: Editor, edge: Edge, given: string): void {
  const held = selectedSpan(editor);
  const why = whyFixed(editor);
  if (!held || why !== undefined) return editor.announce(why ?? 'Select a span first.');
  const { region, span } = held;
  // Inside a word there is no place where an end of whole words could stand.
  const whole = granularityFor(editor.config, editor.object, region) !== 'symbol';
  const key = whole && (given === 'left' || given === 'right') ? `ctrl+${given}` : given;
  const from = editor.offsets.toUnit(span[edge]);
  const to = editor.offsets.toPoint(moveByKey(editor.text, from, key) ?? byLine(editor, from, key));
  if (edge === 'end' ? to <= span.start : to >= span.end) return editor.announce('A span keeps at least one character.');
  editor.tool.grab(region.id, edge)?.move(to);
  const now = selectedSpan(editor) ?? held;
  const unit = editor.offsets.toUnit(now.span[edge]);
  editor.selection.set({ anchor: unit, focus: unit });
  revealCaret(editor);
  editor.announce(describe(editor, now));
}

function byLine(editor: Editor, from: number, key: string): number {
  editor.selection.set({ anchor: from, focus: from });
  return editor.selection.move(key, false).focus;
}

/** Why the selected span may not be changed. */
export function whyFixed(editor: Editor): string | undefined {
  if (!editor.editable) return 'This answer is shown for reading only.';
  const held = selectedSpan(editor);
  return held && isFixed(editor.store.get(), held.region) ? 'This span is locked. Unlock it first.' : undefined;
}
