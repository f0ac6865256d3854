/** One project as large as any we promise to serve, the same in every run but for the times of the last change. */
import { sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { labelingConfigs, projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import { withoutIndexes } from './without-indexes.ts';
import { common, rare, uncommon } from './words.ts';

export type Size = { tasks: number; annotators: number; otherProjects: number };
/** On average three annotations a task: 1,000,000 tasks have 3,000,000. */
export const largest: Size = { tasks: 1_000_000, annotators: 200, otherProjects: 60 };

/** Rows of one statement: the triggers then touch each task and each counter once per batch. */
const batchSize = 20_000;
const overlap = 5;
const markup =
  '<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Glad"/><Choice value="Sad"/><Choice value="Neither"/></Choices></View>';
/** All times count from here, so that the seed does not depend on the day. */
const start = sql`'2026-01-01T08:00:00Z'::timestamptz`;

/** A whole number that looks random and is the same in every run. `salt` tells the questions apart. */
const dice = (about: ReturnType<typeof sql>, salt: number) => sql`(hashint8extended(${about}, ${salt}::bigint) & 2147483647)`;

/** Makes it all; `say` hears of every tenth part. */
export async function seedLarge(db: Db, owner: User, size: Size, say: (line: string) => void): Promise<Project> {
  const annotators = await makeAnnotators(db, owner, size.annotators);
  await makeOtherProjects(db, owner, size.otherProjects);
  const project = await makeProject(db, owner, 'One million texts');
  await db.insert(projectMembers).values(annotators.map((userId) => ({ projectId: project.id, userId })));
  await db.transaction(async (tx) => {
    await withoutIndexes(tx, async () => {
      for (let from = 1; from <= size.tasks; from += batchSize) {
        const to = Math.min(from + batchSize - 1, size.tasks);
        await insertTasks(tx, project, from, to);
        await insertPredictions(tx, project, from, to);
        await insertAnnotations(tx, project, annotators, from, to);
        if (Math.floor((to * 10) / size.tasks) > Math.floor(((from - 1) * 10) / size.tasks))
          say(`${to.toLocaleString('en-GB')} of ${size.tasks.toLocaleString('en-GB')} tasks`);
      }
      say('Building the indexes ...');
    });
    await tx.execute(sql`update projects set last_inner_id = ${size.tasks} where id = ${project.id}`);
  });
  for (const table of ['tasks', 'task_words', 'annotations', 'predictions', 'project_counters', 'member_counters'])
    await db.execute(sql`vacuum analyze ${sql.identifier(table)}`);
  return project;
}

async function makeAnnotators(db: Db, owner: User, count: number): Promise<number[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    organizationId: owner.organizationId,
    email: `annotator-${index + 1}@large.example.org`,
    firstName: 'Annotator',
    lastName: String(index + 1),
    role: 'annotator' as const,
    state: 'active' as const,
  }));
  return (await db.insert(users).values(people).returning({ id: users.id })).map(({ id }) => id);
}

async function makeProject(db: Db, owner: User, title: string): Promise<Project> {
  const [made] = await db
    .insert(projects)
    .values({
      organizationId: owner.organizationId,
      createdBy: owner.id,
      title,
      description: 'Made by the seed.',
      publishedAt: new Date(),
      publishedBy: owner.id,
      overlap,
      sampling: 'uniform',
      configVersion: 1,
      modelVersion: 'm-2',
    })
    .returning();
  await db.insert(labelingConfigs).values({ projectId: made!.id, version: 1, markup, createdBy: owner.id });
  await db.insert(projectMembers).values({ projectId: made!.id, userId: owner.id });
  return made!;
}

async function makeOtherProjects(db: Db, owner: User, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const { id } = await makeProject(db, owner, `Small project ${number}`);
    await db.execute(
      sql`insert into tasks (project_id, inner_id, data) select ${id}, n, jsonb_build_object('text', 'Small text ' || n) from generate_series(1, 5) n`,
    );
  }
}

/** Texts of fourteen words. */
async function insertTasks(tx: Db, project: Project, from: number, to: number): Promise<void> {
  const list = sql`${`{${common.join(',')}}`}::text[]`;
  await tx.execute(sql`insert into tasks (project_id, inner_id, data, meta, overlap, random_key, source, created_by, created_at, updated_at)
    select ${project.id}, n, jsonb_build_object('text', (
        select string_agg((${list})[1 + (hashint8extended(n * 16 + w, 1) & 1023) % ${common.length}], ' ') from generate_series(1, 13) w
      ) || case when n % 50000 = 7 then ${` ${rare}`} when n % 50 = 3 then ${` ${uncommon}`} else ' ' || n end),
      '{}', ${overlap}::int, (${dice(sql`n`, 2)} / 2147483648.0)::real, 'seed', ${project.createdBy}, ${start} + n * interval '1 second', ${start} + n * interval '1 second'
    from generate_series(${from}::bigint, ${to}::bigint) n`);
}

async function insertPredictions(tx: Db, project: Project, from: number, to: number): Promise<void> {
  await tx.execute(sql`insert into predictions (project_id, task_id, result, score, model_version)
    select project_id, id, ${answerOf(dice(sql`inner_id`, 6))}, (${dice(sql`inner_id`, 7)} / 2147483648.0)::real, case when inner_id % 2 = 0 then 'm-1' else 'm-2' end
    from tasks where project_id = ${project.id} and inner_id between ${from} and ${to} and inner_id % 10 = 0`);
}

const answerOf = (
  chance: ReturnType<typeof dice>,
) => sql`jsonb_build_array(jsonb_build_object('id', 'choice0001', 'from_name', 'mood', 'to_name', 'text', 'type', 'choices', 'origin', 'manual',
  'value', jsonb_build_object('choices', jsonb_build_array((array['Glad', 'Sad', 'Neither'])[1 + ${chance} % 3]))))`;

/** None to five answers a task, three on average; one of a hundred is a skip, one of five hundred a ground truth. */
async function insertAnnotations(tx: Db, project: Project, annotators: number[], from: number, to: number): Promise<void> {
  const ids = sql`${`{${annotators.join(',')}}`}::bigint[]`;
  await tx.execute(sql`insert into annotations (project_id, task_id, completed_by, result, result_count, was_cancelled, ground_truth_at, ground_truth_by, lead_time, unique_id, created_at, updated_at, config_id)
    select t.project_id, t.id, (${ids})[1 + (${dice(sql`t.inner_id`, 3)} + k * 37) % ${annotators.length}], ${answerOf(dice(sql`t.inner_id * 8 + k`, 4))}, 1,
      ${dice(sql`t.inner_id * 8 + k`, 5)} % 100 = 0,
      case when k = 1 and t.inner_id % 500 = 1 and ${dice(sql`t.inner_id * 8 + k`, 5)} % 100 <> 0 then ${start} end, case when k = 1 and t.inner_id % 500 = 1 and ${dice(sql`t.inner_id * 8 + k`, 5)} % 100 <> 0 then ${project.createdBy}::bigint end,
      5 + ${dice(sql`t.inner_id * 8 + k`, 8)} % 90, md5(t.inner_id || '-' || k)::uuid, ${start} + (t.inner_id + k * 3600) * interval '1 second', ${start} + (t.inner_id + k * 3600) * interval '1 second',
      (select id from labeling_configs where project_id = ${project.id})
    from tasks t, generate_series(1, (array[0, 1, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5, 0, 1, 2, 3, 3])[1 + t.inner_id % 20]) k
    where t.project_id = ${project.id} and t.inner_id between ${from} and ${to} order by t.id, k`);
}
