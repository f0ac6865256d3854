import type { Action } from '../history.ts';
import { changeRegion } from './change.ts';

/** The note on a region (`meta.text`, formats 2.1); an empty one goes away, other meta keys stay. */
export function setNote(id: string, note: string): Action {
  return (doc) =>
    changeRegion(doc, id, (region) => {
      if (noteOf(region.meta) === note) return region;
      const { text: _, ...rest } = region.meta ?? {};
      const meta = note === '' ? rest : { ...rest, text: [note] };
      return { ...region, meta: Object.keys(meta).length > 0 ? meta : undefined };
    });
}

/** The note as one text; several lines of an imported one are joined. */
export function noteOf(meta: Record<string, unknown> | undefined): string {
  const text = meta?.text;
  return Array.isArray(text) ? text.join('\n') : typeof text === 'string' ? text : '';
}
