import { Readable } from 'node:stream';
import { desc } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { activities } from '#app/db/schema/activities.ts';
import { files } from '#app/db/schema/transfers.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { grayPng } from '../fixtures/picture.ts';

const order = { format: 'JSON', tasks: 'annotated', fullTasks: 'on', predictions: 'on' };

test('a manager downloads what was annotated', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const task = await make.task(db, { project, data: { text: 'Hello' } });
  await make.task(db, { project });
  await make.annotation(db, { task, by: ben });
  const answer = await app.as(ada).get(withQuery(paths.exportDownload(project.id), order));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Disposition')).toMatch(/attachment; filename="project-\d+-at-[\d-]+\.json"/);
  expect(answer.json()).toMatchObject([
    { id: task.id, data: { text: 'Hello' }, annotations: [{ completed_by: ben.id, result: make.choice('Glad') }] },
  ]);
});

test('all tasks, done tasks and formats', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const task = await make.task(db, { project });
  await make.task(db, { project });
  await make.annotation(db, { task, by: ben });
  const count = async (query: object) =>
    (await app.as(ada).get(withQuery(paths.exportDownload(project.id), { ...order, ...query }))).json<unknown[]>().length;
  expect(await count({ tasks: 'all' })).toBe(2);
  expect(await count({ tasks: 'done', format: 'JSON_MIN' })).toBe(1);
  const csv = await app.as(ada).get(withQuery(paths.exportDownload(project.id), { ...order, format: 'CSV' }));
  expect(csv.text.split('\r\n')[1]).toContain('"Glad"');
});

const picture = (project: { id: number }, file: { token: string; name: string }) => paths.file(project.id, file.token, file.name);

test('an archive with the pictures that the project keeps; those of other projects are only named', async ({ app, db }) => {
  const { ada, ben, olga } = await make.story(db);
  const [project, other] = [await make.project(db, { by: ada, config: make.configs.image }), await make.project(db, { by: olga })];
  const [cat, dog] = [grayPng(40, 20), grayPng(30, 10)];
  const keep = async (projectId: number, bytes: Uint8Array) => {
    const kept = await app.deps.files.put(Readable.from([bytes]));
    const [file] = await db
      .insert(files)
      .values({ projectId, name: 'cat.png', type: 'image/png', ...kept })
      .returning();
    return file!;
  };
  const [ours, theirs] = [await keep(project.id, cat), await keep(other.id, dog)];
  const value = { x: 10, y: 20, width: 30, height: 40, rotation: 0, rectanglelabels: ['Cat'] };
  for (const photo of [picture(project, ours), picture(other, theirs), picture(project, theirs)]) {
    const result = [{ id: 'b', from_name: 'box', to_name: 'photo', type: 'rectanglelabels', value }];
    await make.annotation(db, { task: await make.task(db, { project, data: { photo } }), by: ben, result });
  }
  const query = { ...order, format: 'COCO', media: 'on' };
  const reply = await app.as(ada).get(withQuery(paths.exportDownload(project.id), query));
  expect([reply.status, reply.headers.get('Content-Type')]).toEqual([200, 'application/zip']);
  const made = unzipSync(reply.bytes);
  const images = Object.keys(made).filter((path) => path.startsWith('images/'));
  expect(images.map((path) => Buffer.compare(made[path]!, cat))).toEqual([0]);
  expect(JSON.parse(new TextDecoder().decode(made['result.json']))).toMatchObject({
    images: [{ file_name: images[0], width: 40, height: 20 }, { width: null }, { width: null }],
    annotations: [{ bbox: [4, 4, 12, 8] }],
  });
});

test('a format that does not suit is named with the reason, and refused', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const shown = (await app.as(ada).get(paths.exports(project.id))).text;
  expect(shown).toContain('not suit this labeling config');
  expect(shown).toContain('It needs an Image with RectangleLabels, PolygonLabels');
  expect(shown).not.toContain('value="COCO"');
  const reply = await app.as(ada).post(paths.exports(project.id), { ...order, format: 'COCO' });
  expect([reply.status, app.deps.sent.jobs.length]).toEqual([422, 0]);
  expect(reply.text).toContain('COCO does not suit this project.');
  expect((await app.as(ada).get(withQuery(paths.exportDownload(project.id), { ...order, format: 'COCO' }))).status).toBe(422);
});

test('the same data gives the same bytes', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  for (let n = 0; n < 3; n += 1) await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  const once = await app.as(ada).get(withQuery(paths.exportDownload(project.id), order));
  const again = await app.as(ada).get(withQuery(paths.exportDownload(project.id), order));
  expect(again.text).toBe(once.text);
});

test('a kept file is made in the background, recorded, listed, fetched and deleted', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await make.task(db, { project });
  const browser = app.as(ada);
  expect((await browser.post(paths.exports(project.id), { ...order, tasks: 'all' })).location).toBe(paths.exports(project.id));
  const [job] = app.deps.sent.jobs;
  const { exportId } = job!.data as { exportId: number };
  expect((await browser.get(paths.exportFile(project.id, exportId))).status).toBe(409);
  await runExport(db, exportId, app.deps);
  await runExport(db, exportId, app.deps);
  expect((await browser.get(paths.exports(project.id))).text).toContain(paths.exportFile(project.id, exportId));
  expect((await browser.get(paths.exportFile(project.id, exportId))).json()).toHaveLength(1);
  await browser.delete(paths.export(project.id, exportId));
  expect((await browser.get(paths.exportFile(project.id, exportId))).status).toBe(404);
  const log = await db.select().from(activities).orderBy(desc(activities.id)).limit(2);
  expect(log.map(({ act }) => act)).toEqual(['delete export', 'start export']);
});

test('a wrong format comes back with the form', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const answer = await app.as(ada).post(paths.exports(project.id), { ...order, format: 'DOC' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Choose a format.');
});

test('T29 T36 strangers get 404, annotators and reviewers 403, passers-by the sign-in page', async ({ app, db }) => {
  const { ben, cy, di, eve, project } = await make.story(db);
  for (const path of [paths.exports(project.id), withQuery(paths.exportDownload(project.id), order)]) {
    for (const stranger of [di, eve]) expect((await app.as(stranger).get(path)).status).toBe(404);
    for (const member of [ben, cy]) expect((await app.as(member).get(path)).status).toBe(403);
    expect((await app.as().get(path)).location).toContain(paths.signIn);
  }
});
