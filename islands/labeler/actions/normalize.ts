import type { Action } from '../history.ts';
import { changeRegion } from './change.ts';

/** What a region says in its standard form (heartex 1.4); an empty text takes it away. */
export function normalizeRegion(id: string, normalization: string): Action {
  return (doc) =>
    changeRegion(doc, id, (region) =>
      (region.normalization ?? '') === normalization ? region : { ...region, normalization: normalization === '' ? undefined : normalization },
    );
}
