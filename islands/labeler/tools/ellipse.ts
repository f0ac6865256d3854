/** Draws an ellipse into the box of a drag, with Shift a circle. */
import { between } from '#app/core/labeling/shapes/ellipse.ts';
import type { Ellipse } from '#app/core/labeling/result.ts';
import { drawRegion, type Drawing } from './gestures.ts';
import { round } from './place.ts';
import { holdFirst } from './select.ts';
import type { NamedTool } from './tool.ts';

export function roundedEllipse({ x, y, radiusX, radiusY, rotation }: Ellipse): Ellipse {
  return { x: round(x), y: round(y), radiusX: round(radiusX), radiusY: round(radiusY), rotation: round(rotation) };
}

const drawing: Drawing = {
  kind: 'ellipse',
  noun: 'ellipse',
  between(first, now, { least, size }) {
    const place = roundedEllipse(between(first, now, size, now.shift));
    return 2 * place.radiusX >= least.x && 2 * place.radiusY >= least.y ? place : undefined;
  },
};

export const ellipseTool: NamedTool = {
  name: 'ellipse',
  title: 'Draw ellipses',
  keys: ['o'],
  icon: 'M10 15.500c4 0 7-2.500 7-5.500s-3-5.500-7-5.500S3 7 3 10s3 5.500 7 5.500z',
  makes: 'ellipse',
  cursor: 'crosshair',
  down: (pointer, context) => holdFirst(pointer, context, () => drawRegion(context, pointer, drawing, () => context.store.select(pointer.region))),
};
