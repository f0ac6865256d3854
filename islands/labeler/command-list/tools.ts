import type { Command } from '../commands.ts';
import type { ToolName } from '../doc.ts';
import type { Parts } from '../parts.ts';

export function toolCommands({ config, store }: Parts): Command[] {
  if (!config.objects.some((object) => object.type === 'Image')) return [];
  const tool = (name: ToolName, title: string, key: string): Command => ({
    id: `tool:${name}`,
    title,
    group: 'Tools',
    icon: name,
    keys: [key],
    pressed: () => store.get().view.tool === name,
    run: () => store.look({ tool: name }),
  });
  const draws = config.controls.some((control) => control.type.startsWith('Rectangle'));
  return [tool('select', 'Select and move', 'v'), ...(draws ? [tool('rectangle', 'Draw boxes', 'r')] : []), tool('pan', 'Move the picture', 'h')];
}
