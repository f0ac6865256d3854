/** The work of an import when things go wrong, and when there is much of it. */
import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { annotations } from '#app/db/schema/annotations.ts';
import { importRows } from '#app/db/schema/import-rows.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks, taskWords } from '#app/db/schema/tasks.ts';
import { imports } from '#app/db/schema/transfers.ts';
import { receiveFile } from '#app/domain/files.ts';
import { findImport, startImport, type How } from '#app/domain/imports.ts';
import { confirmImport } from '#app/domain/imports/decide.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { keepWords, manyWords } from '#app/domain/imports/words.ts';
import { tidyTransfers } from '#app/domain/transfers.ts';
import { client, type Client } from '#tests/support/app.ts';
import { test, testApart } from '#tests/support/db.ts';
import { lines } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function started({ deps }: Client, project: Project, by: User, text: string, how: How = {}): Promise<number> {
  const file = await receiveFile(deps.files, { name: 'a.txt', bytes: bytes(text) });
  const { id } = await startImport(deps.db, project, [file], by, deps.enqueue, how);
  return id;
}

test('a checked import whose rows a crash of the database took reads its files again', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const id = await started(app, project, ada, 'One\nTwo\n', { asks: 'always' });
  await runImport(db, id, app.deps);
  expect(await db.$count(importRows)).toBe(2);
  await db.delete(importRows);
  await confirmImport(db, project, id, { duplicates: 'skip' }, ada, app.deps);
  await runImport(db, id, app.deps);
  expect(await findImport(db, project, id)).toMatchObject({ state: 'done', taskCount: 2 });
  expect(await db.$count(tasks)).toBe(2);
});

test('one that broke while storing stores at the next run, without reading again', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const id = await started(app, project, ada, 'One\nTwo\n', { asks: 'always' });
  await runImport(db, id, app.deps);
  await confirmImport(db, project, id, { duplicates: 'skip' }, ada, app.deps);
  const broken = { ...app.deps, clock: () => new Date(Number.NaN) };
  await expect(runImport(db, id, broken)).rejects.toThrow();
  expect([(await findImport(db, project, id)).state, await db.$count(tasks)]).toEqual(['storing', 0]);
  const unreadable = { ...app.deps.files, get: () => Promise.reject(new Error('read again')) };
  await runImport(db, id, { ...app.deps, files: unreadable });
  expect([(await findImport(db, project, id)).state, await db.$count(tasks)]).toEqual(['done', 2]);
});

