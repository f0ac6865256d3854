/** Which review holds, what takes it away, and what the counts of tasks say. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Verdict } from '#app/core/verdicts.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, reviews, type Annotation } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { submitAnnotation } from '#app/domain/annotations.ts';
import { listRejected } from '#app/domain/annotations/rejected.ts';
import { undoLast } from '#app/domain/annotations/undo.ts';
import { updateAnnotation } from '#app/domain/annotations/update.ts';
import { deleteAnnotations, restoreDeletion } from '#app/domain/deletions.ts';
import { markGroundTruth, unmarkGroundTruth } from '#app/domain/ground-truths.ts';
import { listReviews, reviewAnnotation, withdrawReview } from '#app/domain/reviews.ts';
import { answer, configIdOf, lease } from '#tests/support/answers.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

async function answered(db: Db) {
  const story = await make.story(db);
  const task = await make.task(db, { project: story.project, overlap: 2 });
  return { ...story, task, annotation: await make.annotation(db, { task, by: story.ben }) };
}

/** What stands on the annotation, and the counts of its task. */
async function standing(db: Db, { id, taskId }: Annotation) {
  const [found] = await db.select().from(annotations).where(eq(annotations.id, id));
  const [task] = await db.select().from(tasks).where(eq(tasks.id, taskId));
  return [found?.verdict, task!.approvedCount, task!.rejectedCount];
}

const say = (verdict: Verdict, comment = '', version = 1) => ({ verdict, comment, version });

test('the newest review holds; withdrawn, the one before it does', async ({ db }) => {
  const { project, ada, cy, annotation } = await answered(db);
  expect(await standing(db, annotation)).toEqual([null, 0, 0]);
  await reviewAnnotation(db, project, annotation.id, say('approved'), ada);
  expect(await standing(db, annotation)).toEqual(['approved', 1, 0]);
  const second = await reviewAnnotation(db, project, annotation.id, say('rejected', 'Look again'), cy);
  expect(await standing(db, annotation)).toEqual(['rejected', 0, 1]);
  const id = 'review' in second ? second.review.id : 0;
  await expect(withdrawReview(db, project, annotation.id, id, ada)).rejects.toMatchObject({ kind: 'forbidden' });
  for (let twice = 0; twice < 2; twice += 1) await withdrawReview(db, project, annotation.id, id, cy);
  expect(await standing(db, annotation)).toEqual(['approved', 1, 0]);
  expect((await listReviews(db, [annotation])).map(({ verdict, by }) => [verdict, by.id])).toEqual([['approved', ada.id]]);
});

test('a change takes the verdict away, whoever makes it; what was said remains, and a version that is gone is not judged', async ({ db }) => {
  const { project, ada, ben, cy, task, annotation } = await answered(db);
  await reviewAnnotation(db, project, annotation.id, say('rejected', 'Sad, not glad'), cy);
  const change = { result: make.choice('Sad'), configId: await configIdOf(db, project), fence: null, leadTime: 1, version: 1 };
  await updateAnnotation(db, project, task, annotation, change, ben);
  expect(await standing(db, annotation)).toEqual([null, 0, 0]);
  expect(await reviewAnnotation(db, project, annotation.id, say('rejected', 'Sad, not glad'), cy)).toMatchObject({ newer: { version: 2 } });
  expect(await standing(db, annotation)).toEqual([null, 0, 0]);
  await reviewAnnotation(db, project, annotation.id, say('approved', '', 2), cy);
  await updateAnnotation(db, project, task, annotation, { ...change, result: make.choice('Glad'), version: 2 }, ada);
  expect(await standing(db, annotation)).toEqual([null, 0, 0]);
  expect((await listReviews(db, [annotation])).map(({ verdict, version }) => [verdict, version])).toEqual([
    ['approved', 2],
    ['rejected', 1],
  ]);
});

test('the star and the verdict do not touch each other, and skips are reviewed as well', async ({ db }) => {
  const { project, ada, cy, task, annotation } = await answered(db);
  await reviewAnnotation(db, project, annotation.id, say('approved'), cy);
  await markGroundTruth(db, project, annotation.id, ada);
  expect(await standing(db, annotation)).toEqual(['approved', 1, 0]);
  await unmarkGroundTruth(db, project, annotation.id, ada);
  const skip = await make.annotation(db, { task, by: ada, wasCancelled: true, result: [] });
  await reviewAnnotation(db, project, skip.id, say('approved'), cy);
  expect(await standing(db, skip)).toEqual(['approved', 2, 0]);
});

test('a deleted annotation comes back with its verdict and its reviews', async ({ db }) => {
  const { project, ada, cy, annotation } = await answered(db);
  await reviewAnnotation(db, project, annotation.id, say('rejected', 'a "word" 🦢'), cy);
  const before = await db.select().from(reviews);
  const now = new Date();
  const deletion = await deleteAnnotations(db, project, now, ada);
  expect([await db.$count(reviews), ...(await standing(db, annotation))]).toEqual([0, undefined, 0, 0]);
  await restoreDeletion(db, project, deletion!.id, now, ada);
  expect(await standing(db, annotation)).toEqual(['rejected', 0, 1]);
  expect(await db.select().from(reviews)).toEqual(before);
});

test('an answer that was reviewed is not taken back, but changed', async ({ db }) => {
  const { project, ben, cy } = await make.story(db);
  await make.task(db, { project });
  const { task, fence } = await lease(db, project, ben);
  const given = await submitAnnotation(db, project, task, await answer(db, project, { fence }), ben);
  const id = 'annotation' in given ? given.annotation.id : 0;
  await reviewAnnotation(db, project, id, say('rejected', 'Look again'), cy);
  await expect(undoLast(db, project, id, ben)).rejects.toMatchObject({ kind: 'conflict' });
  expect(await listRejected(db, project, ben)).toMatchObject([{ id, comment: 'Look again', innerId: task.innerId }]);
  expect(await listRejected(db, project, cy)).toEqual([]);
});

test('the history of each annotation ends at 20', async ({ db }) => {
  const { project, cy, task, ada, annotation } = await answered(db);
  const other = await make.annotation(db, { task, by: ada });
  await db.insert(reviews).values(
    Array.from({ length: 30 }, (_, n) => ({
      projectId: project.id,
      annotationId: annotation.id,
      verdict: 'rejected' as const,
      comment: `${n}`,
      version: 1,
      createdBy: cy.id,
    })),
  );
  await reviewAnnotation(db, project, other.id, say('approved'), cy);
  const found = await listReviews(db, [annotation, other]);
  expect([found.filter(({ annotationId }) => annotationId === annotation.id).length, found.length, found[1]!.comment]).toEqual([20, 21, '29']);
});
