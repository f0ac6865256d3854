/** Making a relation: the selected region waits for another to be chosen, by a click anywhere or from the list in the margin. */
import { findRelation, relate } from '../actions/relate.ts';
import { regionName } from '../describe.ts';
import { findRegion, type State } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { leaveList } from './focus.ts';

/** Relates the region that waits to another one, and selects neither anew. */
export function linkTo(parts: Parts, to: string): void {
  const { store, announce } = parts;
  const { doc, view } = store.get();
  const from = view.linking;
  const [first, second] = [findRegion(doc, from), findRegion(doc, to)];
  if (from === undefined || from === to || !first) return;
  if (!second) return announce('Choose the other region first.');
  leaveList(parts);
  store.look({ linking: undefined });
  const names = `${regionName(parts, first)} and ${regionName(parts, second)}`;
  if (findRelation(doc, { from, to })) return announce(`${names} are related already. Change or delete their relation in the list.`);
  store.history.perform('Relate regions', relate({ from, to }));
  announce(`${names} are related.`);
}

/** A region chosen while another waits is what it is related to. */
export function heedChoice(parts: Parts, now: State, before: State): void {
  const { linking } = now.view;
  if (linking === undefined || linking !== before.view.linking) return;
  if (now.selected !== undefined && now.selected !== before.selected && now.selected !== linking) {
    linkTo(parts, now.selected);
    parts.store.select(linking);
  }
}
