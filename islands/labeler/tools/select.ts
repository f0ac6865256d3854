/** Takes hold of what is there: a click selects, a drag moves, a grip resizes or turns; a drag on nothing moves the picture. */
import { dragBox, freeBox, panView, pullGrip } from './gestures.ts';
import type { Gesture, Tool } from './tool.ts';

export const selectTool: Tool = {
  cursor: 'default',
  down(pointer, context): Gesture | undefined {
    const { store } = context;
    if (pointer.grip) {
      const held = freeBox(context, store.get().selected);
      return held && pullGrip(context, held, pointer.grip);
    }
    if (pointer.region === undefined) return panOrUnselect(pointer, context);
    store.select(pointer.region);
    const box = freeBox(context, pointer.region);
    return box && dragBox(context, box, pointer);
  },
};

function panOrUnselect(start: Parameters<Tool['down']>[0], context: Parameters<Tool['down']>[1]): Gesture {
  const pan = panView(context, start);
  let moved = false;
  return {
    ...pan,
    move(pointer) {
      moved ||= Math.abs(pointer.x - start.x) >= context.least.x || Math.abs(pointer.y - start.y) >= context.least.y;
      if (moved) pan.move(pointer);
    },
    up() {
      if (!moved) context.store.select(undefined);
    },
  };
}
