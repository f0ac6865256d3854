/** Pointer events made plain for tools: one pointer is a gesture of the tool in hand, two are a pinch, the wheel zooms or moves. */
import type { Scope } from '../../../scope.ts';
import type { Gesture, Pointer, Tool } from '../../tools/tool.ts';
import type { Point } from '../surface.ts';

export type PointerParts = {
  host: HTMLElement;
  scope: Scope;
  tool: () => Tool;
  panTool: Tool;
  begin: (tool: Tool, pointer: Pointer) => Gesture | undefined;
  hover: (tool: Tool, pointer: Pointer) => void;
  /** What a point means: its percent, and what lies under it. */
  read: (event: PointerEvent, point: Point) => Pointer;
  zoom: (point: Point, factor: number) => void;
  /** Moves the view by CSS pixels; answers whether there was anything to move. */
  scroll: (dx: number, dy: number) => boolean;
  cursor: (pointer: Pointer) => string;
};

export type Pointers = { /** A gesture is under way. */ busy(): boolean; cancel(): void };

export function bindPointers(parts: PointerParts): Pointers {
  const { host, scope } = parts;
  const down = new Map<number, Point>();
  let gesture: Gesture | undefined;

  function end(act: (gesture: Gesture) => void): void {
    const ended = gesture;
    gesture = undefined;
    if (ended) act(ended);
  }

  const isButton = ({ target }: Event) => target instanceof Element && target.closest('button') !== null;

  // A quick drag would leave browsers a fling to stop: they take the next tap, wherever it is, for that and make no click of it.
  scope.on(host, 'touchstart', (event) => void (isButton(event) || event.preventDefault()), { passive: false });
  scope.on(host, 'pointerdown', (event) => {
    if (event.button !== 0 && event.button !== 1) return;
    if (isButton(event)) return;
    event.preventDefault();
    host.focus({ preventScroll: true });
    host.setPointerCapture(event.pointerId);
    down.set(event.pointerId, pointIn(host, event));
    if (down.size > 1) return end((one) => one.cancel());
    gesture = parts.begin(event.button === 1 ? parts.panTool : parts.tool(), parts.read(event, pointIn(host, event)));
  });
  scope.on(host, 'pointermove', (event) => {
    const point = pointIn(host, event);
    const before = down.get(event.pointerId);
    if (down.size >= 2 && before) return pinch(parts, down, event.pointerId, point);
    if (before) down.set(event.pointerId, point);
    const pointer = parts.read(event, point);
    if (gesture) gesture.move(pointer);
    else if (event.pointerType !== 'touch') {
      host.style.cursor = parts.cursor(pointer);
      parts.hover(parts.tool(), pointer);
    }
  });
  scope.on(host, 'pointerup', (event) => {
    down.delete(event.pointerId);
    end((one) => one.up(parts.read(event, pointIn(host, event))));
  });
  scope.on(host, 'pointercancel', (event) => {
    down.delete(event.pointerId);
    end((one) => one.cancel());
  });
  bindWheel(parts);
  return { busy: () => gesture !== undefined, cancel: () => end((one) => one.cancel()) };
}

function bindWheel({ host, scope, zoom, scroll }: PointerParts): void {
  scope.on(
    host,
    'wheel',
    (event) => {
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoom(pointIn(host, event), Math.exp((-event.deltaY * lines) / 300));
      } else if (scroll(-event.deltaX * lines, -event.deltaY * lines)) event.preventDefault();
    },
    { passive: false },
  );
}

/** Two fingers: their distance zooms, their middle moves. */
function pinch(parts: PointerParts, down: Map<number, Point>, moved: number, point: Point): void {
  const before = down.get(moved);
  const other = [...down].find(([id]) => id !== moved)?.[1];
  if (!before || !other) return;
  const distance = (a: Point) => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
  parts.zoom({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 }, distance(point) / distance(before));
  parts.scroll((point.x - before.x) / 2, (point.y - before.y) / 2);
  down.set(moved, point);
}

function pointIn(host: HTMLElement, event: MouseEvent): Point {
  const box = host.getBoundingClientRect();
  return { x: event.clientX - box.left - host.clientLeft, y: event.clientY - box.top - host.clientTop };
}
