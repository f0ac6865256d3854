/** Answers by calls to tasks that are here: alone, as Annotto sends them, and with their tasks, where an update is asked for. */
import { asc } from 'drizzle-orm';
import { expect } from 'vitest';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { test } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

const lines = (...values: object[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const guess = (uuid: string, mood: string) => ({ uuid, annotations: { mood: { labels: [{ value: mood, proba: 0.9 }] } } });

test('predictions alone come in without a further word, once; skip leaves them out; a dry run says how many', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  for (const name of ['a-1', 'a-2']) await make.task(db, { project, data: { text: name }, externalId: name });
  const put = (body: string, query = '') => program.raw('PUT', `/projects/${project.id}/import/predictions.jsonlines${query}`, body);
  const body = lines(guess('a-1', 'Glad'), guess('a-2', 'Sad'));
  expect((await put(body, '?duplicates=skip')).json()).toMatchObject({ prediction_count: 0, skipped_prediction_count: 2 });
  const dry = (await put(body, '?dry_run=1')).json<{ id: number }>();
  const told = { new_count: 0, same_count: 2, added_annotation_count: 0, added_prediction_count: 2, extended_count: 2 };
  expect([dry, await db.$count(predictions)]).toMatchObject([told, 0]);
  const first = (await put(body)).json();
  expect(first).toMatchObject({ task_count: 0, prediction_count: 2, extended_count: 2 });
  expect(Object.keys(first)).not.toContain('skipped_count');
  for (const duplicates of ['add', 'update', 'refuse'])
    expect((await put(body, `?duplicates=${duplicates}`)).json()).toMatchObject({ task_count: 0, prediction_count: 0 });
  expect((await program.post(`/projects/${project.id}/imports/${dry.id}/confirm`)).json()).toMatchObject({ prediction_count: 0 });
  const more = (await put(lines(guess('a-1', 'Sad')), '?dry_run=1')).json<{ id: number }>();
  expect((await program.post(`/projects/${project.id}/imports/${more.id}/confirm`)).json()).toMatchObject({ prediction_count: 1, extended_count: 1 });
  expect((await put(lines(guess('a-2', 'Glad')), '?duplicates=add')).json()).toMatchObject({ task_count: 0, prediction_count: 1 });
  expect([await db.$count(predictions), await db.$count(tasks)]).toEqual([4, 2]);
  expect((await acts(db)).filter((act) => act === 'import answers')).toHaveLength(4);
});

test('an unknown uuid is named with its line; strangers and the wrong role are refused', async ({ app, db }) => {
  const { project, ada, ben, di } = await make.story(db);
  await make.task(db, { project, data: { text: 'One' }, externalId: 'a-1' });
  const at = `/projects/${project.id}/import/predictions.jsonlines`;
  const body = lines(guess('a-1', 'Glad'), guess('zz', 'Sad'));
  const answer = await (await programOf(app, db, ada)).raw('PUT', at, body);
  expect([answer.status, answer.json<Fault>().validation_errors!.non_field_errors]).toEqual([
    400,
    ['line 2: There is no item "zz", neither in these files nor in the project: cannot find item matching prediction.uuid.'],
  ]);
  expect((await (await programOf(app, db, ben)).raw('PUT', at, body)).status).toBe(403);
  expect((await (await programOf(app, db, di)).raw('PUT', at, body)).status).toBe(404);
  expect(await db.$count(predictions)).toBe(0);
});

test('an update of JSON adds what the tasks do not have, and nothing twice', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const program = await programOf(app, db, ada);
  const bulk = `/projects/${project.id}/tasks/bulk/`;
  const answer = (mood: string, by = ben.id) => ({ result: make.choice(mood), completed_by: by });
  const guessed = (mood: string, model_version = 'm-1') => ({ result: make.choice(mood), model_version, score: 0.5 });
  await program.post(bulk, [{ id: 1, data: { text: 'One' }, annotations: [answer('Glad')] }, { text: 'Two' }]);
  const more = [
    {
      id: 1,
      data: { text: 'Eins' },
      annotations: [answer('Glad'), answer('Sad'), answer('Sad'), answer('Glad', ada.id)],
      predictions: [guessed('Sad'), guessed('Sad', 'm-2')],
    },
    { data: { text: 'Two' }, predictions: [guessed('Sad')] },
    { data: { text: 'Three' }, annotations: [answer('Sad')] },
  ];
  expect((await program.post(`${bulk}?dry_run=1`, more)).json()).toMatchObject({
    new_count: 1,
    added_annotation_count: 2,
    added_prediction_count: 3,
    extended_count: 2,
  });
  expect((await program.post(`${bulk}?duplicates=update`, more)).json()).toMatchObject({
    task_count: 1,
    annotation_count: 3,
    prediction_count: 3,
    extended_count: 2,
  });
  // Answers were given to the data as it is.
  expect(await db.select().from(tasks).orderBy(asc(tasks.id))).toMatchObject([
    { data: { text: 'One' }, annotationCount: 3, predictionCount: 2 },
    { data: { text: 'Two' }, annotationCount: 0, predictionCount: 1 },
    { data: { text: 'Three' }, annotationCount: 1 },
  ]);
  expect((await program.post(`${bulk}?duplicates=update`, more)).json()).toMatchObject({ task_count: 0, annotation_count: 0, prediction_count: 0 });
  const own = (await program.get(`/projects/${project.id}/export?exportType=JSON`)).json<unknown>();
  expect((await program.post(`${bulk}?duplicates=update`, own)).json()).toMatchObject({ task_count: 0, annotation_count: 0, prediction_count: 0 });
  expect([await db.$count(annotations), await db.$count(predictions)]).toEqual([4, 3]);
});

test('an older version of an annotation that is here is told of, not added beside it', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const program = await programOf(app, db, ada);
  const task = await make.task(db, { project, data: { text: 'One' } });
  await make.annotation(db, { task, by: ben, result: make.choice('Glad') });
  const own = (await program.get(`/projects/${project.id}/export?exportType=JSON`)).json<unknown>();
  await db.update(annotations).set({ result: make.choice('Sad') });
  expect((await program.post(`/projects/${project.id}/tasks/bulk/?duplicates=update`, own)).json()).toMatchObject({
    annotation_count: 0,
    skipped_annotation_count: 1,
  });
  expect(await db.$count(annotations)).toBe(1);
});

test('JSON that calls its tasks by uuid is JSON, not Annotto’s predictions', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const row = { uuid: 'a-1', data: { text: 'One' }, annotations: [{ result: make.choice('Glad') }] };
  expect((await program.post(`/projects/${project.id}/tasks/bulk/`, row)).json()).toMatchObject({ task_count: 1, annotation_count: 1 });
});
