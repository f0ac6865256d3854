import { panView } from './gestures.ts';
import type { NamedTool } from './tool.ts';

export const panTool: NamedTool = {
  name: 'pan',
  title: 'Move the picture',
  keys: ['h'],
  icon: 'M10 2.500v15M2.5 10h15M10 2.5 8 4.500m2-2 2 2m-2 13-2-2m2 2 2-2M2.5 10l2-2m-2 2 2 2m13-2-2-2m2 2-2 2',
  cursor: 'grab',
  down: (pointer, context) => panView(context, pointer),
};
