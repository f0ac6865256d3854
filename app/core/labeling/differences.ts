/** How an answer changed between two times: what was marked, taken away, moved, or called otherwise. */
import { placeOf, said } from './compare.ts';
import type { LabelingConfig } from './model.ts';
import type { Answer, Doc, Region, Row } from './result.ts';
import { parseResult } from './wire.ts';

export const changes = ['added', 'removed', 'moved', 'relabelled'] as const;
export type Change = (typeof changes)[number];
/** One thing that changed. `label`: of a region, as it is afterwards; of an answer without a place, its control. */
export type Difference = { label: string; change: Change };

/** For what has no label. */
export const unlabelled = 'no label';

const namesOf = ({ labels }: Region): string[] => (labels.length > 0 ? [...labels] : [unlabelled]);
const all = (region: Region, change: Change): Difference[] => namesOf(region).map((label) => ({ label, change }));

function regionChanges(before: Region | undefined, after: Region | undefined): Difference[] {
  if (!after) return before ? all(before, 'removed') : [];
  if (!before) return all(after, 'added');
  const isMoved = placeOf(before) !== placeOf(after);
  const isRelabelled = JSON.stringify(before.labels.toSorted()) !== JSON.stringify(after.labels.toSorted());
  return [...(isMoved ? all(after, 'moved') : []), ...(isRelabelled ? all(after, 'relabelled') : [])];
}

function answerChanges(before: Answer | undefined, after: Answer | undefined): Difference[] {
  const label = (after ?? before)?.from ?? '';
  if (!before || !after) return [{ label, change: after ? 'added' : 'removed' }];
  return said(before) === said(after) ? [] : [{ label, change: 'relabelled' }];
}

/** Each key of either side, once. */
function paired<T, Result>(before: Map<string, T>, after: Map<string, T>, compare: (a: T | undefined, b: T | undefined) => Result[]): Result[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => compare(before.get(key), after.get(key)));
}

const regionsOf = ({ regions }: Doc) => new Map(regions.map((region) => [region.id, region]));
/** A control answers once, or once for each region and page. */
const answersOf = ({ answers }: Doc) =>
  new Map(answers.map((answer) => [`${answer.from}\n${answer.region ?? ''}\n${answer.itemIndex ?? ''}`, answer]));
const relationsOf = ({ relations }: Doc) => new Map(relations.map((relation) => [JSON.stringify(relation), 'relations']));

/** Rows of either time under the labeling config of that time. Regions are the same by their ids. */
export function differences(
  before: { rows: readonly Row[]; config: LabelingConfig },
  after: { rows: readonly Row[]; config: LabelingConfig },
): Difference[] {
  const [a, b] = [parseResult(before.rows, before.config).doc, parseResult(after.rows, after.config).doc];
  return [
    ...paired(regionsOf(a), regionsOf(b), regionChanges),
    ...paired(answersOf(a), answersOf(b), answerChanges),
    ...paired(relationsOf(a), relationsOf(b), (one, other): Difference[] =>
      one === other ? [] : [{ label: 'relations', change: other ? 'added' : 'removed' }],
    ),
  ];
}
