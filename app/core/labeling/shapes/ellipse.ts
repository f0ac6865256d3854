/** Ellipses on an image (formats 2.3): percent, about their center, turned clockwise about it. */
import type { Ellipse } from '../result.ts';
import { type Box, minus, normalAngle, plus, type Point, shiftInside, type Size, toPercent, toPixels, turned } from './plane.ts';

/** The ends of both axes, named by compass as they stand before rotation. */
export type Pole = 'n' | 'e' | 's' | 'w';

const poles: Record<Pole, Point> = { n: { x: 0, y: -1 }, e: { x: 1, y: 0 }, s: { x: 0, y: 1 }, w: { x: -1, y: 0 } };

/** Radii in px. */
export const radii = ({ radiusX, radiusY }: Ellipse, size: Size): Point => toPixels({ x: radiusX, y: radiusY }, size);

/** The end of an axis, in px. */
export function polePoint(ellipse: Ellipse, pole: Pole, size: Size): Point {
  const { x, y } = radii(ellipse, size);
  return plus(toPixels(ellipse, size), turned({ x: poles[pole].x * x, y: poles[pole].y * y }, ellipse.rotation));
}

/** The smallest upright box around it, percent. */
export function bounds(ellipse: Ellipse, size: Size): Box {
  const { x, y } = radii(ellipse, size);
  const [across, down] = [turned({ x, y: 0 }, ellipse.rotation), turned({ x: 0, y }, ellipse.rotation)];
  const half = toPercent({ x: Math.hypot(across.x, down.x), y: Math.hypot(across.y, down.y) }, size);
  return { x: ellipse.x - half.x, y: ellipse.y - half.y, width: 2 * half.x, height: 2 * half.y };
}

/** True when a point (percent) lies in the ellipse or on its edge. */
export function contains(ellipse: Ellipse, point: Point, size: Size): boolean {
  const { x, y } = radii(ellipse, size);
  const inside = turned(minus(toPixels(point, size), toPixels(ellipse, size)), -ellipse.rotation);
  return x > 0 && y > 0 && Math.hypot(inside.x / x, inside.y / y) <= 1 + 1e-9;
}

/** The upright ellipse that fills the box between two points (percent); a circle in px takes the shorter side. */
export function between(a: Point, b: Point, size: Size, circle = false): Ellipse {
  const whole = minus(toPixels(b, size), toPixels(a, size));
  const side = Math.min(Math.abs(whole.x), Math.abs(whole.y));
  const span = circle ? { x: Math.sign(whole.x) * side, y: Math.sign(whole.y) * side } : whole;
  const radius = toPercent({ x: Math.abs(span.x) / 2, y: Math.abs(span.y) / 2 }, size);
  const center = plus(a, toPercent({ x: span.x / 2, y: span.y / 2 }, size));
  return { ...center, radiusX: radius.x, radiusY: radius.y, rotation: 0 };
}

export function move(ellipse: Ellipse, dx: number, dy: number): Ellipse {
  return { ...ellipse, x: ellipse.x + dx, y: ellipse.y + dy };
}

/** The nearest place at which it stands inside the image. */
export function keepInside(ellipse: Ellipse, size: Size): Ellipse {
  const by = shiftInside(bounds(ellipse, size));
  return move(ellipse, by.x, by.y);
}

/** The end of an axis pulled to a point (percent): the center stays. A circle sets both radii, in px. */
export function pull(ellipse: Ellipse, pole: Pole, point: Point, size: Size, circle = false): Ellipse {
  const to = turned(minus(toPixels(point, size), toPixels(ellipse, size)), -ellipse.rotation);
  const length = Math.abs(poles[pole].x === 0 ? to.y : to.x);
  const both = toPercent({ x: length, y: length }, size);
  if (circle) return { ...ellipse, radiusX: both.x, radiusY: both.y };
  return poles[pole].x === 0 ? { ...ellipse, radiusY: both.y } : { ...ellipse, radiusX: both.x };
}

/** Sets the rotation about the center, which stays. */
export function rotateTo(ellipse: Ellipse, degrees: number): Ellipse {
  return { ...ellipse, rotation: normalAngle(degrees) };
}

/** Percent². */
export const area = ({ radiusX, radiusY }: Ellipse): number => Math.PI * radiusX * radiusY;
