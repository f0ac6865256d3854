/** Beginning a relation and giving it up; what lies between is fetched once one begins. */
import { regionName } from '../describe.ts';
import { selectedRegion } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { leaveList, rememberFocus } from './focus.ts';

export function startLinking(parts: Parts): void {
  const region = selectedRegion(parts.store.get());
  if (!region) return;
  rememberFocus(parts);
  parts.store.look({ linking: region.id });
  parts.announce(`${regionName(parts, region)} is related to the region you choose now. Escape gives it up.`);
}

export function stopLinking(parts: Pick<Parts, 'prefix' | 'store' | 'announce'>): void {
  const { store, announce } = parts;
  if (store.get().view.linking === undefined) return;
  leaveList(parts);
  store.look({ linking: undefined });
  announce('No relation made.');
}
