/** Polygons on an image (formats 2.3): points in percent. An open one is still being drawn; its area counts all the same. */
import type { Polygon } from '../result.ts';
import { type Box, boxAround, isWithin, middle, nearestOn, type Point, ringArea, shiftInside, type Size, toPixels } from './plane.ts';

/** Fewer enclose nothing. */
export const LEAST_POINTS = 3;

/** Points in percent. */
export const pointsOf = ({ points }: Polygon): Point[] => points.map(([x, y]) => ({ x, y }));
export const pointAt = ({ points }: Polygon, index: number): Point | undefined => {
  const found = points[index];
  return found && { x: found[0], y: found[1] };
};

export const bounds = (polygon: Polygon): Box => boxAround(pointsOf(polygon));

/** True when a point (percent) lies in the polygon, or within `slack` (percent of each side) of its outline. */
export function contains(polygon: Polygon, point: Point, size: Size, slack: Point): boolean {
  const ring = pointsOf(polygon);
  if (ring.length >= LEAST_POINTS && isWithin(ring, point)) return true;
  const near = toPixels(slack, size);
  const edge = nearestEdge(polygon, point, size);
  return edge !== undefined && edge.distance <= Math.max(near.x, near.y);
}

/** The edge nearest to a point (percent) by the index of its first point, and how far it is in px. */
export function nearestEdge(polygon: Polygon, point: Point, size: Size): { edge: number; distance: number } | undefined {
  const ring = pointsOf(polygon).map((each) => toPixels(each, size));
  const to = toPixels(point, size);
  const edges = polygon.closed ? ring.length : Math.max(1, ring.length - 1);
  return ring
    .slice(0, edges)
    .map((a, edge) => ({ edge, distance: nearestOn(a, ring[(edge + 1) % ring.length] ?? a, to).distance }))
    .reduce<{ edge: number; distance: number } | undefined>((best, each) => (best && best.distance <= each.distance ? best : each), undefined);
}

/** Percent². */
export const area = (polygon: Polygon): number => ringArea(pointsOf(polygon));

export function move(polygon: Polygon, dx: number, dy: number): Polygon {
  return { ...polygon, points: polygon.points.map(([x, y]) => [x + dx, y + dy] as const) };
}

/** The nearest place at which it stands inside the image. */
export function keepInside(polygon: Polygon): Polygon {
  const by = shiftInside(bounds(polygon));
  return by.x === 0 && by.y === 0 ? polygon : move(polygon, by.x, by.y);
}

export function putPoint(polygon: Polygon, index: number, { x, y }: Point): Polygon {
  return { ...polygon, points: polygon.points.with(index, [x, y]) };
}

export function addPoint(polygon: Polygon, { x, y }: Point): Polygon {
  return { ...polygon, points: [...polygon.points, [x, y]] };
}

/** The middle of the edge that begins at a point; undefined behind the last point of an open one. */
export function edgeMiddle(polygon: Polygon, index: number): Point | undefined {
  const [a, b] = [pointAt(polygon, index), pointAt(polygon, index + 1) ?? (polygon.closed ? pointAt(polygon, 0) : undefined)];
  return a && b && polygon.points.length > 1 ? middle(a, b) : undefined;
}

export function insertAfter(polygon: Polygon, index: number, { x, y }: Point): Polygon {
  return { ...polygon, points: polygon.points.toSpliced(index + 1, 0, [x, y]) };
}

export function removePoint(polygon: Polygon, index: number): Polygon {
  return { ...polygon, points: polygon.points.toSpliced(index, 1) };
}

/** Grown or shrunk about its middle by percent of the image; it never gets thinner than half a percent. */
export function scale(polygon: Polygon, dx: number, dy: number): Polygon {
  const box = bounds(polygon);
  const axis = (start: number, length: number, by: number) => {
    const factor = length === 0 ? 1 : Math.max(0.5, length + by) / length;
    return (at: number) => start + length / 2 + (at - start - length / 2) * factor;
  };
  const [across, down] = [axis(box.x, box.width, dx), axis(box.y, box.height, dy)];
  return { ...polygon, points: polygon.points.map(([x, y]) => [across(x), down(y)] as const) };
}
