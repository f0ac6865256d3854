import type { Command } from '../commands.ts';
import { whyNotRegion } from '../command-list/fixed.ts';
import type { Parts } from '../parts.ts';
import { startLinking, stopLinking } from './start.ts';

export function relationCommands(parts: Parts): Command[] {
  if (!parts.editable) return [];
  const { store } = parts;
  const give: Command = {
    id: 'relate-not',
    title: 'Give the relation up',
    group: 'Regions',
    keys: ['escape'],
    run: () => stopLinking(parts),
  };
  const start: Command = {
    id: 'relate',
    title: 'Relate the region to another',
    group: 'Regions',
    keys: ['alt+r'],
    blocked: () => whyNotRegion(parts) ?? (store.get().doc.regions.length > 1 ? undefined : 'There is no other region yet to relate this one to.'),
    run: () => startLinking(parts),
  };
  return store.get().view.linking === undefined ? [start] : [give, start];
}
