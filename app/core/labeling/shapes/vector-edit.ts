/** Changing the vertices of a vector: whatever hangs on a vertex stays in the tree. */
import type { Vector, Vertex } from '../result.ts';
import type { Point } from './plane.ts';
import { along, mapVertex, parents, segments } from './vector.ts';

export type Handle = 'controlPoint1' | 'controlPoint2';

const change = (vector: Vector, index: number, next: (vertex: Vertex) => Vertex): Vector => {
  const vertex = vector.vertices[index];
  return vertex ? { ...vector, vertices: vector.vertices.with(index, next(vertex)) } : vector;
};

/** Moves a vertex; its control points go with it. */
export function putVertex(vector: Vector, index: number, to: Point): Vector {
  return change(vector, index, (vertex) => mapVertex(vertex, ({ x, y }) => ({ x: x + to.x - vertex.x, y: y + to.y - vertex.y })));
}

/** Moves a control point; the opposite one keeps in line with it unless `alone`. */
export function putHandle(vector: Vector, index: number, handle: Handle, to: Point, alone = false): Vector {
  const other = handle === 'controlPoint1' ? 'controlPoint2' : 'controlPoint1';
  return change(vector, index, (vertex) => ({
    ...vertex,
    isBezier: true,
    [handle]: { x: to.x, y: to.y },
    ...(alone || vertex.disconnected ? { disconnected: true } : { [other]: { x: 2 * vertex.x - to.x, y: 2 * vertex.y - to.y } }),
  }));
}

/** A new vertex at the end of the list that hangs on another; the first one hangs on nothing. */
export function addVertex(vector: Vector, id: string, at: Point, on?: number): Vector {
  const before = on === undefined ? undefined : vector.vertices[on]?.id;
  const vertex: Vertex = { id, x: at.x, y: at.y, ...(before === undefined ? {} : { prevPointId: before }), isBezier: false };
  return { ...vector, vertices: [...vector.vertices, vertex] };
}

/** The order of the list written out as `prevPointId`, so that the list can be changed. */
function linked(vector: Vector): Vertex[] {
  const above = parents(vector);
  return vector.vertices.map((vertex, index) => {
    const parent = above[index] === undefined ? undefined : vector.vertices[above[index]];
    return parent ? { ...vertex, prevPointId: parent.id } : vertex;
  });
}

/** Puts a vertex into the line that leads to vertex `to` (0: the closing line). Undefined where no line leads there. */
export function insertBefore(vector: Vector, id: string, to: number, at?: Point): Vector | undefined {
  const line = segments(vector).find((each) => each.to === to);
  const vertices = linked(vector);
  const [from, end] = [line && vertices[line.from], vertices[to]];
  if (!line || !from || !end) return undefined;
  const place = at ?? along(vector, line, 0.5);
  const vertex: Vertex = { id, x: place.x, y: place.y, prevPointId: from.id, isBezier: false };
  if (to === 0) return { ...vector, vertices: [...vertices, vertex] };
  return { ...vector, vertices: vertices.with(to, { ...end, prevPointId: id }).toSpliced(to, 0, vertex) };
}

/** Takes a vertex away; what hung on it hangs on its parent, and without one on the first that hung on it. */
export function removeVertex(vector: Vector, index: number): Vector {
  const gone = vector.vertices[index];
  if (!gone) return vector;
  const vertices = linked(vector);
  const parent = vertices[index]?.prevPointId;
  const heir = parent ?? vertices.find(({ prevPointId }) => prevPointId === gone.id)?.id;
  return {
    ...vector,
    vertices: vertices.toSpliced(index, 1).map((vertex) => {
      if (vertex.prevPointId !== gone.id) return vertex;
      const { prevPointId: _, ...root } = vertex;
      return heir === undefined || heir === vertex.id ? root : { ...vertex, prevPointId: heir };
    }),
  };
}

/** Control points of a corner, a quarter of the way to its neighbors; a curve loses them. */
export function bend(vector: Vector, index: number): Vector {
  return change(vector, index, (vertex) => {
    if (vertex.isBezier) {
      const { controlPoint1: _1, controlPoint2: _2, disconnected: _3, ...corner } = vertex;
      return { ...corner, isBezier: false };
    }
    const lines = segments(vector);
    const before = vector.vertices[lines.find((line) => line.to === index)?.from ?? index] ?? vertex;
    const after = vector.vertices[lines.find((line) => line.from === index)?.to ?? index] ?? vertex;
    const arm = { x: (after.x - before.x) / 4, y: (after.y - before.y) / 4 };
    return {
      ...vertex,
      isBezier: true,
      controlPoint1: { x: vertex.x - arm.x, y: vertex.y - arm.y },
      controlPoint2: { x: vertex.x + arm.x, y: vertex.y + arm.y },
    };
  });
}
