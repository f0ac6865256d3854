/** The acts of labeling by their public doors: the six cases for each. */
import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { annotations, drafts } from '#app/db/schema/annotations.ts';
import { projects } from '#app/db/schema/projects.ts';
import { leases } from '#app/db/schema/tasks.ts';
import type { User } from '#app/db/schema/people.ts';
import { answer, asForm, expire, lease } from '#tests/support/answers.ts';
import { test } from '#tests/support/db.ts';
import { desk, strangers } from '#tests/support/desk.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

describe('the door of the stream', () => {
  test('looking takes nothing (T43); starting leases a task and leads to it', async ({ db, app }) => {
    const { project, ben } = await make.story(db);
    const task = await make.task(db, { project });
    const door = await app.as(ben).get(paths.stream(project.id));
    expect(door.status).toBe(200);
    expect(door.query(`form[action="${paths.leases(project.id)}"] button`)?.text).toContain('Start labeling');
    expect(await db.$count(leases)).toBe(0);
    expect(await app.as(ben).post(paths.leases(project.id))).toMatchObject({ status: 303, location: paths.label(project.id, task.id) });
    expect(await app.as(ben).post(paths.leases(project.id))).toMatchObject({ location: paths.label(project.id, task.id) });
    expect((await app.as(ben).get(paths.stream(project.id))).text).toContain('Continue with task 1');
    expect(await acts(db)).toEqual(['lease task']);
  });

  test('says what to do when others hold the rest, when nothing is left, and when nothing is published', async ({ db, app }) => {
    const { project, ben, cy, ada } = await make.story(db);
    await make.task(db, { project });
    await lease(db, project, cy);
    const held = await app.as(ben).get(paths.stream(project.id));
    expect([held.status, held.text]).toEqual([200, expect.stringContaining('being labeled by others right now')]);
    expect(held.query('#stream')?.getAttribute('hx-trigger')).toBe('every 30s');
    const empty = await make.project(db, { by: ada, members: [ben] });
    expect(await app.as(ben).get(paths.stream(empty.id))).toMatchObject({
      status: 200,
      text: expect.stringContaining('Nothing is left for you here'),
    });
    const draft = await make.project(db, { by: ada, published: false });
    expect((await app.as(ada).get(paths.stream(draft.id))).text).toContain('not published');
    expect((await app.as(ada).post(paths.leases(draft.id))).status).toBe(409);
  });

  test('a stranger finds no stream', async ({ db, app }) => {
    const { project, ...people } = await make.story(db);
    expect(await strangers(app, people, 'post', paths.leases(project.id), {})).toEqual([404, 404, 303]);
  });

  test('the task after this one is given as data, and can be given back', async ({ db, app }) => {
    const { project, ben, task } = await desk(db, 12);
    const ahead = (await app.as(ben).post(withQuery(paths.leases(project.id), { ahead: task.id }))).json<{
      task: number;
      fence: number;
      url: string;
    }>();
    expect(ahead.url).toBe(paths.label(project.id, ahead.task));
    expect(ahead.task).not.toBe(task.id);
    expect((await app.as(ben).delete(withQuery(paths.taskLease(project.id, ahead.task), { fence: ahead.fence }))).status).toBe(204);
    expect(await db.$count(leases)).toBe(1);
  });
});

describe('the label page', () => {
  test('is a real form around the task, readable without script', async ({ db, app }) => {
    const { project, ben, task, fence } = await desk(db);
    const page = await app.as(ben).get(paths.label(project.id, task.id));
    expect(page.status).toBe(200);
    expect(page.query('form#answer')?.getAttribute('action')).toBe(paths.annotations(project.id, task.id));
    expect(page.query('#answer input[name=fence]')?.getAttribute('value')).toBe(String(fence));
    expect(page.query('.task-data')?.text).toContain('Text 1');
    expect(page.query('[data-act=skip]')?.getAttribute('formaction')).toBe(paths.skip(project.id, task.id));
    expect(page.query('.label__where')?.text).toBe(`Task 1 of 2 · id ${task.id}`);
    // Without the editor there is no answer to send.
    expect(page.query('[data-act=submit]')?.hasAttribute('disabled')).toBe(true);
    expect(page.query('#answer input[name=result]')?.hasAttribute('disabled')).toBe(true);
    expect(page.query('[data-island=labeler]')).not.toBeNull();
  });

  test('shows the instruction open until the first answer, where the project wants it read first', async ({ db, app }) => {
    const { ada, ben } = await make.story(db);
    const project = await make.project(db, { by: ada, members: [ben], instruction: '<p>Read the whole text.</p>', showInstruction: true });
    await make.task(db, { project });
    const { task } = await lease(db, project, ben);
    const page = await app.as(ben).get(paths.label(project.id, task.id));
    expect(page.query('.instruction')?.hasAttribute('open')).toBe(true);
    expect(page.text).toContain('Read the whole text.');
    const elsewhere = await make.task(db, { project: await make.project(db, { by: ada, members: [ben] }) });
    await make.annotation(db, { task: elsewhere, by: ben });
    expect((await app.as(ben).get(paths.label(project.id, task.id))).query('.instruction')?.hasAttribute('open')).toBe(true);
    await make.annotation(db, { task: await make.task(db, { project }), by: ben, wasCancelled: true });
    const read = await app.as(ben).get(paths.label(project.id, task.id));
    expect([read.query('.instruction')?.hasAttribute('open'), read.text.includes('Read the whole text.')]).toEqual([false, true]);
  });

  test('T29 annotators reach only tasks the stream gave them; those who see the data reach all', async ({ db, app }) => {
    const { project, ben, cy, di, eve, task } = await desk(db);
    const other = await make.task(db, { project });
    const status = async (user: User, id: number) => (await app.as(user).get(paths.label(project.id, id))).status;
    expect([
      await status(ben, task.id),
      await status(ben, other.id),
      await status(cy, other.id),
      await status(di, task.id),
      await status(eve, task.id),
    ]).toEqual([200, 404, 200, 404, 404]);
    const elsewhere = await make.project(db, { by: cy, members: [ben] });
    expect((await app.as(cy).get(paths.label(elsewhere.id, task.id))).status).toBe(404);
  });
});

