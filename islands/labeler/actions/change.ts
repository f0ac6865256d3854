/** How an action changes one region or one answer and leaves every other object as it was. */
import type { Answer, Doc, Region } from '#app/core/labeling/result.ts';

/** The document with one region changed; the same document when `change` answers the same region, or nothing has the id. */
export function changeRegion(doc: Doc, id: string, change: (region: Region) => Region): Doc {
  const index = doc.regions.findIndex((region) => region.id === id);
  const region = doc.regions[index];
  if (!region) return doc;
  const next = change(region);
  return next === region ? doc : { ...doc, regions: doc.regions.with(index, touched(next)) };
}

/** A person's hand on a machine's answer shows in its origin (formats 2.1). */
export function touched<T extends Region | Answer>(item: T): T {
  return item.origin === 'prediction' ? { ...item, origin: 'prediction-changed' } : item;
}
