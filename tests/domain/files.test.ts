import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { projects } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { files } from '#app/db/schema/transfers.ts';
import { duplicateProject } from '#app/domain/projects/duplicate.ts';
import { purgeTrash, trashProject } from '#app/domain/projects/trash.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';

const gif = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');
const later = (days: number): Date => new Date(Date.now() + days * 24 * 60 * 60 * 1000);

test('a copy shows the uploaded pictures to its own people, also after the original has gone for good', async ({ app, db }) => {
  const { ada, di, home } = await make.story(db);
  const original = await make.project(db, { by: ada, config: make.configs.image });
  await importThrough(app, app.as(ada), original, { files: [file('a.gif', gif)] });
  const copy = await duplicateProject(db, original, { withTasks: true }, di);
  const again = await duplicateProject(db, copy, { withTasks: true }, di);
  const photoOf = async (id: number) => ((await db.select().from(tasks).where(eq(tasks.projectId, id)))[0]!.data as { photo: string }).photo;
  const [first, second] = [await photoOf(copy.id), await photoOf(again.id)];
  expect(first).toBe((await photoOf(original.id)).replace(`/${original.id}/`, `/${copy.id}/`));
  for (const path of [first, second]) expect((await app.as(di).get(path)).status).toBe(200);
  expect((await app.as(di).get(await photoOf(original.id))).status).toBe(404);
  const stranger = await make.user(db, { organization: home, role: 'manager' });
  expect((await app.as(stranger).get(first)).status).toBe(404);

  await trashProject(db, original, new Date(), ada);
  await purgeTrash(db, later(31), app.deps.files);
  expect(await db.$count(projects, eq(projects.id, original.id))).toBe(0);
  for (const path of [first, second]) expect((await app.as(di).get(path)).status).toBe(200);

  for (const project of [copy, again]) await trashProject(db, project, new Date(), di);
  await purgeTrash(db, later(31), app.deps.files);
  expect(await db.$count(files)).toBe(0);
});
