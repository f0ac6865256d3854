/** Pointers on the text: selecting with mouse, pen or finger, clicking spans, and dragging the ends of the chosen one. */
import type { Scope } from '../../../scope.ts';
import type { Edge, SpanDrag } from '../../tools/span.ts';
import type { Overlay } from './overlay.ts';

export type GestureContext = {
  scope: Scope;
  /** The box with the text in it. */
  root: HTMLElement;
  overlay: Overlay;
  /** Something may be selected in the page now: take it over. */
  selected(): void;
  /** The text was clicked without selecting; `mark` is the element of the segment under the pointer. */
  clicked(at: { x: number; y: number }, mark: Element | undefined): void;
  grab(edge: Edge): SpanDrag | undefined;
  /** Moves an end to a point of the window. */
  drag(drag: SpanDrag, at: { x: number; y: number }): void;
};

/** Fingers select by long press and the system's own handles, which end without a pointer event; quiet means done. */
const fingerQuiet = 700;

export function bindGestures(context: GestureContext): void {
  bindSelecting(context);
  bindHandle(context, context.overlay.start, 'start');
  bindHandle(context, context.overlay.end, 'end');
}

function bindSelecting({ scope, root, selected, clicked }: GestureContext): void {
  let pressed: { x: number; y: number } | undefined;
  let byFinger = false;
  let waitForQuiet = () => undefined as void;
  let settle = () => undefined as void;

  scope.on(root, 'pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    pressed = { x: event.clientX, y: event.clientY };
    byFinger = event.pointerType === 'touch';
  });
  scope.on(document, 'pointerup', (event) => {
    if (!pressed) return;
    const still = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < 4;
    pressed = undefined;
    const mark = event.target instanceof Element ? (event.target.closest('.text-span') ?? undefined) : undefined;
    const at = { x: event.clientX, y: event.clientY };
    // The browser settles the selection only after this event: a click into it collapses it then.
    const cancel = scope.frame(() => settle());
    settle = () => {
      settle = () => undefined;
      cancel();
      if (isSelecting(root)) selected();
      else if (still) clicked(at, mark);
    };
  });
  // A key that follows at once, as one that submits, finds done what was done before it.
  scope.on(document, 'keydown', () => settle(), { capture: true });
  scope.on(document, 'pointercancel', () => {
    pressed = undefined;
  });
  scope.on(document, 'selectionchange', () => {
    waitForQuiet();
    if (byFinger && isSelecting(root)) waitForQuiet = scope.after(fingerQuiet, () => isSelecting(root) && selected());
  });
  scope.on(root, 'keydown', () => {
    byFinger = false;
  });
  // Selected text would else be dragged away when one starts the next selection inside it.
  scope.on(root, 'dragstart', (event) => event.preventDefault());
}

function isSelecting(root: HTMLElement): boolean {
  const page = document.getSelection();
  return page !== null && !page.isCollapsed && root.contains(page.anchorNode) && root.contains(page.focusNode);
}

function bindHandle({ scope, root, grab, drag }: GestureContext, handle: HTMLElement, edge: Edge): void {
  let held: { drag: SpanDrag; dy: number } | undefined;

  const move = (event: PointerEvent) => {
    if (held) drag(held.drag, { x: event.clientX, y: event.clientY + held.dy });
  };
  const drop = () => {
    held = undefined;
    root.classList.remove('text-root--dragging');
  };
  scope.on(handle, 'pointerdown', (event) => {
    const started = event.button === 0 ? grab(edge) : undefined;
    if (!started) return;
    const box = handle.getBoundingClientRect();
    // The knob hangs below its line; what counts is the line's middle.
    held = { drag: started, dy: box.top + box.height / 2 - event.clientY };
    handle.setPointerCapture(event.pointerId);
    root.classList.add('text-root--dragging');
  });
  scope.on(handle, 'mousedown', (event) => event.preventDefault());
  scope.on(handle, 'pointermove', move);
  scope.on(handle, 'pointerup', (event) => {
    // A hurried hand lets go further on than the last move told of.
    move(event);
    drop();
  });
  scope.on(handle, 'pointercancel', () => {
    held?.drag.cancel();
    drop();
  });
}

/** Text node and offset under a point of the window, by whichever of the two spellings the browser has. */
export function spotAt({ x, y }: { x: number; y: number }): { node: Node; offset: number } | undefined {
  if (typeof document.caretPositionFromPoint === 'function') {
    const position = document.caretPositionFromPoint(x, y);
    return position ? { node: position.offsetNode, offset: position.offset } : undefined;
  }
  const range = document.caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
