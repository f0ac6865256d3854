/** Choosing the next task keeps its plans: they must hold when the tables grow, and nothing else may be planned so. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import { cloneDatabase } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const [few, many] = [3, 600];

/** Rows of a table that were read by going through all of it. */
async function readThrough(db: Db, table: string): Promise<number> {
  await db.execute(sql`select pg_stat_force_next_flush()`);
  const [row] = await db.execute<{ rows: number }>(sql`select seq_tup_read::int as rows from pg_stat_user_tables where relname = ${table}`);
  return row!.rows;
}

test('plans made while there was next to nothing read no table through when there is much; the connection then plans as before', async () => {
  // One connection, so that what it has planned is what it takes, and nobody renews the statistics.
  const { db, close } = await cloneDatabase(`kept_plans_${process.pid}`, { max: 1 });
  const ada = await make.user(db, { organization: await make.organization(db), role: 'manager' });
  const tables = ['tasks', 'annotations', 'predictions'];
  for (const table of tables) await db.execute(sql`alter table ${sql.identifier(table)} set (autovacuum_enabled = off)`);
  const samplings = ['sequential', 'uniform', 'uncertainty'] as const;
  const projects = await Promise.all(
    samplings.map((sampling) => make.project(db, { by: ada, members: [], sampling, overlap: 2, modelVersion: 'm' })),
  );
  const grow = async (from: number, to: number): Promise<void> => {
    for (const { id } of projects) {
      await db.execute(sql`insert into tasks (project_id, inner_id, data, overlap)
        select ${id}, n, '{"text": "Text"}', 2 from generate_series(${from}::int, ${to}::int) n`);
      await db.execute(sql`insert into predictions (project_id, task_id, result, score, model_version)
        select project_id, id, '[]', random(), 'm' from tasks where project_id = ${id} and inner_id >= ${from}`);
      await db.execute(sql`insert into annotations (project_id, task_id, completed_by, result, lead_time)
        select project_id, id, ${ada.id}, '[]', 10 from tasks where project_id = ${id} and inner_id >= ${from} and inner_id % 3 = 0`);
    }
  };
  const askAll = async (): Promise<void> => {
    for (const project of projects) {
      const next = await leaseNextTask(db, project, {}, ada);
      expect(next).toHaveProperty('lease');
      await db.execute(sql`delete from leases`);
    }
  };
  await grow(1, few);
  // From now on it knows how small they are.
  await db.execute(sql`analyze`);
  await askAll();
  await grow(few + 1, many);
  const before = await Promise.all(tables.map((table) => readThrough(db, table)));
  for (let again = 0; again < 5; again += 1) await askAll();
  const after = await Promise.all(tables.map((table) => readThrough(db, table)));
  expect(after).toEqual(before);
  const plans = await db.execute<{ made: number; generic: number }>(
    sql`select sum(custom_plans)::int as made, sum(generic_plans)::int as generic from pg_prepared_statements where statement like 'select t.id from tasks t%'`,
  );
  expect(plans).toMatchObject([{ made: 0 }]);
  expect(plans[0]!.generic).toBeGreaterThan(10);
  const [usual] = await db.execute(sql`select current_setting('plan_cache_mode') as plans, current_setting('enable_seqscan') as through`);
  expect(usual).toEqual({ plans: 'force_custom_plan', through: 'on' });
  await close();
});
