/** Commands that change no answer: they work also where it is shown only. */
import type { Command } from '../commands.ts';
import { regionSentence } from '../describe.ts';
import { selectedRegion } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { turn } from '../turning.ts';

export function lookingCommands(parts: Parts): Command[] {
  const { store } = parts;
  const hasRegions = () => (store.get().doc.regions.length > 0 ? undefined : 'There are no regions yet.');
  return [
    { id: 'unselect', title: 'Unselect', group: 'Regions', keys: ['u', 'escape'], run: () => letGo(parts) },
    { id: 'next', title: 'Next region', group: 'Regions', keys: ['alt+.'], blocked: hasRegions, run: () => step(parts, 1) },
    { id: 'previous', title: 'Previous region', group: 'Regions', keys: ['alt+,'], blocked: hasRegions, run: () => step(parts, -1) },
    {
      id: 'nth',
      title: 'Region 1 to 9',
      group: 'Regions',
      keys: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `alt+shift+${n}`),
      blocked: hasRegions,
      // The palette presses no key: it means the first.
      run: (key = '1') => choose(parts, Number(key.slice(-1)) - 1),
    },
    {
      id: 'hide',
      title: 'Hide or show region',
      group: 'Regions',
      keys: ['alt+h'],
      blocked: () => (selectedRegion(store.get()) ? undefined : 'Select a region first.'),
      run: () => {
        const id = store.get().selected;
        if (id) turn(parts, 'hidden', id);
      },
    },
    {
      id: 'hide-all',
      title: 'Hide or show all regions',
      group: 'Regions',
      keys: ['ctrl+h'],
      blocked: hasRegions,
      run: () => {
        const { doc, view } = store.get();
        const hides = view.hidden.size === 0;
        store.look({ hidden: new Set(hides ? doc.regions.map(({ id }) => id) : []) });
        parts.announce(`All regions ${hides ? 'hidden' : 'shown'}.`);
      },
    },
  ];
}

/** Escape lets go of one thing at a time: the region, then the labels in hand. */
function letGo({ store, announce }: Parts): void {
  const { selected, view } = store.get();
  if (selected === undefined && Object.values(view.active).some((names) => names.length > 0)) {
    store.look({ active: {} });
    announce('No label in hand.');
  } else {
    store.select(undefined);
    announce('Nothing selected.');
  }
}

function step(parts: Parts, by: 1 | -1): void {
  const { doc, selected } = parts.store.get();
  const count = doc.regions.length;
  const at = doc.regions.findIndex((region) => region.id === selected);
  choose(parts, at === -1 ? (by === 1 ? 0 : count - 1) : (at + by + count) % count);
}

function choose(parts: Parts, index: number): void {
  const { regions } = parts.store.get().doc;
  const region = regions[index];
  if (!region) return parts.announce(`There is no region ${index + 1}.`);
  parts.store.select(region.id);
  parts.reveal(region.id);
  parts.announce(`${index + 1} of ${regions.length}: ${regionSentence(parts, region)}`);
}
