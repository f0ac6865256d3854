/** Every tool by its name; a new one is one line here and one file. */
import type { ToolName } from '../doc.ts';
import { panTool } from './pan.ts';
import { rectangleTool } from './rectangle.ts';
import { selectTool } from './select.ts';
import type { Tool } from './tool.ts';

export const tools: Record<ToolName, Tool> = { select: selectTool, rectangle: rectangleTool, pan: panTool };
