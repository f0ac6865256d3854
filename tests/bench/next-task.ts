/** How long the stream takes to choose and lease the next task, at 1,000,000 tasks with 200 annotators: `npx tsx tests/bench/next-task.ts [Uncertainty]`. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type SQL } from 'drizzle-orm';
import { connect, type Db } from '#app/db/client.ts';
import { startEmbedded } from '#app/db/embedded.ts';
import { migrate } from '#app/db/migrate.ts';
import { planOnce } from '#app/db/plan-once.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { submitAnnotation } from '#app/domain/annotations.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import { findTask } from '#app/domain/tasks.ts';
import { configIdOf } from '#tests/support/answers.ts';
import * as make from '#tests/support/make.ts';
import { bareTimes, say, tellTimes } from './figures.ts';
import { sized } from './size.ts';

const [many, people] = [Number(process.env.TASKS ?? sized(1_000_000, 20_000)), 200];
/** Tasks that somebody has answered. */
const begun = many / 10;
const written = (count: number): string => count.toLocaleString('en-GB');
/** Milliseconds, p95, for one who asks while nobody else does. */
const budget = 25;

type World = { db: Db; annotators: User[]; ada: User };

async function seed({ db, annotators, ada }: World, given: Partial<Project>): Promise<Project> {
  const project = await make.project(db, { by: ada, members: annotators, ...given });
  await db.execute(
    sql`insert into tasks (project_id, inner_id, data, overlap) select ${project.id}, n, jsonb_build_object('text', 'Text ' || n), ${project.overlap} from generate_series(1, ${many}) n`,
  );
  return project;
}

/** As imports store many rows: planned for each row, what is asked about it takes two thirds longer. */
const fill = (db: Db, rows: SQL) => db.transaction((tx) => planOnce(tx, () => tx.execute(rows)));

/** `by` has answered the first `count` tasks. */
const answered = (db: Db, project: Project, by: User, count: number) =>
  fill(
    db,
    sql`insert into annotations (project_id, task_id, completed_by, result, lead_time)
  select project_id, id, ${by.id}, '[]', 10 from tasks where project_id = ${project.id} and inner_id <= ${count}`,
  );

/** Everybody asks, answers and asks again, as many at once as the pool has connections. */
async function rounds(world: World, project: Project, askers: User[], count: number): Promise<number[]> {
  const { db } = world;
  const configId = await configIdOf(db, project);
  const times: number[] = [];
  let left = count;
  const label = async (by: User): Promise<void> => {
    while (left-- > 0) {
      const start = performance.now();
      const next = await leaseNextTask(db, project, {}, by);
      times.push(performance.now() - start);
      if (!('lease' in next)) return;
      const task = await findTask(db, project, next.lease.taskId);
      await submitAnnotation(
        db,
        project,
        task,
        { result: make.choice('Glad'), uniqueId: randomUUID(), configId, fence: next.lease.fence, leadTime: 10 },
        by,
      );
    }
  };
  await Promise.all(askers.map(label));
  return times;
}

/** False when it took too long. Of several at once only the time is told: two cores share it among them. */
async function measure(world: World, title: string, project: Project, askers: User[], count: number): Promise<boolean> {
  await world.db.execute(sql`vacuum analyze`);
  await rounds(world, project, askers, askers.length);
  return tellTimes(title, await rounds(world, project, askers, count * sized(1, 0.1)), askers.length === 1 ? budget : undefined);
}

/** Scores by the current model, scattered over the tasks. */
const predicted = (db: Db, project: Project, which: SQL) =>
  fill(
    db,
    sql`insert into predictions (project_id, task_id, result, score, model_version)
    select project_id, id, '[]', random(), 'm' from tasks where project_id = ${project.id} and ${which}`,
  );

/** `by` has skipped the tasks that the model is least sure of, beyond those skipped before. */
const skipped = (db: Db, project: Project, by: User, count: number) =>
  fill(
    db,
    sql`insert into annotations (project_id, task_id, completed_by, result, was_cancelled)
    select project_id, task_id, ${by.id}, '[]', true from predictions p where project_id = ${project.id} and waiting
      and not exists (select 1 from annotations a where a.task_id = p.task_id and a.completed_by = ${by.id}) order by score limit ${count}`,
  );

