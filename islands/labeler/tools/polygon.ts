/** Draws polygons by clicks; the first point again closes it. */
import type { PolygonRegion } from '#app/core/labeling/result.ts';
import { addPoint, LEAST_POINTS, putPoint, removePoint } from '#app/core/labeling/shapes/polygon.ts';
import { toolByPoints } from './by-points.ts';
import { controlNamed, snapped } from './control.ts';
import { clampPoint, roundedPoint } from './place.ts';
import { pointStop } from './stops.ts';

export const polygonTool = toolByPoints<PolygonRegion>(
  { name: 'polygon', title: 'Draw polygons', keys: ['p'], icon: 'm10 3 7 5.500-2.500 8h-9L3 8.500z' },
  {
    kind: 'polygon',
    noun: 'polygon',
    isOpen: (region) => !region.closed,
    begin: ({ x, y }) => ({ place: { points: [[x, y]], closed: false }, stop: pointStop(0) }),
    add: (region, at) => ({ region: { ...region, ...addPoint(region, at) }, stop: pointStop(region.points.length) }),
    drag(region, stop, to, context) {
      const at = snapped(clampPoint(to), controlNamed(context, region.from), context.size);
      return { ...region, ...putPoint(region, Number(stop.slice(1)), roundedPoint(at)) };
    },
    end: (region) => pointStop(region.points.length - 1),
    closes: (region, stop) => stop === pointStop(0) && region.points.length > 1,
    finish(region) {
      const lacks = LEAST_POINTS - region.points.length;
      if (lacks > 0) return { why: `A polygon needs at least ${LEAST_POINTS} points: set ${lacks} more.` };
      return { region: { ...region, closed: true } };
    },
    back(region) {
      const last = region.points.length - 1;
      return last === 0 ? undefined : { region: { ...region, ...removePoint(region, last) }, stop: pointStop(last - 1) };
    },
  },
);
