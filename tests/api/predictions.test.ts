import { expect } from 'vitest';
import { predictions } from '#app/db/schema/annotations.ts';
import { findProject } from '#app/domain/projects.ts';
import { test } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

type Told = { id: number; task: number; project: number; score: number | null; model_version: string };

test('a prediction is added, read, listed, changed and deleted, and the log tells', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const task = await make.task(db, { project });
  const program = await programOf(app, db, ada);
  const made = await program.post('/predictions/', { task: task.id, result: make.choice('Sad'), score: 0.5, model_version: 'm-1' });
  expect(made.status).toBe(201);
  const { id } = made.json<Told>();
  expect(made.json<Told>()).toMatchObject({ task: task.id, project: project.id, score: 0.5, model_version: 'm-1' });
  for (const query of [`task=${task.id}`, `project=${project.id}`])
    expect((await program.get(`/predictions/?${query}`)).json()).toMatchObject({ count: 1, next: null, results: [{ id }] });
  expect((await program.patch(`/predictions/${id}/`, { score: null, model_version: 'm-2' })).json<Told>()).toMatchObject({
    score: null,
    model_version: 'm-2',
  });
  expect((await program.get(`/tasks/${task.id}`)).json()).toMatchObject({ total_predictions: 1, predictions: [{ id }] });
  expect((await program.delete(`/predictions/${id}/`)).status).toBe(204);
  expect((await program.get(`/predictions/${id}/`)).status).toBe(404);
  expect((await acts(db)).slice(0, 3)).toEqual(['delete prediction', 'change prediction', 'add prediction']);
});

test('the first version becomes the current one, later ones do not', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const task = await make.task(db, { project });
  const program = await programOf(app, db, ada);
  for (const model_version of ['m-1', 'm-2']) await program.post('/predictions', { task: task.id, result: [], model_version });
  expect((await findProject(db, project.id, ada)).modelVersion).toBe('m-1');
});

test('T48 what the config does not know, or no number can hold, is refused', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const task = await make.task(db, { project });
  const program = await programOf(app, db, ada);
  const good = { task: task.id, result: make.choice('Sad') };
  const [row] = make.choice('Sad');
  const wrong: object[] = [
    { result: make.choice('Nobody') },
    { result: [{ ...row, to_name: 'elsewhere' }] },
    { result: Array.from({ length: 100_001 }, () => row) },
    { score: 1e300 },
    { score: 'high' },
    { model_version: '' },
    { model_version: 'a\0b' },
    { result: [{ ...row, id: 'a\0b' }] },
    { task: 'x' },
    { task: -1 },
    { result: undefined },
  ];
  for (const part of wrong)
    expect([Object.keys(part), (await program.post('/predictions', { ...good, ...part })).status]).toEqual([Object.keys(part), 400]);
  expect((await program.raw('POST', '/predictions', '{"task": 1, "result": [{"score": NaN}]}', { 'Content-Type': 'application/json' })).status).toBe(
    400,
  );
  expect(await db.$count(predictions)).toBe(0);
});

test('a list says of what, and of nothing else', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const task = await make.task(db, { project });
  const other = await make.project(db, { by: ada });
  const program = await programOf(app, db, ada);
  expect((await program.get('/predictions')).json<Fault>().validation_errors).toHaveProperty('task');
  expect((await program.get(`/predictions?task=${task.id}&project=${other.id}`)).status).toBe(400);
});

test('reviewers read predictions, managers write them, annotators know nothing of them', async ({ app, db }) => {
  const { project, ada, ben, cy } = await make.story(db);
  const task = await make.task(db, { project });
  const made = (await (await programOf(app, db, ada)).post('/predictions', { task: task.id, result: [] })).json<Told>();
  const [reviewer, annotator] = [await programOf(app, db, cy), await programOf(app, db, ben)];
  expect((await reviewer.get(`/predictions/${made.id}`)).status).toBe(200);
  expect((await reviewer.patch(`/predictions/${made.id}`, { score: 1 })).status).toBe(403);
  expect((await reviewer.delete(`/predictions/${made.id}`)).status).toBe(403);
  expect((await reviewer.post('/predictions', { task: task.id, result: [] })).status).toBe(403);
  expect((await annotator.get(`/predictions/${made.id}`)).status).toBe(404);
  expect((await annotator.get(`/predictions?project=${project.id}`)).status).toBe(403);
});
