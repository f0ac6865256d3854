import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { files } from '#app/db/schema/transfers.ts';
import { copyMakers } from '#app/domain/copies/tried.ts';
import { findPreviews, findThumbnails, keepPreviews } from '#app/domain/previews.ts';
import { purgeTrash, trashProject } from '#app/domain/projects/trash.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';
import { grayPng } from '../fixtures/picture.ts';

const untold = (why: string): void => {
  throw new Error(why);
};

test('a large picture gets a smaller copy once, seen by its people alone, named where the picture shows, gone with it', async ({ app, db }) => {
  const { ada, ben, di, home } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image, members: [ben] });
  await importThrough(app, app.as(ada), project, {
    files: [
      file('wide.png', grayPng(3000, 2000, { rest: 600_000 })),
      file('phone.png', grayPng(600, 400, { rest: 40_000 })),
      file('dot.png', grayPng(9, 9)),
    ],
  });
  const asked = app.deps.sent.jobs.filter(({ name }) => name === 'previews.keep').map(({ data }) => (data as { fileId: number }).fileId);
  const [wide] = await db.select().from(files).where(eq(files.name, 'wide.png'));
  const [phone] = await db.select().from(files).where(eq(files.name, 'phone.png'));
  expect(asked).toEqual([wide!.id, phone!.id]);
  const address = paths.file(project.id, wide!.token, 'wide.png');
  for (const copy of [paths.preview, paths.thumbnail]) expect((await app.as(ada).get(copy(address))).status).toBe(404);
  const all = await db.select().from(tasks).where(eq(tasks.projectId, project.id));
  for (const find of [findPreviews, findThumbnails]) expect(await find(db, project, all)).toEqual({});

  await keepPreviews(db, wide!.id, app.deps.files, untold);
  const [kept] = await db.select().from(files).where(eq(files.id, wide!.id));
  await keepPreviews(db, wide!.id, app.deps.files, untold);
  expect((await db.select().from(files).where(eq(files.id, wide!.id)))[0]).toEqual(kept);
  expect([kept!.width, kept!.height]).toEqual([3000, 2000]);

  // One from before there were thumbnails keeps the preview that it has.
  await db.update(files).set({ thumbnailKey: null, copiesTried: 2 }).where(eq(files.id, wide!.id));
  await keepPreviews(db, wide!.id, app.deps.files, untold);
  const [later] = await db.select().from(files).where(eq(files.id, wide!.id));
  expect(later).toEqual({ ...kept, thumbnailKey: later!.thumbnailKey });
  const outsider = await make.user(db, { organization: home, role: 'annotator' });
  for (const copy of [paths.preview, paths.thumbnail]) {
    const answer = await app.as(ben).get(copy(address));
    expect([answer.status, ...['content-type', 'cache-control', 'content-security-policy'].map((name) => answer.headers.get(name))]).toEqual([
      200,
      'image/webp',
      'private, max-age=86400, immutable',
      "default-src 'none'; sandbox",
    ]);
    for (const person of [di, outsider]) expect((await app.as(person).get(copy(address))).status).toBe(404);
  }
  const bytesAt = async (key: string | null) => buffer(await app.deps.files.get(key!));
  for (const key of [later!.previewKey, later!.thumbnailKey]) expect((await bytesAt(key)).toString('latin1', 8, 12)).toBe('WEBP');

  const named = { [address]: { url: paths.preview(address), width: 3000, height: 2000 } };
  expect(await findPreviews(db, project, all)).toEqual(named);
  const other = await make.project(db, { by: ada });
  for (const find of [findPreviews, findThumbnails]) expect(await find(db, other, all)).toEqual({});

  await keepPreviews(db, phone!.id, app.deps.files, untold);
  const [light] = await db.select().from(files).where(eq(files.id, phone!.id));
  expect(light).toEqual({ ...phone, thumbnailKey: light!.thumbnailKey, copiesTried: copyMakers });
  const small = paths.file(project.id, phone!.token, 'phone.png');
  const thumbnails = { [address]: paths.thumbnail(address), [small]: paths.thumbnail(small) };
  expect([await findPreviews(db, project, all), await findThumbnails(db, project, all)]).toEqual([named, thumbnails]);
  const task = all.find(({ data }) => data.photo === address)!;
  const page = await app.as(ada).get(paths.label(project.id, task.id));
  expect(page.query('.task-data__image')?.getAttribute('src')).toBe(paths.preview(address));
  const list = await app.as(ada).get(paths.tasks(project.id));
  const shown = list.queryAll('.preview__picture').map((one) => one.getAttribute('src'));
  const dot = all.map(({ data }) => data.photo).find((photo) => photo !== address && photo !== small);
  expect(new Set(shown)).toEqual(new Set([...Object.values(thumbnails), dot]));
  expect(list.queryAll('.preview__name').map(({ text }) => text)).toEqual(['wide.png', 'phone.png', 'dot.png']);

  await trashProject(db, project, new Date(), ada);
  await purgeTrash(db, new Date(Date.now() + 31 * 86_400_000), app.deps.files);
  for (const key of [later!.previewKey, later!.thumbnailKey, light!.thumbnailKey]) await expect(app.deps.files.size(key!)).rejects.toThrow();
});

test('T27 a picture that cannot be read gets none, says why, and is served as before', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const bomb = grayPng(50_000, 50_000, { cut: 0.0001, rest: 600_000 });
  await importThrough(app, app.as(ada), project, { files: [file('bomb.png', bomb)] });
  const [kept] = await db.select().from(files);
  const told: string[] = [];
  await keepPreviews(db, kept!.id, app.deps.files, (why) => told.push(why));
  expect(told).toEqual([expect.stringMatching(/pixel/i)]);
  expect((await db.select().from(files))[0]).toEqual({ ...kept, copiesTried: copyMakers });
  expect((await app.as(ada).get(paths.file(project.id, kept!.token, 'bomb.png'))).status).toBe(200);
});
