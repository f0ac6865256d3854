/** Predictions and annotations that come for tasks which are here already: by the page, with what a person decides. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { importRows } from '#app/db/schema/import-rows.ts';
import { projectCounters, projects, type Project } from '#app/db/schema/projects.ts';
import { leases, tasks } from '#app/db/schema/tasks.ts';
import { findImport } from '#app/domain/imports.ts';
import type { Db } from '#app/db/client.ts';
import { zip } from '#tests/formats/archives.ts';
import { test } from '#tests/support/db.ts';
import { acts, lines as logged } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, confirmThrough, file } from '#tests/support/uploads.ts';

const lines = (...values: object[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const guess = (uuid: string, mood: string, proba = 0.9) => ({ uuid, annotations: { mood: { labels: [{ value: mood, proba }] } } });
const answer = (uuid: string, mood: string, annotatedBy?: string) => ({
  item: { uuid },
  ...(annotatedBy && { annotationMetadata: { annotatedBy } }),
  annotation: { classifications: { mood: { labels: [{ value: mood }] } } },
});
const predicted = (...values: object[]) => ({ files: [file('predictions.jsonlines', lines(...values))] });
const answered = (...values: object[]) => ({ files: [file('annotations.jsonlines', lines(...values))] });

/** Two tasks that are called a-1 and a-2. */
async function named(db: Db, project: Project) {
  const one = await make.task(db, { project, data: { text: 'Sun' }, externalId: 'a-1' });
  return [one, await make.task(db, { project, data: { text: 'Rain' }, externalId: 'a-2' })] as const;
}
const taskCounts = async (db: Db) =>
  (await db.select().from(tasks).orderBy(asc(tasks.id))).map(({ annotationCount, predictionCount, state }) => [
    annotationCount,
    predictionCount,
    state,
  ]);
const mine = async (db: Db, { id }: Project) => (await db.select().from(projects).where(eq(projects.id, id)))[0]!;

test('predictions alone go to the tasks that they name; once more adds nothing', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const [one, two] = await named(db, project);
  const form = () => predicted(guess('a-2', 'Sad'), guess('a-1', 'Glad'));
  const order = await checkThrough(app, browser, project, form());
  expect(order).toMatchObject({ state: 'checked', newCount: 0, sameCount: 2, answersAloneCount: 2, addedPredictionCount: 2, extendedCount: 2 });
  const page = await browser.get(paths.import(project.id, order.id));
  expect(page.text).toContain('New answers: 2 predictions will be added to 2 tasks that are here');
  expect(page.text).toContain('read as Annotto: 2 predictions');
  expect(page.query('table')?.text).toContain('Rain');
  expect(page.queryAll('input[name=duplicates]').map((field) => [field.getAttribute('type'), field.getAttribute('value')])).toEqual([
    ['hidden', 'update'],
  ]);
  expect(page.queryAll('main button').map(({ text }) => text.trim())).toEqual(['Add 2 predictions', 'Cancel this import']);
  expect(await db.$count(predictions)).toBe(0);

  const done = await confirmThrough(app, browser, project, order, 'update');
  expect(done).toMatchObject({ state: 'done', taskCount: 0, predictionCount: 2, addedPredictionCount: 2, extendedCount: 2, leftPredictionCount: 0 });
  const { text } = await browser.get(paths.import(project.id, order.id));
  expect(text).toContain('2 predictions were added to 2 tasks that were here already.');
  expect(text).not.toContain('stayed as');
  expect(await db.select().from(predictions).orderBy(asc(predictions.taskId))).toMatchObject([
    { taskId: one.id, modelVersion: 'Annotto', result: [{ value: { choices: ['Glad'] } }] },
    { taskId: two.id, modelVersion: 'Annotto', result: [{ value: { choices: ['Sad'] } }] },
  ]);
  expect(await taskCounts(db)).toEqual([
    [0, 1, 'new'],
    [0, 1, 'new'],
  ]);
  expect((await mine(db, project)).modelVersion).toBe('Annotto');
  expect(await db.$count(importRows)).toBe(0);
  expect((await logged(db)).filter(({ act }) => act === 'import answers')).toMatchObject([
    { subject: 'task', subjectId: two.id, by: ada.id, details: { import: order.id, annotations: 0, predictions: 1 } },
    { subject: 'task', subjectId: one.id, by: ada.id, details: { import: order.id, annotations: 0, predictions: 1 } },
  ]);
  expect((await logged(db)).find(({ act }) => act === 'import tasks')?.details).toEqual({ tasks: 0, annotations: 0, predictions: 2, extended: 2 });

  const again = await checkThrough(app, browser, project, form());
  expect(again).toMatchObject({ state: 'checked', sameCount: 2, addedPredictionCount: 0, extendedCount: 0, leftPredictionCount: 0 });
  expect((await browser.get(paths.import(project.id, again.id))).text).toContain('All of it is here already');
  await confirmThrough(app, browser, project, again, 'update');
  expect(await db.$count(predictions)).toBe(2);
  expect((await acts(db)).filter((act) => act === 'import answers')).toHaveLength(2);
});

