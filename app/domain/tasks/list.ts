import { inArray, sql, type SQL } from 'drizzle-orm';
import { decodeCursor, encodeCursor, type Page } from '#app/core/pages.ts';
import type { TaskOrder, TaskQuery } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { users } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';
import { choose, orders, type Place } from './choose.ts';
import { narrow, type Narrowed } from './filters.ts';

export type Annotator = { id: number; firstName: string; lastName: string; email: string };
export type ListedTask = Task & { people: Annotator[] };

/** A page of tasks in the order asked for, with who annotated each. `ready`: the filters made ready before. Three queries beside theirs, up to five with a text. */
export async function listTasks(db: Db, project: Pick<Project, 'id'>, query: TaskQuery, ready?: Narrowed): Promise<Page<ListedTask>> {
  const limit = query.limit ?? 50;
  const before = query.before === undefined ? undefined : decodeCursor(query.before);
  const after = query.after === undefined ? undefined : decodeCursor(query.after);
  const ascending = (query.direction === 'asc') !== (before !== undefined);
  const narrowed = ready ?? (await narrow(db, project, query.filters));
  const found = await choose(db, {
    narrowed,
    beyond: beyond(query.order, before ?? after, ascending),
    order: query.order,
    ascending,
    limit: limit + 1,
  });
  const more = found.length > limit;
  const rows = before ? found.slice(0, limit).reverse() : found.slice(0, limit);
  return {
    rows: await withPeople(db, rows),
    next: before || more ? cursorOf(rows.at(-1)) : undefined,
    previous: before ? (more ? cursorOf(rows[0]) : undefined) : after && cursorOf(rows[0]),
  };
}

export const cursorOf = (row: Place | undefined): string | undefined => row && encodeCursor({ value: row.place, id: row.id });

/** Rows past a place, by row comparison, which an index answers. */
export function beyond(order: TaskOrder, place: ReturnType<typeof decodeCursor>, ascending: boolean): SQL | undefined {
  if (!place || place.value === null) return undefined;
  const { column, type } = orders[order];
  const side = ascending ? sql`>` : sql`<`;
  return order === 'id' ? sql`${tasks.id} ${side} ${place.id}` : sql`(${column}, ${tasks.id}) ${side} (${String(place.value)}::${type}, ${place.id})`;
}

/** The tasks of some places, in their order. */
export async function tasksAt(db: Db, places: Pick<Place, 'id'>[]): Promise<Task[]> {
  if (places.length === 0) return [];
  const found = await db
    .select()
    .from(tasks)
    .where(
      inArray(
        tasks.id,
        places.map(({ id }) => id),
      ),
    );
  const byId = new Map(found.map((task) => [task.id, task]));
  return places.flatMap(({ id }) => byId.get(id) ?? []);
}

async function withPeople(db: Db, places: Place[]): Promise<ListedTask[]> {
  const found = await tasksAt(db, places);
  if (found.length === 0) return [];
  const rows = await db
    .selectDistinct({ taskId: annotations.taskId, id: users.id, firstName: users.firstName, lastName: users.lastName, email: users.email })
    .from(annotations)
    .innerJoin(users, sql`${users.id} = ${annotations.completedBy}`)
    .where(
      inArray(
        annotations.taskId,
        found.map(({ id }) => id),
      ),
    )
    .orderBy(annotations.taskId, users.id);
  const byTask = new Map<number, Annotator[]>();
  for (const { taskId, ...person } of rows) byTask.set(taskId, [...(byTask.get(taskId) ?? []), person]);
  return found.map((task) => ({ ...task, people: byTask.get(task.id) ?? [] }));
}
