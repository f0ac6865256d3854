import { whyNotRegion } from '../command-list/fixed.ts';
import type { Command } from '../commands.ts';
import { openNormalization } from '../panels/normalization.tsx';
import type { Parts } from '../parts.ts';

export function commands(parts: Parts): Command[] {
  if (!parts.editable) return [];
  const normalize: Command = {
    id: 'normalize',
    title: 'Write the normalization of the region',
    group: 'Regions',
    keys: [],
    blocked: () => whyNotRegion(parts),
    run: () => openNormalization(parts),
  };
  return [normalize];
}
