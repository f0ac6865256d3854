import type { ControlTag } from '../model.ts';
import type { RankerAnswer } from '../result.ts';
import { Broken, isFields } from '../wire/fields.ts';
import type { AnswerKind } from './answer-kind.ts';

/** The list that holds what is in no bucket. */
export const UNPLACED = '_';

/** Names of a ranker's buckets, in order; none where it only orders the list. */
export function bucketNames({ tag }: ControlTag): string[] {
  return tag.children.filter(({ type }) => type === 'Bucket').map(({ attributes }) => attributes.name?.trim() ?? '');
}

function faults({ ranker }: RankerAnswer, control: ControlTag): string[] {
  const buckets = bucketNames(control);
  const known = buckets.length > 0 ? [...buckets, UNPLACED] : [control.name];
  const unknown = Object.keys(ranker).filter((name) => !known.includes(name));
  const items = Object.values(ranker).flat();
  const twice = items.find((item, at) => items.indexOf(item) !== at);
  return [
    ...unknown.map((name) => `"${control.name}" has no bucket "${name}".`),
    ...(twice === undefined ? [] : [`"${control.name}" holds "${twice}" twice.`]),
  ];
}

const isItem = (each: unknown): each is string | number => typeof each === 'string' || typeof each === 'number';
const isItems = (each: unknown): each is (string | number)[] => Array.isArray(each) && each.every(isItem);

export const rankerKind: AnswerKind<RankerAnswer> = {
  kind: 'ranker',
  control: 'Ranker',
  key: 'ranker',
  ask: 'Put the items in order in',
  read({ ranker }) {
    if (!isFields(ranker)) throw new Broken(`"ranker" in the value is ${ranker === undefined ? 'missing' : 'not a table of lists'}.`);
    const lists = Object.entries(ranker).map(([name, items]): [string, (string | number)[]] => {
      if (!isItems(items)) throw new Broken(`"${name}" in the ranker is not a list of item ids.`);
      return [name, [...items]];
    });
    return { kind: 'ranker', ranker: Object.fromEntries(lists) };
  },
  write: ({ ranker }) => ranker,
  isGiven: ({ ranker }) => Object.values(ranker).some((items) => items.length > 0),
  faults,
};