test('annotations and predictions together, in an archive: with their authors, and counted', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const [one, two] = await named(db, project);
  const files = {
    'predictions.jsonlines': lines(guess('a-1', 'Glad'), guess('a-2', 'Glad')),
    'annotations.jsonlines': lines(answer('a-2', 'Sad', ben.email), answer('a-1', 'Glad', 'nobody@example.org')),
  };
  const archive = zip(Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) })));
  const send = () => checkThrough(app, app.as(ada), project, { files: [file('annotto.zip', archive, 'application/zip')] });
  for (const added of [2, 0]) {
    const order = await send();
    expect(order).toMatchObject({ answersAloneCount: 2, addedAnnotationCount: added, addedPredictionCount: added, extendedCount: added });
    await confirmThrough(app, app.as(ada), project, order, 'update');
  }
  expect(await db.select().from(annotations).orderBy(asc(annotations.taskId))).toMatchObject([
    { taskId: one.id, completedBy: ada.id },
    { taskId: two.id, completedBy: ben.id, result: [{ from_name: 'mood', value: { choices: ['Sad'] } }] },
  ]);
  expect(await taskCounts(db)).toEqual([
    [1, 1, 'done'],
    [1, 1, 'done'],
  ]);
  const counters = await db.select().from(projectCounters).where(eq(projectCounters.projectId, project.id));
  const sum = (key: 'annotations' | 'predictions' | 'doneTasks') => counters.reduce((total, row) => total + row[key], 0);
  expect([sum('annotations'), sum('predictions'), sum('doneTasks')]).toEqual([2, 2, 2]);
});

test('regions of words are the same regions though they get new ids', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.text });
  await make.task(db, { project, data: { text: 'Ada in Rome' }, externalId: 'n' });
  const [name, place] = [
    { value: 'Person', start_char: 0, end_char: 3, ent_id: 0 },
    { value: 'Place', start_char: 7, end_char: 11, ent_id: 1 },
  ];
  const relation = (src: number, dest: number) => ({
    item: { uuid: 'n' },
    annotation: { ner: { entity: { entities: [name, place] }, relations: [{ label: 'related', src, dest }] } },
  });
  for (const [given, count] of [
    [relation(0, 1), 1],
    [relation(0, 1), 1],
    [relation(1, 0), 2],
  ] as const) {
    const order = await checkThrough(app, app.as(ada), project, answered(given));
    expect(order.problems).toEqual([]);
    await confirmThrough(app, app.as(ada), project, order, 'update');
    expect(await db.$count(annotations)).toBe(count);
  }
});

test('who says that all stays as it is gets nothing, and hears of it', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await named(db, project);
  const order = await checkThrough(app, app.as(ada), project, predicted(guess('a-1', 'Glad')));
  expect(await confirmThrough(app, app.as(ada), project, order, 'skip')).toMatchObject({
    leftPredictionCount: 1,
    addedPredictionCount: 0,
    extendedCount: 0,
  });
  expect((await app.as(ada).get(paths.import(project.id, order.id))).text).toContain('1 prediction of the files for tasks that');
  expect(await db.$count(predictions)).toBe(0);
});

