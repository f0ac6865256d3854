/** Takes hold of what is there: a click selects, a drag moves, a grip changes; a drag on nothing moves the picture. */
import { dragRegion, freeRegion, panView, pullGrip } from './gestures.ts';
import type { Gesture, NamedTool, Pointer, Tool, ToolContext } from './tool.ts';

export const selectTool: NamedTool = {
  name: 'select',
  title: 'Select and move',
  keys: ['v'],
  icon: 'select',
  cursor: 'default',
  down(pointer, context): Gesture | undefined {
    const { store } = context;
    if (pointer.grip) {
      const held = freeRegion(context, store.get().selected);
      return held && pullGrip(context, held, pointer.grip);
    }
    if (pointer.region === undefined) return panOrUnselect(pointer, context);
    store.select(pointer.region);
    const region = freeRegion(context, pointer.region);
    return region && dragRegion(context, region, pointer);
  },
};

/** What every drawing tool does before it draws: Ctrl takes what lies there, and the grips of the selected region come first. */
export function holdFirst(pointer: Pointer, context: ToolContext, draw: () => Gesture | undefined): Gesture | undefined {
  if (pointer.ctrl || !context.editable) return selectTool.down(pointer, context);
  const held = pointer.grip && freeRegion(context, context.store.get().selected);
  if (held && pointer.grip) return pullGrip(context, held, pointer.grip);
  return draw() ?? selectTool.down(pointer, context);
}

function panOrUnselect(start: Parameters<Tool['down']>[0], context: ToolContext): Gesture {
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
