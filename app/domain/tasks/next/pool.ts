import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';

/** Whose next task is sought, and which tasks are out of the question (the one being worked on; lost races). */
export type Search = {
  project: Pick<Project, 'id' | 'sampling' | 'showGroundTruthFirst' | 'showOverlapFirst' | 'modelVersion'>;
  by: Pick<User, 'id'>;
  except: readonly number[];
  /** to take: skips tasks held by others and locks the one found; free: the same without locking; any: also those held by others. */
  want: 'to take' | 'free' | 'any';
};

/** In all fragments the task is `t`. Scalar subqueries with a limit stay index lookups per row, so that a walk stops at its first hit.
 * They name the task alone: with the project beside it the planner may take an index of all the person ever answered. */
export const notAnswered = (
  { by }: Search,
  task = sql`t.id`,
): SQL => sql`(select 1 from annotations a where a.task_id = ${task} and a.completed_by = ${by.id}
  and (a.ground_truth_at is null or a.ground_truth_by is distinct from ${by.id}) limit 1) is null`;

/** So long a submit can be taken back; later on, others may have built on it. */
export const undoMinutes = 60;

/**
 * Answers that somebody else starred while their author may still take them back. A star gives up the answer's place; if others
 * took it at once, the author who takes it back would find it gone, and know of the star (T40).
 */
const keptForAuthors = ({ by }: Pick<Search, 'by'>): SQL => sql`case when t.ground_truth_count = 0 then 0 else (select count(*) from annotations s
  where s.task_id = t.id and s.ground_truth_by <> s.completed_by and s.completed_by <> ${by.id} and s.version = 1 and s.import_id is null
    and s.created_at > clock_timestamp() - ${undoMinutes} * interval '1 minute') end`;

/** A place is free when annotations, live leases of others and what is kept for authors leave one. */
export const hasPlace = (search: Pick<Search, 'by'>): SQL => sql`t.overlap > t.annotation_count + (select count(*) from leases l
  where l.task_id = t.id and l.user_id <> ${search.by.id} and l.expires_at > clock_timestamp()) + ${keptForAuthors(search)}`;

export const eligible = (search: Search): SQL => sql`${notAnswered(search)}
  ${search.want === 'any' ? sql`` : sql`and ${hasPlace(search)}`}
  ${search.except.length === 0 ? sql`` : sql`and t.id <> all(${`{${search.except.join(',')}}`}::bigint[])`}`;

/** Rows that another request is just looking at are stepped over. No key update: drafts and leases may still refer to the task. */
export const locking = ({ want }: Search): SQL => (want === 'to take' ? sql`for no key update of t skip locked` : sql``);

/** Runs a query whose first column is a task id; undefined when it finds none. */
export async function firstId(db: Db, query: SQL): Promise<number | undefined> {
  const [row] = await db.execute<{ id: string }>(query);
  return row ? Number(row.id) : undefined;
}
