import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { annotations, drafts, predictions } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { listContributions } from '#app/domain/members/contributions.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

/** The same numbers, counted row by row. */
async function recount(db: Db, project: Project) {
  const [ofTasks] =
    await db.execute(sql`select count(*)::int as tasks, (count(*) filter (where state = 'new'))::int as "newTasks", (count(*) filter (where state = 'in progress'))::int as "inProgressTasks",
    (count(*) filter (where state = 'done'))::int as "doneTasks", (count(*) filter (where state = 'skipped'))::int as "skippedTasks",
    (count(*) filter (where exists (select 1 from annotations a where a.task_id = t.id and (not a.was_cancelled or a.ground_truth_at is not null))))::int as "annotatedTasks",
    (count(*) filter (where overlap > 1))::int as "overlappedTasks",
    coalesce(sum(greatest(overlap - (select count(*) from annotations a where a.task_id = t.id and not a.was_cancelled and a.ground_truth_at is null), 0)), 0)::int as "missingAnnotations"
    from tasks t where project_id = ${project.id}`);
  const [ofAnnotations] = await db.execute(sql`select (count(*) filter (where not was_cancelled and ground_truth_at is null))::int as annotations,
    (count(*) filter (where was_cancelled and ground_truth_at is null))::int as skips, (count(*) filter (where ground_truth_at is not null))::int as "groundTruths",
    coalesce(sum(lead_time) filter (where not was_cancelled and ground_truth_at is null), 0)::float8 as "leadTime" from annotations where project_id = ${project.id}`);
  const [ofPredictions] = await db.execute(sql`select count(*)::int as predictions from predictions where project_id = ${project.id}`);
  return { ...ofTasks, ...ofAnnotations, ...ofPredictions };
}

async function recountPeople(db: Db, project: Project) {
  return [
    ...(await db.execute(sql`select completed_by::int as id, (count(*) filter (where not was_cancelled and ground_truth_at is null))::int as annotations,
    (count(*) filter (where was_cancelled and ground_truth_at is null))::int as skips, (count(*) filter (where ground_truth_at is not null))::int as "groundTruths"
    from annotations where project_id = ${project.id} group by completed_by order by 2 desc, 1`)),
  ];
}

/** Tasks whose counts of verdicts are not those of their answers. */
const misreviewed = async (db: Db, project: Project) => [
  ...(await db.execute(sql`select t.id from tasks t where t.project_id = ${project.id} and (
    t.approved_count <> (select count(*) from annotations a where a.task_id = t.id and a.verdict = 'approved')
    or t.rejected_count <> (select count(*) from annotations a where a.task_id = t.id and a.verdict = 'rejected'))`)),
];

type Act = { kind: string; pick: number; other: number; flag: boolean };
const kinds = [
  'add task',
  'add task',
  'annotate',
  'annotate',
  'skip',
  'star',
  'review',
  'change',
  'unannotate',
  'predict',
  'unpredict',
  'draft',
  'undraft',
  'overlap',
  'remove task',
  'remove some',
];
const act = fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(40), other: fc.nat(2), flag: fc.boolean() });

async function carryOut(db: Db, project: Project, people: User[], { kind, pick, other, flag }: Act): Promise<void> {
  const one = async (table: 'tasks' | 'annotations' | 'predictions' | 'drafts') => {
    const rows = await db.execute<{ id: number }>(sql`select id::int from ${sql.identifier(table)} where project_id = ${project.id} order by id`);
    return rows.length ? rows[pick % rows.length]!.id : undefined;
  };
  const by = people[other]!;
  if (kind === 'add task') return void (await make.task(db, { project, overlap: 1 + (pick % 3) }));
  const task = await one('tasks');
  const annotation = await one('annotations');
  if (task !== undefined) {
    const values = { projectId: project.id, taskId: task, result: [] };
    if (kind === 'annotate' || kind === 'skip')
      await db.insert(annotations).values({ ...values, completedBy: by.id, wasCancelled: kind === 'skip', leadTime: flag ? pick : null });
    if (kind === 'predict') await db.insert(predictions).values([values, values]);
    if (kind === 'draft')
      await db
        .insert(drafts)
        .values({ ...values, userId: by.id, writer: 'w', sequence: 1 })
        .onConflictDoNothing();
    if (kind === 'overlap')
      await db
        .update(tasks)
        .set({ overlap: 1 + (pick % 4) })
        .where(flag ? eq(tasks.projectId, project.id) : eq(tasks.id, task));
    if (kind === 'remove task') await db.delete(tasks).where(eq(tasks.id, task));
    if (kind === 'remove some') await db.execute(sql`delete from tasks where project_id = ${project.id} and id % 3 = ${pick % 3}`);
  }
  if (annotation !== undefined) {
    if (kind === 'star') {
      // A task has one at most.
      await db.execute(sql`update annotations set ground_truth_at = null, ground_truth_by = null
        where task_id = (select task_id from annotations where id = ${annotation}) and ground_truth_at is not null`);
      if (flag) await db.update(annotations).set({ groundTruthAt: new Date(), groundTruthBy: by.id }).where(eq(annotations.id, annotation));
    }
    if (kind === 'review')
      await db
        .update(annotations)
        .set({ verdict: ([null, 'approved', 'rejected'] as const)[other] })
        .where(flag ? eq(annotations.projectId, project.id) : eq(annotations.id, annotation));
    if (kind === 'change') await db.update(annotations).set({ leadTime: pick, wasCancelled: flag }).where(eq(annotations.id, annotation));
    if (kind === 'unannotate') await db.delete(annotations).where(flag ? eq(annotations.projectId, project.id) : eq(annotations.id, annotation));
  }
  const prediction = await one('predictions');
  const draft = await one('drafts');
  if (kind === 'unpredict' && prediction !== undefined) await db.delete(predictions).where(eq(predictions.id, prediction));
  if (kind === 'undraft' && draft !== undefined) await db.delete(drafts).where(eq(drafts.id, draft));
}

test('whatever happens to tasks, annotations, predictions and drafts, the counters equal a recount', async ({ db }) => {
  const { ada, ben, cy } = await make.story(db);
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const project = await make.project(db, { by: ada });
      await make.task(db, { project });
      for (const each of acts) await carryOut(db, project, [ada, ben, cy], each);
      expect(await countersOf(db, project)).toEqual(await recount(db, project));
      expect(await misreviewed(db, project)).toEqual([]);
      const { rows: people } = await listContributions(db, project);
      expect(people.map(({ id, annotations: done, skips, groundTruths }) => ({ id, annotations: done, skips, groundTruths }))).toEqual(
        await recountPeople(db, project),
      );
    }),
    { numRuns: 15, seed: 5 },
  );
});
