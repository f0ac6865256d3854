import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { activities } from '#app/db/schema/activities.ts';
import { annotations, type Annotation } from '#app/db/schema/annotations.ts';
import { leases, tasks } from '#app/db/schema/tasks.ts';
import { submitAnnotation } from '#app/domain/annotations.ts';
import { ownNumbers, saneLeadTime } from '#app/domain/annotations/own.ts';
import { undoLast } from '#app/domain/annotations/undo.ts';
import { updateAnnotation } from '#app/domain/annotations/update.ts';
import { maybeDraft, saveDraft } from '#app/domain/drafts.ts';
import { markGroundTruth } from '#app/domain/ground-truths.ts';
import { maybeLease } from '#app/domain/leases.ts';
import { skipTask } from '#app/domain/skips.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import { answer, expire, lease } from '#tests/support/answers.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

describe('submitting', () => {
  test('stores the answer, ends lease and draft, records who did it', async ({ db }) => {
    const { project, ben } = await make.story(db);
    await make.task(db, { project });
    const { task, fence } = await lease(db, project, ben);
    await saveDraft(db, project, task, { result: [], leadTime: 1, writer: 'tab', sequence: 1, base: 0, annotationId: null }, ben);
    const outcome = await submitAnnotation(db, project, task, await answer(db, project, { fence, leadTime: 7 }), ben);
    expect(outcome).toMatchObject({ repeated: false, annotation: { completedBy: ben.id, leadTime: 7, wasCancelled: false, version: 1 } });
    expect(await maybeLease(db, task, ben)).toBeUndefined();
    expect(await maybeDraft(db, task, null, ben)).toBeUndefined();
    expect(await db.select().from(tasks).where(eq(tasks.id, task.id))).toMatchObject([{ annotationCount: 1, state: 'done', draftCount: 0 }]);
    expect(await db.select().from(activities).where(eq(activities.act, 'submit annotation'))).toMatchObject([{ by: ben.id, subjectId: task.id }]);
  });

  test('the same twice is stored once and answers the same', async ({ db }) => {
    const { project, ben } = await make.story(db);
    await make.task(db, { project });
    const { task, fence } = await lease(db, project, ben);
    const sent = await answer(db, project, { fence });
    const first = await submitAnnotation(db, project, task, sent, ben);
    const second = await submitAnnotation(db, project, task, sent, ben);
    expect(second).toEqual({ ...first, repeated: true });
    expect(await db.$count(annotations)).toBe(1);
    expect(await db.$count(activities, eq(activities.act, 'submit annotation'))).toBe(1);
  });

  test('another answer of the same person to the same task is refused', async ({ db }) => {
    const { project, ben } = await make.story(db);
    const task = await make.task(db, { project, overlap: 3 });
    await submitAnnotation(db, project, task, await answer(db, project), ben);
    await expect(submitAnnotation(db, project, task, await answer(db, project), ben)).rejects.toMatchObject({ kind: 'conflict' });
  });

  test("another person's unique id is refused, not answered with their annotation (T33)", async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    const task = await make.task(db, { project, overlap: 3 });
    const sent = await answer(db, project);
    await submitAnnotation(db, project, task, sent, cy);
    await expect(submitAnnotation(db, project, task, sent, ben)).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('problems come back and nothing is stored; an empty answer is one where none is wanted', async ({ db }) => {
    const { project, ben } = await make.story(db);
    const task = await make.task(db, { project });
    expect(await submitAnnotation(db, project, task, await answer(db, project, { result: make.choice('Unheard of') }), ben)).toMatchObject({
      problems: [expect.anything()],
    });
    expect(await submitAnnotation(db, { ...project, mayBeEmpty: false }, task, await answer(db, project, { result: [] }), ben)).toMatchObject({
      problems: [{ message: expect.stringContaining('empty') }],
    });
    expect(await submitAnnotation(db, project, task, await answer(db, project, { configId: null }), ben)).toMatchObject({
      problems: [{ message: expect.stringContaining('config') }],
    });
    expect(await db.$count(annotations)).toBe(0);
    expect(await submitAnnotation(db, project, task, await answer(db, project, { result: [] }), ben)).toMatchObject({ repeated: false });
  });
});

describe('the fence', () => {
  test('work under an expired lease counts while its place is free', async ({ db }) => {
    const { project, ben } = await make.story(db);
    await make.task(db, { project });
    const { task, fence } = await lease(db, project, ben);
    await expire(db, task, ben);
    expect(await submitAnnotation(db, project, task, await answer(db, project, { fence }), ben)).toMatchObject({ repeated: false });
  });

  test('once others hold or filled the place it does not count, and becomes a draft', async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    await make.task(db, { project });
    const { task, fence } = await lease(db, project, ben);
    await expire(db, task, ben);
    const other = await lease(db, project, cy);
    expect(other.task.id).toBe(task.id);
    const late = await answer(db, project, { fence, leadTime: 9 });
    expect(await submitAnnotation(db, project, task, late, ben)).toEqual({ taken: true });
    expect(await maybeDraft(db, task, null, ben)).toMatchObject({ result: late.result, leadTime: 9 });
    await submitAnnotation(db, project, task, await answer(db, project, { fence: other.fence }), cy);
    expect(await submitAnnotation(db, project, task, late, ben)).toEqual({ taken: true });
    expect(await db.$count(annotations)).toBe(1);
    expect(await db.$count(activities, eq(activities.act, 'lose place'))).toBe(2);
  });

  test('a living lease keeps its place even against an answer that a reviewer adds knowingly', async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    await make.task(db, { project });
    const { task, fence } = await lease(db, project, ben);
    expect(await submitAnnotation(db, project, task, await answer(db, project), cy)).toEqual({ taken: true });
    expect(await submitAnnotation(db, project, task, await answer(db, project, { extra: true }), cy)).toMatchObject({ repeated: false });
    expect(await submitAnnotation(db, project, task, await answer(db, project, { fence }), ben)).toMatchObject({ repeated: false });
  });

  test('who has answered adds another answer only knowingly, also where a place is free', async ({ db }) => {
    const { project, ada } = await make.story(db);
    const task = await make.task(db, { project, overlap: 3 });
    await make.annotation(db, { task, by: ada });
    const again = await answer(db, project);
    await expect(submitAnnotation(db, project, task, again, ada)).rejects.toThrow('You have answered this task already.');
    expect(await submitAnnotation(db, project, task, { ...again, extra: true }, ada)).toMatchObject({ repeated: false });
    expect(await db.$count(annotations)).toBe(2);
  });

  test('an annotator cannot ask for an answer more', async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    const task = await make.task(db, { project });
    await make.annotation(db, { task, by: cy });
    expect(await submitAnnotation(db, project, task, await answer(db, project, { extra: true }), ben)).toEqual({ taken: true });
  });
});

