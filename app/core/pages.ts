/** Cursor paging: a page is named by the last row before it, so it costs the same at any depth. Lists that stay short are turned by number. */

/** A cursor is the sort value and the id of a row, as opaque text in the URL. `before` pages backwards. */
export type Cursor = { value: string | number | null; id: number };

/** `btoa` takes bytes alone; names are in any alphabet. */
const inAscii = (json: string): string => json.replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

export const encodeCursor = (cursor: Cursor): string =>
  btoa(inAscii(JSON.stringify([cursor.value, cursor.id])))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Reads a cursor out of a URL; undefined when it is not one of ours. */
export function decodeCursor(text: string): Cursor | undefined {
  let given: unknown;
  try {
    given = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
  if (!Array.isArray(given) || given.length !== 2) return undefined;
  const [value, id] = given as [unknown, unknown];
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined;
  if (value !== null && typeof value !== 'string' && typeof value !== 'number') return undefined;
  return { value, id };
}

/** A page by its number, from 1. */
export type NumberedPage = { page: number; page_size: number };

/** The page that is asked for, or the last there is: what stood on it may be gone. */
export const pageWithin = (count: number, { page, page_size }: NumberedPage): NumberedPage => ({
  page: Math.min(page, Math.max(1, Math.ceil(count / page_size))),
  page_size,
});

export type Page<Row> = { rows: Row[]; next?: string; previous?: string };

/** Where a page begins, as an address says it: after the last row of the page before it, or before the first of the page after it. */
export type Place = { after?: string; before?: string };

/** `from`: the row beyond which the page lies; `back`: on the side of the rows that come earlier, so they are to be found from there backwards. */
export function readPlace({ after, before }: Place): { from?: Cursor; back: boolean } {
  const earlier = before ? decodeCursor(before) : undefined;
  return earlier ? { from: earlier, back: true } : { from: after ? decodeCursor(after) : undefined, back: false };
}

/** A page of `limit` rows out of those found from its place on, of which there is one more where the list goes on. */
export function pageOf<Row>(found: readonly Row[], limit: number, place: Place, cursorOf: (row: Row) => Cursor): Page<Row> {
  const { from, back } = readPlace(place);
  const rows = back ? found.slice(0, limit).toReversed() : found.slice(0, limit);
  const more = found.length > limit;
  const at = (row: Row | undefined) => row && encodeCursor(cursorOf(row));
  return { rows, next: back || more ? at(rows.at(-1)) : undefined, previous: (back ? more : from) ? at(rows[0]) : undefined };
}
