/** One text being read and labeled: its parts composed, and the text's own events turned into acts. */
import { newId } from '#app/core/labeling/ids.ts';
import { createKeys, type Keys } from '../../keys.ts';
import { createSpanTool, type SpanTool } from '../../tools/span.ts';
import type { Surface, SurfaceContext } from '../surface.ts';
import * as acts from './acts.ts';
import type { Drawing } from './drawing.ts';
import { bindGestures } from './gestures.ts';
import { granularityOf, snap, type Granularity } from './granularity.ts';
import { textCommands } from './keyboard.ts';
import { indexOffsets, toPoints, toUnits, wordsOf, type Offsets } from './offsets.ts';
import type { Overlay } from './overlay.ts';
import { pickSpan } from './pick.ts';
import { createTextSelection, type TextSelection } from './selection.ts';
import { drawOverlay, render, reveal } from './show.ts';
import { selectedSpan, type Spans } from './spans.ts';
import { keepsText } from './value.ts';

export type EditorContext = SurfaceContext & { text: string; root: HTMLElement; drawing: Drawing; overlay: Overlay };

/** Everything the parts of an editor share. `spans` is what was drawn last. */
export type Editor = EditorContext & {
  offsets: Offsets;
  granularity: Granularity;
  selection: TextSelection;
  tool: SpanTool;
  spans: Spans;
  keys: Keys;
};

export function createTextEditor(context: EditorContext): Omit<Surface, 'dispose'> {
  const { root, store, object, drawing } = context;
  const editor = compose(context);
  listen(editor);
  return {
    render: (now, before) => render(editor, now, before),
    pick: ({ x, y }) => {
      const box = context.host.getBoundingClientRect();
      const mark = document.elementFromPoint(x + box.left, y + box.top)?.closest('.text-span');
      const unit = mark?.firstChild ? drawing.unitOf(mark.firstChild, 0) : undefined;
      return unit === undefined ? undefined : pickSpan(editor.spans.pieces, unit);
    },
    focus(region) {
      root.focus({ preventScroll: region !== undefined });
      if (region !== undefined) reveal(editor, region);
    },
    reveal: (region) => reveal(editor, region),
    commands: textCommands({
      object: object.name,
      within: root,
      move: (key, extend) => acts.moveCaret(editor, key, extend),
      moveEnd: (edge, key) => acts.moveEnd(editor, edge, key),
      enter: () => acts.enter(editor),
      hasSelectedSpan: () => context.editable && selectedSpan(store.get(), object.name) !== undefined,
      blocked: () => acts.whyFixed(editor),
    }),
  };
}

function compose(context: EditorContext): Editor {
  const { text, object, drawing } = context;
  const offsets = indexOffsets(text);
  const granularity = granularityOf(object.tag.attributes.granularity);
  const spans: Spans = { pieces: [], coats: new Map() };
  const tool = createSpanTool({
    store: context.store,
    config: context.config,
    kits: context.kits,
    object: object.name,
    editable: context.editable && object.tag.attributes.selectionenabled !== 'false',
    newId,
    snap: (span) => toPoints(offsets, snap(text, toUnits(offsets, span), granularity)),
    read: (span) => (keepsText(object) ? wordsOf(text, offsets, span) : undefined),
    pick: (at, current) => pickSpan(editor.spans.pieces, offsets.toUnit(at), current),
  });
  const editor: Editor = {
    ...context,
    offsets,
    granularity,
    spans,
    selection: createTextSelection(drawing, text),
    tool,
    keys: createKeys(context.config),
  };
  return editor;
}

function listen(editor: Editor): void {
  const { scope, store, root, overlay } = editor;
  // Applied after every listener has heard of the label: a change inside a change would reach them in the wrong order.
  scope.own(store.subscribe((now, before) => queueMicrotask(() => acts.heed(editor, now, before))));
  bindGestures({
    scope,
    root,
    overlay,
    selected: () => acts.takeSelection(editor),
    clicked: (at, mark) => acts.click(editor, at, mark),
    grab: (edge) => acts.grab(editor, edge),
    drag: (drag, at) => acts.drag(editor, drag, at),
  });
  scope.on(root, 'keydown', (event) => {
    if (event.key !== 'Escape' || !editor.tool.waiting) return;
    event.preventDefault();
    acts.forget(editor);
  });
  scope.on(root, 'focus', () => drawOverlay(editor));
  scope.on(root, 'blur', () => drawOverlay(editor));
  scope.size(root, () => drawOverlay(editor));
}