describe('submitting', () => {
  test('stores, records, and goes on to the next task; twice is once', async ({ db, app }) => {
    const { project, ben, task, form } = await desk(db);
    const first = await app.as(ben).post(paths.annotations(project.id, task.id), form);
    expect(first.status).toBe(303);
    expect(first.location).not.toBe(paths.label(project.id, task.id));
    expect(await app.as(ben).post(paths.annotations(project.id, task.id), form)).toMatchObject({ status: 303, location: first.location });
    expect(await db.$count(annotations)).toBe(1);
    expect((await acts(db)).filter((act) => act === 'submit annotation')).toHaveLength(1);
  });

  test('the journal gets data instead of pages', async ({ db, app }) => {
    const { project, ben, task, form } = await desk(db, 1);
    const sent = await app.as(ben).post(paths.annotations(project.id, task.id), form, { Accept: 'application/json' });
    expect(sent.json()).toMatchObject({ next: paths.stream(project.id), version: 1 });
  });

  test('T29 T30 strangers find nothing, by no door', async ({ db, app }) => {
    const { project, task, form, ...people } = await desk(db);
    expect(await strangers(app, people, 'post', paths.annotations(project.id, task.id), form)).toEqual([404, 404, 303]);
    const own = await make.project(db, { by: people.eve });
    expect((await app.as(people.eve).post(paths.annotations(own.id, task.id), form)).status).toBe(404);
    expect(await db.$count(annotations)).toBe(0);
  });

  test('an annotator cannot answer a task the stream did not give', async ({ db, app }) => {
    const { project, ben, form } = await desk(db);
    const other = await make.task(db, { project });
    expect((await app.as(ben).post(paths.annotations(project.id, other.id), form)).status).toBe(404);
  });

  test('bad input comes back with 422, the problem and the work untouched', async ({ db, app }) => {
    const { project, ben, task, form } = await desk(db);
    const wrong = JSON.stringify(make.choice('Unheard of'));
    const page = await app.as(ben).post(paths.annotations(project.id, task.id), { ...form, result: wrong });
    expect(page.status).toBe(422);
    expect(page.query('.problems')?.text).toContain('not stored yet');
    expect(JSON.parse(page.query('#answer input[name=result]')!.getAttribute('value')!.replaceAll('&quot;', '"'))).toEqual(make.choice('Unheard of'));
    for (const broken of [{ result: '{' }, { result: '[1]' }, { result: undefined }, { result: '' }, { unique_id: 'x' }]) {
      expect((await app.as(ben).post(paths.annotations(project.id, task.id), { ...form, ...broken })).status).toBe(422);
    }
    expect(await db.$count(annotations)).toBe(0);
  });

  test('T32 nobody assigns what the form does not hold', async ({ db, app }) => {
    const { project, ben, cy, task, form } = await desk(db);
    await app.as(ben).post(paths.annotations(project.id, task.id), {
      ...form,
      completed_by: String(cy.id),
      completedBy: String(cy.id),
      ground_truth: 'on',
      groundTruthAt: '2020-01-01',
      created_at: '2020-01-01',
      was_cancelled: 'on',
      lead_time: '1e999',
      project_id: '1',
    });
    const [stored] = await db.select().from(annotations);
    expect(stored).toMatchObject({ completedBy: ben.id, groundTruthAt: null, wasCancelled: false, leadTime: 0, projectId: project.id });
    expect(stored!.createdAt.getFullYear()).toBeGreaterThan(2020);
  });

  test('T48 numeric extremes are refused with a sentence, never stored and never a crash', async ({ db, app }) => {
    const { ada, ben } = await make.story(db);
    const project = await make.project(db, { by: ada, members: [ben], config: make.configs.image });
    await make.task(db, { project, data: { photo: 'https://example.org/cat.jpg' } });
    const { task, fence } = await lease(db, project, ben);
    const sent = asForm(await answer(db, project, { fence }));
    for (const x of ['1e308', '-1e308', '"NaN"', 'null', '1e999', '{}']) {
      const result = `[{"id":"a","from_name":"box","to_name":"photo","type":"rectanglelabels","value":{"x":${x},"y":1,"width":5,"height":5,"rotation":0,"rectanglelabels":["Cat"]}}]`;
      expect((await app.as(ben).post(paths.annotations(project.id, task.id), { ...sent, result })).status).toBe(422);
    }
    expect(await db.$count(annotations)).toBe(0);
  });

  test('a place that was taken is said in plain words, and the work is a draft', async ({ db, app }) => {
    const { project, ben, cy, task, form } = await desk(db, 1);
    await expire(db, task, ben);
    await lease(db, project, cy);
    const page = await app.as(ben).post(paths.annotations(project.id, task.id), form);
    expect(page.status).toBe(409);
    expect(page.text).toContain('Your work is kept as a draft');
    expect(page.query(`a[href="${paths.label(project.id, task.id)}"]`)).not.toBeNull();
    expect(await db.$count(drafts)).toBe(1);
  });
});

