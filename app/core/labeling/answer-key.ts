/** What an answer says, as one text, whatever ids its parts were given: two answers with the same key agree exactly. */
import type { Row } from './result.ts';

/** How a row came to be, and what is told of its place among the others below. */
const beside = new Set(['id', 'parentID', 'from_id', 'to_id', 'origin', 'score', 'meta']);
/** Ids within a value: the points of a path, by their order. */
const inner = /^(id|\w*PointId)$/;
/** Lists that are sets: it does not matter which label was clicked first. */
const sets = /^(choices|\w*labels)$/;

/** JSON with sorted keys. `ids`: those met so far, in order. */
function told(value: unknown, key: string, ids: Map<string, number>): unknown {
  if (inner.test(key) && typeof value === 'string') {
    if (!ids.has(value)) ids.set(value, ids.size);
    return ids.get(value);
  }
  if (Array.isArray(value)) {
    const list = (value as unknown[]).map((part) => told(part, '', ids));
    return sets.test(key) && list.every((part) => typeof part === 'string') ? list.toSorted() : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.keys(value)
    .toSorted()
    .map((name) => [name, told((value as Record<string, unknown>)[name], name, ids)]);
}

const sayingOf = (row: Row): string =>
  JSON.stringify(
    Object.keys(row)
      .filter((name) => !beside.has(name))
      .toSorted()
      .map((name) => [name, told(row[name], name, new Map())]),
  );

/** Regions are told by all rows of one id and by the region they lie in; relations by what they join. */
export function answerKey(rows: readonly Row[]): string {
  const regions = new Map<string, string[]>();
  const parents = new Map<string, string>();
  for (const [index, row] of rows.entries()) {
    if (row.type === 'relation') continue;
    const id = row.id ?? `row ${index}`;
    regions.set(id, [...(regions.get(id) ?? []), sayingOf(row)]);
    if (typeof row.parentID === 'string') parents.set(id, row.parentID);
  }
  const saying = (id: string, below: readonly string[] = []): string[] => {
    if (below.includes(id)) return [];
    const parent = parents.get(id);
    return [...(regions.get(id) ?? []).toSorted(), ...(parent === undefined ? [] : ['in', ...saying(parent, [...below, id])])];
  };
  const place = (id: unknown): string[] => (typeof id === 'string' ? saying(id) : []);
  const relations = rows
    .filter(({ type }) => type === 'relation')
    .map((row) => JSON.stringify([sayingOf(row), place(row.from_id), place(row.to_id)]));
  return JSON.stringify([[...regions.keys()].map((id) => JSON.stringify(saying(id))).toSorted(), relations.toSorted()]);
}
