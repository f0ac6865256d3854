import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { annotations } from '#app/db/schema/annotations.ts';
import { memberCounters, projectCounters } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('an annotation moves its task to done and is counted for project and person', async ({ db }) => {
  const { project, ben } = await make.story(db);
  const task = await make.task(db, { project });
  await make.annotation(db, { task, by: ben, leadTime: 7 });
  const [row] = await db.select().from(tasks).where(eq(tasks.id, task.id));
  expect(row).toMatchObject({ state: 'done', annotationCount: 1, lastAnnotatedBy: ben.id });
  const [counted] = await db
    .select({
      tasks: sql<number>`sum(${projectCounters.tasks})::int`,
      done: sql<number>`sum(${projectCounters.doneTasks})::int`,
      missing: sql<number>`sum(${projectCounters.missingAnnotations})::int`,
      leadTime: sql<number>`sum(${projectCounters.leadTime})`,
    })
    .from(projectCounters)
    .where(eq(projectCounters.projectId, project.id));
  expect(counted).toEqual({ tasks: 1, done: 1, missing: 0, leadTime: 7 });
  const [member] = await db.select().from(memberCounters).where(eq(memberCounters.userId, ben.id));
  expect(member).toMatchObject({ annotations: 1, leadTime: 7 });
});

test('starring, skipping and deleting give back what they took', async ({ db }) => {
  const { project, ben, ada } = await make.story(db);
  const task = await make.task(db, { project });
  const annotation = await make.annotation(db, { task, by: ben });
  await db.update(annotations).set({ groundTruthAt: new Date(), groundTruthBy: ada.id }).where(eq(annotations.id, annotation.id));
  const state = async () => (await db.select().from(tasks).where(eq(tasks.id, task.id)))[0];
  expect(await state()).toMatchObject({ state: 'new', annotationCount: 0, groundTruthCount: 1 });
  await db.update(annotations).set({ groundTruthAt: null, groundTruthBy: null, wasCancelled: true }).where(eq(annotations.id, annotation.id));
  expect(await state()).toMatchObject({ state: 'skipped', skipCount: 1, groundTruthCount: 0 });
  await db.delete(annotations).where(eq(annotations.id, annotation.id));
  expect(await state()).toMatchObject({ state: 'new', skipCount: 0 });
  await db.delete(tasks).where(eq(tasks.id, task.id));
  const rows = await db.select().from(projectCounters).where(eq(projectCounters.projectId, project.id));
  for (const column of ['tasks', 'newTasks', 'skippedTasks', 'doneTasks', 'annotations', 'groundTruths', 'skips'] as const)
    expect(rows.reduce((sum, row) => sum + row[column], 0)).toBe(0);
});
