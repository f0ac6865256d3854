/**
 * Rectangles on an image. In the document they are percent of the natural image, with a rotation about the top-left corner
 * (formats 2.3). Percent of width and of height are different lengths, so everything that turns is worked out in pixels of the
 * natural size, which callers pass along.
 */

import type { Rectangle } from '../result.ts';
import { type Box, boxAround, minus, normalAngle, plus, type Point, shiftInside, type Size, toPercent, toPixels, turned } from './plane.ts';

export { normalAngle, type Box, type Point, type Size } from './plane.ts';

/** Corners and middles of sides, named by compass as they stand before rotation. */
export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';

/** Which way a handle lies from the center: -1, 0 or 1 along the rectangle's own axes. */
const sides: Record<Handle, Point> = {
  nw: { x: -1, y: -1 },
  n: { x: 0, y: -1 },
  ne: { x: 1, y: -1 },
  e: { x: 1, y: 0 },
  se: { x: 1, y: 1 },
  s: { x: 0, y: 1 },
  sw: { x: -1, y: 1 },
  w: { x: -1, y: 0 },
};

/** The place of a handle in px; `nw` of a rectangle that is not flipped is its x, y. */
export function handlePoint(rectangle: Rectangle, handle: Handle, size: Size): Point {
  const { x, y } = sides[handle];
  const extent = toPixels({ x: rectangle.width, y: rectangle.height }, size);
  const inside = { x: ((x + 1) / 2) * extent.x, y: ((y + 1) / 2) * extent.y };
  return plus(toPixels(rectangle, size), turned(inside, rectangle.rotation));
}

/** Corners in px: top-left, top-right, bottom-right, bottom-left before rotation. */
export function corners(rectangle: Rectangle, size: Size): [Point, Point, Point, Point] {
  const at = (handle: Handle): Point => handlePoint(rectangle, handle, size);
  return [at('nw'), at('ne'), at('se'), at('sw')];
}

/** The center in percent. */
export function center(rectangle: Rectangle, size: Size): Point {
  const extent = toPixels({ x: rectangle.width, y: rectangle.height }, size);
  return toPercent(plus(toPixels(rectangle, size), turned({ x: extent.x / 2, y: extent.y / 2 }, rectangle.rotation)), size);
}

/** The smallest upright box around a rectangle, percent. */
export function bounds(rectangle: Rectangle, size: Size): Box {
  return boxAround(corners(rectangle, size).map((point) => toPercent(point, size)));
}

/** True when a point (percent) lies in the rectangle or on its edge. */
export function contains(rectangle: Rectangle, point: Point, size: Size): boolean {
  const extent = toPixels({ x: rectangle.width, y: rectangle.height }, size);
  const inside = turned(minus(toPixels(point, size), toPixels(rectangle, size)), -rectangle.rotation);
  const slack = 1e-9 * Math.max(size.width, size.height);
  return inside.x >= -slack && inside.y >= -slack && inside.x <= extent.x + slack && inside.y <= extent.y + slack;
}

/** The upright rectangle between two points (percent), whichever way it was drawn. */
export function between(a: Point, b: Point): Rectangle {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y), rotation: 0 };
}

/** Shifts by percent of the image. */
export function move(rectangle: Rectangle, dx: number, dy: number): Rectangle {
  return { ...rectangle, x: rectangle.x + dx, y: rectangle.y + dy };
}

/** The nearest place at which the rectangle stands inside the image; one that is larger keeps its top-left inside. */
export function keepInside(rectangle: Rectangle, size: Size): Rectangle {
  const by = shiftInside(bounds(rectangle, size));
  return move(rectangle, by.x, by.y);
}

/**
 * Drags a handle to a point (percent) while the opposite corner, or the opposite side, stays where it is at any rotation.
 * Dragged across, the rectangle flips to the other side; sides never go below zero.
 */
export function resize(rectangle: Rectangle, handle: Handle, point: Point, size: Size): Rectangle {
  const side = sides[handle];
  const extent = toPixels({ x: rectangle.width, y: rectangle.height }, size);
  const origin = toPixels(rectangle, size);
  const pulled = turned(minus(toPixels(point, size), origin), -rectangle.rotation);
  const across = pull(side.x, extent.x, pulled.x);
  const down = pull(side.y, extent.y, pulled.y);
  const corner = toPercent(plus(origin, turned({ x: across.start, y: down.start }, rectangle.rotation)), size);
  const sizes = toPercent({ x: across.length, y: down.length }, size);
  return { ...rectangle, x: corner.x, y: corner.y, width: sizes.x, height: sizes.y };
}

/** One axis of a resize: the fixed end stays, the other goes where it is pulled. */
function pull(side: number, length: number, to: number): { start: number; length: number } {
  if (side === 0) return { start: 0, length };
  const fixed = side > 0 ? 0 : length;
  return { start: Math.min(fixed, to), length: Math.abs(to - fixed) };
}

/** Sets the rotation about the top-left corner, which stays. */
export function rotateTo(rectangle: Rectangle, degrees: number): Rectangle {
  return { ...rectangle, rotation: normalAngle(degrees) };
}

/** Sets the rotation about the center, which stays: what a person expects of a turning handle. */
export function rotateAboutCenter(rectangle: Rectangle, degrees: number, size: Size): Rectangle {
  const extent = toPixels({ x: rectangle.width, y: rectangle.height }, size);
  const middle = toPixels(center(rectangle, size), size);
  const corner = toPercent(minus(middle, turned({ x: extent.x / 2, y: extent.y / 2 }, degrees)), size);
  return { ...rectangle, x: corner.x, y: corner.y, rotation: normalAngle(degrees) };
}
