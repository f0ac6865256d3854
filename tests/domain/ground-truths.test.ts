import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { activities } from '#app/db/schema/activities.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { markGroundTruth, unmarkGroundTruth } from '#app/domain/ground-truths.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('the star moves: a task has one at most, and it does not count toward overlap', async ({ db }) => {
  const { project, ada, ben, cy } = await make.story(db);
  const task = await make.task(db, { project, overlap: 2 });
  const [one, two] = [await make.annotation(db, { task, by: ben }), await make.annotation(db, { task, by: cy })];
  await markGroundTruth(db, project, one.id, ada);
  await markGroundTruth(db, project, two.id, ada);
  await markGroundTruth(db, project, two.id, ada);
  expect(await db.select().from(annotations).where(eq(annotations.id, one.id))).toMatchObject([{ groundTruthAt: null }]);
  expect(await db.select().from(tasks).where(eq(tasks.id, task.id))).toMatchObject([
    { groundTruthCount: 1, annotationCount: 1, state: 'in progress' },
  ]);
  expect(await db.$count(activities, eq(activities.act, 'mark ground truth'))).toBe(2);
  await unmarkGroundTruth(db, project, two.id, ada);
  await unmarkGroundTruth(db, project, two.id, ada);
  expect(await db.select().from(tasks).where(eq(tasks.id, task.id))).toMatchObject([{ groundTruthCount: 0, annotationCount: 2 }]);
  expect(await db.$count(activities, eq(activities.act, 'unmark ground truth'))).toBe(1);
});

test('a skip is no ground truth, and what belongs to another project is nothing', async ({ db }) => {
  const { project, ada, ben } = await make.story(db);
  const skip = await make.annotation(db, { task: await make.task(db, { project }), by: ben, wasCancelled: true });
  await expect(markGroundTruth(db, project, skip.id, ada)).rejects.toMatchObject({ kind: 'invalid' });
  const other = await make.project(db, { by: ada });
  await expect(markGroundTruth(db, other, skip.id, ada)).rejects.toMatchObject({ kind: 'not-found' });
});