test('a uuid that no task has refuses all of it, with file and line', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await named(db, project);
  const order = await checkThrough(app, app.as(ada), project, predicted(guess('a-1', 'Glad'), guess('zz', 'Sad')));
  expect(order).toMatchObject({
    state: 'refused',
    problems: [
      {
        file: 'predictions.jsonlines',
        row: 2,
        message: 'There is no item "zz", neither in these files nor in the project: cannot find item matching prediction.uuid.',
      },
    ],
  });
  const unknown = await checkThrough(app, app.as(ada), project, answered(answer('zz', 'Sad')));
  expect(unknown.problems).toMatchObject([{ file: 'annotations.jsonlines', row: 1, message: expect.stringContaining('annotation.item.uuid') }]);
  const wrong = await checkThrough(app, app.as(ada), project, predicted(guess('a-1', 'Mad')));
  expect(wrong.problems).toMatchObject([{ file: 'predictions.jsonlines', row: 1, message: expect.stringContaining('Mad is not in project') }]);
  expect([await db.$count(predictions), await db.$count(annotations), await db.$count(tasks)]).toEqual([0, 0, 2]);
});

test('a task that goes between check and word: all of it is looked at anew, and no task is made of an answer', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const [one] = await named(db, project);
  const order = await checkThrough(app, app.as(ada), project, predicted(guess('a-1', 'Glad'), guess('a-2', 'Glad')));
  await db.delete(tasks).where(eq(tasks.id, one.id));
  expect(await confirmThrough(app, app.as(ada), project, order, 'update')).toMatchObject({ state: 'refused', checkedAnew: true, problemCount: 1 });
  expect([await db.$count(predictions), await db.$count(tasks)]).toEqual([0, 1]);
});

test('data that changes between check and word stays as it is', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const [one] = await named(db, project);
  const order = await checkThrough(app, app.as(ada), project, predicted(guess('a-1', 'Glad')));
  await db
    .update(tasks)
    .set({ data: { text: 'Moon' } })
    .where(eq(tasks.id, one.id));
  expect(await confirmThrough(app, app.as(ada), project, order, 'update')).toMatchObject({ updatedCount: 0, addedPredictionCount: 1 });
  expect((await db.select().from(tasks).where(eq(tasks.id, one.id)))[0]).toMatchObject({ data: { text: 'Moon' }, predictionCount: 1 });
});

test('no place is taken that is kept for somebody who is at the task', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const [one] = await named(db, project);
  await db.insert(leases).values({ taskId: one.id, userId: ben.id, projectId: project.id, expiresAt: new Date(Date.now() + 60_000) });
  const send = async () => {
    const order = await checkThrough(app, app.as(ada), project, answered(answer('a-1', 'Glad'), answer('a-2', 'Sad')));
    return confirmThrough(app, app.as(ada), project, order, 'update');
  };
  const held = await send();
  expect(held).toMatchObject({ addedAnnotationCount: 1, extendedCount: 1, leftAnnotationCount: 1 });
  expect((await app.as(ada).get(paths.import(project.id, held.id))).text).toContain('while somebody is at its task');
  expect(await taskCounts(db)).toEqual([
    [0, 0, 'new'],
    [1, 0, 'done'],
  ]);
  await db.delete(leases);
  expect(await send()).toMatchObject({ addedAnnotationCount: 1, leftAnnotationCount: 0 });
  expect(await taskCounts(db)).toEqual([
    [1, 0, 'done'],
    [1, 0, 'done'],
  ]);
});

test('strangers get 404, the wrong role 403, bad words 422', async ({ app, db }) => {
  const { ada, ben, di, project } = await make.story(db);
  await named(db, project);
  const order = await checkThrough(app, app.as(ada), project, predicted(guess('a-1', 'Glad')));
  const at = paths.importDecision(project.id, order.id);
  expect((await app.as(di).post(at, { duplicates: 'update' })).status).toBe(404);
  expect((await app.as(ben).post(at, { duplicates: 'update' })).status).toBe(403);
  expect((await app.as(ada).post(at, { duplicates: 'both' })).status).toBe(422);
  expect((await app.as(ben).post(paths.imports(project.id), predicted(guess('a-1', 'Glad')))).status).toBe(403);
  expect((await findImport(db, project, order.id)).state).toBe('checked');
  expect(await db.$count(predictions)).toBe(0);
});
