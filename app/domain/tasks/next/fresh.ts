import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { eligible, firstId, locking, type Search } from './pool.ts';

/** Tasks without annotations. Tier 2: more than one answer wanted; tier 1: one. */
export type Tier = 1 | 2;

const fresh = (search: Search, tier: Tier): SQL =>
  sql`t.project_id = ${search.project.id} and t.annotation_count = 0 and t.overlap > 0 and least(t.overlap, 2) = ${tier}`;

export const anyFresh = (search: Search, tier: Tier): SQL => sql`exists (select 1 from tasks t where ${fresh(search, tier)})`;

/** Lowest id first. */
export async function findInOrder(db: Db, search: Search, tier: Tier): Promise<number | undefined> {
  return firstId(db, sql`select t.id from tasks t where ${fresh(search, tier)} and ${eligible(search)} order by t.id limit 1 ${locking(search)}`);
}

/** From a random place onwards, then from the beginning: every task is as likely, and none is out of reach. */
export async function findAtRandom(db: Db, search: Search, tier: Tier): Promise<number | undefined> {
  const from = Math.random();
  const walk = (range: SQL) =>
    firstId(
      db,
      sql`select t.id from tasks t where ${fresh(search, tier)} and ${range} and ${eligible(search)} order by t.random_key limit 1 ${locking(search)}`,
    );
  return (await walk(sql`t.random_key >= ${from}::real`)) ?? (await walk(sql`t.random_key < ${from}::real`));
}

/** So few tasks are sorted at once; of more, the walk by score meets one soon. */
const few = 500;

async function areFew(db: Db, search: Search, tier: Tier): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from tasks t where ${fresh(search, tier)} limit 1 offset ${few}`);
  return rows.length === 0;
}

/** The task the current model is least sure about; without a prediction of it, any. */
export async function findMostUncertain(db: Db, search: Search, tier: Tier): Promise<number | undefined> {
  const current = sql`p.project_id = ${search.project.id} and p.model_version = ${search.project.modelVersion} and p.waiting`;
  const source = (await areFew(db, search, tier))
    ? sql`(select id from tasks t where ${fresh(search, tier)} limit ${few}) fresh join predictions p on p.task_id = fresh.id and ${current} join tasks t on t.id = fresh.id`
    : sql`predictions p join tasks t on t.id = p.task_id and ${current}`;
  const found = await firstId(
    db,
    sql`select t.id from ${source} where ${fresh(search, tier)} and ${eligible(search)} order by p.score limit 1 ${locking(search)}`,
  );
  return found ?? findAtRandom(db, search, tier);
}
