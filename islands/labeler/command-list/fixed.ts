import { isFixed, selectedRegion } from '../doc.ts';
import type { Parts } from '../parts.ts';

/** Why the selected region cannot be changed now. */
export function whyNotRegion(parts: Parts): string | undefined {
  const state = parts.store.get();
  const region = selectedRegion(state);
  if (!region) return 'Select a region first.';
  return isFixed(state, region) ? 'This region is locked. Unlock it first.' : undefined;
}
