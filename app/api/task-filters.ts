/** Filters and ordering of the task list: an allow-list, in the names of the data manager's address or as JSON (formats 5.2); or a tab's. */
import { z } from 'zod';
import { Refused } from '#app/core/refused.ts';
import { decodeCursor } from '#app/core/pages.ts';
import { hasFilters, rangesAtMost, readEveryId, type IdRange, type KeptQuery, type TaskFilters, type TaskOrder } from '#app/core/task-query.ts';
import { taskStates } from '#app/core/task-states.ts';
import { reviewStates } from '#app/core/verdicts.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { findAskedTab } from '#app/domain/tabs.ts';
import { paging } from './calls.ts';
import { inputWords } from './input-words.ts';

const orders = { id: 'id', updated_at: 'updated', total_annotations: 'annotations' } as const satisfies Record<string, TaskOrder>;
const orderNames = Object.keys(orders).flatMap((name) => [name, `-${name}`]);

const state = z.enum(taskStates, { error: `state is one of: ${taskStates.join(', ')}.` });
const id = z.coerce.number({ error: 'This is not an id.' }).int('This is not an id.').positive('This is not an id.').max(Number.MAX_SAFE_INTEGER);
const review = z.enum(reviewStates, { error: `review is one of: ${reviewStates.join(', ')}.` });
const text = z
  .string()
  .max(500, 'A search has at most 500 characters.')
  .refine((given) => !given.includes('\0'), 'NUL is in no text.');

/** A tab of the project by its id or its name. */
export const askedTab = z
  .union([z.string().trim().min(1).max(100), z.number().int().positive().max(Number.MAX_SAFE_INTEGER)], {
    error: 'tab is the id or the name of a tab.',
  })
  .transform(String);

/** Query of the task list. */
export const taskListQuery = paging.extend({
  /** Where a page begins, as the next link says. */
  after: z
    .string()
    .max(300)
    .refine((given) => decodeCursor(given) !== undefined, 'after comes from the next link of a page.')
    .optional(),
  filters: z.string().max(20_000).optional(),
  ordering: z
    .string()
    .transform((given) => given.replace(/^(-?)-?tasks:/, '$1'))
    .refine((given) => orderNames.includes(given), `ordering is one of: ${orderNames.join(', ')}.`)
    .optional(),
  state: z.union([state, z.array(state)]).optional(),
  person: id.optional(),
  text: text.optional(),
  id: z
    .string()
    .max(2000)
    .refine((given) => (readEveryId(given) ?? []).length > 0, 'id is written as 12, 20-30.')
    .refine((given) => (readEveryId(given) ?? []).length <= rangesAtMost, `id has at most ${rangesAtMost} ids and ranges.`)
    .optional(),
  truth: z.enum(['with', 'without'], { error: 'truth is with or without.' }).optional(),
  review: review.optional(),
  tab: askedTab.optional(),
});
export type TaskListQuery = z.infer<typeof taskListQuery>;

function orderOf({ ordering = 'id' }: TaskListQuery): { order: TaskOrder; direction: 'asc' | 'desc' } {
  const name = ordering.replace(/^-/, '') as keyof typeof orders;
  return { order: orders[name], direction: ordering.startsWith('-') ? 'desc' : 'asc' };
}

export const orderingOf = ({ order, direction }: KeptQuery): string => {
  const name = Object.entries(orders).find(([, one]) => one === order)?.[0] ?? 'id';
  return direction === 'desc' ? `-${name}` : name;
};

/** A tab stands alone: its filters are not mixed with others. */
export function aloneOrRefused(filters: TaskFilters): void {
  if (hasFilters(filters)) throw new Refused('invalid', 'A tab brings its own filters. Leave the others out, or the tab.', 'tab');
}

/** What a call asks for, by itself or by a tab; `ordering` goes before the tab's. @throws Refused invalid (field filters or tab) */
export async function queryOf(db: Db, project: Project, given: TaskListQuery): Promise<KeptQuery> {
  const filters = filtersOf(given);
  if (given.tab === undefined) return { filters, ...orderOf(given) };
  aloneOrRefused(filters);
  const { query } = await findAskedTab(db, project, given.tab);
  return { ...query, ...(given.ordering !== undefined && orderOf(given)) };
}