describe('submitting what one has answered on another page meanwhile', () => {
  test('comes back as a change to that answer, which one may make then', async ({ db, app }) => {
    const { project, ben, task, form } = await desk(db, 1);
    expect((await app.as(ben).post(paths.annotations(project.id, task.id), form)).status).toBe(303);
    const other = { ...form, unique_id: randomUUID(), result: JSON.stringify(make.choice('Sad')) };
    const page = await app.as(ben).post(paths.annotations(project.id, task.id), other);
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('what you sent now is kept here as a draft')]);
    const [own] = await db.select().from(annotations);
    expect(page.query('form#answer')?.getAttribute('action')).toContain(paths.annotation(project.id, own!.id));
    expect(page.query('input[name=result]')?.getAttribute('value')).toContain('Sad');
    expect(await db.select().from(drafts)).toMatchObject([{ annotationId: own!.id, userId: ben.id, result: make.choice('Sad') }]);
    const json = await app.as(ben).post(paths.annotations(project.id, task.id), other, { Accept: 'application/json' });
    expect([json.status, json.json()]).toEqual([409, { answered: own!.id }]);
    const update = { ...other, version: page.query('input[name=version]')!.getAttribute('value')! };
    expect((await app.as(ben).patch(paths.annotation(project.id, own!.id), update)).status).toBe(303);
    expect(await db.select().from(annotations)).toMatchObject([{ version: 2, result: make.choice('Sad') }]);
    expect(await db.$count(drafts)).toBe(0);
  });

  test('is told and no more where the project does not show what one answered', async ({ db, app }) => {
    const { project, ben, task, form } = await desk(db, 1);
    await db.update(projects).set({ showHistory: false });
    await app.as(ben).post(paths.annotations(project.id, task.id), form);
    const page = await app.as(ben).post(paths.annotations(project.id, task.id), { ...form, unique_id: randomUUID() });
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('You have answered this task already')]);
    expect(await db.$count(drafts)).toBe(0);
  });
});

describe('updating', () => {
  test("one's own, with the version it was made on; an older one is told so and kept", async ({ db, app }) => {
    const { project, ben } = await make.story(db);
    const annotation = await make.annotation(db, { task: await make.task(db, { project }), by: ben });
    const page = await app.as(ben).get(paths.annotation(project.id, annotation.id));
    expect(page.location).toBe(withQuery(paths.label(project.id, annotation.taskId), { annotation: annotation.id }));
    const form = asForm(await answer(db, project, { result: make.choice('Sad') }), 1);
    expect(await app.as(ben).patch(paths.annotation(project.id, annotation.id), form)).toMatchObject({
      status: 303,
      location: paths.myWork(project.id),
    });
    const late = await app.as(ben).patch(paths.annotation(project.id, annotation.id), { ...form, result: '[]' });
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('The newer one stands')]);
    expect(await db.select().from(annotations)).toMatchObject([{ version: 2, result: make.choice('Sad') }]);
    expect(await acts(db)).toEqual(['keep change as draft', 'update annotation']);
  });

  test("T29 T33 others' annotations do not exist for annotators, nor for strangers; reviewers may change them", async ({ db, app }) => {
    const { project, ben, cy, ...people } = await make.story(db);
    const annotation = await make.annotation(db, { task: await make.task(db, { project }), by: cy });
    const form = asForm(await answer(db, project, { result: make.choice('Sad') }), 1);
    const tried = await app.as(ben).patch(paths.annotation(project.id, annotation.id), form);
    expect(tried.status).toBe(404);
    expect(tried.text).not.toContain('Glad');
    expect((await app.as(ben).get(paths.annotation(project.id, annotation.id))).status).toBe(404);
    expect(await strangers(app, people, 'patch', paths.annotation(project.id, annotation.id), form)).toEqual([404, 404, 303]);
    expect((await app.as(people.ada).patch(paths.annotation(project.id, annotation.id), form)).status).toBe(303);
  });
});
