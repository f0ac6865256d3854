import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { annotations, drafts } from '#app/db/schema/annotations.ts';
import { projects } from '#app/db/schema/projects.ts';
import { leases } from '#app/db/schema/tasks.ts';
import { ownNumbers } from '#app/domain/annotations/own.ts';
import { restoreDeletion } from '#app/domain/deletions.ts';
import { deletions } from '#app/db/schema/activities.ts';
import { keepAsDraft } from '#app/domain/drafts.ts';
import { maybeLease } from '#app/domain/leases.ts';
import { findProject } from '#app/domain/projects.ts';
import { markGroundTruth } from '#app/domain/ground-truths.ts';
import { test } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { expire, lease } from '#tests/support/answers.ts';
import { programOf, type Fault } from './program.ts';

type Told = {
  id: number;
  completed_by: number;
  result: unknown[];
  was_cancelled: boolean;
  ground_truth: boolean;
  lead_time: number;
  unique_id: string;
  task: number;
};
const glad = { result: make.choice('Glad'), lead_time: 4.5 };

test('an annotator answers the task that the stream gave, by either name of the path', async ({ app, db }) => {
  const { project, ben } = await make.story(db);
  for (let n = 0; n < 2; n += 1) await make.task(db, { project });
  const program = await programOf(app, db, ben);
  for (const name of ['annotations', 'completions/']) {
    const task = (await program.get(`/projects/${project.id}/next/`)).json<{ id: number }>();
    const reply = await program.post(`/tasks/${task.id}/${name}`, glad);
    expect(reply.status).toBe(201);
    expect(reply.json<Told>()).toMatchObject({ completed_by: ben.id, result: glad.result, lead_time: 4.5, was_cancelled: false, task: task.id });
    expect((await program.get(`/tasks/${task.id}/${name}`)).json<Told[]>()).toMatchObject([{ id: reply.json<Told>().id }]);
  }
  expect((await program.get(`/projects/${project.id}/next`)).json<Fault>()).toMatchObject({
    status_code: 404,
    detail: 'There is no task left for you in this project.',
  });
  expect((await acts(db))[0]).toBe('submit annotation');
});

test('sending an answer twice stores it once', async ({ app, db }) => {
  const { project, ben } = await make.story(db);
  await make.task(db, { project });
  const { task } = await lease(db, project, ben);
  const program = await programOf(app, db, ben);
  const given = { ...glad, unique_id: randomUUID() };
  const [first, second] = [await program.post(`/tasks/${task.id}/annotations`, given), await program.post(`/tasks/${task.id}/annotations`, given)];
  expect(second.json<Told>()).toEqual(first.json<Told>());
  expect((await program.post(`/tasks/${task.id}/annotations`, glad)).status).toBe(409);
  expect(await db.$count(annotations)).toBe(1);
});

test('annotators answer under the rules of the stream alone; who edits annotations may add one more', async ({ app, db }) => {
  const { project, ben, cy } = await make.story(db);
  const { id } = await make.task(db, { project });
  const program = await programOf(app, db, ben);
  expect((await program.post(`/tasks/${id}/annotations`, glad)).status).toBe(404);
  const { task } = await lease(db, project, ben);
  await expire(db, task, ben);
  await make.annotation(db, { task, by: cy });
  const late = await program.post(`/tasks/${task.id}/annotations`, glad);
  expect(late.json<Fault>()).toMatchObject({ status_code: 409 });
  expect((await (await programOf(app, db, cy)).post(`/tasks/${task.id}/annotations`, { result: make.choice('Sad') })).status).toBe(201);
});

test('a skip is an answer without result, where skipping is allowed', async ({ app, db }) => {
  const { project, ben } = await make.story(db);
  await make.task(db, { project });
  const { task } = await lease(db, project, ben);
  const program = await programOf(app, db, ben);
  expect((await program.post(`/tasks/${task.id}/annotations`, { was_cancelled: true })).json<Told>()).toMatchObject({
    was_cancelled: true,
    result: [],
  });
  await db.update(projects).set({ maySkip: false });
  await make.task(db, { project });
  const next = await lease(db, await findProject(db, project.id, ben), ben);
  expect((await program.post(`/tasks/${next.task.id}/annotations`, { was_cancelled: true })).status).toBe(403);
});