test.for(['an empty project', 'a project with tasks'])(
  'the words of many tasks in %s are kept by a job, however often it is begun',
  async (where, { app, db }) => {
    const { ada, project } = await make.story(db);
    if (where !== 'an empty project') await make.task(db, { project });
    const before = await db.$count(tasks);
    // As many bytes, too, as make a large file.
    const text = Array.from({ length: manyWords }, (_, n) => `heron ${n} ${'word '.repeat(90)}\n`).join('');
    const id = await started(app, project, ada, text);
    await runImport(db, id, app.deps);
    expect(await findImport(db, project, id)).toMatchObject({ state: 'done', taskCount: manyWords, wordsAt: null });
    expect(app.deps.sent.jobs.at(-1)).toEqual({ name: 'words.keep', data: { importId: id } });
    expect(await db.$count(taskWords)).toBe(before);
    // Changed meanwhile: its new words stay.
    await db
      .update(tasks)
      .set({ data: { text: 'egret' } })
      .where(eq(tasks.innerId, 7));
    for (let time = 0; time < 2; time += 1) await keepWords(db, id);
    expect(await db.$count(taskWords)).toBe(before + manyWords);
    const [found] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from task_words where words @@ to_tsquery('simple', 'heron')`,
    );
    expect(found!.count).toBe(manyWords - 1);
    expect((await findImport(db, project, id)).wordsAt).not.toBeNull();
  },
);

test('where nothing can be here already tasks go straight in, and back when a later one is wrong', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const item = (text: string) => ({
    data: { text },
    annotations: [{ result: make.choice('Glad'), completed_by: ben.email }],
    predictions: [{ result: make.choice('Sad') }],
  });
  const send = async (items: unknown[]) => {
    const file = await receiveFile(app.deps.files, { name: 'a.json', bytes: bytes(JSON.stringify(items)) });
    const { id } = await startImport(db, project, [file], ada);
    await runImport(db, id, app.deps);
    return findImport(db, project, id);
  };
  const many = Array.from({ length: 3000 }, (_, n) => item(`Text ${n}`));
  expect(await send([...many, { other: 1 }, { other: 2 }])).toMatchObject({ state: 'refused', problemCount: 2, taskCount: 0 });
  expect([await db.$count(tasks), await db.$count(importRows), await db.$count(annotations)]).toEqual([0, 0, 0]);
  expect(await send(many)).toMatchObject({ state: 'done', taskCount: 3000, annotationCount: 3000, predictionCount: 3000, firstInnerId: 1 });
  expect([await db.$count(tasks), await db.$count(importRows), await db.$count(annotations)]).toEqual([3000, 0, 3000]);
  const [counted] = await db.execute<{ tasks: number; done: number }>(
    sql`select sum(tasks)::int as tasks, sum(done_tasks)::int as done from project_counters where project_id = ${project.id}`,
  );
  expect(counted).toEqual({ tasks: 3000, done: 3000 });
  expect(await send(many)).toMatchObject({ state: 'done', taskCount: 0, sameCount: 3000 });
});

test('nobody decided for two weeks: it is let go', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const id = await started(app, project, ada, 'One\n', { asks: 'always' });
  await runImport(db, id, app.deps);
  const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1000);
  await tidyTransfers(db, days(13), app.deps.files);
  expect([(await findImport(db, project, id)).state, await db.$count(importRows)]).toEqual(['checked', 1]);
  await tidyTransfers(db, days(15), app.deps.files);
  expect([(await findImport(db, project, id)).state, await db.$count(importRows)]).toEqual(['cancelled', 0]);
  expect((await lines(db))[0]).toMatchObject({ act: 'drop import', by: null, subjectId: id, details: { files: ['a.txt'], days: 14 } });
});

testApart('one that fails says so in the log, once however often it is tried, and nothing of its data', async ({ connection: { db } }) => {
  const app = client(db);
  const { ada, project } = await make.story(db);
  const id = await started(app, project, ada, 'One secret\n', { asks: 'always' });
  const broken = Object.assign(new Error('no place for "One secret"'), { code: 'ENOSPC' });
  const full = { ...app.deps, files: { ...app.deps.files, get: () => Promise.reject(broken) } };
  for (let time = 0; time < 2; time += 1) await expect(runImport(db, id, full)).rejects.toThrow();
  expect(await findImport(db, project, id)).toMatchObject({ state: 'failed' });
  const told = (await lines(db)).filter(({ act }) => act === 'fail import');
  expect(told).toMatchObject([{ by: ada.id, projectId: project.id, subject: 'import', subjectId: id }]);
  expect(told[0]!.details).toEqual({ files: ['a.txt'], why: 'a fault of ours (ENOSPC); the server’s log says more' });
  await runImport(db, id, app.deps);
  expect((await findImport(db, project, id)).state).toBe('checked');
});

test('one that is not finished within a day has failed, and the log says so', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const id = await started(app, project, ada, 'One\n');
  await tidyTransfers(db, new Date(Date.now() + 25 * 60 * 60 * 1000), app.deps.files);
  expect((await lines(db))[0]).toMatchObject({ act: 'fail import', by: ada.id, subjectId: id, details: { why: 'it was not finished within a day' } });
});

test('one that is refused is told of in the log', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const id = await started(app, project, ada, ' ', { asks: 'always' });
  await runImport(db, id, { ...app.deps, limits: { tasks: 0, fileBytes: 1000 } });
  expect((await lines(db))[0]).toMatchObject({ act: 'refuse import', by: ada.id, subjectId: id, details: { files: ['a.txt'], problems: 1 } });
});

test('tabs, line breaks, backslashes and signs of every language come in as they are', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const texts = ['a\tb', 'a\\tb', 'a\r\nb', '\\N', '\\.', '\u2028 🐱 ñ', '"quoted" \\"', ''];
  const file = await receiveFile(app.deps.files, {
    name: 'a\\b.json',
    bytes: bytes(JSON.stringify(texts.map((text, at) => ({ external_id: `${text}\t${at}`, data: { text }, meta: { [text]: text } })))),
  });
  const { id } = await startImport(db, project, [file], ada);
  await runImport(db, id, app.deps);
  const rows = await db.select().from(tasks).where(eq(tasks.importId, id)).orderBy(tasks.innerId);
  expect(rows.map(({ data, meta, externalId }) => [data.text, meta, externalId])).toEqual(
    texts.map((text, at) => [text, { [text]: text }, `${text}\t${at}`]),
  );
  expect((await db.select().from(imports))[0]).toMatchObject({ taskCount: texts.length, problemCount: 0 });
});
