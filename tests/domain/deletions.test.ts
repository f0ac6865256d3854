import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { deletedRows, deletions } from '#app/db/schema/activities.ts';
import { annotations, drafts, predictions, reviews } from '#app/db/schema/annotations.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { files } from '#app/db/schema/transfers.ts';
import { leases, tasks } from '#app/db/schema/tasks.ts';
import { deleteAnnotations, deleteTasks, restoreDeletion } from '#app/domain/deletions.ts';
import { listDeletions } from '#app/domain/deletions/list.ts';
import { listContributions } from '#app/domain/members/contributions.ts';
import { reviewAnnotation } from '#app/domain/reviews.ts';
import { updateProject } from '#app/domain/projects.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { purgeTrash, restoreProject, trashProject } from '#app/domain/projects/trash.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const now = new Date('2026-05-01T12:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

/** Everything that a restore must bring back, as it stands. */
async function picture(db: Db, project: Project) {
  const of = <Table extends typeof tasks | typeof annotations | typeof predictions | typeof drafts | typeof reviews>(table: Table) =>
    db
      .select()
      .from(table as typeof tasks)
      .where(eq((table as typeof tasks).projectId, project.id))
      .orderBy((table as typeof tasks).id);
  return {
    tasks: await of(tasks),
    annotations: await of(annotations),
    predictions: await of(predictions),
    drafts: await of(drafts),
    reviews: await of(reviews),
    counters: await countersOf(db, project),
    people: (await listContributions(db, project)).rows,
  };
}

/** Answers with reviews, a skip, a ground truth, predictions, drafts of both kinds, odd texts, and times of long ago. */
async function workedOn(db: Db) {
  const story = await make.story(db);
  const { project, ada, ben, cy } = story;
  const texts = ['plain', 'emoji 🦢 and "quotes"', 'back\\slash', '\n'];
  const made = [];
  for (const text of texts)
    made.push(await make.task(db, { project, data: { text, deep: { list: [1, null, 'x'] } }, overlap: text === 'plain' ? 2 : 1 }));
  const [first, second, third, fourth] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0], (typeof made)[0]];
  const answer = await make.annotation(db, { task: first!, by: cy });
  for (const verdict of ['rejected', 'approved'] as const)
    await reviewAnnotation(db, project, answer.id, { verdict, comment: 'a "word" 🦢', version: 1 }, ada);
  await make.annotation(db, { task: first!, by: ben, leadTime: 2 });
  await make.annotation(db, { task: second!, by: ben, wasCancelled: true });
  await make.annotation(db, { task: third!, by: ada, groundTruthAt: now, groundTruthBy: ada.id });
  await db.insert(predictions).values({ projectId: project.id, taskId: second!.id, result: make.choice('Sad'), score: 0.25, modelVersion: 'm-1' });
  const draft = { projectId: project.id, userId: ben.id, result: make.choice('Sad'), writer: 'tab', sequence: 3 };
  await db.insert(drafts).values([
    { ...draft, taskId: fourth!.id },
    { ...draft, userId: cy.id, taskId: first!.id, annotationId: answer.id },
  ]);
  await db.execute(sql`update tasks set updated_at = '2020-02-03 04:05:06.789012+00' where project_id = ${project.id}`);
  return { ...story, tasks: made };
}

test('tasks come back exactly as they were, with all that hung on them', async ({ db }) => {
  const { project, ada } = await workedOn(db);
  const before = await picture(db, project);
  const deletion = await deleteTasks(db, project, undefined, now, ada);
  expect(deletion).toMatchObject({ what: 'tasks', count: 4 });
  expect(await picture(db, project)).toMatchObject({
    tasks: [],
    annotations: [],
    counters: { tasks: 0, annotations: 0, skips: 0, groundTruths: 0, predictions: 0, missingAnnotations: 0 },
    people: [],
  });
  await restoreDeletion(db, project, deletion!.id, days(29), ada);
  expect(await picture(db, project)).toEqual(before);
  expect(await db.select().from(deletedRows)).toEqual([]);
});

