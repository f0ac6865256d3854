/**
 * Drawing by clicks, one point after the other: polygons and vectors. The region is in the document from its first point, so that
 * nothing is lost; each point is a step of history. The last point again, or the first of what closes, finishes it.
 */
import type { Point } from '#app/core/labeling/shapes/plane.ts';
import type { PlaceOf } from '#app/core/labeling/kinds/region-kind.ts';
import type { ImageRegion } from '#app/core/labeling/result.ts';
import { addRegion } from '../actions/add-region.ts';
import { deleteRegions } from '../actions/delete.ts';
import { placeRegion } from '../actions/place.ts';
import { selectedRegion, type State } from '../doc.ts';
import type { Step } from '../history.ts';
import { controlNamed, snapped } from './control.ts';
import type { Changed } from './figure.ts';
import { freeRegion, pullGrip, sayDrawn } from './gestures.ts';
import { lead } from './lead.ts';
import { clampPoint, roundedPoint } from './place.ts';
import { holdFirst, selectTool } from './select.ts';
import { holdStop } from './stops.ts';
import type { ByPoints, Gesture, NamedTool, Pointer, ToolContext } from './tool.ts';

export type PointDrawing<R extends ImageRegion> = {
  kind: R['kind'];
  noun: string;
  /** Whether clicks go on with the selected region. */
  isOpen(region: R, state: State, context: ToolContext): boolean;
  begin(at: Point, context: ToolContext): { place: PlaceOf<R>; stop: string };
  /** With one more point. */
  add(region: R, at: Point, context: ToolContext): Changed<R>;
  /** What a drag does to the point that was just set. */
  drag(region: R, stop: string, to: Pointer, context: ToolContext): R;
  /** The stop that the next point will be joined to. */
  end(region: R, state: State): string;
  /** Whether this point closes the outline. */
  closes(region: R, stop: string, context: ToolContext): boolean;
  /** `closed`: by its first point. */
  finish(region: R, closed: boolean, context: ToolContext): Changed<R>;
  /** Without its last point; undefined where it was the only one. */
  back(region: R): { region: R; stop: string } | undefined;
};

/** So near (CSS pixels) to a point is on it. */
const near = 9;

export function toolByPoints<R extends ImageRegion>(face: Pick<NamedTool, 'name' | 'title' | 'keys' | 'icon'>, drawing: PointDrawing<R>): NamedTool {
  const open = (context: ToolContext): R | undefined => {
    const region = freeRegion(context, selectedRegion(context.store.get())?.id);
    return region?.kind === drawing.kind && drawing.isOpen(region as R, context.store.get(), context) ? (region as R) : undefined;
  };

  function finish(context: ToolContext, region: R, closed: boolean): string | undefined {
    const finished = drawing.finish(region, closed, context);
    if ('why' in finished) return finished.why;
    context.store.history.perform(`Finish ${drawing.noun}`, placeRegion(region.id, finished.region));
    context.store.look({ drawing: undefined, point: undefined });
    context.sketch(undefined);
    sayDrawn(context, drawing.noun, region.labels);
    return undefined;
  }

  function begin(pointer: Pointer, context: ToolContext): Gesture | undefined {
    const mark = context.mark(drawing.kind);
    if (!mark) return undefined;
    const at = roundedPoint(snapped(clampPoint(pointer), controlNamed(context, mark.from), context.size));
    const { place, stop } = drawing.begin(at, context);
    const region = { id: context.newId(), kind: drawing.kind, ...mark, ...place, original: context.original } as unknown as R;
    const step = context.store.history.perform(`Draw ${drawing.noun}`, addRegion(region));
    context.store.select(region.id);
    context.store.look({ drawing: region.id });
    holdStop(context, region, stop);
    return follow(context, region, stop, pointer, step, (next) => addRegion(next));
  }

  function add(region: R, pointer: Pointer, context: ToolContext): Gesture {
    const at = roundedPoint(snapped(clampPoint(pointer), controlNamed(context, region.from), context.size));
    const more = drawing.add(region, at, context);
    if ('why' in more) {
      context.announce(more.why);
      return still;
    }
    const step = context.store.history.perform('Add point', placeRegion(region.id, more.region));
    context.store.look({ drawing: region.id });
    if (more.stop !== undefined) holdStop(context, more.region, more.stop);
    return follow(context, more.region, more.stop ?? '', pointer, step, (next) => placeRegion(region.id, next));
  }

  /** A drag after the press goes on in the same step. */
  function follow(
    context: ToolContext,
    region: R,
    stop: string,
    start: Pointer,
    first: Step | undefined,
    action: (next: R) => ReturnType<typeof addRegion>,
  ): Gesture {
    let step = first;
    let moved = false;
    const move = (pointer: Pointer) => {
      moved ||= isFar(context, start, pointer);
      if (moved && step) step = context.store.history.replace(step, action(drawing.drag(region, stop, pointer, context)));
    };
    return { move, up: move, cancel: () => step && context.store.history.cancel(step) };
  }

  /** A point that is there already: a drag moves it, a click on the right one finishes. */
  function onPoint(region: R, stop: string, pointer: Pointer, context: ToolContext): Gesture {
    const isEnd = stop === drawing.end(region, context.store.get());
    const closes = drawing.closes(region, stop, context);
    return pullGrip(context, region, stop, pointer, () => {
      if (!closes && !isEnd) return holdStop(context, region, stop);
      const why = finish(context, region, closes);
      if (why) context.announce(why);
    });
  }

  const byPoints: ByPoints = {
    isUnderway: (context) => open(context) !== undefined,
    last(context) {
      const region = open(context);
      return region && context.figure(region).points?.at(region, drawing.end(region, context.store.get()));
    },
    finish(context) {
      const region = open(context);
      return region && finish(context, region, false);
    },
    back(context) {
      const region = open(context);
      if (!region) return;
      const before = drawing.back(region);
      context.store.history.perform('Take point back', before ? placeRegion(region.id, before.region) : deleteRegions([region.id]));
      if (before) holdStop(context, before.region, before.stop, 'Taken back. ');
      else context.announce(`Taken back: there is no ${drawing.noun} now.`);
    },
  };

  return {
    ...face,
    makes: drawing.kind,
    cursor: 'crosshair',
    byPoints,
    down(pointer, context) {
      if (pointer.ctrl || !context.editable) return selectTool.down(pointer, context);
      const region = open(context);
      if (!region) return holdFirst(pointer, context, () => begin(pointer, context));
      const stop = stopAt(region, pointer, context);
      return stop === undefined ? add(region, pointer, context) : onPoint(region, stop, pointer, context);
    },
    hover(pointer, context) {
      context.sketch(open(context) ? (pen) => lead(pen, byPoints.last(context), clampPoint(pointer), context) : undefined);
    },
  };
}

const still: Gesture = { move: () => undefined, up: () => undefined, cancel: () => undefined };

export const isFar = ({ least }: ToolContext, a: Point, b: Point): boolean => Math.abs(a.x - b.x) >= least.x || Math.abs(a.y - b.y) >= least.y;

function stopAt(region: ImageRegion, pointer: Pointer, context: ToolContext): string | undefined {
  const { points } = context.figure(region);
  const stops = points?.stops(region) ?? [];
  if (pointer.grip !== undefined && stops.includes(pointer.grip)) return pointer.grip;
  const { size, perPixel } = context;
  return stops.find((stop) => {
    const at = points?.at(region, stop);
    return at && Math.hypot(((at.x - pointer.x) / 100) * size.width, ((at.y - pointer.y) / 100) * size.height) <= near * perPixel;
  });
}
