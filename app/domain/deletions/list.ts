/** What can still be put back. */
import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { pageOf, readPlace, type Page, type Place } from '#app/core/pages.ts';
import type { Db } from '#app/db/client.ts';
import { deletions } from '#app/db/schema/activities.ts';
import { users, type User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Deletion } from '../deletions.ts';

export type ListedDeletion = Pick<Deletion, 'id' | 'what' | 'count' | 'at' | 'expiresAt'> & {
  by: Pick<User, 'firstName' | 'lastName' | 'email'> | null;
  /** The id of the task that a deletion of one row was about, and whether the task is there. */
  task: number | null;
  hasTask: boolean;
};

const pageSize = 50;

/** The first row that was kept is the one deleted: what hangs on it follows. */
const taskOfOne = sql`(select (d.row ->> case d."table" when 'tasks' then 'id' else 'task_id' end)::bigint
  from deleted_rows d where ${deletions.count} = 1 and d.deletion_id = ${deletions.id} order by d.id limit 1)`;

/** Newest first. One query; two for a page that has become empty, in whose place the first comes. */
export async function listDeletions(db: Db, project: Pick<Project, 'id'>, now: Date, place: Place = {}): Promise<Page<ListedDeletion>> {
  const { from, back } = readPlace(place);
  const found = await db
    .select({
      id: deletions.id,
      what: deletions.what,
      count: deletions.count,
      at: deletions.at,
      expiresAt: deletions.expiresAt,
      by: { firstName: users.firstName, lastName: users.lastName, email: users.email },
      task: taskOfOne.mapWith(Number),
      hasTask: sql<boolean>`exists (select 1 from tasks where tasks.id = ${taskOfOne})`,
    })
    .from(deletions)
    .leftJoin(users, eq(users.id, deletions.by))
    .where(
      and(
        eq(deletions.projectId, project.id),
        isNull(deletions.restoredAt),
        gt(deletions.expiresAt, now),
        from && (back ? gt(deletions.id, from.id) : lt(deletions.id, from.id)),
      ),
    )
    .orderBy(back ? asc(deletions.id) : desc(deletions.id))
    .limit(pageSize + 1);
  // All that stood from there on has been restored since.
  if (found.length === 0 && from) return listDeletions(db, project, now);
  return pageOf(found, pageSize, place, ({ id }) => ({ value: null, id }));
}
