/** Repeaters that show their entries by pages (formats 1.6), and which of them show now. */
import type { Tag } from '#app/core/labeling/model.ts';
import type { View } from './doc.ts';
import type { Parts } from './parts.ts';

export const pageSizes = [1, 5, 10, 25, 50, 100];

export const isPaged = ({ type, attributes }: Tag): boolean => type === 'Repeater' && attributes.mode?.trim() === 'pagination';

/** The page that shows, from 0, and how many entries a page has. */
export function pageOf({ entries }: Pick<View, 'entries'>, tag: Tag): { page: number; size: number } {
  const { page, size } = entries?.[placeOf(tag)] ?? { page: 0, size: pageSizes[0] ?? 1 };
  return { page: Math.max(0, Math.min(page, pagesOf(tag, size) - 1)), size };
}

export const pagesOf = ({ children }: Tag, size: number): number => Math.max(1, Math.ceil(children.length / size));

/** So many pages on, or back; asked again before it is drawn, it goes on from there. */
export function turnPages({ store, announce }: Pick<Parts, 'store' | 'announce'>, tag: Tag, by: number): void {
  const { view } = store.get();
  const { page, size } = pageOf(view, tag);
  const to = page + by;
  store.look(turnedTo(view, tag, { page: to }));
  announce(`Entries ${to * size + 1} to ${Math.min(tag.children.length, to * size + size)} of ${tag.children.length}.`);
}

/** The view with another page, or pages of another size. */
export function turnedTo(view: View, tag: Tag, change: { page?: number; size?: number }): Pick<View, 'entries'> {
  return { entries: { ...view.entries, [placeOf(tag)]: { ...pageOf(view, tag), ...change } } };
}

/** Copies of a Repeater inside another have columns of their own. */
const placeOf = ({ line, column }: Tag): string => `${line}:${column}`;

export function isEntryShown(view: Pick<View, 'entries'>, tag: Tag, index: number): boolean {
  if (!isPaged(tag)) return true;
  const { page, size } = pageOf(view, tag);
  return Math.floor(index / size) === page;
}
