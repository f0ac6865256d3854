/** One text being read and labeled, whatever it is made of: its parts composed, and the text's own events turned into acts. */
import { isSet } from '#app/core/labeling/flag.ts';
import { newId } from '#app/core/labeling/ids.ts';
import { createKeys, type Keys } from '../../keys.ts';
import { createSpanTool, type Places, type SpanTool } from '../../tools/span.ts';
import type { Surface, SurfaceContext } from '../surface.ts';
import * as acts from './acts.ts';
import type { Drawing } from './drawing.ts';
import { bindGestures } from './gestures.ts';
import { granularityFor, snap } from './granularity.ts';
import { textCommands } from './keyboard.ts';
import { toPoints, toUnits, type Offsets } from './offsets.ts';
import type { Overlay } from './overlay.ts';
import { pickSpan } from './pick.ts';
import { createTextSelection, type TextSelection } from './selection.ts';
import { boxOf, drawOverlay, render, reveal } from './show.ts';
import { selectedSpan, type Spans } from './spans.ts';

export type EditorContext = SurfaceContext & {
  /** What is seen, as one text. */
  text: string;
  offsets: Offsets;
  root: HTMLElement;
  drawing: Drawing;
  overlay: Overlay;
  places: Places;
};

/** Everything the parts of an editor share. `spans` is what was drawn last. */
export type Editor = EditorContext & {
  selection: TextSelection;
  tool: SpanTool;
  spans: Spans;
  keys: Keys;
};

/** `editor` is what a surface needs to add acts of its own; `redraw` puts caret and handles where the text stands now. */
export function createTextEditor(context: EditorContext): Omit<Surface, 'dispose'> & { editor: Editor; redraw(): void } {
  const { root, object, drawing } = context;
  const editor = compose(context);
  listen(editor);
  return {
    editor,
    redraw: () => drawOverlay(editor),
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
    boxOf: (region) => boxOf(editor, region),
    commands: textCommands({
      object: object.name,
      within: root,
      move: (key, extend) => acts.moveCaret(editor, key, extend),
      moveEnd: (edge, key) => acts.moveEnd(editor, edge, key),
      enter: () => acts.enter(editor),
      hasSelectedSpan: () => context.editable && selectedSpan(editor) !== undefined,
      blocked: () => acts.whyFixed(editor),
    }),
  };
}

function compose(context: EditorContext): Editor {
  const { text, object, drawing, offsets, config } = context;
  const tool = createSpanTool({
    store: context.store,
    config,
    kits: context.kits,
    object: object.name,
    editable: context.editable && isSet(object.tag, 'selectionenabled', true),
    newId,
    snap: (span, mark) => toPoints(offsets, snap(text, toUnits(offsets, span), granularityFor(config, object, mark))),
    places: context.places,
    pick: (at, current) => pickSpan(editor.spans.pieces, offsets.toUnit(at), current),
  });
  const spans: Spans = { pieces: [], coats: new Map() };
  const editor: Editor = {
    ...context,
    spans,
    selection: createTextSelection(drawing, text),
    tool,
    keys: createKeys(config, () => context.store.get().view, context.kits.asked?.pageSize),
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
