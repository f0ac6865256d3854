import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { tasks } from '#app/db/schema/tasks.ts';
import { exports, files } from '#app/db/schema/transfers.ts';
import { startExport, type ExportOrder } from '#app/domain/exports.ts';
import { findExport, findExportFile } from '#app/domain/exports/find.ts';
import { deleteExport, purgeExports, restoreExport } from '#app/domain/exports/remove.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { everyAnnotation } from '#app/domain/exports/options.ts';
import { connect, type Db } from '#app/db/client.ts';
import { paths } from '#app/core/paths.ts';
import { client } from '#tests/support/app.ts';
import { someoneWaits, test, testApart } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

const order: ExportOrder = { format: 'JSON', options: { tasks: 'all', predictions: true, fullTasks: true } };
const hours = (count: number): Date => new Date(Date.now() + count * 60 * 60 * 1000);

test('a finished export knows what is in it', async ({ app, db }) => {
  const { ada, ben, cy, project } = await make.story(db);
  const task = await make.task(db, { project });
  await make.task(db, { project });
  for (const [by, name] of [
    [ben, 'Glad'],
    [cy, 'Sad'],
  ] as const)
    await make.annotation(db, { task, by, result: make.choice(name) });
  const { id } = await startExport(db, project, order, ada, app.deps);
  await runExport(db, id, app.deps);
  expect(await findExport(db, project, id)).toMatchObject({ state: 'done', totalCount: 2, taskCount: 2, annotationCount: 2, undecidedCount: 0 });
  const majority = { ...order, options: { ...order.options, annotations: { ...everyAnnotation, take: 'majority' as const } } };
  const second = await startExport(db, project, majority, ada, app.deps);
  await runExport(db, second.id, app.deps);
  expect(await findExport(db, project, second.id)).toMatchObject({ taskCount: 2, annotationCount: 0, undecidedCount: 1 });
});

testApart('what is answered while the file is made is not in it: it holds one moment', async ({ connection: { db, url } }) => {
  const app = client(db);
  const { ada, ben, project } = await make.story(db);
  const many = Array.from({ length: 600 }, (_, n) => ({ projectId: project.id, innerId: n + 1, data: { text: `Text ${n}` } }));
  const last = (await db.insert(tasks).values(many).returning()).at(-1)!;
  const { id } = await startExport(db, project, order, ada, app.deps);
  const aside = connect(url, { max: 1 });
  const store = {
    ...app.deps.files,
    async put(bytes: Parameters<typeof app.deps.files.put>[0]) {
      // The first tasks are on their way when the last one is answered.
      await make.annotation(aside.db, { task: last, by: ben });
      return app.deps.files.put(bytes);
    },
  };
  await runExport(db, id, { files: store, clock: app.deps.clock });
  await aside.close();
  expect(await findExport(db, project, id)).toMatchObject({ state: 'done', taskCount: 600, annotationCount: 0 });
});

test('a deleted export comes back with its file for a day, and then is gone', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const { id } = await startExport(db, project, order, ada, app.deps);
  await runExport(db, id, app.deps);
  const { key } = await findExportFile(db, project, id);
  expect(await deleteExport(db, project, id, new Date(), ada)).toEqual({ canReturn: true });
  await expect(findExport(db, project, id)).rejects.toThrow('There is nothing');
  await purgeExports(db, hours(23), app.deps.files);
  for (let twice = 0; twice < 2; twice += 1) await restoreExport(db, project, id, ada);
  expect((await findExportFile(db, project, id)).key).toBe(key);
  expect((await acts(db)).slice(0, 2)).toEqual(['restore export', 'delete export']);
  await deleteExport(db, project, id, new Date(), ada);
  await purgeExports(db, hours(25), app.deps.files);
  await expect(restoreExport(db, project, id, ada)).rejects.toThrow('There is nothing');
  await expect(app.deps.files.size(key)).rejects.toThrow('ENOENT');
  expect(await db.$count(files)).toBe(0);
});

test('an export that is deleted before it is made is never made', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const { id } = await startExport(db, project, order, ada, app.deps);
  expect(await deleteExport(db, project, id, new Date(), ada)).toEqual({ canReturn: false });
  await runExport(db, id, app.deps);
  expect([await db.$count(exports), await db.$count(files)]).toEqual([0, 0]);
});

testApart('one that is finished at the moment it is deleted keeps its file for the day', async ({ connection: { db } }) => {
  const app = client(db);
  const { ada, project } = await make.story(db);
  const { id } = await startExport(db, project, order, ada, app.deps);
  let deleting: Promise<unknown> | undefined;
  await db.transaction(async (tx) => {
    await runExport(tx as unknown as Db, id, app.deps);
    deleting = app.as(ada).delete(paths.export(project.id, id));
    await someoneWaits(db);
  });
  await deleting;
  const [gone] = await db.select().from(exports);
  expect(gone).toMatchObject({ deletedAt: expect.any(Date) as Date, fileId: expect.any(Number) as number });
  await purgeExports(db, hours(25), app.deps.files);
  expect([await db.$count(exports), await db.$count(files)]).toEqual([0, 0]);
});

testApart('one that fails says so and keeps no file; the next try makes it', async ({ connection: { db } }) => {
  const app = client(db);
  const { ada, project } = await make.story(db);
  const { id } = await startExport(db, project, order, ada, app.deps);
  const store = { ...app.deps.files, put: () => Promise.reject(new Error('the disk is full')) };
  await expect(runExport(db, id, { files: store, clock: app.deps.clock })).rejects.toThrow('the disk is full');
  const [failed] = await db.select().from(exports).where(eq(exports.id, id));
  expect(failed).toMatchObject({ state: 'failed', fileId: null });
  await runExport(db, id, app.deps);
  expect(await findExport(db, project, id)).toMatchObject({ state: 'done' });
});
