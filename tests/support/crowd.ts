/** Many people labeling at once, over many real connections, with everything that goes wrong in life. */
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import { labelingConfigs, type Project } from '#app/db/schema/projects.ts';
import { leases } from '#app/db/schema/tasks.ts';
import { submitAnnotation } from '#app/domain/annotations.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import { findTask } from '#app/domain/tasks.ts';
import { skipTask } from '#app/domain/skips.ts';
import * as make from './make.ts';

/** mulberry32: the same story in every run, as far as the order of the network allows. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Size = { people: number; tasks: number; overlap: number; sampling: Project['sampling'] };

async function world(db: Db, given: Size) {
  const home = await make.organization(db);
  const ada = await make.user(db, { organization: home, role: 'manager', firstName: 'Ada' });
  const people: User[] = [];
  for (let index = 0; index < given.people; index += 1) people.push(await make.user(db, { organization: home, role: 'annotator' }));
  const project = await make.project(db, { by: ada, members: people, overlap: given.overlap, sampling: given.sampling });
  await db.execute(
    sql`insert into tasks (project_id, inner_id, data, overlap) select ${project.id}, n, jsonb_build_object('text', 'Text ' || n), ${given.overlap} from generate_series(1, ${given.tasks}) n`,
  );
  const [config] = await db.select({ id: labelingConfigs.id }).from(labelingConfigs).where(eq(labelingConfigs.projectId, project.id));
  return { project, people, configId: config!.id };
}

type Chances = { skip: number; twice: number; expire: number };

/** One person labels until the stream has nothing, telling of every task they were given. */
async function label(
  db: Db,
  project: Project,
  configId: number,
  by: User,
  chance: () => number,
  chances: Chances,
  given: number[],
  refused: { count: number },
): Promise<void> {
  for (;;) {
    const next = await leaseNextTask(db, project, {}, by);
    if (!('lease' in next)) return;
    const { taskId, fence } = next.lease;
    const task = await findTask(db, project, taskId);
    const answer = { result: make.choice('Glad'), uniqueId: randomUUID(), configId, fence, leadTime: 3 };
    const expires = chance() < chances.expire;
    if (expires)
      await db
        .update(leases)
        .set({ expiresAt: sql`now() - interval '1 second'` })
        .where(and(eq(leases.taskId, taskId), eq(leases.userId, by.id)));
    else given.push(taskId);
    if (expires && chance() < 0.5) continue;
    const send = () => (chance() < chances.skip ? skipTask(db, project, task, answer, by) : submitAnnotation(db, project, task, answer, by));
    const sent = chance() < chances.twice ? (await Promise.allSettled([send(), send()]))[0] : { status: 'fulfilled', value: await send() };
    if (sent?.status === 'fulfilled' && sent.value && 'taken' in (sent.value as object)) refused.count += 1;
  }
}

/** What the tasks hold, counted anew. `doubled`: people who answered a task twice. */
async function counts(db: Db, project: Project): Promise<Record<string, number>> {
  const [row] = await db.execute<Record<string, number>>(sql`select
    count(*) filter (where counted > overlap)::int as too_many, count(*) filter (where annotation_count <> counted)::int as miscounted,
    count(*) filter (where counted < overlap and counted + skipped < (select count(*) from project_members where project_id = ${project.id}) - 1)::int as left_behind,
    sum(counted)::int as answers from (
      select t.overlap, t.annotation_count, (select count(*) from annotations a where a.task_id = t.id and not was_cancelled)::int as counted,
        (select count(*) from annotations a where a.task_id = t.id and was_cancelled)::int as skipped from tasks t where t.project_id = ${project.id}) answered`);
  const doubled = await db
    .select({ id: annotations.taskId })
    .from(annotations)
    .where(eq(annotations.projectId, project.id))
    .groupBy(annotations.taskId, annotations.completedBy)
    .having(sql`count(*) > 1`);
  return { ...row, doubled: doubled.length };
}

export type Lived = {
  project: Project;
  people: User[];
  counts: Record<string, number>;
  /** Ids of the tasks that each person was given. */
  given: number[][];
  /** Answers that came when their place was gone. */
  refused: number;
};

/** Everybody labels until the stream has nothing left, and then once more: leases that ran out at the very end have freed places. */
export async function liveThrough(db: Db, size: Size): Promise<Lived> {
  const { project, people, configId } = await world(db, size);
  const refused = { count: 0 };
  const given = people.map((): number[] => []);
  await Promise.all(
    people.map((by, index) => label(db, project, configId, by, dice(index + 1), { skip: 0.03, twice: 0.05, expire: 0.03 }, given[index]!, refused)),
  );
  for (const [index, by] of people.entries())
    await label(db, project, configId, by, () => 1, { skip: 0, twice: 0, expire: 0 }, given[index]!, refused);
  return { project, people, counts: await counts(db, project), given, refused: refused.count };
}
