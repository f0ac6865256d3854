/** What is left, taken back, kept unfinished, or held to be right. */
import { describe, expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { annotations, drafts } from '#app/db/schema/annotations.ts';
import { test } from '#tests/support/db.ts';
import { desk, strangers } from '#tests/support/desk.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

describe('skipping and taking back', () => {
  test('a skip goes on, is recorded, and is harmless twice', async ({ db, app }) => {
    const { project, ben, task, form, ...people } = await desk(db);
    expect(await strangers(app, people, 'post', paths.skip(project.id, task.id), form)).toEqual([404, 404, 303]);
    const skipped = await app.as(ben).post(paths.skip(project.id, task.id), form);
    expect(await app.as(ben).post(paths.skip(project.id, task.id), form)).toMatchObject({ status: 303, location: skipped.location });
    expect(await db.select().from(annotations)).toMatchObject([{ wasCancelled: true, completedBy: ben.id }]);
    expect((await acts(db)).filter((act) => act === 'skip task')).toHaveLength(1);
    expect((await app.as(ben).post(paths.skip(project.id, task.id), { ...form, unique_id: '' })).status).toBe(422);
  });

  test('a skip from a page on which no editor stood keeps the draft; a submit and an update from there are refused', async ({ db, app }) => {
    const { project, ben, task, form } = await desk(db);
    const draft = { result: make.choice('Sad'), lead_time: 3, writer: 'tab', sequence: 1, base: 0, annotation: null };
    await app.as(ben).send('PUT', paths.draft(project.id, task.id), draft);
    const bare = { ...form, result: undefined };
    const refused = await app.as(ben).post(paths.annotations(project.id, task.id), bare);
    expect([refused.status, refused.query('.problems')?.text]).toEqual([422, expect.stringContaining('Reload the page; what you did is kept.')]);
    expect((await app.as(ben).post(paths.skip(project.id, task.id), bare)).status).toBe(303);
    const [skip] = await db.select().from(annotations);
    expect(skip).toMatchObject({ wasCancelled: true, result: make.choice('Sad') });
    expect((await app.as(ben).patch(paths.annotation(project.id, skip!.id), { ...bare, version: '1' })).status).toBe(422);
    expect(await db.select().from(annotations)).toEqual([skip]);
  });

  test('undo leads back to the task as it was; once', async ({ db, app }) => {
    const { project, ben, task, form, ...people } = await desk(db);
    await app.as(ben).post(paths.annotations(project.id, task.id), form);
    const [stored] = await db.select().from(annotations);
    const undo = { annotation: stored!.id };
    expect(await strangers(app, people, 'delete', paths.lastSubmit(project.id), { annotation: String(stored!.id) })).toEqual([404, 404, 303]);
    expect(await app.as(ben).delete(paths.lastSubmit(project.id), { annotation: String(undo.annotation) })).toMatchObject({
      status: 303,
      location: paths.label(project.id, task.id),
    });
    expect(await app.as(ben).delete(paths.lastSubmit(project.id), { annotation: String(undo.annotation) })).toMatchObject({
      status: 303,
      location: paths.stream(project.id),
    });
    const page = await app.as(ben).get(paths.label(project.id, task.id));
    expect(page.query('#answer input[name=result]')?.getAttribute('value')).toContain('Glad');
    expect((await app.as(ben).delete(paths.lastSubmit(project.id), {})).status).toBe(422);
  });

  test('undo does not overwrite a new annotation that was begun on the same task; the page says what to do', async ({ db, app }) => {
    const { project, cy } = await make.story(db);
    const task = await make.task(db, { project });
    const given = await make.annotation(db, { task, by: cy });
    const draft = { result: make.choice('Sad'), lead_time: 3, writer: 'tab', sequence: 1, base: 0, annotation: null };
    const undo = () => app.as(cy).delete(paths.lastSubmit(project.id), { annotation: String(given.id) });
    const path = paths.draft(project.id, task.id);
    expect((await app.as(cy).send('PUT', path, draft)).status).toBe(200);
    const refused = await undo();
    expect([refused.status, refused.query('main')?.text]).toEqual([409, expect.stringContaining('Change your last answer from your own work')]);
    expect(await db.select().from(drafts)).toMatchObject([{ annotationId: null, result: draft.result }]);
    expect(await db.select().from(annotations)).toEqual([given]);
    expect((await app.as(cy).send('PUT', path, { ...draft, result: [], sequence: 2 })).status).toBe(200);
    expect(await undo()).toMatchObject({ status: 303, location: paths.label(project.id, task.id) });
    expect(await db.select().from(drafts)).toMatchObject([{ annotationId: null, result: given.result }]);
  });
});

describe('drafts', () => {
  const draft = { result: make.choice('Sad'), lead_time: 3, writer: 'tab', sequence: 1, base: 0, annotation: null };

  test('are saved as JSON and as a form, and replaying is harmless', async ({ db, app }) => {
    const { project, ben, task, fence } = await desk(db);
    const path = paths.draft(project.id, task.id);
    expect((await app.as(ben).send('PUT', path, draft)).json()).toMatchObject({ version: 1, fence });
    expect((await app.as(ben).send('PUT', path, draft)).json()).toMatchObject({ version: 1 });
    expect(
      (await app.as(ben).put(path, { ...draft, annotation: undefined, lead_time: '4', sequence: '2', base: '1', result: '[]' })).json(),
    ).toMatchObject({ version: 2 });
    expect((await app.as(ben).send('PUT', path, { ...draft, writer: 'other', result: [] })).json()).toMatchObject({
      ahead: { version: 2, result: [] },
    });
  });

  test('T29 belong to whoever may work on the task, and are read and deleted by nobody else', async ({ db, app }) => {
    const { project, ben, cy, task, ...people } = await desk(db);
    const path = paths.draft(project.id, task.id);
    await app.as(ben).send('PUT', path, draft);
    for (const user of [people.di, people.eve]) expect((await app.as(user).send('PUT', path, draft)).status).toBe(404);
    expect(await strangers(app, people, 'delete', path, {})).toEqual([404, 404, 303]);
    expect((await app.as(cy).get(paths.label(project.id, task.id))).text).not.toContain('Sad&quot;]');
    await app.as(cy).delete(path);
    expect(await db.select().from(drafts)).toMatchObject([{ userId: ben.id }]);
    expect((await app.as(ben).delete(path)).status).toBe(303);
    expect(await db.$count(drafts)).toBe(0);
  });

  test('T29 do not attach to annotations of other tasks or of others', async ({ db, app }) => {
    const { project, ben, cy, task } = await desk(db);
    const other = await make.annotation(db, { task, by: cy });
    expect((await app.as(ben).send('PUT', paths.draft(project.id, task.id), { ...draft, annotation: other.id })).status).toBe(404);
    const far = await make.annotation(db, { task: await make.task(db, { project }), by: cy });
    expect((await app.as(cy).send('PUT', paths.draft(project.id, task.id), { ...draft, annotation: far.id })).status).toBe(404);
  });

  test.for([{ result: 'x' }, { result: [1] }, { writer: '' }, { sequence: -1 }, { sequence: 2 ** 40 }, { base: 'x' }])(
    'T48 %o is refused',
    async (broken, { db, app }) => {
      const { project, ben, task } = await desk(db);
      expect((await app.as(ben).send('PUT', paths.draft(project.id, task.id), { ...draft, ...broken })).status).toBe(422);
      expect(await db.$count(drafts)).toBe(0);
    },
  );
});

describe('ground truths', () => {
  test('are for reviewers and above: 403 for annotators, 404 for strangers', async ({ db, app }) => {
    const { project, ben, cy, ...people } = await make.story(db);
    const annotation = await make.annotation(db, { task: await make.task(db, { project }), by: ben });
    const path = paths.groundTruth(project.id, annotation.id);
    expect((await app.as(ben).post(path)).status).toBe(403);
    expect(await strangers(app, people, 'post', path, {})).toEqual([404, 404, 303]);
    expect((await app.as(cy).post(path)).status).toBe(303);
    expect((await app.as(cy).post(path)).status).toBe(303);
    expect((await app.as(cy).delete(path)).status).toBe(303);
    expect(await acts(db)).toEqual(['unmark ground truth', 'mark ground truth']);
  });
});
