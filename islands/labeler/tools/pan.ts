import { panView } from './gestures.ts';
import type { Tool } from './tool.ts';

/** Moves the picture, whatever lies under the pointer. */
export const panTool: Tool = {
  cursor: 'grab',
  down: (pointer, context) => panView(context, pointer),
};
