/** Sets a key point where the pointer goes down; a drag moves it before it is let go. */
import { addRegion } from '../actions/add-region.ts';
import type { KeyPointRegion } from '#app/core/labeling/result.ts';
import { writtenNumber } from '#app/core/labeling/written.ts';
import type { Point } from '#app/core/labeling/shapes/plane.ts';
import { controlNamed, snapped } from './control.ts';
import { sayDrawn } from './gestures.ts';
import { clampPoint, round, roundedPoint } from './place.ts';
import { holdFirst } from './select.ts';
import type { Gesture, NamedTool, Pointer, ToolContext } from './tool.ts';

/** Natural px of a new dot, where the control does not say. */
const standardWidth = 2;

function begin(start: Pointer, context: ToolContext): Gesture | undefined {
  const mark = context.mark('keypoint');
  if (!mark) return undefined;
  const { store, size, original } = context;
  const control = controlNamed(context, mark.from);
  const width = round(((writtenNumber(control, 'strokewidth') ?? standardWidth) / size.width) * 100);
  const id = context.newId();
  const at = (point: Point): KeyPointRegion => {
    const place = roundedPoint(snapped(clampPoint(point), control, size));
    return { id, kind: 'keypoint', ...mark, ...place, width, original };
  };
  let step = store.history.perform('Set key point', addRegion(at(start)));
  store.select(id);
  const move = (pointer: Pointer) => {
    if (step) step = store.history.replace(step, addRegion(at(pointer)));
  };
  return {
    move,
    up(pointer) {
      move(pointer);
      sayDrawn(context, 'key point', mark.labels);
    },
    cancel: () => step && store.history.cancel(step),
  };
}

export const keyPointTool: NamedTool = {
  name: 'keypoint',
  title: 'Set key points',
  keys: ['k'],
  icon: 'M10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM10 2.500v3.500m0 8v3.500M2.500 10H6m8 0h3.500',
  makes: 'keypoint',
  cursor: 'crosshair',
  down: (pointer, context) => holdFirst(pointer, context, () => begin(pointer, context)),
};
