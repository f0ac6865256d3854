/** Cursor paging: a page is named by the last row before it, so it costs the same at any depth. */

/** A cursor is the sort value and the id of a row, as opaque text in the URL. `before` pages backwards. */
export type Cursor = { value: string | number | null; id: number };

export const encodeCursor = (cursor: Cursor): string =>
  btoa(JSON.stringify([cursor.value, cursor.id]))
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

export type Page<Row> = { rows: Row[]; next?: string; previous?: string };
