import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { eligible, firstId, locking, notAnswered, type Search } from './pool.ts';

/** Tasks without annotations. Tier 2: more than one answer wanted; tier 1: one. */
export type Tier = 1 | 2;

const fresh = (search: Search, tier: Tier): SQL =>
  sql`t.project_id = ${search.project.id} and t.annotation_count = 0 and t.overlap > 0 and least(t.overlap, 2) = ${tier}`;

export const anyFresh = (search: Search, tier: Tier): SQL => sql`exists (select 1 from tasks t where ${fresh(search, tier)})`;

/** Lowest id first. */
export async function findInOrder(db: Db, search: Search, tier: Tier): Promise<number | undefined> {
  return firstId(db, sql`select t.id from tasks t where ${fresh(search, tier)} and ${eligible(search)} order by t.id limit 1 ${locking(search)}`);
}

/** So many places are looked at before a walk begins: one of them has a task as long as one in ten is fresh. */
const looks = 24;

/** Numbers within the project, which lie close together, as its ids do not; one for each fraction. */
const numbersAt = ({ project }: Search, fractions: readonly number[]): SQL =>
  sql`array(select ceil(place * (select max(inner_id) from tasks where project_id = ${project.id}))::int from unnest(${`{${fractions.join(',')}}`}::float8[]) place)`;

/**
 * Every task is as likely, without an index of its own: places are drawn, and one of the fresh tasks found there is taken. Where so few are left
 * that none is met, the walk in order goes from a random place onwards, then from the beginning: none is out of reach.
 */
export async function findAtRandom(db: Db, search: Search, tier: Tier): Promise<number | undefined> {
  const numbers = numbersAt(
    search,
    Array.from({ length: looks }, () => Math.random()),
  );
  // Ids first and by their numbers alone: left to itself the planner, who thinks that few are fresh, reads all of those.
  const drawn = sql`array(select o.id from tasks o where o.project_id = ${search.project.id} and o.inner_id = any (${numbers}))`;
  const met = await firstId(
    db,
    sql`select t.id from tasks t where t.id = any (${drawn}) and ${fresh(search, tier)} and ${eligible(search)} order by random() limit 1 ${locking(search)}`,
  );
  if (met !== undefined) return met;
  const from = sql`coalesce((select o.id from tasks o where o.project_id = ${search.project.id} and o.inner_id >= (${numbersAt(search, [Math.random()])})[1] order by o.inner_id limit 1), 0)`;
  const walk = (range: SQL) =>
    firstId(
      db,
      sql`select t.id from tasks t where ${fresh(search, tier)} and ${range} and ${eligible(search)} order by t.id limit 1 ${locking(search)}`,
    );
  return (await walk(sql`t.id >= ${from}`)) ?? walk(sql`t.id >= 0`);
}

/** A number that stands in the text of a statement: a plan that is kept knows it. */
const fixed = (number: number): SQL => sql.raw(String(number));

/** So few tasks are sorted at once; of more, the walk by score meets one soon. */
const few = fixed(500);

async function areFew(db: Db, search: Search, tier: Tier): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from tasks t where ${fresh(search, tier)} limit 1 offset ${few}`);
  return rows.length === 0;
}

/** Predictions that say how sure the current model is of a task nobody has annotated; the order is that of an index. */
const scored = ({ project }: Search): SQL =>
  sql`p.project_id = ${project.id} and p.model_version = ${project.modelVersion} and p.waiting and p.score is not null`;

/** The task the current model is least sure about; without a score of it, any. */
export async function findMostUncertain(db: Db, search: Search, tier: Tier): Promise<number | undefined> {
  const found = (await areFew(db, search, tier)) ? await leastSureOfFew(db, search, tier) : await walkByScore(db, search, tier);
  return found ?? findAtRandom(db, search, tier);
}

async function leastSureOfFew(db: Db, search: Search, tier: Tier): Promise<number | undefined> {
  return firstId(
    db,
    sql`select t.id from (select id from tasks t where ${fresh(search, tier)} limit ${few}) fresh join predictions p on p.task_id = fresh.id and ${scored(search)}
      join tasks t on t.id = fresh.id where ${fresh(search, tier)} and ${eligible(search)} order by p.score limit 1 ${locking(search)}`,
  );
}

/** Where all of these are held, skipped by this person or of the other tier, any task will do. */
const [soonest, after] = [400, 600];

/**
 * The first of the least sure predictions whose task may be served, then of those after them. Where so many are of the other tier alone, hardly
 * one of this comes later, and no more are looked at.
 */
async function walkByScore(db: Db, search: Search, tier: Tier): Promise<number | undefined> {
  const first = leastSure(search, soonest);
  return (
    (await firstServed(db, search, tier, first)) ??
    firstServed(
      db,
      search,
      tier,
      leastSure(search, after, soonest),
      sql`exists (select 1 from tasks t where t.id = any (array(${first})) and ${fresh(search, tier)})`,
    )
  );
}

/** Their tasks, cut from the index in its order before anything is asked of them. */
const leastSure = (search: Search, count: number, from = 0): SQL =>
  sql`select p.task_id as id from predictions p where ${scored(search)} order by p.score, p.task_id limit ${fixed(count)} offset ${fixed(from)}`;

/**
 * They are read and looked up one by one, none after the one that is found, and of those that this person skipped, at worst nearly all of them, the
 * tasks are not read. Left to itself the planner, who does not know how few they are, reads all tasks of the project and sorts them.
 */
const firstServed = (db: Db, search: Search, tier: Tier, unsure: SQL, condition = sql`true`): Promise<number | undefined> =>
  firstId(
    db,
    sql`select found.id from (${unsure}) unsure,
      lateral (select t.id from tasks t where t.id = unsure.id and ${fresh(search, tier)} and ${eligible(search)} limit 1 ${locking(search)}) found
      where ${condition} and ${notAnswered(search, sql`unsure.id`)} limit 1`,
  );
