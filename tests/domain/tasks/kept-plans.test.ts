/** The plans that choosing the next task keeps. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { keepPlans } from '#app/db/kept-plans.ts';
import { planOnce } from '#app/db/plan-once.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import { cloneDatabase } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

/** Rows read so far, by going through tables and by any index. */
async function readSoFar(db: Db): Promise<number> {
  await db.execute(sql`select pg_stat_force_next_flush()`);
  const [row] = await db.execute<{ read: number }>(sql`select
    ((select sum(idx_tup_read) from pg_stat_user_indexes) + (select sum(seq_tup_read) from pg_stat_user_tables))::int as read`);
  return row!.read;
}

/** How often statements of the search went by a plan of their own, and by one that was kept. */
async function plansTaken(db: Db): Promise<{ own: number; kept: number }> {
  const [row] = await db.execute<{ own: number; kept: number }>(sql`select sum(custom_plans)::int as own, sum(generic_plans)::int as kept
    from pg_prepared_statements where statement like 'select t.id from tasks t%' or statement like '%unsure%' or statement like 'select exists%tasks t%'`);
  return row!;
}

/** So many rows may be read for one choice, whatever there is: at random two dozen are drawn, and by uncertainty it is seen whether 500 are left. */
const most = { sequential: 30, uniform: 200, uncertainty: 1500 } as const;
type Sampling = keyof typeof most;

/** Adds tasks up to a number to each project: a third of them answered, for each a score. */
async function growTo(db: Db, projects: Project[], number: number, by: number): Promise<void> {
  for (const { id } of projects) {
    const numbers = sql`generate_series((select coalesce(max(inner_id), 0) + 1 from tasks where project_id = ${id}), ${number}::int) n`;
    const made = sql`with made as (insert into tasks (project_id, inner_id, data, overlap) select ${id}, n, '{"text": "Text"}', 1 from ${numbers}
      returning project_id, id, inner_id)`;
    await db.transaction((tx) =>
      planOnce(tx, async () => {
        const rows = await tx.execute<{ id: string }>(sql`${made} select id from made`);
        const ids = sql`id >= ${rows[0]!.id}::bigint and project_id = ${id}`;
        await tx.execute(sql`insert into predictions (project_id, task_id, result, score, model_version)
          select project_id, id, '[]', random(), 'm' from tasks where ${ids}`);
        await tx.execute(sql`insert into annotations (project_id, task_id, completed_by, result, lead_time)
          select project_id, id, ${by}, '[]', 10 from tasks where ${ids} and inner_id % 3 = 0`);
      }),
    );
  }
}

test('from a thousand rows on they are kept, read no more where the tables have grown, and are taken for nothing else', async () => {
  // One connection, so that what it has planned is what it takes; nobody but this test renews the statistics.
  const { db, close } = await cloneDatabase(`kept_plans_${process.pid}`, { max: 1 });
  const home = await make.organization(db);
  const [ada, ben] = [await make.user(db, { organization: home, role: 'manager' }), await make.user(db, { organization: home, role: 'annotator' })];
  const samplings = Object.keys(most) as Sampling[];
  const projects: Project[] = [];
  for (const sampling of samplings) projects.push(await make.project(db, { by: ada, members: [], sampling, overlap: 1, modelVersion: 'm' }));
  const ask = async (): Promise<Record<Sampling, number>> => {
    const read = { sequential: 0, uniform: 0, uncertainty: 0 };
    for (const project of projects) {
      const before = await readSoFar(db);
      const next = await leaseNextTask(db, project, {}, ada);
      read[project.sampling] = (await readSoFar(db)) - before;
      expect(next).toHaveProperty('lease');
      if ('lease' in next) await db.execute(sql`delete from leases where task_id = ${next.lease.taskId}`);
    }
    return read;
  };
  await growTo(db, projects, 30, ben.id);
  await db.execute(sql`analyze`);
  await ask();
  const { own, kept } = await plansTaken(db);
  expect({ own: own > 2, kept }).toEqual({ own: true, kept: 0 });

  await growTo(db, projects, 1200, ben.id);
  await db.execute(sql`analyze`);
  await ask();
  expect(await plansTaken(db)).toMatchObject({ own });
  await growTo(db, projects, 3000, ben.id);
  const read = await ask();
  expect(samplings.filter((sampling) => read[sampling] > most[sampling])).toEqual([]);
  expect((await plansTaken(db)).own).toBe(own);
  const settings = sql`select ${sql.join(
    ['plan_cache_mode', 'enable_seqscan', 'enable_bitmapscan'].map((name) => sql`current_setting(${name}) as ${sql.identifier(name)}`),
    sql`, `,
  )}`;
  const within = await db.transaction(async (tx) => {
    await tx.execute(sql`select ${keepPlans('tasks', 'annotations')}`);
    return tx.execute(settings);
  });
  expect([...within]).toEqual([{ plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off', enable_bitmapscan: 'off' }]);
  expect([...(await db.execute(settings))]).toEqual([{ plan_cache_mode: 'force_custom_plan', enable_seqscan: 'on', enable_bitmapscan: 'on' }]);
  await close();
});
