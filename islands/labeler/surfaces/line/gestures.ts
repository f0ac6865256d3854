/** Pointers along a line: click to go there or select, drag to make, move or resize, ctrl and wheel or two fingers to zoom. */
import type { Scope } from '../../../scope.ts';
import type { Part, RangeDrag } from '../../tools/range.ts';
import { bindFingers } from './fingers.ts';

/** CSS pixels in the stage in sight. */
type At = { x: number; y: number };

export type GestureContext = {
  scope: Scope;
  /** Takes the pointers. */
  sight: HTMLElement;
  /** Takes the wheel. */
  scroll: HTMLElement;
  canZoom: boolean;
  placeAt(x: number): number;
  /** A press beside all ranges; undefined where there is nothing to draw. */
  draw(at: At): RangeDrag | undefined;
  grab(id: string, part: Part, place: number): RangeDrag | undefined;
  /** Nothing was dragged. */
  clicked(place: number, range: string | undefined): void;
  /** Pressed twice: on a range, or beside all. */
  opened(range: string | undefined, place: number): void;
  /** After each move and at the end. */
  dragged(): void;
  /** A press has ended: ranges are to be shown at once as they are now, for the next press may be meant for one just made. */
  dropped(): void;
  zoom(times: number, x: number): void;
  /** Moves what is in sight to the right by pixels, as two fingers do. */
  slide(pixels: number): void;
  /** Where the page does not scroll the line itself: by pixels, as the wheel turns sideways or with shift. */
  pan?(pixels: number): void;
};

export function bindGestures(context: GestureContext): void {
  bindDragging(context);
  const { scope, sight, scroll, canZoom, placeAt } = context;
  scope.on(sight, 'dblclick', (event) => context.opened(rangeOf(event.target), placeAt(event.clientX - sight.getBoundingClientRect().left)));
  scope.on(
    scroll,
    'wheel',
    (event) => {
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (!event.ctrlKey && context.pan && Math.abs(sideways) > 0) {
        event.preventDefault();
        return context.pan(sideways);
      }
      if (!event.ctrlKey || !canZoom) return;
      event.preventDefault();
      context.zoom(Math.exp(-event.deltaY / 300), event.clientX - sight.getBoundingClientRect().left);
    },
    { passive: false },
  );
}

function rangeOf(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-range]')?.dataset.range : undefined;
}

function bindDragging({ scope, sight, placeAt, draw, grab, clicked, dragged, dropped, ...context }: GestureContext): void {
  let held: { drag: RangeDrag | undefined; range: string | undefined; x: number; moving: boolean } | undefined;
  const at = (event: PointerEvent): At => {
    const box = sight.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const giveUp = () => {
    if (held?.moving) held.drag?.cancel();
    held = undefined;
    dragged();
  };

  scope.on(sight, 'pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const place = at(event);
    const range = rangeOf(event.target);
    const part =
      event.target instanceof HTMLElement && (event.target.dataset.part === 'start' || event.target.dataset.part === 'end')
        ? event.target.dataset.part
        : 'body';
    held = { drag: range ? grab(range, part, placeAt(place.x)) : draw(place), range, x: place.x, moving: false };
    sight.setPointerCapture(event.pointerId);
  });
  scope.on(sight, 'pointermove', (event) => {
    if (!held) return;
    const { x } = at(event);
    // A hand is never quite still: the first pixels are part of a click.
    held.moving ||= Math.abs(x - held.x) > 3;
    if (!held.moving) return;
    held.drag?.move(placeAt(x));
    dragged();
  });
  scope.on(sight, 'pointerup', (event) => {
    if (!held) return;
    const { drag, range, moving } = held;
    held = undefined;
    if (!moving || !drag?.up()) clicked(placeAt(at(event).x), range);
    dropped();
    dragged();
  });
  scope.on(sight, 'pointercancel', giveUp);
  const zoom = (times: number, x: number) => context.canZoom && context.zoom(times, x);
  const drags = () => held?.moving === true;
  bindFingers({ scope, sight, began: giveUp, drags, zoom, slide: (pixels) => context.slide(pixels) });
  scope.on(document, 'keydown', (event) => {
    if (event.key !== 'Escape' || !held) return;
    event.preventDefault();
    giveUp();
  });
}