async function inOrderAndAtRandom(world: World): Promise<boolean[]> {
  const { db, annotators } = world;
  const [first, second] = annotators as [User, User];
  const told: boolean[] = [];
  const sequential = await seed(world, { sampling: 'sequential', overlap: 1 });
  await hold(world, sequential);
  told.push(await measure(world, 'sequential, overlap 1, 200 leases held, one asks at a time', sequential, [first], 400));
  told.push(await measure(world, 'sequential, overlap 1, 10 of 200 ask at once', sequential, annotators.slice(0, 10), 1000));
  const uniform = await seed(world, { sampling: 'uniform', overlap: 3 });
  await hold(world, uniform);
  told.push(await measure(world, 'uniform, overlap 3, 200 leases held, one asks at a time', uniform, [first], 400));
  await answered(db, uniform, first, begun);
  told.push(await measure(world, `uniform, overlap 3, alone with ${written(begun)} started tasks of one’s own`, uniform, [first], 400));
  await answered(db, uniform, second, begun);
  told.push(await measure(world, `uniform, overlap 3, two people, ${written(begun)} tasks started by both`, uniform, [first], 400));
  return told;
}

/** The model's least sure first: with a score for every task; while one has skipped the least sure thousands; with scores for the tasks that are not asked for yet. */
async function byUncertainty(world: World): Promise<boolean[]> {
  const { db, annotators } = world;
  const [first, second] = annotators as [User, User];
  const told: boolean[] = [];
  const scored = await seed(world, { sampling: 'uncertainty', modelVersion: 'm', overlap: 1 });
  await predicted(db, scored, sql`true`);
  await hold(world, scored);
  told.push(await measure(world, 'uncertainty, a score for every task, 200 leases held', scored, [first], 400));
  // What one has skipped one no longer holds.
  await db.execute(sql`delete from leases where project_id = ${scored.id} and user_id = ${second.id}`);
  await skipped(db, scored, second, 300);
  told.push(await measure(world, 'uncertainty, 300 of the least sure skipped by oneself', scored, [second], 400));
  await skipped(db, scored, second, 3000);
  told.push(await measure(world, 'uncertainty, 3,000 of the least sure skipped by oneself', scored, [second], 400));
  const cohort = await seed(world, { sampling: 'uncertainty', modelVersion: 'm', overlap: 2, overlapCohort: 30 });
  await db.execute(sql`update tasks set overlap = 1 where project_id = ${cohort.id} and inner_id % 10 > 2`);
  await predicted(db, cohort, sql`overlap = 1`);
  told.push(await measure(world, 'uncertainty, scores only outside the cohort, which comes first', cohort, [first], 400));
  return told;
}

async function hold({ db, annotators }: World, project: Project): Promise<void> {
  for (const by of annotators) await leaseNextTask(db, project, {}, by);
}

/** Prints every figure; false when one is over the budget. */
export async function benchNextTask(only = ''): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gloss-bench-'));
  const server = await startEmbedded({ dataDir, log: () => undefined });
  const connection = connect(server.url, { max: 10 });
  try {
    await migrate(connection);
    const { db } = connection;
    const home = await make.organization(db);
    const ada = await make.user(db, { organization: home, role: 'manager', firstName: 'Ada' });
    const annotators: User[] = [];
    for (let index = 0; index < people; index += 1) annotators.push(await make.user(db, { organization: home, role: 'annotator' }));
    say(`Next task, ${many.toLocaleString('en')} tasks per project, ${people} annotators (budget: p95 < ${budget} ms)`);
    tellTimes('a bare round trip (choosing takes about nine)', await bareTimes(db));
    const world = { db, annotators, ada };
    const told: boolean[] = [];
    for (const part of [inOrderAndAtRandom, byUncertainty]) if (part.name.includes(only)) told.push(...(await part(world)));
    return told.every(Boolean);
  } finally {
    await connection.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('next-task.ts') && !(await benchNextTask(process.argv[2]))) process.exitCode = 1;
