import { Refused } from '#app/core/refused.ts';
import type { TaskQuery } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { choose } from './choose.ts';
import { countTasks } from './count.ts';
import { narrow, type Narrowed } from './filters.ts';
import { tasksAt } from './list.ts';

export type NumberedTasks = { tasks: Task[]; count: number; more: boolean };

/** Rows further on are reached by filtering by id. */
export const deepestRow = 1_000_000;

/**
 * Tasks by page number (from 1), as programs ask for them. Only ids are stepped over, in the index, and from whichever end is nearer. `count` is exact but for
 * filters by text or id and by several things at once, where it stops at 1,000 at most.
 * @throws Refused not-found past the end (programs stop there); invalid deeper than `deepestRow`
 */
export async function pageOfTasks(
  db: Db,
  project: Pick<Project, 'id'>,
  query: Pick<TaskQuery, 'filters' | 'order' | 'direction'>,
  { page, page_size }: { page: number; page_size: number },
): Promise<NumberedTasks> {
  const offset = (page - 1) * page_size;
  if (offset + page_size > deepestRow)
    throw new Refused(
      'invalid',
      `Pages reach the first ${deepestRow.toLocaleString('en-GB')} tasks. Narrow the list by ids, such as id=2000000-2100000, to read further.`,
      'page',
    );
  const narrowed = await narrow(db, project, query.filters);
  const { count, exact } = await countTasks(db, project, query.filters, narrowed);
  if (page > 1 && exact && offset >= count) throw new Refused('not-found', 'This page is past the end of the list.');
  const found = exact
    ? await slice(db, narrowed, query, nearest(offset, page_size, count))
    : await slice(db, narrowed, query, { skip: offset, limit: page_size + 1, backwards: false });
  if (page > 1 && found.length === 0) throw new Refused('not-found', 'This page is past the end of the list.');
  const rows = found.slice(0, page_size);
  const seen = offset + rows.length;
  const more = exact ? seen < count : found.length > page_size;
  return { tasks: rows, count: exact ? count : Math.max(count, seen + (more ? 1 : 0)), more };
}

type Slice = { skip: number; limit: number; backwards: boolean };

/** Past the middle the way is shorter from the end. */
function nearest(offset: number, size: number, count: number): Slice {
  const limit = Math.min(size, Math.max(count - offset, 0));
  const behind = count - offset - limit;
  return behind < offset ? { skip: behind, limit, backwards: true } : { skip: offset, limit, backwards: false };
}

async function slice(
  db: Db,
  narrowed: Narrowed,
  { order, direction }: Pick<TaskQuery, 'order' | 'direction'>,
  { skip, limit, backwards }: Slice,
): Promise<Task[]> {
  const places = await choose(db, { narrowed, order, ascending: (direction === 'asc') !== backwards, limit, offset: skip });
  return tasksAt(db, backwards ? places.toReversed() : places);
}
