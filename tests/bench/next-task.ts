/** How long the stream takes to choose and lease the next task, at 1,000,000 tasks with 200 annotators: `npx tsx tests/bench/next-task.ts`. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { connect, type Db } from '#app/db/client.ts';
import { startEmbedded } from '#app/db/embedded.ts';
import { migrate } from '#app/db/migrate.ts';
import type { User } from '#app/db/schema/people.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { submitAnnotation } from '#app/domain/annotations.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import { findTask } from '#app/domain/tasks.ts';
import { configIdOf } from '#tests/support/answers.ts';
import * as make from '#tests/support/make.ts';

const [many, people] = [Number(process.env.TASKS ?? 1_000_000), 200];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Milliseconds below which `share` of the times lie. */
const quantile = (times: number[], share: number): string =>
  `${times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)]?.toFixed(1)} ms`;

type World = { db: Db; annotators: User[]; ada: User };

async function seed({ db, annotators, ada }: World, given: Partial<Project>): Promise<Project> {
  const project = await make.project(db, { by: ada, members: annotators, ...given });
  await db.execute(
    sql`insert into tasks (project_id, inner_id, data, overlap) select ${project.id}, n, jsonb_build_object('text', 'Text ' || n), ${project.overlap} from generate_series(1, ${many}) n`,
  );
  return project;
}

/** `by` has answered the first `count` tasks. */
const answered = (db: Db, project: Project, by: User, count: number) =>
  db.execute(sql`insert into annotations (project_id, task_id, completed_by, result, lead_time)
  select project_id, id, ${by.id}, '[]', 10 from tasks where project_id = ${project.id} and inner_id <= ${count}`);

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

async function measure(world: World, title: string, project: Project, askers: User[], count: number): Promise<void> {
  await world.db.execute(sql`vacuum analyze`);
  await bare(world.db);
  await rounds(world, project, askers, askers.length);
  const times = await rounds(world, project, askers, count);
  say(
    `${title.padEnd(66)} p50 ${quantile(times, 0.5).padStart(9)}   p95 ${quantile(times, 0.95).padStart(9)}   max ${quantile(times, 1).padStart(9)}   n ${times.length}`,
  );
}

async function everyCase(world: World): Promise<void> {
  const { db, annotators } = world;
  const [first, second] = annotators as [User, User];
  const hold = async (project: Project) => {
    for (const by of annotators) await leaseNextTask(db, project, {}, by);
  };
  const sequential = await seed(world, { sampling: 'sequential', overlap: 1 });
  await hold(sequential);
  await measure(world, 'sequential, overlap 1, 200 leases held, one asks at a time', sequential, [first], 400);
  await measure(world, 'sequential, overlap 1, 10 of 200 ask at once', sequential, annotators.slice(0, 10), 1000);

  const uniform = await seed(world, { sampling: 'uniform', overlap: 3 });
  await hold(uniform);
  await measure(world, 'uniform, overlap 3, 200 leases held, one asks at a time', uniform, [first], 400);
  await answered(db, uniform, first, 100_000);
  await measure(world, 'uniform, overlap 3, alone with 100,000 started tasks of one’s own', uniform, [first], 400);
  await answered(db, uniform, second, 100_000);
  await measure(world, 'uniform, overlap 3, two people, 100,000 tasks started by both', uniform, [first], 400);

  await db.update(projects).set({ sampling: 'uncertainty', modelVersion: 'm' }).where(eq(projects.id, uniform.id));
  await db.execute(
    sql`insert into predictions (project_id, task_id, result, score, model_version) select project_id, id, '[]', random(), 'm' from tasks where project_id = ${uniform.id}`,
  );
  await measure(
    world,
    'uncertainty, the same with a prediction for every task',
    { ...uniform, sampling: 'uncertainty', modelVersion: 'm' },
    [first],
    400,
  );
}

/** What one question to the database costs here and now: the others are to be read against it. */
async function bare(db: Db): Promise<void> {
  const times: number[] = [];
  for (let count = 0; count < 400; count += 1) {
    const start = performance.now();
    await db.execute(sql`select 1`);
    times.push(performance.now() - start);
  }
  say(
    `${'a bare round trip (choosing takes about nine)'.padEnd(66)} p50 ${quantile(times, 0.5).padStart(9)}   p95 ${quantile(times, 0.95).padStart(9)}`,
  );
}

async function main(): Promise<void> {
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
    say(`Next task, ${many.toLocaleString('en')} tasks per project, ${people} annotators (budget: p95 < 25 ms)`);
    await everyCase({ db, annotators, ada });
  } finally {
    await connection.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
