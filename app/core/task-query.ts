/** What a list of tasks is narrowed and sorted by, in its address and as a value. An allow-list: nothing else can be asked (T38). */
import { z } from 'zod';
import { taskStates, type TaskState } from './task-states.ts';
import { reviewStates, type ReviewState } from './verdicts.ts';

/** Ids as people write them: `12`, `3-7`. Both ends included. */
export type IdRange = { from: number; to: number };

export type TaskFilters = {
  states?: TaskState[];
  /** Has an annotation or skip by this person. */
  person?: number;
  /** Beginnings of words of the data. */
  text?: string;
  ids?: IdRange[];
  /** Has a ground truth, or has none. */
  groundTruth?: boolean;
  /** Has an answer that is so. */
  review?: ReviewState;
};

export const taskOrders = ['id', 'updated', 'annotations'] as const;
export type TaskOrder = (typeof taskOrders)[number];

/** `after` and `before` are cursors of a page given earlier. */
export type TaskQuery = { filters: TaskFilters; order: TaskOrder; direction: 'asc' | 'desc'; after?: string; before?: string; limit?: number };

/** The part of it that can be kept: what is listed and how it is sorted, but no place in the list. */
export type KeptQuery = Pick<TaskQuery, 'filters' | 'order' | 'direction'>;

/** All tasks, as a list begins. */
export const everyTask: KeptQuery = { filters: {}, order: 'id', direction: 'asc' };

export const hasFilters = ({ states, person, text, ids, groundTruth, review }: TaskFilters): boolean =>
  Boolean(states?.length || person || text?.trim() || ids?.length || groundTruth !== undefined || review);

const state = z.enum(taskStates);
const order = z.enum(taskOrders);
const reviewState = z.enum(reviewStates);
/** A list is asked by so many ranges. */
export const rangesAtMost = 50;
/** As an address gives one: other spellings of a number name nothing. */
export const isPersonId = (given: string): boolean => /^\d{1,15}$/.test(given) && Number(given) > 0;
export const searchLength = 500;

const partsOf = (text: string): string[] =>
  text
    .replaceAll(/\s*[-–]\s*/g, '-')
    .split(/[\s,;]+/)
    .filter(Boolean);
const isRange = (part: string): boolean => /^\d{1,15}(-\d{1,15})?$/.test(part);
const rangeOf = (part: string): IdRange => {
  const [a, b = a] = part.split('-').map(Number) as [number, number?];
  return { from: Math.min(a, b), to: Math.max(a, b) };
};

/** What of "12, 20-30, x" is no id, and whether there is more than a list is asked by. */
export function wrongIds(text: string): { wrong: string[]; areTooMany: boolean } {
  const parts = partsOf(text);
  const areTooMany = joined(parts.filter(isRange).map(rangeOf)).length > rangesAtMost;
  return { wrong: parts.filter((part) => !isRange(part)), areTooMany };
}

/** "12, 20-30" as ranges; undefined when nothing of it is an id. Of too many, those with the lowest ids. */
function readIds(text: string): IdRange[] | undefined {
  const ranges = partsOf(text).filter(isRange).map(rangeOf);
  if (ranges.length > rangesAtMost) return joined(ranges).slice(0, rangesAtMost);
  return ranges.length > 0 ? ranges : undefined;
}

/** Every id that is written, ranges that touch put together; undefined when something else stands among them. Blank: none. */
export function readEveryId(text: string): IdRange[] | undefined {
  const parts = partsOf(text);
  return parts.every(isRange) ? joined(parts.map(rangeOf)) : undefined;
}

/** No range overlaps or touches the next. */
export function joined(ranges: readonly IdRange[]): IdRange[] {
  const all: IdRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else all.push({ ...range });
  }
  return all;
}

export const writeIds = (ids: IdRange[] | undefined): string =>
  (ids ?? []).map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');

/** As it is kept: states and ids each once and in order, so that queries that ask for the same are the same. */
export function keptQuery({ filters: { states, text, ids, ...rest }, order: by, direction }: TaskQuery): KeptQuery {
  const named = taskStates.filter((one) => states?.includes(one));
  const filters = {
    ...rest,
    states: named.length > 0 ? named : undefined,
    // A text that was cut within an emoji could not be kept.
    text: text?.toWellFormed().trim() || undefined,
    ids: ids?.length ? joined(ids) : undefined,
  };
  return { filters, order: by, direction };
}

export const isSameQuery = (one: TaskQuery, other: TaskQuery): boolean => writeTaskQuery(keptQuery(one)) === writeTaskQuery(keptQuery(other));

/** Reads an address. What is not understood is left out; `notUnderstood` says what that is. */
export function readTaskQuery(params: URLSearchParams): TaskQuery {
  const text = (name: string): string | undefined => params.get(name)?.replaceAll('\0', '').trim() || undefined;
  const states = params.getAll('state').flatMap((given) => state.safeParse(given).data ?? []);
  const person = text('person') ?? '';
  const truth = text('truth');
  return {
    filters: {
      states: states.length > 0 ? states : undefined,
      person: isPersonId(person) ? Number(person) : undefined,
      text: text('text')?.slice(0, searchLength),
      ids: readIds(text('id') ?? ''),
      groundTruth: truth === 'with' ? true : truth === 'without' ? false : undefined,
      review: reviewState.safeParse(params.get('review')).data,
    },
    order: order.safeParse(params.get('sort')).data ?? 'id',
    direction: params.get('direction') === 'desc' ? 'desc' : 'asc',
    after: text('after'),
    before: text('before'),
  };
}

/** The address' query that `readTaskQuery` reads back, with a leading `?` unless empty. Cursors only when given here. */
export function writeTaskQuery({ filters, order: by, direction }: TaskQuery, cursor: { after?: string; before?: string } = {}): string {
  const params = new URLSearchParams();
  for (const one of filters.states ?? []) params.append('state', one);
  const truth = filters.groundTruth === undefined ? undefined : filters.groundTruth ? 'with' : 'without';
  const rest = {
    person: filters.person?.toString(),
    text: filters.text,
    id: writeIds(filters.ids) || undefined,
    truth,
    review: filters.review,
    sort: by === 'id' ? undefined : by,
    direction: direction === 'asc' ? undefined : direction,
    ...cursor,
  };
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) params.set(name, value);
  const text = params.toString();
  return text && `?${text}`;
}