test('a skip keeps what the draft holds unless it says itself what was done; an answer needs a result', async ({ app, db }) => {
  const { project, ben } = await make.story(db);
  const program = await programOf(app, db, ben);
  for (const given of [{}, { result: make.choice('Glad') }, { result: [] }]) {
    await make.task(db, { project });
    const { task } = await lease(db, project, ben);
    await keepAsDraft(db, project, task, { result: make.choice('Sad'), leadTime: 1, annotationId: null }, ben);
    expect((await program.post(`/tasks/${task.id}/annotations`, { lead_time: 3 })).json<Fault>()).toMatchObject({
      status_code: 400,
      validation_errors: { result: ['"result" is a list of results.'] },
    });
    const skip = (await program.post(`/tasks/${task.id}/annotations`, { was_cancelled: true, ...given })).json<Told>();
    expect(skip).toMatchObject({ was_cancelled: true, result: given.result ?? make.choice('Sad') });
  }
  expect(await db.$count(drafts)).toBe(0);
});

test('results that the config does not know are refused with reasons, and nothing is stored', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const task = await make.task(db, { project });
  const program = await programOf(app, db, ada);
  const [row] = make.choice('Glad');
  const given: unknown[] = [
    make.choice('Unknown'),
    [{ ...row, from_name: 'nobody' }],
    [{ ...row, value: { choices: 5 } }],
    'text',
    { 0: row },
    [1],
    [{ ...row, meta: { text: ['a\0b'] } }],
    [{ ...row, value: { choices: ['Glad'], deep: JSON.parse('['.repeat(400) + ']'.repeat(400)) as unknown } }],
  ];
  for (const result of given) {
    const reply = await program.post(`/tasks/${task.id}/annotations`, { result });
    expect([JSON.stringify(result).slice(0, 150), reply.status]).toEqual([JSON.stringify(result).slice(0, 150), 400]);
    expect(Object.keys(reply.json<Fault>().validation_errors ?? {})[0]).toMatch(/^result/);
  }
  for (const wrong of [{ lead_time: -1 }, { lead_time: 'x' }, { unique_id: 'x' }, { ground_truth: 'yes' }])
    expect((await program.post(`/tasks/${task.id}/annotations`, { ...glad, ...wrong })).status).toBe(400);
  expect(await db.$count(annotations)).toBe(0);
});

test('one changes one’s own, reviewers change any, and lead time adds up', async ({ app, db }) => {
  const { project, ben, cy } = await make.story(db);
  const annotation = await make.annotation(db, { task: await make.task(db, { project }), by: ben, leadTime: 4 });
  const changed = await (await programOf(app, db, ben)).patch(`/annotations/${annotation.id}/`, { result: make.choice('Sad'), lead_time: 9 });
  expect(changed.json<Told>()).toMatchObject({ id: annotation.id, result: make.choice('Sad'), lead_time: 9, completed_by: ben.id });
  const reviewer = await programOf(app, db, cy);
  const again = await reviewer.patch(`/annotations/${annotation.id}`, { result: make.choice('Glad') });
  expect(again.json<Told>()).toMatchObject({ result: make.choice('Glad'), completed_by: ben.id });
  expect((await reviewer.patch(`/annotations/${annotation.id}`, { was_cancelled: true })).status).toBe(400);
  expect((await acts(db)).filter((act) => act === 'update annotation')).toHaveLength(2);
});

