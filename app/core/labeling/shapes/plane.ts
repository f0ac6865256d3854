/**
 * Points of a picture. In documents they are percent of the natural image. Percent of width and of height are different lengths, so
 * everything that turns or measures is worked out in pixels of the natural size, which callers pass along.
 */

export type Point = { x: number; y: number };
/** Natural size in px. */
export type Size = { width: number; height: number };
/** Axis-aligned box, percent. */
export type Box = { x: number; y: number; width: number; height: number };

export const toPixels = ({ x, y }: Point, size: Size): Point => ({ x: (x / 100) * size.width, y: (y / 100) * size.height });
export const toPercent = ({ x, y }: Point, size: Size): Point => ({ x: (x / size.width) * 100, y: (y / size.height) * 100 });
export const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
export const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Turns a vector clockwise (y points down). */
export function turned({ x, y }: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

/** Degrees in 0 (included) to 360 (excluded). */
export function normalAngle(degrees: number): number {
  const angle = degrees % 360;
  return angle < 0 ? (angle + 360) % 360 : angle + 0;
}

/** The smallest upright box around points, in their own unit. There must be one at least. */
export function boxAround(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [least(xs), least(ys)];
  return { x, y, width: -least(xs.map((each) => -each)) - x, height: -least(ys.map((each) => -each)) - y };
}

/** `Math.min(...list)` breaks on lists of a hundred thousand. */
const least = (list: readonly number[]): number => list.reduce((low, each) => Math.min(low, each), Infinity);

/** How far a box (percent) has to shift to stand inside the image; one that is larger keeps its top-left inside. */
export function shiftInside(box: Box): Point {
  const shift = (start: number, length: number): number => Math.max(-start, Math.min(0, 100 - start - length));
  return { x: shift(box.x, box.width), y: shift(box.y, box.height) };
}

/** The point of the line from `a` to `b` that is nearest to `point`, and how far it is. One unit for all. */
export function nearestOn(a: Point, b: Point, point: Point): { at: Point; distance: number } {
  const along = minus(b, a);
  const length = along.x * along.x + along.y * along.y;
  const to = minus(point, a);
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, (to.x * along.x + to.y * along.y) / length));
  const at = { x: a.x + along.x * part, y: a.y + along.y * part };
  return { at, distance: Math.hypot(point.x - at.x, point.y - at.y) };
}

/** Whether a point lies within the ring of others, by the even-odd rule that canvases fill by. */
export function isWithin(ring: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  ring.forEach((a, index) => {
    const b = ring[index === 0 ? ring.length - 1 : index - 1] ?? a;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
}

/** The area of a ring, in the square of its unit. */
export function ringArea(ring: readonly Point[]): number {
  const twice = ring.reduce((sum, a, index) => {
    const b = ring[index === ring.length - 1 ? 0 : index + 1] ?? a;
    return sum + a.x * b.y - b.x * a.y;
  }, 0);
  return Math.abs(twice) / 2;
}
