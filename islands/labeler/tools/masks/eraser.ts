/** The eraser of all masks. */
import { holdFirst } from '../select.ts';
import type { NamedTool } from '../tool.ts';
import { canvasUnder, erase, refused } from './mask.ts';
import { resizeBrush, showBrush, strokeGesture } from './painting.ts';

export const eraserTool: NamedTool = {
  name: 'eraser',
  title: 'Erase from a mask',
  keys: ['e'],
  icon: 'm8 16-4.500-4.500 7-8 6 5.500L10 16zM7 8l5.500 5M8 16h9',
  cursor: 'crosshair',
  pen: { resize: resizeBrush },
  hover: showBrush,
  down: (pointer, context) =>
    holdFirst(pointer, context, () => {
      const canvas = canvasUnder(context, pointer.region);
      if (typeof canvas === 'string') return refused(context, canvas);
      return strokeGesture(context, pointer, '#fff', (stretches) => erase(context, canvas, stretches));
    }),
};
