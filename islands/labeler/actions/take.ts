/** Takes over what a model says: the parts named, under new ids, with what hangs on them. What the answer has already is not doubled. */
import type { Answer, Doc, Region, Relation, Row } from '#app/core/labeling/result.ts';
import type { Action } from '../history.ts';
import { findRelation } from './relate.ts';

/** New ids by those the model gave; what is not named here is left. */
export type NewIds = ReadonlyMap<string, string>;

/** Ids of everything a prediction says. */
export function idsIn({ regions, answers, rest }: Doc): string[] {
  return [...new Set([...regions, ...answers, ...rest].flatMap(({ id }) => id ?? []))];
}

export function take(said: Doc, ids: NewIds): Action {
  return (doc) => {
    const there = standing(said, doc);
    const isTaken = (id: string | undefined) => id !== undefined && ids.has(id) && !there.has(id);
    const place = (id = '') => there.get(id) ?? ids.get(id);
    const regions = said.regions
      .filter(({ id }) => isTaken(id))
      .map((region): Region => ({ ...taken(region, place), parentId: place(region.parentId) }));
    const answers = said.answers.filter((answer) => isTaken(answer.id) && !doc.answers.some((one) => isAlike(one, answer)));
    const rest = said.rest.filter((row) => isTaken(row.id) && !doc.rest.some((one) => isAlike(one, row)));
    const relations = said.relations
      .filter(({ from, to }) => isTaken(from) || isTaken(to))
      .flatMap((relation) => moved(relation, place(relation.from), place(relation.to)));
    if (regions.length + answers.length + rest.length + relations.length === 0) return doc;
    return {
      regions: [...doc.regions, ...regions],
      answers: [
        ...doc.answers.filter((answer) => !answers.some((one) => isSameQuestion(one, answer))),
        ...answers.map((answer): Answer => ({ ...taken(answer, place), ...(answer.region === undefined ? {} : { region: place(answer.region) }) })),
      ],
      relations: [...doc.relations, ...relations.filter((relation) => !findRelation(doc, relation))],
      rest: [...doc.rest, ...rest.map((row): Row => ({ ...row, id: place(row.id) }))],
    };
  };
}

/** Regions of the prediction that the answer has, wherever they came from: its ids by the model's. */
export function standing(said: Doc, doc: Doc): Map<string, string> {
  const known = new Map(doc.regions.map((region) => [likeness(region), region.id]));
  const alike = said.regions.flatMap((region): [string, string][] => {
    const id = known.get(likeness(region));
    return id === undefined ? [] : [[region.id, id]];
  });
  return new Map(alike);
}

function taken<T extends Region | Answer>(item: T, place: (id: string) => string | undefined): T {
  return { ...item, id: place(item.id) ?? item.id, origin: 'prediction' };
}

function moved(relation: Relation, from: string | undefined, to: string | undefined): Relation[] {
  return from === undefined || to === undefined ? [] : [{ ...relation, from, to }];
}

/** One control is answered once for the task, or once on each page. */
function isSameQuestion(one: Answer, other: Answer): boolean {
  return one.region === undefined && other.region === undefined && one.from === other.from && (one.itemIndex ?? 0) === (other.itemIndex ?? 0);
}

/** What tells no two apart: who gave it, and what was noted on it. */
const aside = new Set(['id', 'origin', 'score', 'readonly', 'parentId', 'meta', 'normalization', 'extra', 'labelsExtra', 'original']);
const known = new WeakMap<object, string>();

/** The same text for what says the same; masks are long, so it is made once for each. */
function likeness(item: Region | Answer | Row): string {
  const made =
    known.get(item) ??
    JSON.stringify(
      Object.entries(item)
        .filter(([key, value]) => !aside.has(key) && value !== undefined)
        .sort(),
    );
  known.set(item, made);
  return made;
}

function isAlike(one: Answer | Row, other: Answer | Row): boolean {
  return likeness(one) === likeness(other);
}
