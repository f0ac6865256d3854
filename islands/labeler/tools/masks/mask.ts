/** How a kind of region keeps its mask, and what tools that paint do with it: one stroke, one step of history. */
import { emptyRuns, withStretches, type Runs, type Stretch } from '#app/core/labeling/shapes/runs.ts';
import type { BitmaskRegion, BrushRegion, ImageRegion } from '#app/core/labeling/result.ts';
import type { Size } from '#app/core/labeling/shapes/rectangle.ts';
import { addRegion } from '../../actions/add-region.ts';
import { deleteRegions } from '../../actions/delete.ts';
import { placeRegion } from '../../actions/place.ts';
import { freeRegion, sayDrawn } from '../gestures.ts';
import type { Gesture, ToolContext } from '../tool.ts';

export type MaskRegion = BrushRegion | BitmaskRegion;

export type MaskKeeper<R extends ImageRegion = ImageRegion> = {
  /** The runs of a mask; undefined while it is being read, and for one that cannot be. */
  runs(region: R): Runs | undefined;
  /** Settles when the mask has been read; undefined when there is nothing to wait for. */
  reading?(region: R): Promise<void> | undefined;
  /** The mask as the region stores it. */
  keep(runs: Runs, size: Size): Partial<R>;
};

/** What a stroke changes: a region with its mask, or a new one of the kind. */
export type Canvas = { keeper: MaskKeeper; runs: Runs; region?: ImageRegion };

function canvasOf(context: ToolContext, region: ImageRegion): Canvas | string {
  const keeper = context.figure(region).mask;
  if (!keeper) return 'This region is no mask.';
  const runs = keeper.runs(region);
  if (!runs) return 'This mask cannot be changed: it has not been read yet, or cannot be.';
  const { width, height } = context.size;
  return runs.ends.at(-1) === width * height ? { keeper, runs, region } : 'This mask has another size than the picture and cannot be changed.';
}

/** Where paint of a kind goes: to the selected mask of that kind, else to a new one. A text says why it cannot. */
export function canvasFor(context: ToolContext, kind: MaskRegion['kind'], keeper: MaskKeeper): Canvas | string {
  const selected = freeRegion(context, context.store.get().selected);
  if (selected?.kind === kind) return canvasOf(context, selected);
  return context.mark(kind) ? { keeper, runs: emptyRuns(context.size.width * context.size.height) } : 'This picture takes no masks.';
}

/** Says why nothing is painted, and lets the drag go by. */
export function refused(context: ToolContext, why: string): Gesture {
  context.announce(why);
  return { move: () => undefined, up: () => undefined, cancel: () => undefined };
}

/** What the eraser works on: the selected mask, else the one under the pointer. */
export function canvasUnder(context: ToolContext, under: string | undefined): Canvas | string {
  for (const id of [context.store.get().selected, under]) {
    const region = freeRegion(context, id);
    if (region && context.figure(region).mask) return canvasOf(context, region);
  }
  return 'Select the mask to erase from first.';
}

/** Adds to a mask. A new one is selected, so that the next stroke goes on with it. */
export function paint(context: ToolContext, kind: MaskRegion['kind'], canvas: Canvas, stretches: readonly Stretch[], name: string): void {
  const runs = withStretches(canvas.runs, stretches, 255);
  const { history } = context.store;
  if (runs === canvas.runs) return context.announce('Nothing new is painted.');
  const kept = canvas.keeper.keep(runs, context.size);
  if (canvas.region) {
    history.perform(name, placeRegion(canvas.region.id, kept));
    return context.announce(`${name} done.`);
  }
  const mark = context.mark(kind);
  if (!mark) return;
  const region = { id: context.newId(), kind, ...mark, ...kept, original: context.original } as ImageRegion;
  history.perform(name, addRegion(region));
  context.store.select(region.id);
  sayDrawn(context, context.figure(region).noun, mark.labels);
}

/** Takes away from a mask; of one that is empty then nothing stays. */
export function erase(context: ToolContext, { keeper, runs, region }: Canvas, stretches: readonly Stretch[]): void {
  const left = withStretches(runs, stretches, 0);
  if (left === runs || !region) return context.announce('Nothing is erased.');
  const isEmpty = left.values.every((value) => value === 0);
  context.store.history.perform('Erase mask', isEmpty ? deleteRegions([region.id]) : placeRegion(region.id, keeper.keep(left, context.size)));
  context.announce(isEmpty ? 'All of the mask is erased; the region is gone.' : 'Erase mask done.');
}
