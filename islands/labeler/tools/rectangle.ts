/** Draws a box wherever a drag begins, also over other boxes; grips of the selected region come first, a click selects. */
import { between } from '#app/core/labeling/shapes/rectangle.ts';
import { drawRegion, type Drawing } from './gestures.ts';
import { rounded } from './place.ts';
import { holdFirst } from './select.ts';
import type { NamedTool } from './tool.ts';

const drawing: Drawing = {
  kind: 'rectangle',
  noun: 'box',
  between(first, now, { least }) {
    const place = rounded(between(first, now));
    return place.width >= least.x && place.height >= least.y ? place : undefined;
  },
};

export const rectangleTool: NamedTool = {
  name: 'rectangle',
  title: 'Draw boxes',
  keys: ['r'],
  icon: 'M3.5 5h13v10h-13z',
  makes: 'rectangle',
  cursor: 'crosshair',
  down: (pointer, context) => holdFirst(pointer, context, () => drawRegion(context, pointer, drawing, () => context.store.select(pointer.region))),
};
