/** Takes hold of what is there: a click selects, a drag moves, a grip changes; a drag on nothing moves the picture. */
import { dragRegion, freeRegion, panView, pullGrip } from './gestures.ts';
import { holdStop, removeStop } from './stops.ts';
import type { Gesture, NamedTool, Pointer, Tool, ToolContext } from './tool.ts';

export const selectTool: NamedTool = {
  name: 'select',
  title: 'Select and move',
  keys: ['v'],
  icon: 'select',
  cursor: 'default',
  down(pointer, context): Gesture | undefined {
    const { store } = context;
    if (pointer.grip) return takeGrip(pointer, context);
    if (pointer.region === undefined) return panOrUnselect(pointer, context);
    store.select(pointer.region);
    const region = freeRegion(context, pointer.region);
    return region && dragRegion(context, region, pointer);
  },
};

/** What every drawing tool does before it draws: Ctrl takes what lies there, and the grips of the selected region come first. */
export function holdFirst(pointer: Pointer, context: ToolContext, draw: () => Gesture | undefined): Gesture | undefined {
  if (pointer.ctrl || !context.editable) return selectTool.down(pointer, context);
  return takeGrip(pointer, context) ?? draw() ?? selectTool.down(pointer, context);
}

/** A drag of a grip changes the region. A click on a point takes it for the keys, with Alt it takes the point away. */
function takeGrip(pointer: Pointer, context: ToolContext): Gesture | undefined {
  const { grip } = pointer;
  const region = grip === undefined ? undefined : freeRegion(context, context.store.get().selected);
  if (!region || grip === undefined) return undefined;
  const { points } = context.figure(region);
  const isPoint = points?.stops(region).includes(grip) ?? false;
  return pullGrip(context, region, grip, pointer, () => {
    if (!isPoint) return;
    if (pointer.alt) removeStop(context, region, grip);
    else holdStop(context, region, grip);
  });
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
