/** Relations between regions (formats 2.8). Two regions have at most one; it is known by its ends. */
import { defined } from '#app/core/labeling/wire/fields.ts';
import type { Doc, Relation } from '#app/core/labeling/result.ts';
import type { Action } from '../history.ts';

export type Ends = Pick<Relation, 'from' | 'to'>;

/** The relation between two regions, whichever way it was made. */
export function findRelation({ relations }: Doc, { from, to }: Ends): Relation | undefined {
  return relations.find((one) => (one.from === from && one.to === to) || (one.from === to && one.to === from));
}

export function relate(ends: Ends, labels: readonly string[] = []): Action {
  return (doc) => {
    if (ends.from === ends.to || findRelation(doc, ends)) return doc;
    const relation: Relation = { ...ends, direction: 'right', ...(labels.length > 0 ? { labels: [...labels] } : {}) };
    return { ...doc, relations: [...doc.relations, relation] };
  };
}

function change(ends: Ends, next: (relation: Relation) => Relation | undefined): Action {
  return (doc) => {
    const before = findRelation(doc, ends);
    const after = before && next(before);
    if (before === after) return doc;
    return { ...doc, relations: doc.relations.flatMap((one) => (one !== before ? [one] : after ? [after] : [])) };
  };
}

export function unrelate(ends: Ends): Action {
  return change(ends, () => undefined);
}

export function directRelation(ends: Ends, direction: Relation['direction']): Action {
  return change(ends, (relation) => (relation.direction === direction ? relation : { ...relation, direction }));
}

/** No label at all takes the key away, as rows without labels have none. */
export function labelRelation(ends: Ends, labels: readonly string[]): Action {
  return change(ends, (relation) => defined({ ...relation, labels: labels.length > 0 ? [...labels] : undefined }));
}
