/** What a mark has beside its place and its labels, for formats that know nothing of it. */
import type { Doc, Row } from '#app/core/labeling/result.ts';
import type { Losses } from './losses.ts';

export function countTraits({ regions, answers }: Pick<Doc, 'regions' | 'answers'>, losses: Losses): void {
  losses.add('locks on regions', regions.filter(({ readonly }) => readonly === true).length);
  losses.add('regions without who made them, a person or a model', regions.filter(({ origin }) => origin !== 'manual').length);
  losses.add('scores of marks', [...regions, ...answers].filter(({ score }) => score !== undefined).length);
}

/** Each with what tells that a row has it. What a person made is the rule, and saying so no more than that. */
const traits: readonly (readonly [what: string, has: (row: Row) => boolean])[] = [
  ['locks on regions', ({ readonly }) => readonly === true],
  ['marks without who made them, a person or a model', ({ origin }) => origin !== undefined && origin !== 'manual'],
  ['normalizations of regions', ({ normalization }) => typeof normalization === 'string'],
  ['notes on regions', ({ meta }) => meta !== undefined],
  ['page numbers of marks', ({ item_index }) => item_index !== undefined],
  ['parents of regions', ({ parentID, parent_id }) => parentID !== undefined || parent_id !== undefined],
  ['scores of marks', ({ score }) => score !== undefined],
];

/** The same and more of rows as they are stored. Those of one region share an id: they are one mark. */
export function countRowTraits(rows: readonly Row[], losses: Losses): void {
  for (const [what, has] of traits) {
    const found = rows.filter(has);
    if (found.length > 0) losses.add(what, new Set(found.map((row) => row.id ?? row)).size);
  }
}
