/** What a person steps through in a vector: its vertices, and behind each of them the handles of its curve. */
import { newId } from '#app/core/labeling/ids.ts';
import type { VectorRegion } from '#app/core/labeling/result.ts';
import { parents, segments } from '#app/core/labeling/shapes/vector.ts';
import { bend, insertBefore, removeVertex, type Handle } from '#app/core/labeling/shapes/vector-edit.ts';
import type { FigurePoints } from '../../../tools/figure.ts';
import { pointStop } from '../../../tools/stops.ts';
import type { ToolContext } from '../../../tools/tool.ts';
import { tooFew, tooMany, vectorRules } from '../../../tools/vector.ts';

export const indexOf = (grip: string): number => Number(grip.slice(1));

const handles: Record<string, Handle> = { i: 'controlPoint1', o: 'controlPoint2' };

export const handleOf = (grip: string): Handle | undefined => handles[grip.charAt(0)];

/** The handles that a vertex has. */
export function handleStops({ vertices }: VectorRegion, index: number): string[] {
  const vertex = vertices[index];
  if (!vertex?.isBezier) return [];
  return [...(vertex.controlPoint1 ? [`i${index}`] : []), ...(vertex.controlPoint2 ? [`o${index}`] : [])];
}

type VectorPoints = Required<FigurePoints<VectorRegion>> & { mayGrow(region: VectorRegion, context: ToolContext): boolean };

export const vectorPoints: VectorPoints = {
  stops: (region) => region.vertices.flatMap((_, index) => [pointStop(index), ...handleStops(region, index)]),
  at({ vertices }, stop) {
    const vertex = vertices[indexOf(stop)];
    const handle = handleOf(stop);
    const place = handle ? vertex?.[handle] : vertex;
    return place && { x: place.x, y: place.y };
  },
  nameOf({ vertices }, stop) {
    const number = indexOf(stop) + 1;
    const handle = handleOf(stop);
    if (!handle) return `Point ${number} of ${vertices.length}`;
    return `Handle of the curve ${handle === 'controlPoint1' ? 'before' : 'behind'} point ${number}`;
  },
  mayGrow: (region, context) => region.vertices.length < vectorRules(region, context).most,
  insert(region, stop, context) {
    const { most } = vectorRules(region, context);
    if (!vectorPoints.mayGrow(region, context)) return { why: tooMany(most) };
    const index = indexOf(stop);
    const to = segments(region).find((line) => line.from === index)?.to ?? index;
    const more = insertBefore(region, newId(), to);
    if (!more) return { why: 'One point has no line to put another into.' };
    return { region: { ...region, ...more }, stop: pointStop(to === 0 ? region.vertices.length : to) };
  },
  remove(region, stop, context) {
    const { least } = vectorRules(region, context);
    const left = region.vertices.length - 1;
    const isDrawn = context.store.get().view.drawing !== region.id;
    if (left === 0 || (isDrawn && left < least))
      return { why: `${tooFew(least, left + 1)} To delete it all, let the point go (Esc) and press Delete.` };
    const index = indexOf(stop);
    const above = parents(region)[index] ?? 0;
    return { region: { ...region, ...removeVertex(region, index) }, stop: pointStop(Math.min(above, left - 1)) };
  },
  bend(region, stop, context) {
    if (!vectorRules(region, context).curves) return { why: 'The config allows this vector no curves.' };
    return { region: { ...region, ...bend(region, indexOf(stop)) }, stop: pointStop(indexOf(stop)) };
  },
};
