/** Relation rows: two region ids and a direction, nothing else (formats 2.8). */

import type { Relation, Row } from '../result.ts';
import { Broken, defined, needName, without } from './fields.ts';

const directions: readonly unknown[] = ['right', 'left', 'bi'] satisfies Relation['direction'][];
const isDirection = (value: unknown): value is Relation['direction'] => directions.includes(value);

/** Reads a relation row; without a direction it points right. Throws `Broken` when an end is missing. */
export function readRelation(row: Row): Relation {
  const direction = row.direction ?? 'right';
  if (!isDirection(direction)) throw new Broken('"direction" must be right, left or bi.');
  const labels = row.labels;
  const known = Array.isArray(labels) && labels.every((each): each is string => typeof each === 'string');
  if (labels !== undefined && !known) throw new Broken('"labels" of a relation is not a list of texts.');
  const left = without(row, ['type', 'from_id', 'to_id', 'direction', 'labels']);
  return defined({
    from: needName(row, 'from_id'),
    to: needName(row, 'to_id'),
    direction,
    labels: known ? [...labels] : undefined,
    extra: left ? { row: left } : undefined,
  });
}

export function writeRelation(relation: Relation): Row {
  const { from, to, direction, labels } = relation;
  return defined({ type: 'relation', from_id: from, to_id: to, direction, labels, ...relation.extra?.row });
}
