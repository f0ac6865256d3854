/** How an answer changed between two times: what was marked, taken away, moved, or called otherwise; label by label. */
import { placeOf, said } from './compare.ts';
import { labelPlace } from './labelling.ts';
import type { LabelingConfig } from './model.ts';
import type { Answer, Doc, RankerAnswer, Region, Row } from './result.ts';
import { parseResult } from './wire.ts';

export const changes = ['added', 'removed', 'moved', 'relabelled'] as const;
export type Change = (typeof changes)[number];
/**
 * One thing that changed. `label`: a label of a region, a value of an answer (a choice, a place in a tree as a path, a number of stars),
 * as it is afterwards; `was`: what stood in the place of a relabelled one. `control`: that offers it; empty for relations.
 */
export type Difference = { control: string; label: string; change: Change; was?: string };

/** A list of them is cut after so many: nobody reads more. */
export const mostListed = 500;
/** For what has no label. */
export const unlabelled = 'no label';
/** For the answers of controls that offer no values: texts, numbers, dates. */
export const written = 'what was written';
const unplaced = 'not placed';

const named = (labels: readonly string[]): string[] => (labels.length > 0 ? [...new Set(labels)] : [unlabelled]);
const pathName = (path: readonly string[] | string): string => [path].flat().join(' / ');
const all = (control: string, labels: readonly string[], change: Change): Difference[] => labels.map((label) => ({ control, label, change }));

/** One label in the place of another is relabelled; otherwise each that came was added, each that went removed. */
function exchanged(control: string, before: readonly string[], after: readonly string[]): Difference[] {
  const [gone, came] = [before.filter((label) => !after.includes(label)), after.filter((label) => !before.includes(label))];
  if (gone.length === 1 && came.length === 1) return [{ control, label: came[0]!, change: 'relabelled', was: gone[0]! }];
  return [...all(control, came, 'added'), ...all(control, gone, 'removed')];
}

const labelsOf = ({ labels }: Region): string[] => named(labels.map((label) => pathName(labelPlace(label))));

function regionChanges(before: Region | undefined, after: Region | undefined): Difference[] {
  const one = after ?? before;
  if (!one) return [];
  const control = one.labelsFrom ?? one.from;
  if (!before || !after) return all(control, labelsOf(one), after ? 'added' : 'removed');
  const isMoved = placeOf(before) !== placeOf(after);
  return [...(isMoved ? all(control, labelsOf(after), 'moved') : []), ...exchanged(control, labelsOf(before), labelsOf(after))];
}

/** What an answer chose of what its control offers; undefined where people write what they want. */
function valuesOf(answer: Answer): string[] | undefined {
  switch (answer.kind) {
    case 'choices':
      return named(answer.choices.map(pathName));
    case 'taxonomy':
      return named(answer.taxonomy.map(pathName));
    case 'rating':
      return [String(answer.rating)];
    case 'pairwise':
      return [answer.selected];
    case 'ranker':
      return named(Object.keys(answer.ranker).map(bucketName));
    default:
      return undefined;
  }
}

const bucketName = (bucket: string): string => (bucket === '_' ? unplaced : bucket);

/** Buckets that hold others than before, or the same in another order. */
function movedBuckets(before: RankerAnswer, after: RankerAnswer): Difference[] {
  const buckets = [...new Set([...Object.keys(before.ranker), ...Object.keys(after.ranker)])];
  const held = ({ ranker }: RankerAnswer, bucket: string): string => JSON.stringify(ranker[bucket] ?? []);
  const other = buckets.filter((bucket) => held(before, bucket) !== held(after, bucket));
  return all(after.from, other.map(bucketName), 'moved');
}

function answerChanges(before: Answer | undefined, after: Answer | undefined): Difference[] {
  const one = after ?? before;
  if (!one) return [];
  if (!before || !after) return all(one.from, valuesOf(one) ?? [written], after ? 'added' : 'removed');
  if (said(before) === said(after)) return [];
  if (before.kind === 'ranker' && after.kind === 'ranker') return movedBuckets(before, after);
  const [first, second] = [valuesOf(before), valuesOf(after)];
  return first && second ? exchanged(after.from, first, second) : all(after.from, [written], 'relabelled');
}

function relationChanges(before: string[] | undefined, after: string[] | undefined): Difference[] {
  if (before && after) return exchanged('', named(before), named(after));
  return all('', named(after ?? before ?? []), after ? 'added' : 'removed');
}

/** Each key of either side, once. */
function paired<T, Result>(before: Map<string, T>, after: Map<string, T>, compare: (a: T | undefined, b: T | undefined) => Result[]): Result[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => compare(before.get(key), after.get(key)));
}

const regionsOf = ({ regions }: Doc) => new Map(regions.map((region) => [region.id, region]));
/** A control answers once, or once for each region and page. */
const answersOf = ({ answers }: Doc) =>
  new Map(answers.map((answer) => [`${answer.from}\n${answer.region ?? ''}\n${answer.itemIndex ?? ''}`, answer]));
/** The labels of each pair and direction: of several between the same two all of theirs. */
function relationsOf({ relations }: Doc): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { from, to, direction, labels = [] } of relations) {
    const key = JSON.stringify([from, to, direction]);
    found.set(key, [...(found.get(key) ?? []), ...labels]);
  }
  return found;
}

/** Rows of either time under the labeling config of that time. Regions are the same by their ids. */
export function differences(
  before: { rows: readonly Row[]; config: LabelingConfig },
  after: { rows: readonly Row[]; config: LabelingConfig },
): Difference[] {
  const [a, b] = [parseResult(before.rows, before.config).doc, parseResult(after.rows, after.config).doc];
  return [
    ...paired(regionsOf(a), regionsOf(b), regionChanges),
    ...paired(answersOf(a), answersOf(b), answerChanges),
    ...paired(relationsOf(a), relationsOf(b), relationChanges),
  ];
}
