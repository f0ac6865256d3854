/** Every tool for pictures that a config has: its own between those that are always there. */
import type { Kits } from '../kits.ts';
import { panTool } from './pan.ts';
import { selectTool } from './select.ts';
import type { NamedTool } from './tool.ts';

export function toolsOf({ tools }: Pick<Kits, 'tools'>): readonly NamedTool[] {
  return [selectTool, ...tools, panTool];
}

export function toolNamed(kits: Pick<Kits, 'tools'>, name: string): NamedTool {
  return toolsOf(kits).find((tool) => tool.name === name) ?? selectTool;
}
