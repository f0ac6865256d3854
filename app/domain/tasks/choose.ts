/** Which tasks stand on a page: their ids and sort values, in order. */
import { and, asc, desc, sql, type SQL } from 'drizzle-orm';
import type { TaskOrder } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import type { Narrowed } from './filters.ts';
import { fewHits, reachOf } from './words.ts';

/** Sort keys and what they order by; the id breaks ties, so a cursor is exact. `aside` is the same value in a form that no index offers. */
export const orders = {
  id: { column: sql`${tasks.id}`, aside: sql`${tasks.id} + 0`, type: sql`bigint` },
  updated: { column: sql`${tasks.updatedAt}`, aside: sql`${tasks.updatedAt} + interval '0'`, type: sql`timestamptz` },
  annotations: { column: sql`${tasks.annotationCount}`, aside: sql`${tasks.annotationCount} + 0`, type: sql`integer` },
} as const satisfies Record<TaskOrder, { column: SQL; aside: SQL; type: SQL }>;

/** `place`: the sort value as text, without loss. */
export type Place = { id: number; place: string };
export type Choice = { narrowed: Narrowed; beyond?: SQL; order: TaskOrder; ascending: boolean; limit: number; offset?: number };

/** So many rows are looked at one by one for a common text before the index of words is asked for all of them: some 50 ms. */
export const walked = 20_000;

const sorting = ({ order, ascending }: Pick<Choice, 'order' | 'ascending'>, by: 'column' | 'aside' = 'column'): SQL[] => {
  const toward = ascending ? asc : desc;
  return order === 'id' ? [toward(orders.id[by])] : [toward(orders[order][by]), toward(tasks.id)];
};

/** Rows of an index under the name `tasks`, so that conditions on tasks hold for them. */
export function slice(db: Db, which: SQL | undefined, choice: Pick<Choice, 'order' | 'ascending'>, limit: number, offset = 0) {
  const values = {
    id: { id: tasks.id },
    updated: { id: tasks.id, updatedAt: tasks.updatedAt },
    annotations: { id: tasks.id, annotationCount: tasks.annotationCount },
  };
  return db
    .select(values[choice.order])
    .from(tasks)
    .where(which)
    .orderBy(...sorting(choice))
    .limit(limit)
    .offset(offset)
    .as('tasks');
}

/** One query; up to four for a common text. */
export async function choose(db: Db, choice: Choice): Promise<Place[]> {
  const {
    narrowed: { plain, common },
    beyond,
    order,
    limit,
    offset = 0,
  } = choice;
  const place = { id: sql<number>`${tasks.id}`.mapWith(Number), place: sql<string>`${orders[order].column}::text` };
  const which = and(plain, beyond);
  // Places are written out for the page alone, not for the rows stepped over.
  if (!common)
    return db
      .select(place)
      .from(slice(db, which, choice, limit, offset))
      .orderBy(...sorting(choice));
  if (offset < fewHits) {
    const rows = await db
      .select(place)
      .from(slice(db, which, choice, walked))
      .where(common.each)
      .orderBy(...sorting(choice))
      .limit(limit)
      .offset(offset);
    if (rows.length === limit || common.isShort || !(await isLonger(db, which, choice))) return rows;
  }
  const isAlone = common.alone !== undefined && order === 'id';
  // Sorted aside, or the planner walks the whole list after all, in the hope of meeting a page soon.
  const hit = (within?: SQL) =>
    db
      .select(place)
      .from(isAlone ? common.alone! : tasks)
      .where(isAlone ? and(beyond, within) : and(which, common.all))
      .orderBy(...sorting(choice, 'aside'))
      .limit(limit)
      .offset(offset);
  const near = isAlone ? await nearEnough(db, choice) : undefined;
  const rows = near === undefined ? [] : await hit(sql`${tasks.id} <= ${near}`);
  return rows.length === limit ? rows : hit();
}

/**
 * The id up to which the hits of a deep page will lie, where that is before the middle: each hit is looked up, and those behind it need not be.
 * Where they lie otherwise the page is not full, and all of them are asked for.
 */
async function nearEnough(db: Db, { narrowed: { plain, common }, beyond, ascending, limit, offset = 0 }: Choice): Promise<number | undefined> {
  if (!common?.spread || !ascending || beyond || offset < fewHits) return undefined;
  const near = reachOf(common.spread, offset + limit);
  const [end] = await db
    .select({ last: sql<number>`max(${tasks.id})`.mapWith(Number) })
    .from(tasks)
    .where(plain);
  return end && near - common.spread.first < (end.last - common.spread.first) / 2 ? near : undefined;
}

/** Whether there is more than a walk has seen. */
export async function isLonger(db: Db, which: SQL | undefined, order: Pick<Choice, 'order' | 'ascending'>): Promise<boolean> {
  const rows = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(which)
    .orderBy(...sorting(order))
    .limit(1)
    .offset(walked);
  return rows.length > 0;
}
