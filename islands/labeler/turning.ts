/** What can be done to one region from its row as well as by key; each is told. */
import { deleteRegions } from './actions/delete.ts';
import { findRegion } from './doc.ts';
import type { Parts } from './parts.ts';
import { toggledSet } from './sets.ts';

type Means = Pick<Parts, 'store' | 'announce'>;

const back = { hidden: 'shown', locked: 'unlocked' };

export function turn({ store, announce }: Means, what: keyof typeof back, id: string): void {
  const { doc, view } = store.get();
  if (what === 'locked' && findRegion(doc, id)?.readonly) return announce('It came locked with the data.');
  const set = toggledSet(view[what], id);
  store.look({ [what]: set });
  announce(`Region ${set.has(id) ? what : back[what]}.`);
}

export function remove({ store, announce }: Means, id: string): void {
  store.history.perform('Delete region', deleteRegions([id]));
  announce('Region deleted.');
}
