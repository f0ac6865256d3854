import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { eligible, firstId, locking, type Search } from './pool.ts';

/** Keys lie in [0, 2^53). */
const keys = 2 ** 53;

/**
 * Walks tasks crowd by crowd: all tasks annotated by the same people share `annotator_key` and stand together in the index.
 * A crowd this person belongs to is stepped over at the cost of one lookup, however many tasks it has: a hundred thousand
 * tasks that one has annotated oneself cost as little as one.
 *
 * @param scope which tasks, as conditions on `t` that name an index whose next column is `annotator_key`
 * @param order column of the same index after the key
 */
async function walk(db: Db, search: Search, scope: SQL, order: SQL, range: SQL): Promise<number | undefined> {
  return firstId(
    db,
    sql`
    with recursive crowds(key, task) as (
      (select t.annotator_key, t.id from tasks t where ${scope} and ${range} order by t.annotator_key limit 1)
      union all
      (select following.annotator_key, following.id from crowds, lateral (
        select t.annotator_key, t.id from tasks t where ${scope} and ${range} and t.annotator_key > crowds.key order by t.annotator_key limit 1) following)
    )
    select found.id from crowds, lateral (
      select t.id from tasks t where ${scope} and t.annotator_key = crowds.key and ${eligible(search)} order by ${order} limit 1 ${locking(search)}
    ) found
    where (select 1 from annotations a where a.task_id = crowds.task and a.completed_by = ${search.by.id}
      and not a.was_cancelled and a.ground_truth_at is null limit 1) is null
    limit 1`,
  );
}

const started = (search: Search, count: number): SQL =>
  sql`t.project_id = ${search.project.id} and t.annotation_count = ${count} and t.annotation_count > 0 and t.annotation_count < t.overlap`;

/** The next smaller number of annotations that any unfinished task has. */
export const countBelow = (
  search: Search,
  below: number,
): SQL => sql`(select t.annotation_count from tasks t where t.project_id = ${search.project.id}
  and t.annotation_count > 0 and t.annotation_count < t.overlap and t.annotation_count < ${below} order by t.annotation_count desc limit 1)`;

/** Started tasks first, those nearest to being done before others; random among equals. `most`: the greatest number any has. */
export async function findStarted(db: Db, search: Search, most: number): Promise<number | undefined> {
  for (let count: number | null = most; count !== null; count = await nextCount(db, search, count)) {
    const scope = started(search, count);
    const from = Math.floor(Math.random() * keys);
    const found =
      (await walk(db, search, scope, sql`t.random_key`, sql`t.annotator_key >= ${from}`)) ??
      (await walk(db, search, scope, sql`t.random_key`, sql`t.annotator_key < ${from}`));
    if (found !== undefined) return found;
  }
  return undefined;
}

async function nextCount(db: Db, search: Search, below: number): Promise<number | null> {
  const [row] = await db.execute<{ count: number | null }>(sql`select ${countBelow(search, below)} as count`);
  return row?.count ?? null;
}

export const anyWithGroundTruth = (search: Search): SQL =>
  sql`exists (select 1 from tasks t where t.project_id = ${search.project.id} and t.ground_truth_count > 0 and t.annotation_count < t.overlap)`;

/** Tasks whose right answer is known. In order with sequential sampling, else at random; those nobody has answered come first (key 0). */
export async function findWithGroundTruth(db: Db, search: Search): Promise<number | undefined> {
  const scope = sql`t.project_id = ${search.project.id} and t.ground_truth_count > 0 and t.annotation_count < t.overlap`;
  return walk(db, search, scope, search.project.sampling === 'sequential' ? sql`t.id` : sql`t.random_key`, sql`t.annotator_key >= 0`);
}