test('a skip stays one when its time is told, and becomes an answer by a result', async ({ app, db }) => {
  const { project, ben } = await make.story(db);
  await make.task(db, { project });
  const { task } = await lease(db, project, ben);
  const program = await programOf(app, db, ben);
  const skip = (await program.post(`/tasks/${task.id}/annotations`, { was_cancelled: true, lead_time: 3 })).json<Told>();
  const path = `/annotations/${skip.id}`;
  for (const given of [{ lead_time: 20 }, { lead_time: 60, was_cancelled: true }, { lead_time: 5 }, { lead_time: null, was_cancelled: true }])
    expect((await program.patch(path, given)).json<Told>()).toMatchObject({ was_cancelled: true, lead_time: given.lead_time === 20 ? 20 : 60 });
  const refused = [
    [{ was_cancelled: true, result: make.choice('Sad') }, 'without "was_cancelled"'],
    [{ was_cancelled: false, lead_time: 90 }, 'Send "result" along'],
  ] as const;
  for (const [given, words] of refused)
    expect((await program.patch(path, given)).json<Fault>()).toMatchObject({
      status_code: 400,
      validation_errors: { was_cancelled: [expect.stringContaining(words)] },
    });
  const asRead = (await program.get(path)).json<Told>();
  expect(asRead).toMatchObject({ was_cancelled: true, lead_time: 60, result: [] });
  expect((await program.patch(path, asRead)).json<Told>()).toMatchObject({ was_cancelled: true, lead_time: 60, result: [] });
  expect((await program.patch(path, { was_cancelled: false, result: make.choice('Sad'), lead_time: 70 })).json<Told>()).toMatchObject({
    was_cancelled: false,
    lead_time: 70,
    result: make.choice('Sad'),
  });
  expect((await acts(db)).filter((act) => act === 'update annotation')).toHaveLength(3);
});

test('the time of an answer is told without touching the rest: its review holds, and so does a draft of a change', async ({ app, db }) => {
  const { project, ben, di } = await make.story(db);
  const task = await make.task(db, { project });
  const { id } = await make.annotation(db, { task, by: ben, leadTime: 4, verdict: 'approved' });
  await keepAsDraft(db, project, task, { result: make.choice('Sad'), leadTime: 1, annotationId: id }, ben);
  const told = (await (await programOf(app, db, ben)).patch(`/annotations/${id}`, { lead_time: 9 })).json<Told>();
  expect(told).toMatchObject({ lead_time: 9, result: make.choice('Glad') });
  expect(await db.select().from(annotations)).toMatchObject([{ verdict: 'approved', version: 1 }]);
  expect(await db.$count(drafts)).toBe(1);
  expect(await ownNumbers(db, project, ben)).toMatchObject({ annotations: 1, leadTime: 9 });
  expect((await (await programOf(app, db, di)).patch(`/annotations/${id}`, { lead_time: 10 })).status).toBe(404);
});

test('reviewers delete annotations, which come back; annotators do not', async ({ app, db }) => {
  const { project, ben, cy } = await make.story(db);
  const annotation = await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  expect((await (await programOf(app, db, ben)).delete(`/annotations/${annotation.id}`)).status).toBe(403);
  const program = await programOf(app, db, cy);
  expect((await program.delete(`/annotations/${annotation.id}/`)).status).toBe(204);
  expect((await program.delete(`/annotations/${annotation.id}/`)).status).toBe(404);
  const [deletion] = await db.select().from(deletions);
  await restoreDeletion(db, project, deletion!.id, new Date(), cy);
  expect((await program.get(`/annotations/${annotation.id}`)).json<Told>()).toMatchObject({ id: annotation.id, result: make.choice('Glad') });
});

test('T32 nobody answers for others, in the past, elsewhere, or as ground truth', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const other = await make.task(db, { project: await make.project(db, { by: ada }) });
  await make.task(db, { project });
  const { task } = await lease(db, project, ben);
  const program = await programOf(app, db, ben);
  const sly = {
    completed_by: ada.id,
    created_at: '1999-01-01T00:00:00Z',
    project: other.projectId,
    task: other.id,
    id: 1,
    version: 9,
    import_id: 'x',
    result_count: 0,
  };
  const made = (await program.post(`/tasks/${task.id}/annotations`, { ...glad, ...sly, ground_truth: true })).json<Told>();
  await program.patch(`/annotations/${made.id}`, { ...sly, ground_truth: true, result: make.choice('Sad') });
  const [stored] = await db.select().from(annotations).where(eq(annotations.id, made.id));
  expect(stored).toMatchObject({ completedBy: ben.id, projectId: project.id, taskId: task.id, groundTruthAt: null, importId: null, resultCount: 1 });
  expect(stored!.createdAt.getFullYear()).toBeGreaterThan(2020);
});