describe('updating', () => {
  test('grows the version and adds the time; the same twice is one change', async ({ db }) => {
    const { project, ben } = await make.story(db);
    const task = await make.task(db, { project });
    const annotation = await make.annotation(db, { task, by: ben });
    const change = { ...(await answer(db, project, { result: make.choice('Sad'), leadTime: 3 })), version: 1 };
    expect(await updateAnnotation(db, project, task, annotation, change, ben)).toMatchObject({
      repeated: false,
      annotation: { version: 2, leadTime: 7 },
    });
    expect(await updateAnnotation(db, project, task, annotation, change, ben)).toMatchObject({
      repeated: true,
      annotation: { version: 2, leadTime: 7 },
    });
    expect(await db.$count(activities, eq(activities.act, 'update annotation'))).toBe(1);
  });

  test('on an older version the newer one stands and the change is kept as a draft', async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    const task = await make.task(db, { project });
    const annotation = await make.annotation(db, { task, by: ben });
    await updateAnnotation(db, project, task, annotation, { ...(await answer(db, project, { result: make.choice('Sad') })), version: 1 }, cy);
    const mine = { ...(await answer(db, project, { result: [] })), version: 1 };
    expect(await updateAnnotation(db, project, task, annotation, mine, ben)).toMatchObject({ newer: { version: 2, result: make.choice('Sad') } });
    expect(await maybeDraft(db, task, annotation.id, ben)).toMatchObject({ result: [] });
  });

  test("an annotator's hands are off others' answers: there is nothing", async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    const task = await make.task(db, { project });
    const annotation = await make.annotation(db, { task, by: cy });
    await expect(updateAnnotation(db, project, task, annotation, { ...(await answer(db, project)), version: 1 }, ben)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  test('a skip may be answered while there is a place', async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    const task = await make.task(db, { project });
    const skip = await skipTask(db, project, task, await answer(db, project), ben);
    const change = { ...(await answer(db, project)), version: 1 };
    const other = await make.annotation(db, { task, by: cy });
    expect(await updateAnnotation(db, project, task, skip, change, ben)).toEqual({ taken: true });
    await db.delete(annotations).where(eq(annotations.id, other.id));
    expect(await updateAnnotation(db, project, task, skip, change, ben)).toMatchObject({ annotation: { wasCancelled: false } });
  });
});

