/** Polygons: a grip at each point, and a faint one in the middle of each edge where a point can be put in. */
import {
  area,
  bounds,
  contains,
  edgeMiddle,
  insertAfter,
  keepInside,
  LEAST_POINTS,
  move,
  pointAt,
  pointsOf,
  putPoint,
  removePoint,
  scale as scaled,
} from '#app/core/labeling/shapes/polygon.ts';
import type { Polygon, PolygonRegion } from '#app/core/labeling/result.ts';
import { toPixels, type Point } from '#app/core/labeling/shapes/plane.ts';
import { controlNamed, snapped } from '../../../tools/control.ts';
import type { Figure, FigurePoints, Grip, GripRoom } from '../../../tools/figure.ts';
import { middleBox } from '../../../tools/keys.ts';
import { clampPoint, round, roundedPoint } from '../../../tools/place.ts';
import { polygonTool } from '../../../tools/polygon.ts';
import { pointStop } from '../../../tools/stops.ts';
import { spaced } from './spaced.ts';

/** Half sizes of grips in CSS pixels, by the control's `pointSize`. */
const halves: Record<string, number> = { small: 4, medium: 5, large: 7 };
/** Shorter edges (CSS pixels) have no middle to take. */
const leastEdge = 36;

const indexOf = (grip: string): number => Number(grip.slice(1));

export const polygonFigure: Figure<PolygonRegion> = {
  kind: 'polygon',
  noun: 'polygon',
  tool: polygonTool,
  bounds,
  contains,
  area,
  trace(pen, region, size) {
    const [first, ...rest] = pointsOf(region).map((point) => toPixels(point, size));
    if (!first) return;
    pen.moveTo(first.x, first.y);
    for (const { x, y } of rest) pen.lineTo(x, y);
    if (region.closed) pen.closePath();
  },
  grips,
  pull(region, grip, pointer, context) {
    const at = roundedPoint(snapped(clampPoint(pointer), controlNamed(context, region.from), context.size));
    return { ...region, ...(grip.startsWith('m') ? insertAfter(region, indexOf(grip), at) : putPoint(region, indexOf(grip), at)) };
  },
  pullName: (grip) => (grip.startsWith('m') ? 'Insert point' : 'Move point'),
  move: (region, dx, dy) => ({ ...region, ...rounded(keepInside(move(region, dx, dy))) }),
  keys: {
    place(seen, taken) {
      const { x, y, width, height } = middleBox(seen, taken);
      return rounded({
        closed: true,
        points: [
          [x + width / 2, y],
          [x + width, y + height],
          [x, y + height],
        ],
      });
    },
    size(region, dx, dy) {
      const next = scaled(region, dx, dy);
      const box = bounds(next);
      return box.width > 100 || box.height > 100 ? region : { ...region, ...rounded(keepInside(next)) };
    },
  },
  points: points(),
};

const rounded = ({ points: list, closed }: Polygon): Polygon => ({ points: list.map(([x, y]) => [round(x), round(y)] as const), closed });

function grips(region: PolygonRegion, { size, scale, control, held }: GripRoom): Grip[] {
  const written = control?.tag.attributes ?? {};
  const half = halves[written.pointsize ?? 'small'] ?? halves.small;
  const look = written.pointstyle === 'rectangle' ? undefined : ('point' as const);
  const px = (point: Point) => toPixels(point, size);
  const corners = pointsOf(region).map((point, index): Grip => ({ id: pointStop(index), point: px(point), look, half }));
  const middles = region.points.flatMap((_, index): Grip[] => {
    const middle = edgeMiddle(region, index);
    const corner = pointAt(region, index);
    if (!middle || !corner) return [];
    const [a, b] = [px(middle), px(corner)];
    return 2 * Math.hypot(a.x - b.x, a.y - b.y) * scale < leastEdge ? [] : [{ id: `m${index}`, point: a, look: 'middle' }];
  });
  return [...middles, ...spaced(corners, scale, held)];
}

function points(): FigurePoints<PolygonRegion> {
  return {
    stops: (region) => region.points.map((_, index) => pointStop(index)),
    at: (region, stop) => pointAt(region, indexOf(stop)),
    nameOf: (region, stop) => `Point ${indexOf(stop) + 1} of ${region.points.length}`,
    insert(region, stop) {
      const last = region.points.length - 1;
      const index = !region.closed && indexOf(stop) === last ? last - 1 : indexOf(stop);
      const middle = edgeMiddle(region, index);
      if (!middle) return { why: 'One point has no edge to put another into.' };
      return { region: { ...region, ...insertAfter(region, index, roundedPoint(middle)) }, stop: pointStop(index + 1) };
    },
    remove(region, stop) {
      const left = region.points.length - 1;
      if (region.closed ? left < LEAST_POINTS : left === 0) {
        return { why: `A polygon needs at least ${LEAST_POINTS} points. To delete it all, let the point go (Esc) and press Delete.` };
      }
      return { region: { ...region, ...removePoint(region, indexOf(stop)) }, stop: pointStop(Math.max(0, Math.min(indexOf(stop), left) - 1)) };
    },
  };
}
