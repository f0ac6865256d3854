/** Fingers on a line. Of two the places under them stay under them: their distance zooms, their middle moves what is in sight. */
import type { Scope } from '../../../scope.ts';

/** All CSS pixels; `x` from the left of the sight. */
export type FingerContext = {
  scope: Scope;
  /** Takes the fingers. */
  sight: HTMLElement;
  /** A second finger has come: what the first began was not meant. */
  began(): void;
  /** One finger drags something. */
  drags(): boolean;
  zoom(times: number, x: number): void;
  /** What is in sight goes to the right, or to the left below 0. */
  slide(pixels: number): void;
};

/** Fingers that are nearer to each other, one above the other, would zoom by leaps. */
const nearest = 24;

export function bindFingers({ scope, sight, began, drags, zoom, slide }: FingerContext): void {
  const down = new Map<number, number>();
  const xOf = (event: PointerEvent) => event.clientX - sight.getBoundingClientRect().left;
  scope.on(sight, 'pointerdown', (event) => {
    if (event.pointerType !== 'touch') return;
    down.set(event.pointerId, xOf(event));
    sight.setPointerCapture(event.pointerId);
    if (down.size === 2) began();
  });
  scope.on(sight, 'pointermove', (event) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const x = xOf(event);
    down.set(event.pointerId, x);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) return;
    const apart = (place: number) => Math.max(nearest, Math.abs(place - other));
    zoom(apart(x) / apart(before), (before + other) / 2);
    slide((x - before) / 2);
  });
  // A quick drag would leave browsers a fling to stop: they take the next tap, wherever it is, for that and make no click of it.
  const hold = (event: TouchEvent) => (down.size > 1 || drags()) && event.cancelable && event.preventDefault();
  scope.on(sight, 'touchmove', hold, { passive: false });
  const lift = (event: PointerEvent) => void down.delete(event.pointerId);
  scope.on(sight, 'pointerup', lift);
  scope.on(sight, 'pointercancel', lift);
}