describe('skipping and undoing', () => {
  test('a skip leaves the place to others, is recorded, and twice is one', async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    await make.task(db, { project });
    const { task, fence } = await lease(db, project, ben);
    const sent = await answer(db, project, { fence });
    const skip = await skipTask(db, project, task, sent, ben);
    expect(await skipTask(db, project, task, sent, ben)).toEqual(skip);
    expect((await lease(db, project, cy)).task.id).toBe(task.id);
    expect(await db.$count(activities, eq(activities.act, 'skip task'))).toBe(1);
  });

  test('a project may want every task answered', async ({ db }) => {
    const { project, ben } = await make.story(db);
    const task = await make.task(db, { project });
    await expect(skipTask(db, { ...project, maySkip: false }, task, await answer(db, project), ben)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('undo brings answer, time and place back as they were; a second click takes nothing more', async ({ db }) => {
    const { project, ben } = await make.story(db);
    for (let count = 0; count < 2; count += 1) {
      await make.task(db, { project });
      const { task, fence } = await lease(db, project, ben);
      await submitAnnotation(db, project, task, await answer(db, project, { fence, leadTime: 6 }), ben);
    }
    const last = (await db.select().from(annotations)).at(-1)!;
    expect(await undoLast(db, project, last.id, ben)).toBe(last.taskId);
    expect(await undoLast(db, project, last.id, ben)).toBeUndefined();
    expect(await maybeDraft(db, { id: last.taskId }, null, ben)).toMatchObject({ result: last.result, leadTime: 6 });
    expect(await maybeLease(db, { id: last.taskId }, ben)).toMatchObject({ isLive: true });
    expect(await db.$count(annotations)).toBe(1);
    expect(await db.$count(activities, eq(activities.act, 'undo submit'))).toBe(1);
  });

  test('a skip whose place was taken comes back as a draft without a lease', async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    await make.task(db, { project });
    const { task, fence } = await lease(db, project, ben);
    const skip = await skipTask(db, project, task, await answer(db, project, { fence }), ben);
    await lease(db, project, cy);
    expect(await undoLast(db, project, skip.id, ben)).toBe(task.id);
    expect(await db.$count(leases, eq(leases.userId, ben.id))).toBe(0);
  });

  test('what is older than an hour, or was changed since, is not taken back', async ({ db }) => {
    const { project, ben } = await make.story(db);
    for (const given of [{ createdAt: new Date(Date.now() - 61 * 60_000) }, { version: 2 }]) {
      const { id } = await make.annotation(db, { task: await make.task(db, { project }), by: ben, ...given });
      await expect(undoLast(db, project, id, ben)).rejects.toThrow(/can no longer be taken back/);
    }
  });

  test('T40 what somebody else starred is taken back like any other answer, place included; the star stays with whoever gave it', async ({ db }) => {
    const { project, ada, ben, cy, olga } = await make.story(db);
    await make.task(db, { project });
    const { task, fence } = await lease(db, project, ben);
    const sent = await submitAnnotation(db, project, task, await answer(db, project, { fence, leadTime: 6 }), ben);
    const { id, result } = (sent as { annotation: Annotation }).annotation;
    await markGroundTruth(db, project, id, ada);
    // The star has given up the place, but it is kept for Ben while he may come back to it.
    expect(await leaseNextTask(db, project, {}, cy)).toMatchObject({ left: 'held' });
    expect(await undoLast(db, project, id, ben)).toBe(task.id);
    expect(await maybeDraft(db, task, null, ben)).toMatchObject({ result, leadTime: 6 });
    expect(await maybeLease(db, task, ben)).toMatchObject({ isLive: true });
    expect(await ownNumbers(db, project, ben)).toEqual({ annotations: 0, skips: 0, leadTime: 0 });
    expect(await db.select().from(annotations)).toMatchObject([{ id, completedBy: ada.id, groundTruthBy: ada.id, result, leadTime: null }]);
    const back = await maybeLease(db, task, ben);
    expect(await submitAnnotation(db, project, task, await answer(db, project, { fence: back!.fence }), ben)).toMatchObject({ repeated: false });
    expect(await db.select().from(tasks).where(eq(tasks.id, task.id))).toMatchObject([{ annotationCount: 1, groundTruthCount: 1, state: 'done' }]);
    // The reference is no answer of Ada's, so she is not offered to take it back.
    expect(await undoLast(db, project, id, ada)).toBeUndefined();
    expect(await leaseNextTask(db, project, {}, olga)).toEqual({ left: 'nothing' });
  });

  test('an hour after it was given, the place of a starred answer is for others', async ({ db }) => {
    const { project, ada, ben, cy } = await make.story(db);
    const task = await make.task(db, { project });
    const given = await make.annotation(db, { task, by: ben, createdAt: new Date(Date.now() - 61 * 60_000) });
    await markGroundTruth(db, project, given.id, ada);
    expect((await lease(db, project, cy)).task.id).toBe(task.id);
  });
});

test.for([
  [-1, 0],
  [Number.NaN, 0],
  [Infinity, 0],
  [90_000, 86_400],
  [12.5, 12.5],
])('a lead time of %d s counts as %d s', ([given, counted]) => {
  expect(saneLeadTime(given)).toBe(counted);
});
