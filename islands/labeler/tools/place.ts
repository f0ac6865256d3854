/** Places that gestures give: inside the picture where they can be, and rounded so that files stay readable. */
import { keepInside, type Point, type Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { Rectangle } from '#app/core/labeling/result.ts';

/** A ten-thousandth of a percent: a hundredth of a pixel in a picture 10,000 pixels wide. */
const fineness = 1e4;

export const round = (value: number): number => Math.round(value * fineness) / fineness;

export const roundedPoint = ({ x, y }: Point): Point => ({ x: round(x), y: round(y) });

export function rounded(rectangle: Rectangle): Rectangle {
  const { x, y, width, height, rotation } = rectangle;
  return { x: round(x), y: round(y), width: round(width), height: round(height), rotation: round(rotation) };
}

/** Only the place of a region, without everything else it carries. */
export function placeOf({ x, y, width, height, rotation }: Rectangle): Rectangle {
  return { x, y, width, height, rotation };
}

export function clampPoint<P extends Point>(point: P): P {
  const clamp = (value: number) => Math.min(100, Math.max(0, value));
  return { ...point, x: clamp(point.x), y: clamp(point.y) };
}

export function inside(rectangle: Rectangle, size: Size): Rectangle {
  return rounded(keepInside(rectangle, size));
}
