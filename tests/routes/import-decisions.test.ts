/** A checked import: what would come of it, and what a person decides. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { importMatches, importProblems, importRows } from '#app/db/schema/import-rows.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { imports } from '#app/db/schema/transfers.ts';
import { deleteTasks, restoreDeletion } from '#app/domain/deletions.ts';
import { findImport } from '#app/domain/imports.ts';
import { saveLabelingConfig } from '#app/domain/labeling-configs/save.ts';
import type { Answer } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import { acts, lines } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { grayPng } from '../fixtures/picture.ts';
import { checkThrough, confirmThrough, file, importThrough } from '#tests/support/uploads.ts';

const texts = (...given: string[]): string => JSON.stringify(given.map((text) => ({ text })));
const named = (...given: [string, string][]): string => JSON.stringify(given.map(([external_id, text]) => ({ external_id, data: { text } })));

test('a check stores nothing and says what is new; a word brings it in', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const order = await checkThrough(app, browser, project, { files: [file('a.json', texts('One', 'Two'))] });
  expect(order).toMatchObject({ state: 'checked', newCount: 2, changedCount: 0, sameCount: 0 });
  expect(await db.$count(tasks)).toBe(0);
  const page = await browser.get(paths.import(project.id, order.id));
  expect(page.text).toContain('2 new tasks');
  expect(page.text).toContain('nothing has been stored yet');
  expect(await confirmThrough(app, browser, project, order)).toMatchObject({ state: 'done', taskCount: 2, decidedBy: ada.id });
  expect(await db.$count(tasks)).toBe(2);
  expect(await db.$count(importRows)).toBe(0);
  expect((await acts(db)).slice(0, 3)).toEqual(['import tasks', 'confirm import', 'start import']);
});

test('the same file again changes nothing', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const form = () => ({ files: [file('a.json', texts('One', 'Two', 'Two'))], atOnce: 'on' });
  expect(await checkThrough(app, browser, project, form())).toMatchObject({ state: 'done', taskCount: 3 });
  const again = await checkThrough(app, browser, project, form());
  expect(again).toMatchObject({ state: 'checked', newCount: 0, sameCount: 3 });
  const page = await browser.get(paths.import(project.id, again.id));
  expect(page.text).toContain('All of it is here already');
  expect(page.queryAll('input[name=duplicates]').map((radio) => radio.getAttribute('value'))).toEqual(['skip', 'add']);
  expect(page.text).toContain('3 tasks, for the second time.');
  const done = await confirmThrough(app, browser, project, again);
  expect(done).toMatchObject({ state: 'done', taskCount: 0, sameCount: 3 });
  expect(await db.$count(tasks)).toBe(3);
  const { text } = await browser.get(paths.import(project.id, again.id));
  expect(text).toContain('3 tasks of the files were here already');
  expect([text.includes('No new task'), text.includes('0 annotations')]).toEqual([true, false]);
});

test('a picture that is sent again is the same picture', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const send = (bytes: Uint8Array) => checkThrough(app, app.as(ada), project, { files: [file('dot.png', bytes)], atOnce: 'on' });
  expect(await send(grayPng(2, 2))).toMatchObject({ state: 'done', taskCount: 1 });
  expect(await send(grayPng(2, 2))).toMatchObject({ state: 'checked', sameCount: 1 });
  expect(await send(grayPng(3, 2))).toMatchObject({ state: 'done', taskCount: 1 });
});

test('what has a known name and other data is changed: left, brought up to date, or added', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const browser = app.as(ada);
  await importThrough(app, browser, project, { pasted: named(['a', 'One'], ['b', 'Two'], ['c', 'Three']) });
  const [, two] = await db.select().from(tasks).orderBy(asc(tasks.id));
  await make.annotation(db, { task: two!, by: ben });
  const changed = named(['a', 'Eins'], ['b', 'Zwei'], ['c', 'Three'], ['d', 'Vier']);

  const skipped = await checkThrough(app, browser, project, { pasted: changed });
  expect(skipped).toMatchObject({ newCount: 1, changedCount: 2, heldCount: 1, sameCount: 1 });
  const page = await browser.get(paths.import(project.id, skipped.id));
  expect(page.text).toContain('1 task with answers, or being labeled now, keeps its data');
  expect(page.text).toContain('All of it comes in: 4 tasks, 3 of them for the second time.');
  await confirmThrough(app, browser, project, skipped, 'skip');
  const dataOf = async () => (await db.select().from(tasks).orderBy(asc(tasks.id))).map(({ data }) => data.text);
  expect(await dataOf()).toEqual(['One', 'Two', 'Three', 'Vier']);

  const order = await checkThrough(app, browser, project, { pasted: changed });
  expect(order).toMatchObject({ newCount: 0, changedCount: 2, sameCount: 2 });
  expect(await confirmThrough(app, browser, project, order, 'update')).toMatchObject({ taskCount: 0, updatedCount: 1, heldCount: 1 });
  expect(await dataOf()).toEqual(['Eins', 'Two', 'Three', 'Vier']);
  const change = (await lines(db)).find(({ act }) => act === 'change task');
  expect(change).toMatchObject({ subject: 'task', by: ada.id, details: { import: order.id, changed: ['data'], before: { data: { text: 'One' } } } });

  const added = await checkThrough(app, browser, project, { pasted: changed });
  expect(await confirmThrough(app, browser, project, added, 'add')).toMatchObject({ taskCount: 4 });
  const numbers = (await db.select().from(tasks).orderBy(asc(tasks.id))).map(({ innerId }) => innerId);
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('meta that a file gives takes its place; what it does not give stays', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const task = await make.task(db, { project, data: { text: 'One' }, externalId: '7', meta: { shelf: 3 } });
  const send = (meta?: unknown) => checkThrough(app, app.as(ada), project, { pasted: JSON.stringify([{ id: 7, data: { text: 'One' }, meta }]) });
  expect(await send()).toMatchObject({ sameCount: 1 });
  const order = await send({ shelf: 4 });
  expect(order).toMatchObject({ changedCount: 1, heldCount: 0 });
  await confirmThrough(app, app.as(ada), project, order, 'update');
  expect(await db.select().from(tasks)).toMatchObject([{ id: task.id, data: { text: 'One' }, meta: { shelf: 4 } }]);
});

test('a project knows its own export by the ids in it', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const task = await make.task(db, { project, data: { text: 'One' } });
  const row = { id: task.id, project: project.id, data: { text: 'Mended' } };
  const order = await checkThrough(app, app.as(ada), project, { pasted: JSON.stringify([row]) });
  expect(order).toMatchObject({ newCount: 0, changedCount: 1 });
  const elsewhere = await make.project(db, { by: ada });
  expect(await checkThrough(app, app.as(ada), elsewhere, { pasted: JSON.stringify([row]) })).toMatchObject({ newCount: 1 });
});

test('tasks that were changed, deleted or restored meanwhile are seen as they are', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  await importThrough(app, browser, project, { pasted: texts('One', 'Two') });
  const send = () => checkThrough(app, browser, project, { pasted: texts('One', 'Two') });
  expect(await send()).toMatchObject({ sameCount: 2 });
  const [first] = await db.select().from(tasks).orderBy(asc(tasks.id));
  const deletion = await deleteTasks(db, project, eq(tasks.id, first!.id), new Date(), ada);
  const waiting = await send();
  expect(waiting).toMatchObject({ newCount: 1, sameCount: 1 });
  await restoreDeletion(db, project, deletion!.id, new Date(), ada);
  expect(await confirmThrough(app, browser, project, waiting)).toMatchObject({ taskCount: 0, sameCount: 2 });
  await db
    .update(tasks)
    .set({ data: { text: 'Else' } })
    .where(eq(tasks.id, first!.id));
  expect(await send()).toMatchObject({ newCount: 1, sameCount: 1 });
});

test('a check can be let go; a second word changes nothing', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const order = await checkThrough(app, browser, project, { pasted: texts('One') });
  const at = paths.importDecision(project.id, order.id);
  for (let time = 0; time < 2; time += 1) expect((await browser.delete(at)).location).toBe(paths.import(project.id, order.id));
  expect((await findImport(db, project, order.id)).state).toBe('cancelled');
  expect((await acts(db)).filter((act) => act === 'cancel import')).toHaveLength(1);
  expect([await db.$count(importRows), await db.$count(importMatches), await db.$count(tasks)]).toEqual([0, 0, 0]);
  expect((await browser.post(at, { duplicates: 'skip' })).status).toBe(409);

  const other = await checkThrough(app, browser, project, { pasted: texts('One') });
  await confirmThrough(app, browser, project, other);
  expect(await confirmThrough(app, browser, project, other)).toMatchObject({ state: 'done' });
  expect((await browser.delete(paths.importDecision(project.id, other.id))).status).toBe(409);
  expect(await db.$count(tasks)).toBe(1);
});

test('what was chosen stays chosen: after a second check, after a conflict, and for the next try', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const chosen = (page: Answer, name: string) =>
    page.query(`input[name=${name}][checked]`)?.getAttribute('value') ?? page.query(`select[name=${name}] option[selected]`)?.getAttribute('value');
  await importThrough(app, browser, project, { pasted: texts('One') });
  const order = await checkThrough(app, browser, project, { pasted: texts('One', 'Two'), labelsAs: 'predictions' });
  await saveLabelingConfig(db, project, make.configs.choices.replace('<View>', '<View><Header value="Look"/>'), ada);
  expect(await confirmThrough(app, browser, project, order, 'add')).toMatchObject({ state: 'checked', checkedAnew: true });
  const page = await browser.get(paths.import(project.id, order.id));
  expect(chosen(page, 'duplicates')).toBe('add');
  await browser.delete(paths.importDecision(project.id, order.id));
  const cancelled = await browser.get(paths.import(project.id, order.id));
  const next = cancelled.query('#import a')!.getAttribute('href')!;
  expect(chosen(await browser.get(next.replaceAll('&amp;', '&')), 'labelsAs')).toBe('predictions');
  expect(chosen(await browser.get(paths.newImport(project.id)), 'labelsAs')).toBe('annotations');
  expect((await browser.get(withQuery(paths.newImport(project.id), { labelsAs: '"><script>', tables: 'x' }))).status).toBe(200);
});

test('T29 strangers get 404, the wrong role 403, bad words 422', async ({ app, db }) => {
  const { ada, ben, di, project } = await make.story(db);
  const order = await checkThrough(app, app.as(ada), project, { pasted: texts('One') });
  const other = await make.project(db, { by: ada });
  const at = paths.importDecision(project.id, order.id);
  for (const [person, path, status] of [
    [di, at, 404],
    [ben, at, 403],
    [ada, paths.importDecision(other.id, order.id), 404],
  ] as const) {
    expect((await app.as(person).post(path, { duplicates: 'skip' })).status).toBe(status);
    expect((await app.as(person).delete(path)).status).toBe(status);
  }
  expect((await app.as(di).get(paths.importProblems(project.id, order.id))).status).toBe(404);
  expect((await app.as(ada).post(at, { duplicates: 'perhaps' })).status).toBe(422);
  expect((await findImport(db, project, order.id)).state).toBe('checked');
});

test('T19 all problems come as a table that runs nothing', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const bad = Array.from({ length: 2500 }, (_, n) => JSON.stringify({ other: n })).join('\n');
  const order = await checkThrough(app, app.as(ada), project, { files: [file('=1+1.jsonl', bad)] });
  expect(order).toMatchObject({ state: 'refused', problemCount: 2500 });
  expect(order.problems).toHaveLength(100);
  const table = await app.as(ada).get(paths.importProblems(project.id, order.id));
  const rows = table.text.trimEnd().split('\r\n');
  expect(rows).toHaveLength(2501);
  expect(rows[0]).toBe('"file","line","problem"');
  expect(rows[2500]).toMatch(/^"'=1\+1\.jsonl",2500,"Item 2500: /);
  await db.delete(imports).where(eq(imports.id, order.id));
  expect(await db.$count(importProblems)).toBe(0);
});
