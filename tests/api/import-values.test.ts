/** What becomes of the values of files whose keys or cells could be taken for something else. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
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
