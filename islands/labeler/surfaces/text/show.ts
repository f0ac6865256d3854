/** State into pictures: spans, caret, handles, and what waits for a label. */
import { findRegion, type State } from '../../doc.ts';
import { inkCss } from '../../palette.ts';
import { changeable } from '../../tools/span.ts';
import { describe } from './describe.ts';
import type { Editor } from './editor.ts';
import { toUnits } from './offsets.ts';
import { selectedSpan, spanOn, spansOf } from './spans.ts';

export function render(editor: Editor, now: State, before: State | undefined): void {
  const { drawing } = editor;
  const same = before && now.doc.regions === before.doc.regions && now.selected === before.selected && now.view.hidden === before.view.hidden;
  if (!same) {
    editor.spans = spansOf(now, editor);
    if (drawing.draw(editor.spans.pieces, editor.spans.coats)) redrawn(editor);
  }
  drawOverlay(editor);
  const selected = spanOn(editor, findRegion(now.doc, now.selected));
  if (selected && before && before.selected !== now.selected) editor.announce(describe(editor, selected), true);
}

/** New text nodes have taken the place of those that were selected. */
function redrawn(editor: Editor): void {
  if (document.activeElement === editor.root) editor.selection.restore();
  showWaiting(editor);
}

/** Caret and handles, where the text stands now. */
export function drawOverlay(editor: Editor): void {
  const { store, offsets, drawing, overlay } = editor;
  overlay.showCaret(document.activeElement === editor.root ? drawing.spotOf(editor.selection.caret.focus) : undefined);
  const selected = editor.editable ? selectedSpan(editor) : undefined;
  const units = selected && changeable(store.get(), selected.region.id) && toUnits(offsets, selected.span);
  const start = units && drawing.spotOf(units.start);
  const end = units && drawing.spotOf(units.end, 'before');
  const ink = selected && editor.spans.coats.get(selected.region.id)?.ink;
  overlay.showHandles(start && end && ink ? { start, end, color: inkCss(ink) } : undefined);
}

/** The stretch that waits for a label stays in sight even when the page's own selection goes elsewhere. */
export function showWaiting(editor: Editor): void {
  if (typeof Highlight === 'undefined') return;
  const units = editor.tool.waiting && toUnits(editor.offsets, editor.tool.waiting);
  const start = units && editor.drawing.spotOf(units.start);
  const end = units && editor.drawing.spotOf(units.end, 'before');
  if (!start || !end) return void CSS.highlights.delete('text-waiting');
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  CSS.highlights.set('text-waiting', new Highlight(range));
}

export function revealCaret(editor: Editor): void {
  drawOverlay(editor);
  editor.overlay.caret.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Around all lines of a span, in CSS pixels of the window. */
export function boxOf(editor: Editor, id: string): DOMRect | undefined {
  const found = spanOn(editor, findRegion(editor.store.get().doc, id));
  if (!found) return undefined;
  const units = toUnits(editor.offsets, found.span);
  const [start, end] = [editor.drawing.spotOf(units.start), editor.drawing.spotOf(units.end, 'before')];
  if (!start || !end) return undefined;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range.getBoundingClientRect();
}

export function reveal(editor: Editor, id: string): void {
  const found = spanOn(editor, findRegion(editor.store.get().doc, id));
  if (!found) return;
  const unit = editor.offsets.toUnit(found.span.start);
  editor.drawing.spotOf(unit)?.node.parentElement?.scrollIntoView({ block: 'nearest' });
  editor.selection.set({ anchor: unit, focus: unit });
  drawOverlay(editor);
}
