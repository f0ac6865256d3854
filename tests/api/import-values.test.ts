/** What becomes of the values of files whose keys or cells could be taken for something else. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { imports } from '#app/db/schema/transfers.ts';
import { runImport } from '#app/domain/imports/run.ts';
import type { Db } from '#app/db/client.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

const choices = '<Choices name="mood" toName="t"><Choice value="Glad"/><Choice value="Sad"/></Choices>';

const stored = async (db: Db, project: { id: number }) =>
  (await db.select().from(tasks).where(eq(tasks.projectId, project.id)).orderBy(asc(tasks.id))).map(({ data, externalId }) => [data, externalId]);

test('a config that reads "data" takes lines, tables and the sample task: they are data, whatever their keys are called', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: `<View><Text name="t" value="$data"/>${choices}</View>` });
  const program = await programOf(app, db, ada);
  const put = (name: string, body: string) => program.raw('PUT', `/projects/${project.id}/import/${name}`, body);
  expect((await put('a.txt', 'hello\n')).json()).toMatchObject({ task_count: 1 });
  expect((await put('a.csv', 'data,external_id\nthere,E-1\n')).json()).toMatchObject({ task_count: 1 });
  expect((await put('a.tsv', 'data\tmeta\tannotations\nagain\t5\t[]\n')).json()).toMatchObject({ task_count: 1 });
  expect(await stored(db, project)).toEqual([
    [{ data: 'hello' }, null],
    [{ data: 'there', external_id: 'E-1' }, 'E-1'],
    [{ data: 'again', meta: 5, annotations: '[]' }, null],
  ]);
  for (const format of ['json', 'jsonl', 'csv', 'tsv', 'txt']) {
    const sample = (await app.as(ada).get(paths.importSample(project.id, format))).text;
    expect([format, (await put(`sample.${format}?duplicates=add`, sample)).json()]).toMatchObject([format, { task_count: 2 }]);
  }
  expect((await app.as(ada).post(paths.sampleTask(project.id))).status).toBe(303);
  const [order] = await db.select().from(imports).where(eq(imports.state, 'waiting'));
  await runImport(db, order!.id, app.deps);
  expect((await stored(db, project)).at(-1)).toEqual([{ data: expect.stringContaining('heron') }, null]);
  // In JSON "data" is where the data of a task stands.
  expect((await put('a.json', '[{"data": "hello"}]')).json<Fault>().validation_errors?.non_field_errors).toEqual([
    'line 1: Item 1: "data" must be an object.',
  ]);
});

test('cells stay texts where the labeling config shows a text that cannot be a number', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: `<View><HyperText name="t" value="$html"/>${choices}</View>` });
  const program = await programOf(app, db, ada);
  const put = (body: string) => program.raw('PUT', `/projects/${project.id}/import/a.csv`, body);
  expect((await put('html,n\n<p>x</p>,1\n404,2\n')).json()).toMatchObject({ task_count: 2 });
  expect(await stored(db, project)).toEqual([
    [{ html: '<p>x</p>', n: 1 }, null],
    [{ html: '404', n: 2 }, null],
  ]);
});

test('a model version that is too long is refused with its place', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const bulk = `/projects/${project.id}/tasks/bulk/`;
  const task = (text: string, model_version: string) => ({ data: { text }, predictions: [{ result: make.choice('Glad'), model_version }] });
  const long = await program.post(bulk, [task('One', 'm'.repeat(200)), task('Two', 'm'.repeat(201))]);
  expect([long.status, long.json<Fault>().validation_errors?.non_field_errors]).toEqual([
    400,
    ['line 1: Item 2: Prediction 1: "model_version" has 201 characters; 200 is the most.'],
  ]);
  expect(await db.$count(tasks)).toBe(0);
  expect((await program.post(bulk, [task('One', 'm'.repeat(200))])).json()).toMatchObject({ prediction_count: 1 });
  const versions = await db.select({ version: predictions.modelVersion }).from(predictions).orderBy(asc(predictions.id));
  expect(versions.map(({ version }) => version)).toEqual(['m'.repeat(200)]);
});

test('times without a zone are UTC, and what is no time is none', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const at = (created_at: string) => ({ data: { text: created_at }, annotations: [{ result: make.choice('Glad'), created_at }] });
  const { TZ } = process.env;
  process.env.TZ = 'America/New_York';
  try {
    await program.post(`/projects/${project.id}/tasks/bulk/`, [at('2024-03-10T02:30:00'), at('2030-02-30T00:00:00Z')]);
  } finally {
    process.env.TZ = TZ;
  }
  const [first, second] = await db.select({ at: annotations.createdAt }).from(annotations).orderBy(asc(annotations.id));
  expect(first!.at.toISOString()).toBe('2024-03-10T02:30:00.000Z');
  expect(Date.now() - second!.at.getTime()).toBeLessThan(60_000);
});
