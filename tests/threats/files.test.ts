/** Files of a project: what lies in the store is not for everybody who may open the project. */
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { files } from '#app/db/schema/transfers.ts';
import { runExport } from '#app/domain/exports.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';

test('T36 T40 kept exports and imported files do not exist for those who may not export', async ({ app, db }) => {
  const { ada, ben, cy, project } = await make.story(db);
  const item = { data: { text: 'Hi' }, annotations: [{ result: make.choice('Sad'), ground_truth: true }] };
  await importThrough(app, app.as(ada), project, { files: [file('answers.json', JSON.stringify([item]))] });
  await app.as(ada).post(paths.exports(project.id), { format: 'JSON', tasks: 'all', fullTasks: 'on' });
  const { exportId } = app.deps.sent.jobs.at(-1)!.data as { exportId: number };
  await runExport(db, exportId, app.deps);
  const kept = await db.select().from(files);
  expect(kept).toHaveLength(2);
  for (const { id, name } of kept) {
    const path = paths.file(project.id, id, name);
    expect((await app.as(ada).get(path)).text).toContain('Sad');
    for (const person of [ben, cy]) expect([path, (await app.as(person).get(path)).status]).toEqual([path, 404]);
  }
  expect((await app.as(ben).get(withQuery(paths.file(project.id, kept[0]!.id, 'x'), { _method: 'GET' }))).status).toBe(404);
});
