import { and, asc, desc, inArray, sql, type SQL } from 'drizzle-orm';
import { decodeCursor, encodeCursor, type Page } from '#app/core/pages.ts';
import { hasFilters, type TaskFilters, type TaskOrder, type TaskQuery } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { users } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';
import { countersOf } from '../projects/counters.ts';
import { where } from './filters.ts';

/** Sort keys and what they order by; the id breaks ties, so a cursor is exact. */
const orders = {
  id: { column: sql`${tasks.id}`, type: sql`bigint` },
  updated: { column: sql`${tasks.updatedAt}`, type: sql`timestamptz` },
  annotations: { column: sql`${tasks.annotationCount}`, type: sql`integer` },
} as const satisfies Record<TaskOrder, { column: SQL; type: SQL }>;

export type Annotator = { id: number; firstName: string; lastName: string; email: string };
export type ListedTask = Task & { people: Annotator[] };

type Row = { task: Task; place: string };

/** A page of tasks in the order asked for, with who annotated each. Two queries, whatever the project holds. */
export async function listTasks(db: Db, project: Pick<Project, 'id'>, query: TaskQuery): Promise<Page<ListedTask>> {
  const limit = query.limit ?? 50;
  const before = query.before === undefined ? undefined : decodeCursor(query.before);
  const after = query.after === undefined ? undefined : decodeCursor(query.after);
  const { column } = orders[query.order];
  const ascending = (query.direction === 'asc') !== (before !== undefined);
  const found: Row[] = await db.select({ task: tasks, place: sql<string>`${column}::text` }).from(tasks)
    .where(and(where(project, query.filters), beyond(query.order, before ?? after, ascending)))
    .orderBy(ascending ? asc(column) : desc(column), ...(query.order === 'id' ? [] : [ascending ? asc(tasks.id) : desc(tasks.id)])).limit(limit + 1);
  const more = found.length > limit;
  const rows = before ? found.slice(0, limit).reverse() : found.slice(0, limit);
  const cursor = (row: Row | undefined) => row && encodeCursor({ value: row.place, id: row.task.id });
  return {
    rows: await withPeople(db, rows.map(({ task }) => task)),
    next: before || more ? cursor(rows.at(-1)) : undefined,
    previous: before ? (more ? cursor(rows[0]) : undefined) : after && cursor(rows[0]),
  };
}

/** Rows past a place, by row comparison, which an index answers. */
function beyond(order: TaskOrder, place: ReturnType<typeof decodeCursor>, ascending: boolean): SQL | undefined {
  if (!place || place.value === null) return undefined;
  const { column, type } = orders[order];
  const side = ascending ? sql`>` : sql`<`;
  return order === 'id' ? sql`${tasks.id} ${side} ${place.id}` : sql`(${column}, ${tasks.id}) ${side} (${String(place.value)}::${type}, ${place.id})`;
}

async function withPeople(db: Db, found: Task[]): Promise<ListedTask[]> {
  if (found.length === 0) return [];
  const rows = await db.selectDistinct({ taskId: annotations.taskId, id: users.id, firstName: users.firstName, lastName: users.lastName, email: users.email })
    .from(annotations).innerJoin(users, sql`${users.id} = ${annotations.completedBy}`)
    .where(inArray(annotations.taskId, found.map(({ id }) => id))).orderBy(annotations.taskId, users.id);
  const byTask = new Map<number, Annotator[]>();
  for (const { taskId, ...person } of rows) byTask.set(taskId, [...(byTask.get(taskId) ?? []), person]);
  return found.map((task) => ({ ...task, people: byTask.get(task.id) ?? [] }));
}

/** Counting stops here: past it a page says "more than". */
export const countedTo = 10_000;
export type Found = { count: number; exact: boolean };

/** How many tasks a filter finds. Without filters, or by state alone, running totals know it; otherwise at most 10,000 rows are looked at. */
export async function countTasks(db: Db, project: Pick<Project, 'id'>, filters: TaskFilters): Promise<Found> {
  const { states, ...others } = filters;
  if (!hasFilters(others)) {
    const counters = await countersOf(db, project);
    const byState = { new: counters.newTasks, 'in progress': counters.inProgressTasks, skipped: counters.skippedTasks, done: counters.doneTasks };
    return { count: states?.length ? states.reduce((sum, state) => sum + byState[state], 0) : counters.tasks, exact: true };
  }
  const some = db.select({ one: sql`1` }).from(tasks).where(where(project, filters)).limit(countedTo + 1).as('some');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  const count = row?.count ?? 0;
  return count > countedTo ? { count: countedTo, exact: false } : { count, exact: true };
}
