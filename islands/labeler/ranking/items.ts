/** The items of a List, as the task holds them (formats 1.3). */
import type { Tag } from '#app/core/labeling/model.ts';
import { resolve } from '#app/core/labeling/references.ts';

export type Item = { id: string | number; title: string; body: string; html?: string; media?: { kind: 'image' | 'audio'; address: string } };

const words = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

/** Items from a list of objects or texts; one without an id is named by its place. `elementValue` and `elementTag` are of old Lists. */
export function itemsOf(value: unknown, tag: Tag): Item[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry: unknown, index): Item => {
    if (typeof entry !== 'object' || entry === null) return { id: index, title: '', body: words(entry) };
    const fields = entry as Record<string, unknown>;
    const id = typeof fields.id === 'string' || typeof fields.id === 'number' ? fields.id : index;
    const { elementvalue, elementtag } = tag.attributes;
    const own = elementvalue ? words(resolve(elementvalue, fields)) : words(fields.body);
    const kind = elementtag === 'Image' ? 'image' : elementtag === 'Audio' ? 'audio' : undefined;
    return {
      id,
      title: words(fields.title),
      body: kind ? '' : own,
      ...(typeof fields.html === 'string' ? { html: fields.html } : {}),
      ...(kind ? { media: { kind, address: own } } : {}),
    };
  });
}
