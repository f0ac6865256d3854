import { whyNotRegion } from '../command-list/fixed.ts';
import type { Command } from '../commands.ts';
import type { Parts } from '../parts.ts';

export function nestingCommands(parts: Parts): Command[] {
  if (!parts.editable) return [];
  const { store } = parts;
  const choose: Command = {
    id: 'nest',
    title: 'Move the region under another',
    group: 'Regions',
    keys: [],
    blocked: () => whyNotRegion(parts) ?? (store.get().doc.regions.length > 1 ? undefined : 'There is no other region yet to move this one under.'),
    run: () => store.look({ nesting: store.get().selected }),
  };
  return [choose];
}
