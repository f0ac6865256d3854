/** Rows of a model or of another answer as the beginning of one's own: ids are unique among all answers to a task (formats 2.9, heartex 1.4). */
import type { Row } from './result.ts';
import { isFields } from './wire/fields.ts';

const isId = (id: unknown): id is string | number => (typeof id === 'string' && id !== '') || typeof id === 'number';
const isRelation = ({ type }: Row): boolean => type === 'relation';

/** The id that a row goes by; rows of one region share it, and one without is told by its place. Relations have none of their own. */
const nameOf = (row: Row, at: number): string | undefined => (isRelation(row) ? undefined : isId(row.id) ? String(row.id) : `row ${at}`);

/** Every id anew, also where others name it; what is named but is not there stays as it is. `idFor` gives the new one of an old one. */
export function renewIds(rows: readonly Row[], idFor: (id: string) => string): Row[] {
  const names = rows.map((row, at) => (isFields(row) ? nameOf(row, at) : undefined));
  const ids = new Map([...new Set(names)].flatMap((name): [string, string][] => (name === undefined ? [] : [[name, idFor(name)]])));
  const moved = (row: Row, keys: readonly string[]) =>
    Object.fromEntries(keys.flatMap((key) => (isId(row[key]) ? [[key, ids.get(String(row[key])) ?? row[key]]] : [])));
  return rows.map((row, at) => {
    if (!isFields(row)) return row;
    if (isRelation(row)) return { ...row, ...moved(row, ['from_id', 'to_id']) };
    return { ...row, id: ids.get(names[at] ?? '') ?? row.id, ...moved(row, ['parentID', 'parent_id']) };
  });
}

/** A machine made its regions and answers; relations say nothing of where they come from (formats 2.8). */
export function asPredicted(rows: readonly Row[]): Row[] {
  return rows.map((row) => (isRelation(row) ? row : { ...row, origin: 'prediction' }));
}
