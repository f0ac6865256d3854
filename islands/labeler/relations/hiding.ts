/** Arrows can be in the way of what they point at: they are hidden and shown all at once, the list of relations stays. */
import type { Command } from '../commands.ts';
import type { Parts } from '../parts.ts';

export function hideArrows({ store, announce }: Parts): void {
  const hides = !store.get().view.arrowsHidden;
  store.look({ arrowsHidden: hides });
  announce(`The arrows of relations are ${hides ? 'hidden' : 'shown'}.`);
}

export function commands(parts: Parts): Command[] {
  return [
    {
      id: 'hide-arrows',
      title: 'Hide or show the arrows of relations',
      group: 'Regions',
      keys: [],
      blocked: () => (parts.store.get().doc.relations.length > 0 ? undefined : 'There are no relations yet.'),
      pressed: () => parts.store.get().view.arrowsHidden === true,
      run: () => hideArrows(parts),
    },
  ];
}
