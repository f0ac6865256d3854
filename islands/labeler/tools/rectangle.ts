/** Draws a box wherever a drag begins, also over other boxes; grips of the selected box come first, a click selects. */
import { drawBox, freeBox, pullGrip } from './gestures.ts';
import { selectTool } from './select.ts';
import type { Gesture, Tool } from './tool.ts';

export const rectangleTool: Tool = {
  cursor: 'crosshair',
  down(pointer, context): Gesture | undefined {
    if (pointer.ctrl || !context.editable) return selectTool.down(pointer, context);
    const held = pointer.grip && freeBox(context, context.store.get().selected);
    if (held && pointer.grip) return pullGrip(context, held, pointer.grip);
    return drawBox(context, pointer, () => context.store.select(pointer.region)) ?? selectTool.down(pointer, context);
  },
};