test('some tasks are deleted by a condition; the others are not touched', async ({ db }) => {
  const {
    project,
    ada,
    ben,
    tasks: [first],
  } = await workedOn(db);
  await db.insert(leases).values({ taskId: first!.id, userId: ben.id, projectId: project.id, expiresAt: days(1) });
  const before = await picture(db, project);
  const deletion = await deleteTasks(db, project, sql`id = ${first!.id}`, now, ada);
  const left = await picture(db, project);
  expect(left.tasks).toEqual(before.tasks.slice(1));
  expect(left.annotations.every(({ id }) => before.annotations.some((each) => each.id === id))).toBe(true);
  await restoreDeletion(db, project, deletion!.id, now, ada);
  expect(await picture(db, project)).toEqual(before);
});

test('annotations come back exactly; tasks were new meanwhile, and what is written anew stays', async ({ db }) => {
  const { project, ada } = await workedOn(db);
  const before = await picture(db, project);
  const deletion = await deleteAnnotations(db, project, now, ada);
  const between = await picture(db, project);
  expect(deletion).toMatchObject({ what: 'annotations', count: 4 });
  expect(between.drafts).toHaveLength(1);
  expect(between.counters).toMatchObject({ tasks: 4, annotations: 0, newTasks: 3, inProgressTasks: 1, predictions: 1 });
  await restoreDeletion(db, project, deletion!.id, now, ada);
  const untimed = (rows: typeof before.tasks) => rows.map((row) => ({ ...row, updatedAt: null }));
  const after = await picture(db, project);
  expect({ ...after, tasks: untimed(after.tasks) }).toEqual({ ...before, tasks: untimed(before.tasks) });
});

test('twice is harmless: nothing left to delete, nothing to restore', async ({ db }) => {
  const { project, ada } = await workedOn(db);
  const deletion = await deleteAnnotations(db, project, now, ada);
  expect(await deleteAnnotations(db, project, now, ada)).toBeUndefined();
  await restoreDeletion(db, project, deletion!.id, now, ada);
  const once = await picture(db, project);
  await restoreDeletion(db, project, deletion!.id, now, ada);
  expect(await picture(db, project)).toEqual(once);
});

test('annotations wait for their tasks; the other way round all comes back', async ({ db }) => {
  const { project, ada } = await workedOn(db);
  const before = await countersOf(db, project);
  const first = await deleteAnnotations(db, project, now, ada);
  const second = await deleteTasks(db, project, undefined, now, ada);
  await expect(restoreDeletion(db, project, first!.id, now, ada)).rejects.toMatchObject({ kind: 'conflict' });
  await restoreDeletion(db, project, second!.id, now, ada);
  await restoreDeletion(db, project, first!.id, now, ada);
  expect(await countersOf(db, project)).toEqual(before);
});

test('annotations come back whatever other tasks were deleted after them', async ({ db }) => {
  const { project, ada } = await workedOn(db);
  const before = await countersOf(db, project);
  const other = await make.task(db, { project });
  const answers = await deleteAnnotations(db, project, now, ada);
  await deleteTasks(db, project, sql`id = ${other.id}`, now, ada);
  await restoreDeletion(db, project, answers!.id, now, ada);
  expect(await countersOf(db, project)).toEqual(before);
});

test('deletions are listed in pages, and one of a single row names its task', async ({ db }) => {
  const {
    project,
    ada,
    tasks: [first],
  } = await workedOn(db);
  const [answer] = await db.select().from(annotations).where(eq(annotations.taskId, first!.id)).limit(1);
  await deleteAnnotations(db, project, now, ada, sql`id = ${answer!.id}`);
  const gone = await make.task(db, { project });
  await deleteTasks(db, project, sql`id = ${gone.id}`, now, ada);
  await db
    .insert(deletions)
    .values(
      Array.from({ length: 60 }, () => ({ projectId: project.id, by: ada.id, what: 'tasks' as const, count: 2, at: now, expiresAt: days(30) })),
    );
  const newest = await listDeletions(db, project, now);
  expect([newest.rows.length, newest.previous, newest.rows[0]!.task]).toEqual([50, undefined, null]);
  const oldest = await listDeletions(db, project, now, { after: newest.next });
  expect(oldest.rows).toHaveLength(12);
  expect(oldest.rows.slice(-2)).toMatchObject([
    { what: 'tasks', task: gone.id, hasTask: false },
    { what: 'annotations', task: first!.id, hasTask: true },
  ]);
  expect(oldest.next).toBeUndefined();
  expect((await listDeletions(db, project, now, { before: oldest.previous })).rows).toEqual(newest.rows);
  await db
    .update(deletions)
    .set({ restoredAt: now })
    .where(sql`id <= ${oldest.rows[0]!.id}`);
  expect((await listDeletions(db, project, now, { after: newest.next })).rows).toEqual(newest.rows);
});

