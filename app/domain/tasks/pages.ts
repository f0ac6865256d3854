import { decodeCursor, type Cursor } from '#app/core/pages.ts';
import { Refused } from '#app/core/refused.ts';
import type { TaskQuery } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { choose, type Place } from './choose.ts';
import { countTasks } from './count.ts';
import { narrow, type Narrowed } from './filters.ts';
import { beyond, cursorOf, tasksAt } from './list.ts';

/** `next` continues after the last row at the same cost on any page; absent on the last one. */
export type NumberedTasks = { tasks: Task[]; count: number; next?: string };

/** Rows further on are reached by filtering by id. */
export const deepestRow = 1_000_000;

/** Page numbers from 1; `after` is what `next` of the page before said, and the number then only counts. */
export type Numbered = { page: number; page_size: number; after?: string };

/**
 * Tasks by page number, as programs ask for them. Only ids are stepped over, in the index, and from whichever end is nearer. `count` is exact but for
 * filters by text or id and by several things at once, where it stops at 1,000 at most.
 * @throws Refused not-found past the end (programs stop there); invalid deeper than `deepestRow`
 */
export async function pageOfTasks(db: Db, project: Pick<Project, 'id'>, query: Query, { page, page_size, after }: Numbered): Promise<NumberedTasks> {
  const offset = (page - 1) * page_size;
  const from = after === undefined ? undefined : decodeCursor(after);
  if (offset + page_size > deepestRow && !from)
    throw new Refused(
      'invalid',
      `Pages reach the first ${deepestRow.toLocaleString('en-GB')} tasks. Narrow the list by ids, such as id=2000000-2100000, to read further.`,
      'page',
    );
  const narrowed = await narrow(db, project, query.filters);
  const { count, exact } = await countTasks(db, project, query.filters, narrowed);
  const byNumber = exact && !from;
  const isPast = page > 1 && byNumber && offset >= count;
  const found = isPast
    ? []
    : byNumber
      ? await slice(db, narrowed, query, nearest(offset, page_size, count))
      : await slice(db, narrowed, query, { skip: from ? 0 : offset, limit: page_size + 1, backwards: false }, from);
  if (page > 1 && found.length === 0) throw new Refused('not-found', 'This page is past the end of the list.');
  const rows = found.slice(0, page_size);
  const seen = offset + rows.length;
  const more = byNumber ? seen < count : found.length > page_size;
  const next = more ? cursorOf(rows.at(-1)) : undefined;
  return { tasks: await tasksAt(db, rows), count: exact ? count : Math.max(count, seen + (more ? 1 : 0)), next };
}

type Query = Pick<TaskQuery, 'filters' | 'order' | 'direction'>;
type Slice = { skip: number; limit: number; backwards: boolean };

/** Past the middle the way is shorter from the end. */
function nearest(offset: number, size: number, count: number): Slice {
  const limit = Math.min(size, Math.max(count - offset, 0));
  const behind = count - offset - limit;
  return behind < offset ? { skip: behind, limit, backwards: true } : { skip: offset, limit, backwards: false };
}

async function slice(db: Db, narrowed: Narrowed, { order, direction }: Query, { skip, limit, backwards }: Slice, from?: Cursor): Promise<Place[]> {
  const ascending = (direction === 'asc') !== backwards;
  const places = await choose(db, { narrowed, beyond: beyond(order, from, ascending), order, ascending, limit, offset: skip });
  return backwards ? places.toReversed() : places;
}
