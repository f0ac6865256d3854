/** Files of a project: what lies in the store is not for everybody who may open the project. */
import { expect, vi } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { files } from '#app/db/schema/transfers.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { openSession } from '#app/domain/sessions.ts';
import { client, origin } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('T36 T40 kept exports and imported files do not exist for those who may not export', async ({ app, db }) => {
  const { ada, ben, cy, project } = await make.story(db);
  const item = { data: { text: 'Hi' }, annotations: [{ result: make.choice('Sad'), ground_truth: true }] };
  await importThrough(app, app.as(ada), project, { files: [file('answers.json', JSON.stringify([item]))] });
  await app.as(ada).post(paths.exports(project.id), { format: 'JSON', tasks: 'all', fullTasks: 'on' });
  const { exportId } = app.deps.sent.jobs.at(-1)!.data as { exportId: number };
  await runExport(db, exportId, app.deps);
  const kept = await db.select().from(files);
  expect(kept).toHaveLength(2);
  for (const { token, name } of kept) {
    const path = paths.file(project.id, token, name);
    expect((await app.as(ada).get(path)).text).toContain('Sad');
    for (const person of [ben, cy]) expect([path, (await app.as(person).get(path)).status]).toEqual([path, 404]);
  }
});

test('T40 pictures have addresses that nobody can count up; the old ones are for those who see all data', async ({ app, db }) => {
  const { ada, ben, cy, di, eve } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image, members: [ben, cy] });
  await importThrough(app, app.as(ada), project, { files: [file('dot.png', png)] });
  const [kept] = await db.select().from(files);
  const [task] = await db.select().from(tasks);
  const path = paths.file(project.id, kept!.token, 'dot.png');
  expect(task!.data).toEqual({ photo: path });
  const other = await make.project(db, { by: ada, members: [ben] });
  const statuses = async (address: string) => Promise.all([ada, cy, ben, di, eve].map(async (person) => (await app.as(person).get(address)).status));
  expect(await statuses(path)).toEqual([200, 200, 200, 404, 404]);
  expect(await statuses(paths.file(project.id, kept!.id, 'dot.png'))).toEqual([200, 200, 404, 404, 404]);
  expect(await statuses(paths.file(other.id, kept!.token, 'dot.png'))).toEqual([404, 404, 404, 404, 404]);
});

test('HEAD leaves no file open', async ({ app, db }) => {
  const { ada, ben } = await make.story(db);
  const picture = await make.project(db, { by: ada, config: make.configs.image, members: [ben] });
  await importThrough(app, app.as(ada), picture, { files: [file('dot.png', png)] });
  const [kept] = await db.select().from(files);
  const path = paths.file(picture.id, kept!.token, 'dot.png');
  const closed: boolean[] = [];
  const { get } = app.deps.files;
  app.deps.files.get = async (...given) => {
    const bytes = await get(...given);
    bytes.on('close', () => closed.push(true));
    return bytes;
  };
  const held = client(db, { files: app.deps.files });
  const [cookie] = (await openSession(db, ben, { agent: 'test', address: '' }, false)).split(';');
  const answer = await held.hono.request(origin + path, { method: 'HEAD', headers: { Cookie: cookie! } });
  expect([answer.status, answer.headers.get('Content-Length')]).toEqual([200, String(png.length)]);
  await vi.waitFor(() => expect(closed).toEqual([true]));
});
