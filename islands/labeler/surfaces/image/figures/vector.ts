/** Vectors: a grip at each vertex, a faint one on each line, and the handles of the curve at the vertex in hand. */
import { area, along, bounds, distance, keepInside, mapVector, move, segments } from '#app/core/labeling/shapes/vector.ts';
import { insertBefore, putHandle, putVertex } from '#app/core/labeling/shapes/vector-edit.ts';
import { newId } from '#app/core/labeling/ids.ts';
import type { VectorRegion } from '#app/core/labeling/result.ts';
import { toPixels, type Point } from '#app/core/labeling/shapes/plane.ts';
import { writtenNumber } from '#app/core/labeling/written.ts';
import { controlNamed, snapped } from '../../../tools/control.ts';
import type { Figure, Grip, GripRoom, Look, Pen } from '../../../tools/figure.ts';
import { middleBox } from '../../../tools/keys.ts';
import { clampPoint, roundedPoint } from '../../../tools/place.ts';
import { pointStop } from '../../../tools/stops.ts';
import { vectorTool } from '../../../tools/vector.ts';
import { spaced } from './spaced.ts';
import { handleOf, handleStops, indexOf, vectorPoints } from './vector-points.ts';

/** CSS pixels, where the control does not say: half a grip, and a vertex of a vector that is not selected. */
const standardHalf = 5;
const standardDot = 3;
/** Shorter lines (CSS pixels) have no middle to take. */
const leastLine = 36;

export const vectorFigure: Figure<VectorRegion> = {
  kind: 'vector',
  noun: 'vector',
  tool: vectorTool,
  bounds,
  contains: (region, point, size, slack) => distance(region, point, size) <= (slack.x / 100) * size.width,
  area,
  fills: (region) => region.closed,
  trace(pen, region, size) {
    for (const line of segments(region)) {
      const [start, end] = [region.vertices[line.from], region.vertices[line.to]].map((vertex) => vertex && toPixels(vertex, size));
      if (!start || !end) continue;
      const follows = line.from === line.to - 1 || line.to === 0;
      if (!follows || line.from === 0) pen.moveTo(start.x, start.y);
      const [a, b] = [line.a, line.b].map((point) => point && toPixels(point, size));
      if (a && b) pen.bezierCurveTo(a.x, a.y, b.x, b.y, end.x, end.y);
      else pen.lineTo(end.x, end.y);
    }
  },
  adorn,
  grips,
  pull(region, grip, pointer, context) {
    const index = indexOf(grip);
    const handle = handleOf(grip);
    if (handle) return { ...region, ...putHandle(region, index, handle, roundedPoint(pointer), pointer.alt) };
    const at = roundedPoint(snapped(clampPoint(pointer), controlNamed(context, region.from), context.size));
    if (!grip.startsWith('m')) return { ...region, ...putVertex(region, index, at) };
    const more = vectorPoints.mayGrow(region, context) ? insertBefore(region, newId(), index, at) : undefined;
    return more && { ...region, ...more };
  },
  pullName: (grip) => (grip.startsWith('m') ? 'Insert point' : handleOf(grip) ? 'Bend line' : 'Move point'),
  move: (region, dx, dy) => mapVector({ ...region, ...keepInside(move(region, dx, dy)) }, roundedPoint),
  keys: {
    place(seen, taken) {
      const { x, y, width, height } = middleBox(seen, taken);
      const [first, second] = [newId(), newId()];
      return {
        closed: false,
        vertices: [
          { id: first, ...roundedPoint({ x, y: y + height / 2 }), isBezier: false },
          { id: second, ...roundedPoint({ x: x + width, y: y + height / 2 }), prevPointId: first, isBezier: false },
        ],
      };
    },
    size(region, dx, dy) {
      const box = bounds(region);
      const axis = (start: number, length: number, by: number) => {
        const factor = length === 0 ? 1 : Math.max(0.5, length + by) / length;
        return (at: number) => start + length / 2 + (at - start - length / 2) * factor;
      };
      const [across, down] = [axis(box.x, box.width, dx), axis(box.y, box.height, dy)];
      const next = mapVector(region, ({ x, y }) => ({ x: across(x), y: down(y) }));
      const now = bounds(next);
      return now.width > 100 || now.height > 100 ? region : mapVector({ ...next, ...keepInside(next) }, roundedPoint);
    },
  },
  points: vectorPoints,
};

function grips(region: VectorRegion, { size, scale, control, held }: GripRoom): Grip[] {
  const half = writtenNumber(control, 'pointsizeenabled') ?? standardHalf;
  const px = (point: Point) => toPixels(point, size);
  const corners = region.vertices.map((vertex, index): Grip => ({ id: pointStop(index), point: px(vertex), look: 'point', half }));
  const lines = segments(region).flatMap((line): Grip[] => {
    const [start, end, middle] = [along(region, line, 0), along(region, line, 1), along(region, line, 0.5)].map(px);
    if (!start || !end || !middle || Math.hypot(start.x - end.x, start.y - end.y) * scale < leastLine) return [];
    return [{ id: `m${line.to}`, point: middle, look: 'middle' }];
  });
  const inHand = held === undefined ? undefined : region.vertices[indexOf(held)];
  const handles = inHand
    ? handleStops(region, indexOf(held ?? '')).flatMap((stop): Grip[] => {
        const at = vectorPoints.at(region, stop);
        return at ? [{ id: stop, point: px(at), look: 'turn', arm: px(inHand) }] : [];
      })
    : [];
  return [...lines, ...spaced(corners, scale, held), ...handles];
}

/** Its vertices, so that a skeleton shows its joints. */
function adorn(pen: Pen, region: VectorRegion, { ink, size, scale, isSelected, control }: Look): void {
  if (isSelected) return;
  const radius = (writtenNumber(control, 'pointsizedisabled') ?? standardDot) / scale;
  pen.fillStyle = ink.color;
  for (const vertex of region.vertices) {
    const { x, y } = toPixels(vertex, size);
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
  }
}