/** @throws Refused invalid (field filters) for anything outside the allow-list */
export function filtersOf({ filters, state: states, person, text: words, id: ids, truth, review: reviewed }: TaskListQuery): TaskFilters {
  const named: TaskFilters = {
    states: states === undefined ? undefined : [states].flat(),
    person,
    text: words,
    ids: ids === undefined ? undefined : readEveryId(ids),
    groundTruth: truth === undefined ? undefined : truth === 'with',
    review: reviewed,
  };
  return filters === undefined ? named : { ...named, ...readJson(filters) };
}

const item = z.object({ filter: z.string(), operator: z.string(), value: z.unknown() });
const shape = z.object({ conjunction: z.literal('and').default('and'), items: z.array(item).max(20) });
const refused = (message: string): Refused => new Refused('invalid', message, 'filters');

function readJson(given: string): TaskFilters {
  let parsed: unknown;
  try {
    parsed = JSON.parse(given);
  } catch {
    throw refused(
      '"filters" is not JSON. It looks like {"conjunction": "and", "items": [{"filter": "filter:tasks:id", "operator": "equal", "value": 1}]}.',
    );
  }
  const read = shape.safeParse(parsed);
  if (!read.success) throw refused('"filters" has a conjunction, which is "and", and items with filter, operator and value.');
  const filters: TaskFilters = {};
  for (const { filter, operator, value } of read.data.items) {
    const [name, found] = readOne(filter.replace(/^-?filter:-?tasks:/, ''), operator, value);
    if (name in filters) throw refused('Each column may be filtered once.');
    Object.assign(filters, { [name]: found });
  }
  return filters;
}

type Reader = { name: keyof TaskFilters; values: Record<string, z.ZodType> };
const range = z.object({ min: id, max: id }).transform(({ min, max }): IdRange[] => [{ from: min, to: max }]);
const last = Number.MAX_SAFE_INTEGER;

/** T38: what is not in here cannot be asked. Operators with the shape of their value. */
const columns: Record<string, Reader> = {
  id: {
    name: 'ids',
    values: {
      equal: id.transform((one): IdRange[] => [{ from: one, to: one }]),
      in: range,
      in_list: z
        .array(id)
        .min(1)
        .max(50)
        .transform((list): IdRange[] => list.map((one) => ({ from: one, to: one }))),
      greater_or_equal: id.transform((one): IdRange[] => [{ from: one, to: last }]),
      less_or_equal: id.transform((one): IdRange[] => [{ from: 1, to: one }]),
      greater: id.transform((one): IdRange[] => [{ from: one + 1, to: last }]),
      less: id.transform((one): IdRange[] => [{ from: 0, to: one - 1 }]),
    },
  },
  state: { name: 'states', values: { equal: state.transform((one) => [one]), in_list: z.array(state).min(1) } },
  annotators: { name: 'person', values: { contains: id, equal: id } },
  data: { name: 'text', values: { contains: text.min(1) } },
  ground_truth: { name: 'groundTruth', values: { equal: z.union([z.boolean(), z.enum(['true', 'false']).transform((given) => given === 'true')]) } },
  review: { name: 'review', values: { equal: review } },
};

function readOne(column: string, operator: string, value: unknown): [keyof TaskFilters, unknown] {
  const known = Object.hasOwn(columns, column) ? columns[column] : undefined;
  if (!known)
    throw refused(
      `Tasks can be filtered by ${Object.keys(columns)
        .map((name) => `filter:tasks:${name}`)
        .join(', ')}. "data" searches all words of the data.`,
    );
  const schema = Object.hasOwn(known.values, operator) ? known.values[operator] : undefined;
  if (!schema) throw refused(`filter:tasks:${column} knows the operators ${Object.keys(known.values).join(', ')}.`);
  const read = schema.safeParse(value);
  if (!read.success) throw refused(`The value of filter:tasks:${column} is not right: ${read.error.issues.map(inputWords).join(' ')}`);
  return [known.name, read.data];
}
