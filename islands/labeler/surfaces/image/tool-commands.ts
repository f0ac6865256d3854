import type { Command } from '../../commands.ts';
import { toolsOf } from '../../tools/tools.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Look } from './look.ts';

/** Selecting, the tools of the config's controls, moving the picture. Of several pictures the first one offers them for all. */
export function toolCommands(
  { config, kits, store, editable, object, announce }: SurfaceContext,
  { selectionControl }: Pick<Look, 'selectionControl'>,
): Command[] {
  if (!editable || config.objects.find(({ type }) => type === 'Image')?.name !== object.name) return [];
  const shown = toolsOf(kits).filter(({ name }) => selectionControl || name !== 'select');
  return shown.map(({ name, title, keys, icon }) => ({
    id: `tool:${name}`,
    title,
    group: 'Tools',
    icon,
    keys,
    pressed: () => store.get().view.tool === name,
    run: () => {
      store.look({ tool: name });
      announce(`${title}: in hand.`);
    },
  }));
}
