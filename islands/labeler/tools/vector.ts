/** Draws polylines, curves and skeletons by clicks. With curves a drag after the press bends; a skeleton grows from any point. */
import { isSet } from '#app/core/labeling/flag.ts';
import type { VectorRegion } from '#app/core/labeling/result.ts';
import { LEAST_VERTICES } from '#app/core/labeling/kinds/vector.ts';
import { writtenNumber } from '#app/core/labeling/written.ts';
import { parents } from '#app/core/labeling/shapes/vector.ts';
import { addVertex, putHandle, putVertex, removeVertex } from '#app/core/labeling/shapes/vector-edit.ts';
import { newId } from '#app/core/labeling/ids.ts';
import type { State } from '../doc.ts';
import { toolByPoints } from './by-points.ts';
import { controlNamed, snapped } from './control.ts';
import { clampPoint, round, roundedPoint } from './place.ts';
import { pointStop } from './stops.ts';
import type { ToolContext } from './tool.ts';

/** What its control lets a vector be. */
export function vectorRules(region: Pick<VectorRegion, 'from'>, context: Pick<ToolContext, 'config'>) {
  const control = controlNamed(context, region.from);
  const is = (name: string) => control !== undefined && isSet(control.tag, name);
  return {
    closable: is('closable'),
    curves: is('curves'),
    skeleton: is('skeleton'),
    least: Math.max(LEAST_VERTICES, writtenNumber(control, 'minpoints') ?? 0),
    most: writtenNumber(control, 'maxpoints') ?? Infinity,
  };
}

/** Why there can be no more points, or fewer. */
export const tooMany = (most: number): string => `This vector takes at most ${most} points.`;
export const tooFew = (least: number, have: number): string =>
  `This vector needs at least ${least} points${have < least ? `: set ${least - have} more` : ''}.`;

/** The last vertex that nothing hangs on. */
function tail(region: VectorRegion): number {
  const above = new Set(parents(region));
  return region.vertices.findLastIndex((_, index) => !above.has(index));
}

/** The vertex that keys act on, where it is one of this region. */
function heldVertex(region: VectorRegion, { view }: State): number | undefined {
  const stop = view.point?.region === region.id ? view.point.stop : '';
  const index = stop.startsWith('p') ? Number(stop.slice(1)) : -1;
  return region.vertices[index] ? index : undefined;
}

/** A skeleton grows from the point in hand, a line only from its end. */
function endOf(region: VectorRegion, state: State, skeleton: boolean): number {
  return (skeleton ? heldVertex(region, state) : undefined) ?? tail(region);
}

export const vectorTool = toolByPoints<VectorRegion>(
  {
    name: 'vector',
    title: 'Draw lines',
    keys: ['p', 'shift+p'],
    icon: 'M4 15.500 8.500 6l4 6.500 4-8M4 17a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3zm12.500-11a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3z',
  },
  {
    kind: 'vector',
    noun: 'vector',
    isOpen(region, state, context) {
      if (region.closed) return false;
      if (state.view.drawing === region.id) return true;
      const held = heldVertex(region, state);
      return held !== undefined && (vectorRules(region, context).skeleton || held === tail(region));
    },
    begin: (at) => ({ place: addVertex({ vertices: [], closed: false }, newId(), at), stop: pointStop(0) }),
    add(region, at, context) {
      const { most, skeleton } = vectorRules(region, context);
      if (region.vertices.length >= most) return { why: `${tooMany(most)} Enter finishes it.` };
      const on = endOf(region, context.store.get(), skeleton);
      return { region: { ...region, ...addVertex(region, newId(), at, on) }, stop: pointStop(region.vertices.length) };
    },
    drag(region, stop, to, context) {
      const index = Number(stop.slice(1));
      if (vectorRules(region, context).curves) {
        const vertex = region.vertices[index];
        const out = { x: round(to.x), y: round(to.y) };
        const bent = putHandle(region, index, 'controlPoint2', out);
        const into = bent.vertices[index]?.controlPoint1;
        return vertex && into ? { ...region, ...putHandle(bent, index, 'controlPoint1', roundedPoint(into)) } : region;
      }
      const at = snapped(clampPoint(to), controlNamed(context, region.from), context.size);
      return { ...region, ...putVertex(region, index, roundedPoint(at)) };
    },
    end: (region, state) => pointStop(heldVertex(region, state) ?? tail(region)),
    closes: (region, stop, context) => stop === pointStop(0) && region.vertices.length > 2 && vectorRules(region, context).closable,
    finish(region, closed, context) {
      const { least } = vectorRules(region, context);
      if (region.vertices.length < least) return { why: tooFew(least, region.vertices.length) };
      return { region: { ...region, closed } };
    },
    back(region) {
      const last = region.vertices.length - 1;
      if (last === 0) return undefined;
      const above = parents(region)[last] ?? last - 1;
      return { region: { ...region, ...removeVertex(region, last) }, stop: pointStop(above) };
    },
  },
);
