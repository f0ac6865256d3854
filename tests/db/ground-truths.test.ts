/** The migration that leaves each task one ground truth: run once more, on answers as they could stand before it. */
import { readFileSync } from 'node:fs';
import { asc, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { annotations } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { deleteTasks, restoreDeletion } from '#app/domain/deletions.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const statements = readFileSync('app/db/migrations/0034_ground_truths.sql', 'utf8').split('--> statement-breakpoint');

test('of several ground truths of a task the newest stays, of those of one moment the first, and no skip; also in the trash', async ({ db }) => {
  const { ada, ben, cy, olga, project } = await make.story(db);
  await db.execute(sql`drop index annotations_ground_truth`);
  const day = (date: number) => ({ groundTruthAt: new Date(Date.UTC(2026, 0, date)), groundTruthBy: ada.id });
  const answered = async () => {
    const task = await make.task(db, { project, overlap: 3 });
    await make.annotation(db, { task, by: ben, wasCancelled: true, ...day(9) });
    await make.annotation(db, { task, by: ada, ...day(1) });
    await make.annotation(db, { task, by: cy, ...day(2) });
    await make.annotation(db, { task, by: olga, ...day(2) });
    return task;
  };
  const [, trashed] = [await answered(), await answered()];
  const now = new Date();
  const deletion = await deleteTasks(db, project, sql`id = ${trashed.id}`, now, ada);
  for (const statement of statements) await db.execute(sql.raw(statement));
  await restoreDeletion(db, project, deletion!.id, now, ada);
  const stars = (await db.select().from(annotations).orderBy(asc(annotations.id))).map(({ groundTruthAt, groundTruthBy }) => [
    groundTruthAt?.getUTCDate(),
    groundTruthBy,
  ]);
  const none = [undefined, null];
  expect(stars).toEqual([none, none, [2, ada.id], none, none, none, [2, ada.id], none]);
  const counted = { groundTruthCount: 1, annotationCount: 2, skipCount: 1, state: 'in progress' };
  expect(await db.select().from(tasks)).toMatchObject([counted, counted]);
  expect(await countersOf(db, project)).toMatchObject({ groundTruths: 2, annotations: 4, skips: 2, missingAnnotations: 2 });
});

test('no second ground truth of a task can be stored', async ({ db }) => {
  const { ben, cy, project } = await make.story(db);
  const task = await make.task(db, { project });
  const star = { task, groundTruthAt: new Date() };
  await make.annotation(db, { ...star, by: ben });
  await expect(db.transaction((tx) => make.annotation(tx, { ...star, by: cy }))).rejects.toMatchObject({
    cause: { constraint_name: 'annotations_ground_truth' },
  });
});
