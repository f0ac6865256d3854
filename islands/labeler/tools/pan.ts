import { panView } from './gestures.ts';
import type { NamedTool } from './tool.ts';

export const panTool: NamedTool = {
  name: 'pan',
  title: 'Move the picture',
  keys: ['h'],
  icon: 'pan',
  cursor: 'grab',
  down: (pointer, context) => panView(context, pointer),
};