test('an expired deletion, and one of another project, cannot be restored', async ({ db }) => {
  const { project, ada } = await workedOn(db);
  const other = await make.project(db, { by: ada });
  const deletion = await deleteTasks(db, project, undefined, now, ada);
  await expect(restoreDeletion(db, project, deletion!.id, days(31), ada)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(restoreDeletion(db, other, deletion!.id, now, ada)).rejects.toMatchObject({ kind: 'not-found' });
  expect((await listDeletions(db, project, days(31))).rows).toEqual([]);
  expect((await listDeletions(db, project, now)).rows).toMatchObject([{ id: deletion!.id, count: 4, by: { firstName: 'Ada' }, task: null }]);
});

test('the cohort keeps its size when tasks go and come back', async ({ db }) => {
  const { project: made, ada } = await make.story(db);
  for (let n = 0; n < 8; n += 1) await make.task(db, { project: made });
  const project = await updateProject(db, made, { overlap: 2, overlapCohort: 50 }, ada);
  const deletion = await deleteTasks(db, project, sql`inner_id <= 4`, now, ada);
  expect((await countersOf(db, project)).overlappedTasks).toBe(2);
  await restoreDeletion(db, project, deletion!.id, now, ada);
  expect((await countersOf(db, project)).overlappedTasks).toBe(4);
});

test('a project waits in the trash for 30 days and is then gone, files and all', async ({ db }) => {
  const { project, ada } = await workedOn(db);
  await db.insert(files).values({ projectId: project.id, key: 'ab/cd', name: 'a.txt', type: 'text/plain', size: 1, sha256: '' });
  await trashProject(db, project, now, ada);
  const deleted: string[] = [];
  const store = { delete: async (key: string) => void deleted.push(key) };
  expect(await purgeTrash(db, days(29), store)).toMatchObject({ projects: 0 });
  expect(await restoreProject(db, project.id, ada)).toMatchObject({ id: project.id, trashedAt: null });
  await trashProject(db, project, now, ada);
  expect(await purgeTrash(db, days(31), store)).toMatchObject({ projects: 1 });
  expect(deleted).toEqual(['ab/cd']);
  expect(await db.select().from(projects).where(eq(projects.id, project.id))).toEqual([]);
  await expect(restoreProject(db, project.id, ada)).rejects.toMatchObject({ kind: 'not-found' });
});

test('the purge takes expired deletions and leaves the others', async ({ db }) => {
  const { project, ada } = await workedOn(db);
  await deleteAnnotations(db, project, now, ada);
  const kept = await deleteTasks(db, project, undefined, days(20), ada);
  expect(await purgeTrash(db, days(31))).toEqual({ projects: 0, deletions: 1 });
  expect(await db.select({ id: deletions.id }).from(deletions)).toEqual([{ id: kept!.id }]);
});

test('annotations come back also where the same answer was sent again meanwhile', async ({ db }) => {
  const { ada, ben, project } = await make.story(db);
  const task = await make.task(db, { project, overlap: 2 });
  const { uniqueId, ...first } = await make.annotation(db, { task, by: ben });
  await db
    .insert(drafts)
    .values({ projectId: project.id, taskId: task.id, userId: ben.id, annotationId: first.id, result: [], writer: 'tab', sequence: 1 });
  const deletion = await deleteAnnotations(db, project, new Date(), ada);
  const again = await make.annotation(db, { task, by: ben, uniqueId });
  await restoreDeletion(db, project, deletion!.id, new Date(), ada);
  expect(await db.select({ id: annotations.id }).from(annotations)).toEqual([{ id: again.id }]);
  expect(await db.$count(drafts)).toBe(0);
});