test('who may star an answer does so by ground_truth', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const task = await make.task(db, { project });
  const program = await programOf(app, db, ada);
  const made = (await program.post(`/tasks/${task.id}/annotations`, { ...glad, ground_truth: true })).json<Told>();
  expect(made.ground_truth).toBe(true);
  expect((await program.patch(`/annotations/${made.id}`, { ground_truth: false })).json<Told>().ground_truth).toBe(false);
  expect((await acts(db)).slice(0, 2)).toEqual(['unmark ground truth', 'mark ground truth']);
});

test('T40 annotators learn nothing of others: no answers, stars, counts, times or neighbours', async ({ app, db }) => {
  const { project: made, ada, ben, cy } = await make.story(db);
  await db.update(projects).set({ overlap: 3 });
  const project = { ...made, overlap: 3 };
  await make.task(db, { project, meta: { hint: 'gold' } });
  const { task } = await lease(db, project, ben);
  const program = await programOf(app, db, ben);
  const mine = (await program.post(`/tasks/${task.id}/annotations`, glad)).json<Told>();
  const before = (await program.get(`/tasks/${task.id}`)).text;
  const theirs = await make.annotation(db, { task, by: cy, groundTruthAt: new Date(), groundTruthBy: ada.id });
  await make.annotation(db, { task, by: ada });
  expect((await program.get(`/tasks/${task.id}`)).text).toBe(before);
  await markGroundTruth(db, project, mine.id, ada);
  expect((await program.get(`/tasks/${task.id}`)).text).toBe(before);
  expect((await program.get(`/annotations/${mine.id}`)).json<Told>().ground_truth).toBe(false);
  expect((await program.get(`/tasks/${task.id}/annotations`)).json<Told[]>().map(({ id }) => id)).toEqual([mine.id]);
  expect((await program.get(`/annotations/${theirs.id}`)).status).toBe(404);
  expect((await program.patch(`/annotations/${theirs.id}`, glad)).status).toBe(404);
  await db.update(projects).set({ showHistory: false });
  expect((await program.get(`/tasks/${task.id}/annotations`)).json()).toEqual([]);
  expect((await program.get(`/annotations/${mine.id}`)).status).toBe(404);
});

test('the next task comes without answers of others and stays the same until it is answered', async ({ app, db }) => {
  const { project, ben, cy } = await make.story(db);
  const task = await make.task(db, { project, overlap: 2 });
  await make.annotation(db, { task, by: cy });
  const program = await programOf(app, db, ben);
  const next = (await program.get(`/projects/${project.id}/next/`)).json();
  expect(next).toMatchObject({
    id: task.id,
    data: task.data,
    annotations: [],
    completions: [],
    total_annotations: 0,
    overlap: null,
    lease_expires_at: expect.any(String) as string,
  });
  expect((await program.get(`/projects/${project.id}/next/`)).json()).toMatchObject({ id: task.id });
});

test('asking for the next task again holds it for longer', async ({ app, db }) => {
  const { project, ben } = await make.story(db);
  await make.task(db, { project });
  const { task, fence } = await lease(db, project, ben);
  await db.update(leases).set({ expiresAt: sql`clock_timestamp() + interval '1 minute'` });
  const program = await programOf(app, db, ben);
  const ends = async () => Date.parse((await program.get(`/projects/${project.id}/next`)).json<{ lease_expires_at: string }>().lease_expires_at);
  const prolonged = await ends();
  expect(prolonged).toBeGreaterThan(Date.now() + 25 * 60_000);
  // Nothing is won by a second question right behind the first, so nothing is written.
  expect(await ends()).toBe(prolonged);
  expect(await maybeLease(db, task, ben)).toMatchObject({ fence, isLive: true });
  expect((await acts(db)).filter((act) => act === 'lease task')).toHaveLength(1);
});
