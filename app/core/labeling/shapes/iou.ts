/** How much two boxes on an image cover each other, also turned ones: intersection over union, 0 to 1. */
import type { Rectangle } from '../result.ts';
import { minus, type Point, ringArea, type Size } from './plane.ts';
import { corners } from './rectangle.ts';

/** Positive on the inner side of an edge of a ring that runs clockwise as it is seen. */
const side = (a: Point, b: Point, point: Point): number => {
  const [edge, to] = [minus(b, a), minus(point, a)];
  return edge.x * to.y - edge.y * to.x;
};

/** What of a convex ring lies on the inner side of an edge. */
function cut(ring: readonly Point[], a: Point, b: Point): Point[] {
  return ring.flatMap((point, index) => {
    const before = ring[index === 0 ? ring.length - 1 : index - 1] ?? point;
    const [was, is] = [side(a, b, before), side(a, b, point)];
    const part = was / (was - is);
    const crossing = { x: before.x + (point.x - before.x) * part, y: before.y + (point.y - before.y) * part };
    const crosses = was < 0 !== is < 0;
    return [...(crosses ? [crossing] : []), ...(is >= 0 ? [point] : [])];
  });
}

/** The area that two boxes share, in px². */
export function sharedArea(a: Rectangle, b: Rectangle, size: Size): number {
  const frame = corners(b, size);
  const shared = frame.reduce<Point[]>((ring, corner, index) => cut(ring, corner, frame[(index + 1) % 4] ?? corner), corners(a, size));
  return ringArea(shared);
}

/** 0 where neither box has an area. */
export function iou(a: Rectangle, b: Rectangle, size: Size): number {
  const shared = sharedArea(a, b, size);
  const together = ringArea(corners(a, size)) + ringArea(corners(b, size)) - shared;
  return together > 0 ? Math.min(1, shared / together) : 0;
}
