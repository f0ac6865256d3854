/**
 * Polylines, curves and skeletons on an image (formats 2.3): vertices in percent, each hanging on the one that `prevPointId` names.
 * `controlPoint1` bends the line that comes in, `controlPoint2` those that go out; both only where `isBezier` says so.
 */
import type { Vector, Vertex } from '../result.ts';
import { type Box, boxAround, nearestOn, type Point, ringArea, shiftInside, type Size, toPixels } from './plane.ts';

/** A line between two vertices by their indexes; `a` and `b` are its control points in percent, absent for a straight one. */
export type Segment = { from: number; to: number; a?: Point; b?: Point };

/** Where only one end is bent, the other end's control point lies at this part of the straight line. */
const reach = 0.3;

/** Which vertex each hangs on, by index. Files without any `prevPointId` mean their order. */
export function parents({ vertices }: Vector): (number | undefined)[] {
  const inOrder = vertices.every(({ prevPointId }) => prevPointId === undefined);
  const index = new Map(vertices.map(({ id }, at) => [id, at]));
  return vertices.map(({ prevPointId }, at) => {
    if (inOrder) return at === 0 ? undefined : at - 1;
    const found = prevPointId === undefined ? undefined : index.get(prevPointId);
    return found === at ? undefined : found;
  });
}

function segment(vertices: readonly Vertex[], from: number, to: number): Segment[] {
  const [start, end] = [vertices[from], vertices[to]];
  if (!start || !end) return [];
  const [out, into] = [start.isBezier ? start.controlPoint2 : undefined, end.isBezier ? end.controlPoint1 : undefined];
  if (!out && !into) return [{ from, to }];
  const part = (whole: Point, other: Point): Point => ({ x: whole.x + (other.x - whole.x) * reach, y: whole.y + (other.y - whole.y) * reach });
  return [{ from, to, a: out ?? part(start, end), b: into ?? part(end, start) }];
}

/** Its lines in the order of the vertices they lead to; the closing one last. */
export function segments(vector: Vector): Segment[] {
  const { vertices, closed } = vector;
  const lines = parents(vector).flatMap((from, to) => (from === undefined ? [] : segment(vertices, from, to)));
  return closed && vertices.length > 2 ? [...lines, ...segment(vertices, vertices.length - 1, 0)] : lines;
}

/** A point of a line at a part (0 to 1) of its way, percent. */
export function along({ vertices }: Vector, { from, to, a, b }: Segment, part: number): Point {
  const [start, end] = [vertices[from], vertices[to]];
  if (!start || !end) return { x: 0, y: 0 };
  const mix = (p: number, q: number) => p + (q - p) * part;
  if (!a || !b) return { x: mix(start.x, end.x), y: mix(start.y, end.y) };
  const axis = (p: number, q: number, r: number, s: number) => {
    const [pq, qr, rs] = [mix(p, q), mix(q, r), mix(r, s)];
    return mix(mix(pq, qr), mix(qr, rs));
  };
  return { x: axis(start.x, a.x, b.x, end.x), y: axis(start.y, a.y, b.y, end.y) };
}

/** A curve is measured by so many straight pieces. */
const pieces = 16;

function drawn(vector: Vector, line: Segment): Point[] {
  const count = line.a ? pieces : 1;
  return Array.from({ length: count + 1 }, (_, index) => along(vector, line, index / count));
}

/** The smallest upright box around its vertices and curves, percent. */
export function bounds(vector: Vector): Box {
  return boxAround([...vector.vertices, ...segments(vector).flatMap((line) => (line.a ? drawn(vector, line) : []))]);
}

/** How far a point (percent) is from its nearest line or vertex, in px. */
export function distance(vector: Vector, point: Point, size: Size): number {
  const to = toPixels(point, size);
  const lines = segments(vector).map((line) => drawn(vector, line).map((each) => toPixels(each, size)));
  const dots = vector.vertices.map((each) => [toPixels(each, size)]);
  const far = (path: Point[]) => path.reduce((least, at, index) => Math.min(least, nearestOn(path[index - 1] ?? at, at, to).distance), Infinity);
  return [...lines, ...dots].reduce((least, path) => Math.min(least, far(path)), Infinity);
}

/** The outline of a closed one, percent; empty for lines that enclose nothing. */
export function ring(vector: Vector): Point[] {
  return vector.closed ? segments(vector).flatMap((line) => drawn(vector, line).slice(1)) : [];
}

/** Percent²; of open ones that of a thin strip, so that what lies beneath can be reached. */
export const area = (vector: Vector): number => ringArea(ring(vector));

/** The vertex and its control points somewhere else, with everything else it holds. */
export function mapVertex(vertex: Vertex, map: (point: Point) => Point): Vertex {
  const { controlPoint1, controlPoint2 } = vertex;
  return {
    ...vertex,
    ...map(vertex),
    ...(controlPoint1 ? { controlPoint1: map(controlPoint1) } : {}),
    ...(controlPoint2 ? { controlPoint2: map(controlPoint2) } : {}),
  };
}

export function mapVector<V extends Vector>(vector: V, map: (point: Point) => Point): V {
  return { ...vector, vertices: vector.vertices.map((vertex) => mapVertex(vertex, map)) };
}

export const move = (vector: Vector, dx: number, dy: number): Vector => mapVector(vector, ({ x, y }) => ({ x: x + dx, y: y + dy }));

/** The nearest place at which it stands inside the image. */
export function keepInside(vector: Vector): Vector {
  const by = shiftInside(bounds(vector));
  return by.x === 0 && by.y === 0 ? vector : move(vector, by.x, by.y);
}
