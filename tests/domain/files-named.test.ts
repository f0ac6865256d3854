/** Tasks that name uploaded pictures of another project: an export that is imported elsewhere. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { activities } from '#app/db/schema/activities.ts';
import type { Db } from '#app/db/client.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';
import { files, fileShares } from '#app/db/schema/transfers.ts';
import { updateTask } from '#app/domain/tasks/update.ts';
import type { Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';

const gif = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

/** Ada's project with a picture that Ben labels, Ada's second one with Cy, and what the first exports. */
async function story(app: Client, db: Db) {
  const people = await make.story(db);
  const { ada, ben, cy } = people;
  const first = await make.project(db, { by: ada, config: make.configs.image, members: [ben] });
  await importThrough(app, app.as(ada), first, { files: [file('a b.gif', gif)] });
  const second = await make.project(db, { by: ada, config: make.configs.image, members: [cy] });
  const exported = await app.as(ada).get(`${paths.exportDownload(first.id)}?format=JSON&tasks=all&fullTasks=on`);
  expect(exported.status).toBe(200);
  return { ...people, first, second, exported: exported.text };
}
const tasksOf = (db: Db, project: { id: number }): Promise<Task[]> => db.select().from(tasks).where(eq(tasks.projectId, project.id));
const photoOf = ({ data }: Task): string => data.photo as string;

test('an export imported elsewhere shows its pictures to the people there, also when it goes on to a third project', async ({ app, db }) => {
  const { ada, ben, cy, first, second, exported } = await story(app, db);
  expect(await importThrough(app, app.as(ada), second, { files: [file('export.json', exported)] })).toMatchObject({ state: 'done', taskCount: 1 });
  const [task] = await tasksOf(db, second);
  expect(photoOf(task!)).toContain(paths.fileFolder(second.id));
  expect((await app.as(cy).get(photoOf(task!))).status).toBe(200);
  expect((await app.as(ben).get(photoOf(task!))).status).toBe(404);
  const [, log] = await db.select().from(activities).where(eq(activities.projectId, second.id)).orderBy(activities.id).offset(1);
  expect(log).toMatchObject({ act: 'import tasks', details: { tasks: 1, sharedFiles: 1 } });

  const third = await make.project(db, { by: ada, config: make.configs.image });
  await importThrough(app, app.as(ada), third, { pasted: JSON.stringify([{ data: task!.data }, { data: task!.data }]) });
  for (const { data } of await tasksOf(db, third)) expect((await app.as(ada).get(data.photo as string)).status).toBe(200);
  expect(await db.$count(fileShares)).toBe(2);
  // Back home it is the file that lies there.
  await importThrough(app, app.as(ada), first, { pasted: JSON.stringify([task!.data]) });
  expect((await tasksOf(db, first)).map(photoOf)).toEqual(Array(2).fill(photoOf((await tasksOf(db, first))[0]!)));
  expect(await db.$count(fileShares)).toBe(2);
});

test('addresses from before files had tokens are read as well', async ({ app, db }) => {
  const { ada, cy, first, second } = await story(app, db);
  const [kept] = await db.select().from(files);
  await importThrough(app, app.as(ada), second, { pasted: JSON.stringify([{ photo: paths.file(first.id, kept!.id, kept!.name) }]) });
  const [task] = await tasksOf(db, second);
  expect(photoOf(task!)).toBe(paths.file(second.id, kept!.token, kept!.name));
  expect((await app.as(cy).get(photoOf(task!))).status).toBe(200);
});

test('T29 T36 what the importing person may not open refuses the import, with its line; so do files that are no pictures', async ({ app, db }) => {
  const { ada, di, eve, first, second, exported } = await story(app, db);
  for (const person of [di, eve]) {
    const own = await make.project(db, { by: person, config: make.configs.image });
    const order = await importThrough(app, app.as(person), own, { files: [file('export.json', exported)] });
    expect(order).toMatchObject({ state: 'refused', problemCount: 1 });
    expect(order.problems[0]!.message).toContain('names an uploaded file that does not exist, or that lies in a project you may not open');
    expect(await tasksOf(db, own)).toEqual([]);
  }
  const kept = await db.select().from(files).orderBy(files.id);
  const text = kept.find(({ type }) => type === 'text/plain')!;
  const gone = '00000000-0000-4000-8000-000000000000';
  const named = [text.token, text.id, gone, 999_999].map((name) => ({ photo: paths.file(first.id, name, 'x.gif') }));
  const order = await importThrough(app, app.as(ada), second, { pasted: JSON.stringify(named) });
  expect([order.state, order.problems.map(({ message }) => message.slice(0, 7))]).toEqual(['refused', ['Item 1:', 'Item 2:', 'Item 3:', 'Item 4:']]);
  expect(await db.$count(fileShares)).toBe(0);
});

test('the same for the data of a single task that is changed', async ({ app, db }) => {
  const { ada, di, cy, first, second } = await story(app, db);
  const photo = photoOf((await tasksOf(db, first))[0]!);
  const changed = await updateTask(db, second, await make.task(db, { project: second, data: { photo: '/samples/a.jpg' } }), { data: { photo } }, ada);
  expect((await app.as(cy).get(photoOf(changed))).status).toBe(200);
  const own = await make.project(db, { by: di, config: make.configs.image });
  const task = await make.task(db, { project: own, data: { photo: '/samples/a.jpg' } });
  await expect(updateTask(db, own, task, { data: { photo } }, di)).rejects.toMatchObject({ kind: 'invalid', field: 'data' });
  expect(photoOf((await tasksOf(db, own))[0]!)).toBe('/samples/a.jpg');
});
