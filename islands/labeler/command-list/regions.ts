/** What can be done to regions. */
import { newId } from '#app/core/labeling/ids.ts';
import type { Region } from '#app/core/labeling/result.ts';
import { deleteRegions } from '../actions/delete.ts';
import { duplicateRegion } from '../actions/duplicate.ts';
import type { Command } from '../commands.ts';
import { isFixed, selectedRegion } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { toggledSet } from '../sets.ts';
import type { Around } from './around.ts';
import { whyNotRegion } from './fixed.ts';

export function regionCommands(parts: Parts, around: Around): Command[] {
  const { store, announce } = parts;
  const selected = () => selectedRegion(store.get());
  const onSelected = (id: string, title: string, keys: string[], run: (region: Region) => void, fixed: 'may be fixed' | 'must be free'): Command => ({
    id,
    title,
    group: 'Regions',
    keys,
    blocked: () => (fixed === 'must be free' ? whyNotRegion(parts) : selected() ? undefined : 'Select a region first.'),
    run: () => {
      const region = selected();
      if (region) run(region);
    },
  });
  return [
    onSelected(
      'delete',
      'Delete region',
      ['delete', 'backspace'],
      (region) => {
        store.history.perform('Delete region', deleteRegions([region.id]));
        announce('Region deleted.');
      },
      'must be free',
    ),
    {
      id: 'delete-all',
      title: 'Delete all regions',
      group: 'Regions',
      keys: ['ctrl+backspace'],
      blocked: () => (freeRegions(parts).length > 0 ? undefined : 'There are no regions to delete.'),
      run: () => {
        const ids = freeRegions(parts);
        store.history.perform('Delete all regions', deleteRegions(ids));
        announce(`${ids.length} regions deleted. Undo brings them back.`);
      },
    },
    onSelected(
      'duplicate',
      'Duplicate region',
      ['ctrl+d'],
      (region) => {
        const copy = newId();
        store.history.perform('Duplicate region', duplicateRegion(region.id, copy, aside));
        store.select(copy);
        announce('Region duplicated; the copy is selected.');
      },
      'may be fixed',
    ),
    onSelected(
      'lock',
      'Lock or unlock region',
      ['alt+l'],
      (region) => {
        store.look({ locked: toggledSet(store.get().view.locked, region.id) });
        announce(store.get().view.locked.has(region.id) ? 'Region locked.' : 'Region unlocked.');
      },
      'may be fixed',
    ),
    onSelected('note', 'Write a note on the region', ['alt+m'], () => around.focusNote(), 'may be fixed'),
  ];
}

function freeRegions({ store }: Parts): string[] {
  const state = store.get();
  return state.doc.regions.filter((region) => !isFixed(state, region)).map((region) => region.id);
}

/** A copied box lies two percent down and to the right, or up where there is no room; other kinds stay. */
function aside(region: Region): Region {
  if (region.kind !== 'rectangle') return region;
  const step = (at: number, length: number) => (at + length + 2 <= 100 ? at + 2 : Math.max(0, at - 2));
  return { ...region, x: step(region.x, region.width), y: step(region.y, region.height) };
}
