/** What can be done to regions. */
import { newId } from '#app/core/labeling/ids.ts';
import { kindOf } from '#app/core/labeling/language.ts';
import type { Region } from '#app/core/labeling/result.ts';
import { deleteRegions } from '../actions/delete.ts';
import { duplicateRegion } from '../actions/duplicate.ts';
import type { Command } from '../commands.ts';
import { isFixed, selectedRegion } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { remove, turn } from '../turning.ts';
import type { Around } from './around.ts';
import { whyNotRegion } from './fixed.ts';

type OnRegion = { id: string; title: string; keys: string[]; /** Not for locked ones. */ changes?: true; run: (region: Region) => void };

function onSelected(parts: Parts, { id, title, keys, changes, run }: OnRegion): Command {
  const selected = () => selectedRegion(parts.store.get());
  return {
    id,
    title,
    group: 'Regions',
    keys,
    blocked: () => (changes ? whyNotRegion(parts) : selected() ? undefined : 'Select a region first.'),
    run: () => {
      const region = selected();
      if (region) run(region);
    },
  };
}

export function regionCommands(parts: Parts, around: Around): Command[] {
  const { store, announce } = parts;
  const duplicate = (region: Region) => {
    const copy = newId();
    const aside = kindOf(parts.kits.language, region).beside;
    store.history.perform('Duplicate region', duplicateRegion(region.id, copy, aside));
    store.select(copy);
    announce('Region duplicated; the copy is selected.');
  };
  return [
    onSelected(parts, { id: 'delete', title: 'Delete region', keys: ['delete', 'backspace'], changes: true, run: ({ id }) => remove(parts, id) }),
    deleteAll(parts),
    onSelected(parts, { id: 'duplicate', title: 'Duplicate region', keys: ['ctrl+d'], run: duplicate }),
    onSelected(parts, { id: 'lock', title: 'Lock or unlock region', keys: ['alt+l'], run: ({ id }) => turn(parts, 'locked', id) }),
    onSelected(parts, { id: 'note', title: 'Write a note on the region', keys: ['alt+m'], run: () => around.focusNote() }),
  ];
}

/** Locked regions stay. */
function deleteAll(parts: Parts): Command {
  return {
    id: 'delete-all',
    title: 'Delete all regions',
    group: 'Regions',
    keys: ['ctrl+backspace'],
    blocked: () => (freeRegions(parts).length > 0 ? undefined : 'There are no regions to delete.'),
    run() {
      const ids = freeRegions(parts);
      parts.store.history.perform('Delete all regions', deleteRegions(ids));
      parts.announce(ids.length === 1 ? 'Region deleted. Undo brings it back.' : `${ids.length} regions deleted. Undo brings them back.`);
    },
  };
}

function freeRegions({ store }: Parts): string[] {
  const state = store.get();
  return state.doc.regions.filter((region) => !isFixed(state, region)).map((region) => region.id);
}
