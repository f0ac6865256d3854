import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { predictions } from '#app/db/schema/annotations.ts';
import { activities } from '#app/db/schema/activities.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { submitAnnotation } from '#app/domain/annotations.ts';
import { markGroundTruth } from '#app/domain/ground-truths.ts';
import { skipTask } from '#app/domain/skips.ts';
import { leaseNextTask, mayFetchAhead, peekNext } from '#app/domain/tasks/next.ts';
import { findNextTask } from '#app/domain/tasks/next/find.ts';
import { findTask } from '#app/domain/tasks.ts';
import { answer, expire, lease } from '#tests/support/answers.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import type { Db } from '#app/db/client.ts';

const set = async (db: Db, project: Project, given: Partial<Project>): Promise<Project> =>
  (await db.update(projects).set(given).where(eq(projects.id, project.id)).returning())[0]!;

describe('which task comes next', () => {
  test('the one already held, however often one asks; taking it is recorded', async ({ db }) => {
    const { project, ben } = await make.story(db);
    await make.task(db, { project });
    await make.task(db, { project });
    const first = await lease(db, project, ben);
    expect(await lease(db, project, ben)).toEqual(first);
    const acts = await db.select().from(activities).where(eq(activities.act, 'lease task'));
    expect(acts).toMatchObject([{ by: ben.id, projectId: project.id, subjectId: first.task.id }]);
  });

  test('sequential: the lowest number', async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    const [one, two] = [await make.task(db, { project }), await make.task(db, { project })];
    expect((await lease(db, project, ben)).task.id).toBe(one.id);
    expect((await lease(db, project, cy)).task.id).toBe(two.id);
  });

  test('uniform: every task is reached', async ({ db }) => {
    const story = await make.story(db);
    const project = await set(db, story.project, { sampling: 'uniform' });
    for (let number = 0; number < 4; number += 1) await make.task(db, { project });
    const seen = new Set<number>();
    for (let round = 0; round < 4; round += 1) {
      const { task, fence } = await lease(db, project, story.ben);
      await submitAnnotation(db, project, task, await answer(db, project, { fence }), story.ben);
      seen.add(task.id);
    }
    expect(seen.size).toBe(4);
    expect(await leaseNextTask(db, project, {}, story.ben)).toEqual({ left: 'nothing' });
  });

  test('uniform: where few are left among many, each of them is reached', async ({ db }) => {
    const story = await make.story(db);
    const project = await set(db, story.project, { sampling: 'uniform' });
    await db.execute(sql`insert into tasks (project_id, inner_id, data, overlap) select ${project.id}, n, '{"text": "x"}', case when n % 1000 = 999 then 1 else 0 end
      from generate_series(1, 4000) n`);
    const seen = new Set<number>();
    for (let round = 0; round < 4; round += 1) {
      const { task, fence } = await lease(db, project, story.ben);
      await skipTask(db, project, task, await answer(db, project, { fence }), story.ben);
      seen.add(task.innerId);
    }
    expect([...seen].toSorted((a, b) => a - b)).toEqual([999, 1999, 2999, 3999]);
    expect(await leaseNextTask(db, project, {}, story.ben)).toEqual({ left: 'nothing' });
  });

  test('uniform: no place in the project is preferred', async ({ db }) => {
    const story = await make.story(db);
    const project = await set(db, story.project, { sampling: 'uniform' });
    await db.execute(
      sql`insert into tasks (project_id, inner_id, data, overlap) select ${project.id}, n, '{"text": "x"}', 1 from generate_series(1, 900) n`,
    );
    const thirds = [0, 0, 0];
    for (let round = 0; round < 120; round += 1) {
      const id = (await findNextTask(db, { project, by: story.ben, except: [], want: 'any' }))!;
      thirds[Math.floor(((await findTask(db, project, id)).innerId - 1) / 300)]! += 1;
    }
    // Forty are expected of each; so few come once in a hundred million times.
    expect(Math.min(...thirds)).toBeGreaterThan(10);
  });

  test('uncertainty: the lowest score of the current model version, then those without prediction', async ({ db }) => {
    const story = await make.story(db);
    const project = await set(db, story.project, { sampling: 'uncertainty', modelVersion: 'b' });
    const [sure, unsure, unknown] = [await make.task(db, { project }), await make.task(db, { project }), await make.task(db, { project })];
    await db.insert(predictions).values([
      { projectId: project.id, taskId: sure.id, result: [], score: 0.8, modelVersion: 'b' },
      { projectId: project.id, taskId: unsure.id, result: [], score: 0.2, modelVersion: 'b' },
      { projectId: project.id, taskId: unknown.id, result: [], score: 0.1, modelVersion: 'a' },
    ]);
    const order: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { task, fence } = await lease(db, project, story.ben);
      await submitAnnotation(db, project, task, await answer(db, project, { fence }), story.ben);
      order.push(task.id);
    }
    expect(order).toEqual([unsure.id, sure.id, unknown.id]);
    expect((await db.select({ waiting: predictions.waiting }).from(predictions)).every(({ waiting }) => !waiting)).toBe(true);
  });

  test('uncertainty among many: the least sure one that is neither held nor skipped, however far down it stands', async ({ db }) => {
    const story = await make.story(db);
    const project = await set(db, story.project, { sampling: 'uncertainty', modelVersion: 'b' });
    const [many, passed] = [900, 450];
    await db.execute(
      sql`insert into tasks (project_id, inner_id, data, overlap) select ${project.id}, n, jsonb_build_object('text', 'Text ' || n), 1 from generate_series(1, ${many}) n`,
    );
    // Scores run against the order of ids, in steps of two with the same score; the surest have none.
    await db.execute(sql`insert into predictions (project_id, task_id, result, score, model_version)
      select project_id, id, '[]', case when inner_id > 20 then (${many} - inner_id) / 2 / 1000.0 end, 'b' from tasks where project_id = ${project.id}`);
    const place = async () => {
      const { task, fence } = await lease(db, project, story.ben);
      await skipTask(db, project, task, await answer(db, project, { fence }), story.ben);
      return many - task.innerId;
    };
    expect([await place(), await place()]).toEqual([1, 0]);
    await db.execute(sql`insert into annotations (project_id, task_id, completed_by, result, was_cancelled)
      select project_id, id, ${story.ben.id}, '[]', true from tasks where project_id = ${project.id} and inner_id > ${many - passed} and inner_id <= ${many - 2}`);
    await db.execute(sql`insert into leases (task_id, user_id, project_id, expires_at)
      select id, ${story.cy.id}, project_id, now() + interval '1 hour' from tasks where project_id = ${project.id} and inner_id between ${many - passed - 9} and ${many - passed}`);
    expect([await place(), await place()]).toEqual([passed + 11, passed + 10]);
    await db.execute(sql`insert into annotations (project_id, task_id, completed_by, result, was_cancelled)
      select project_id, id, ${story.ben.id}, '[]', true from tasks t where project_id = ${project.id} and inner_id between 21 and ${many - passed - 12}`);
    expect(many - (await place())).toBeLessThanOrEqual(20);
  });

  test('ground truths first, then started tasks nearest to done, then the overlap cohort, then the rest', async ({ db }) => {
    const { project, ada, ben, cy, olga } = await make.story(db);
    const single = await make.task(db, { project, overlap: 1 });
    const wide = await make.task(db, { project, overlap: 3 });
    const begun = await make.task(db, { project, overlap: 3 });
    const nearly = await make.task(db, { project, overlap: 3 });
    const known = await make.task(db, { project, overlap: 1 });
    await make.annotation(db, { task: begun, by: cy });
    await make.annotation(db, { task: nearly, by: cy });
    await make.annotation(db, { task: nearly, by: olga });
    await markGroundTruth(db, project, (await make.annotation(db, { task: known, by: ada })).id, ada);
    const order: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const { task, fence } = await lease(db, project, ben);
      await submitAnnotation(db, project, task, await answer(db, project, { fence }), ben);
      order.push(task.id);
    }
    expect(order).toEqual([known.id, nearly.id, begun.id, wide.id, single.id]);
  });

  test('without the preference for overlap the lowest number comes, whatever its overlap', async ({ db }) => {
    const story = await make.story(db);
    const project = await set(db, story.project, { showOverlapFirst: false });
    const single = await make.task(db, { project, overlap: 1 });
    await make.task(db, { project, overlap: 3 });
    expect((await lease(db, project, story.ben)).task.id).toBe(single.id);
  });

  test('never one that this person answered or skipped, even after somebody starred the answer', async ({ db }) => {
    const { project, ada, ben } = await make.story(db);
    const task = await make.task(db, { project, overlap: 3 });
    const skipped = await make.task(db, { project, overlap: 3 });
    const own = await make.annotation(db, { task, by: ben });
    await skipTask(db, project, skipped, await answer(db, project), ben);
    expect(await leaseNextTask(db, project, {}, ben)).toEqual({ left: 'nothing' });
    await markGroundTruth(db, project, own.id, ada);
    expect(await leaseNextTask(db, project, {}, ben)).toEqual({ left: 'nothing' });
  });

  test('a person alone with all tasks started by them has nothing left; a second one gets the crowd of the first', async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    for (let count = 0; count < 4; count += 1) await make.annotation(db, { task: await make.task(db, { project, overlap: 3 }), by: ben });
    expect(await peekNext(db, project, ben)).toEqual({ left: 'nothing' });
    expect(await peekNext(db, project, cy)).toEqual({ left: 'some' });
  });

  test('held by others is told from nothing left', async ({ db }) => {
    const { project, ben, cy } = await make.story(db);
    const task = await make.task(db, { project });
    await lease(db, project, ben);
    expect(await leaseNextTask(db, project, {}, cy)).toMatchObject({ left: 'held', until: expect.any(Date) });
    await expire(db, task, ben);
    expect((await lease(db, project, cy)).task.id).toBe(task.id);
  });

  test('an unpublished project gives nothing away', async ({ db }) => {
    const { ada } = await make.story(db);
    const project = await make.project(db, { by: ada, published: false });
    await make.task(db, { project });
    await expect(leaseNextTask(db, project, {}, ada)).rejects.toMatchObject({ kind: 'conflict' });
  });
});

describe('a task fetched ahead', () => {
  test('is another than the one in work, and becomes the next', async ({ db }) => {
    const { project, ben } = await make.story(db);
    const [one, two] = [await make.task(db, { project }), await make.task(db, { project })];
    const present = await lease(db, project, ben);
    const ahead = await leaseNextTask(db, project, { ahead: present.task.id }, ben);
    expect(ahead).toMatchObject({ lease: { taskId: two.id } });
    expect(await leaseNextTask(db, project, { ahead: present.task.id }, ben)).toEqual({
      lease: { ...('lease' in ahead && ahead.lease), expiresAt: expect.any(Date) as Date },
    });
    await submitAnnotation(db, project, one, await answer(db, project, { fence: present.fence }), ben);
    expect((await lease(db, project, ben)).task.id).toBe(two.id);
  });

  test('is held only while plenty are left', async ({ db }) => {
    const { project, ben } = await make.story(db);
    for (let count = 0; count < 6; count += 1) await make.task(db, { project });
    await lease(db, project, ben);
    expect(await mayFetchAhead(db, project)).toBe(true);
    await db.delete(tasks);
    await make.task(db, { project });
    await lease(db, project, ben);
    expect(await mayFetchAhead(db, project)).toBe(false);
  });
});
