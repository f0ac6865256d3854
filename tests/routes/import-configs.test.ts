/** A labeling config that is saved between the check of an import and its storing. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { labelingConfigs, projects } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { importRows } from '#app/db/schema/import-rows.ts';
import type { Db } from '#app/db/client.ts';
import { findImport } from '#app/domain/imports.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { saveLabelingConfig } from '#app/domain/labeling-configs/save.ts';
import type { FileStore } from '#app/outside/files.ts';
import { client } from '#tests/support/app.ts';
import { someoneWaits, test, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, confirmThrough, file } from '#tests/support/uploads.ts';
import { programOf, type Fault } from '../api/program.ts';

const choices = (name: string, key: string, ...values: string[]): string =>
  `<View><Text name="t" value="$${key}"/><Choices name="${name}" toName="t">${values.map((value) => `<Choice value="${value}"/>`).join('')}</Choices></View>`;
const old = choices('kind', 'text', 'Old', 'Older');
const kept = choices('kind', 'text', 'Old', 'Older', 'Oldest');
const other = choices('mood', 'body', 'New', 'Newer');

const answer = { result: [{ id: 'a', from_name: 'kind', to_name: 't', type: 'choices', value: { choices: ['Old'] } }] };
const given = JSON.stringify([{ data: { text: 'One' }, annotations: [answer] }]);
const anew = 'The labeling config was changed after this import was checked, or a task that it names is gone, so all of it was checked anew';

test('what was checked against one config is not stored under another', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: old });
  const browser = app.as(ada);
  const order = await checkThrough(app, browser, project, { files: [file('a.json', given)] });
  await saveLabelingConfig(db, project, other, ada);
  const after = await confirmThrough(app, browser, project, order);
  expect(after).toMatchObject({ state: 'refused', problems: [{ row: 1, message: expect.stringContaining('body') }] });
  expect([await db.$count(tasks), await db.$count(annotations), await db.$count(importRows)]).toEqual([0, 0, 0]);
  expect((await browser.get(paths.import(project.id, order.id))).text).toContain(anew);
});

test('what fits the new config as well waits for a second word', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: old });
  const browser = app.as(ada);
  const order = await checkThrough(app, browser, project, { files: [file('a.json', given)] });
  await saveLabelingConfig(db, project, kept, ada);
  expect(await confirmThrough(app, browser, project, order)).toMatchObject({ state: 'checked', newCount: 1, decidedBy: null });
  expect(await db.$count(tasks)).toBe(0);
  expect((await browser.get(paths.import(project.id, order.id))).text).toContain(anew);
  expect(await confirmThrough(app, browser, project, order)).toMatchObject({ state: 'done', taskCount: 1, annotationCount: 1 });
  const [current] = await db
    .select()
    .from(labelingConfigs)
    .where(eq(labelingConfigs.projectId, project.id))
    .orderBy(labelingConfigs.version)
    .offset(1);
  expect(await db.select().from(annotations)).toMatchObject([{ configId: current!.id }]);
});

test('calls are told so with 409, or with what is wrong now', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: old });
  const program = await programOf(app, db, ada);
  const dry = await program.raw('PUT', `/projects/${project.id}/import/a.json?dry_run=1`, given);
  const at = `/projects/${project.id}/imports/${dry.json<{ id: number }>().id}`;
  await saveLabelingConfig(db, project, kept, ada);
  const told = await program.post(`${at}/confirm`);
  expect([told.status, told.json<Fault>().detail]).toEqual([409, expect.stringContaining(anew)]);
  expect((await program.get(at)).json()).toMatchObject({ status: 'checked', notes: [expect.stringContaining(anew)] });
  await saveLabelingConfig(db, project, other, ada);
  const wrong = await program.post(`${at}/confirm`);
  expect([wrong.status, wrong.json<Fault>().detail]).toEqual([400, expect.stringContaining(anew)]);
  expect(await db.$count(tasks)).toBe(0);
});

test.for([
  ['comes in where it fits', kept, 201, undefined],
  ['is refused where it does not', other, 400, expect.stringContaining(anew)],
] as const)('checked anew by itself when a config is saved while it is read: %s', async ([, markup, status, detail], { db, app }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: old });
  await make.task(db, { project, data: { text: 'Here', body: 'Here' } });
  const files: FileStore = {
    ...app.deps.files,
    get: async (...asked) => {
      await saveLabelingConfig(db, project, markup, ada);
      return app.deps.files.get(...asked);
    },
  };
  const program = await programOf(client(db, { files }), db, ada);
  const told = await program.raw('PUT', `/projects/${project.id}/import/a.json`, given);
  expect([told.status, told.json<Fault>().detail]).toEqual([status, detail]);
  expect(await db.$count(tasks)).toBe(status === 201 ? 2 : 1);
});

testApart('the short way into an empty project is closed when a config is saved just before it', async ({ connection: { db } }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: old });
  const app = client(db);
  const begun = await app.as(ada).post(paths.imports(project.id), { files: [file('a.json', given)], atOnce: 'on' });
  expect(begun.status).toBe(303);
  const { importId } = app.deps.sent.jobs.at(-1)!.data as { importId: number };
  const saving = await db.transaction(async (tx) => {
    await saveLabelingConfig(tx as unknown as Db, project, other, ada);
    const running = runImport(db, importId, app.deps);
    await someoneWaits(db);
    return { running };
  });
  await saving.running;
  expect(await findImport(db, project, importId)).toMatchObject({ state: 'refused', problems: [{ message: expect.stringContaining('body') }] });
  expect(await db.$count(tasks)).toBe(0);
});

const persons = '<View><Labels name="l" toName="t"><Label value="Person"/></Labels><Text name="t" value="$text"/></View>';

test.for([
  ['before it is read, with no place for the labels', 'before', other, 'refused'],
  ['before it is read, with a place for the labels', 'before', persons, 'done'],
  ['while it is read', 'while', persons, 'refused'],
] as const)('use_config=1 replaces no config that is saved after it was said: saved %s', async ([, when, markup, state], { db, app }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: old });
  const version = async () => (await db.select().from(projects).where(eq(projects.id, project.id)))[0]!.configVersion;
  const save = async () => (await version()) > 1 || saveLabelingConfig(db, project, markup, ada);
  const call = `/projects/${project.id}/import/names.conll?use_config=1`;
  const program = await programOf(app, db, ada);
  const { import: id } = (await program.raw('PUT', `${call}&async=1`, 'Ada B-Person\n')).json<{ import: number }>();
  if (when === 'before') await save();
  const get: FileStore['get'] = async (...asked) => (await save()) && app.deps.files.get(...asked);
  await runImport(db, id, { ...app.deps, files: { ...app.deps.files, get } });
  const isDone = state === 'done';
  const message =
    'Version 2 of the labeling config was saved meanwhile, and the project keeps it. Send the files again, to have them read against it.';
  expect(await findImport(db, project, id)).toMatchObject({ state, problems: isDone ? [] : [{ message }] });
  expect([await version(), await db.$count(tasks), await db.$count(importRows)]).toEqual([2, isDone ? 1 : 0, 0]);
  // Said again, it is said of the new one.
  expect((await program.raw('PUT', `${call}&duplicates=add`, 'Ada B-Person\n')).status).toBe(201);
});

test('an offered config takes the place of none that was saved meanwhile', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: old });
  const browser = app.as(ada);
  const order = await checkThrough(app, browser, project, { files: [file('names.conll', 'Ada B-Person\n')] });
  await saveLabelingConfig(db, project, other, ada);
  const refused = await browser.post(paths.importDecision(project.id, order.id), { duplicates: 'skip', config: 'use' });
  expect([refused.status, refused.text.includes('Version 2 of the labeling config was saved meanwhile')]).toEqual([409, true]);
  expect(refused.text).toContain('Cancel this import');
  await runImport(db, order.id, app.deps);
  expect(await db.select({ version: projects.configVersion }).from(projects).where(eq(projects.id, project.id))).toEqual([{ version: 2 }]);
  expect(await db.$count(tasks)).toBe(0);
});
