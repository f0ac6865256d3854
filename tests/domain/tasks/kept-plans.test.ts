/** The plans that choosing the next task keeps. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import { cloneDatabase } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const tables = ['tasks', 'annotations', 'predictions'];

/** Rows that any index has led to so far. */
async function readSoFar(db: Db): Promise<number> {
  await db.execute(sql`select pg_stat_force_next_flush()`);
  const [row] = await db.execute<{ read: number }>(sql`select sum(idx_tup_read)::int as read from pg_stat_user_indexes`);
  return row!.read;
}

/** How often a statement of the search went by a plan of its own, and by one that was kept. */
async function plansTaken(db: Db): Promise<{ own: number; kept: number }> {
  const [row] = await db.execute<{ own: number; kept: number }>(sql`select sum(custom_plans)::int as own, sum(generic_plans)::int as kept
    from pg_prepared_statements where statement like 'select t.id from tasks t%'`);
  return row!;
}

test('from a thousand rows on they are kept, read no more where the tables have grown, and are taken for nothing else', async () => {
  // One connection, so that what it has planned is what it takes; nobody but this test renews the statistics.
  const { db, close } = await cloneDatabase(`kept_plans_${process.pid}`, { max: 1 });
  const home = await make.organization(db);
  const [ada, ben] = [await make.user(db, { organization: home, role: 'manager' }), await make.user(db, { organization: home, role: 'annotator' })];
  for (const table of tables) await db.execute(sql`alter table ${sql.identifier(table)} set (autovacuum_enabled = off)`);
  const samplings = ['sequential', 'uniform', 'uncertainty'] as const;
  const projects = await Promise.all(
    samplings.map((sampling) => make.project(db, { by: ada, members: [], sampling, overlap: 1, modelVersion: 'm' })),
  );
  const grow = async (from: number, to: number): Promise<void> => {
    for (const { id } of projects) {
      await db.execute(sql`insert into tasks (project_id, inner_id, data, overlap)
        select ${id}, n, '{"text": "Text"}', 1 from generate_series(${from}::int, ${to}::int) n`);
      await db.execute(sql`insert into predictions (project_id, task_id, result, score, model_version)
        select project_id, id, '[]', random(), 'm' from tasks where project_id = ${id} and inner_id >= ${from}`);
      await db.execute(sql`insert into annotations (project_id, task_id, completed_by, result, lead_time)
        select project_id, id, ${ben.id}, '[]', 10 from tasks where project_id = ${id} and inner_id >= ${from} and inner_id % 2 = 0`);
    }
  };
  /** One task of each project: how many rows were read for that. */
  const ask = async (): Promise<number> => {
    const before = await readSoFar(db);
    for (const project of projects) {
      const next = await leaseNextTask(db, project, {}, ada);
      expect(next).toHaveProperty('lease');
      if ('lease' in next) await db.execute(sql`delete from leases where task_id = ${next.lease.taskId}`);
    }
    return (await readSoFar(db)) - before;
  };
  await grow(1, 100);
  await db.execute(sql`analyze`);
  await ask();
  expect(await plansTaken(db)).toMatchObject({ kept: 0 });
  const { own } = await plansTaken(db);
  expect(own).toBeGreaterThan(1);
  await grow(101, 800);
  await db.execute(sql`analyze`);
  await ask();
  // To plan reads, too.
  const before = await ask();
  await grow(801, 2400);
  expect(await ask()).toBeLessThan(before * 1.5);
  expect(await plansTaken(db)).toMatchObject({ own, kept: own * 3 });
  const [usual] = await db.execute(sql`select current_setting('plan_cache_mode') as plans, current_setting('enable_seqscan') as through`);
  expect(usual).toEqual({ plans: 'force_custom_plan', through: 'on' });
  await close();
});
