import { desc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { activities } from '#app/db/schema/activities.ts';
import { labelingConfigs } from '#app/db/schema/projects.ts';
import { exports } from '#app/db/schema/transfers.ts';
import { runCheck } from '#app/domain/checks.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { tidyTransfers } from '#app/domain/transfers.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const box = (rotation: number): Row => ({
  id: `b${rotation}`,
  from_name: 'box',
  to_name: 'photo',
  type: 'rectanglelabels',
  original_width: 200,
  original_height: 100,
  value: { x: 10, y: 20, width: 30, height: 40, rotation, rectanglelabels: ['Cat'] },
});

test('what a format leaves out is said before one downloads, with links to the tasks and the same order to download', async ({ app, db }) => {
  const { ada, ben } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image, members: [ben] });
  const photo = 'https://example.org/cat.jpg';
  const tasks = [];
  for (const rotation of [0, 30, 45]) {
    const task = await make.task(db, { project, data: { photo } });
    tasks.push(task);
    await make.annotation(db, { task, by: ben, result: [box(rotation)] });
  }
  const browser = app.as(ada);
  const order = { format: 'COCO', tasks: 'annotated', predictions: 'on' };
  expect((await browser.get(paths.exports(project.id))).text).toContain('Check what is left out');
  const started = await browser.post(paths.exportChecks(project.id), order);
  const { name, data } = app.deps.sent.jobs.at(-1)!;
  expect(name).toBe('check.run');
  const { checkId } = data as { checkId: number };
  expect(started.location).toBe(paths.exportCheck(project.id, checkId));
  expect((await browser.get(started.location!)).query('progress')).not.toBeNull();
  await runCheck(db, checkId, app.deps);
  await runCheck(db, checkId, app.deps);
  const shown = await browser.get(started.location!);
  const rows = shown.queryAll('#losses tbody tr').map((row) => row.textContent);
  expect(rows).toEqual(['3answers without who gave them and when3 tasks', '2turned boxes made upright2 tasks']);
  expect(shown.queryAll('#losses a')[1]?.getAttribute('href')).toBe(`${paths.tasks(project.id)}?id=${tasks[1]!.id}-${tasks[2]!.id}`);
  expect(shown.text).toContain('3 tasks were read');
  const href = shown.query('a[download]')?.getAttribute('href')?.replaceAll('&amp;', '&');
  expect(Object.fromEntries(new URL(href!, 'http://gloss.test').searchParams)).toEqual(order);
  expect((await browser.get(href!)).status).toBe(200);
  const otherwise = shown.queryAll('.buttons a').find(({ textContent }) => textContent.trim() === 'Choose otherwise');
  const form = await browser.get(otherwise!.getAttribute('href')!);
  const chosen = form.queryAll('form[method=get] input[checked]').map((input) => `${input.getAttribute('name')}=${input.getAttribute('value')}`);
  expect([form.status, ...chosen]).toEqual([200, 'format=COCO', 'tasks=annotated', 'annotations=all', 'predictions=on']);
  expect((await browser.get(paths.exports(project.id))).query('#checks tbody tr')?.textContent).toContain('2 kinds of losses');
  const [log] = await db.select().from(activities).orderBy(desc(activities.id)).limit(1);
  expect(log).toMatchObject({ act: 'check export', details: { format: 'COCO' } });
});

test('a format that carries all of it says so', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await make.task(db, { project });
  await app.as(ada).post(paths.exportChecks(project.id), { format: 'JSON', tasks: 'all', fullTasks: 'on' });
  const { checkId } = app.deps.sent.jobs.at(-1)!.data as { checkId: number };
  await runCheck(db, checkId, app.deps);
  expect((await app.as(ada).get(paths.exportCheck(project.id, checkId))).text).toContain('JSON carries all of it');
});

test('a choice that no task fits is not said to be carried', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await make.task(db, { project });
  await app.as(ada).post(paths.exportChecks(project.id), { format: 'JSON', tasks: 'annotated' });
  const { checkId } = app.deps.sent.jobs.at(-1)!.data as { checkId: number };
  await runCheck(db, checkId, app.deps);
  const { text } = await app.as(ada).get(paths.exportCheck(project.id, checkId));
  expect([text.includes('No task fits what was chosen'), text.includes('carries all of it')]).toEqual([true, false]);
  expect((await app.as(ada).get(paths.exports(project.id))).query('#checks tbody')?.textContent).toContain('no task chosen');
});

test('bad input comes back with the form', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const unknown = await app.as(ada).post(paths.exportChecks(project.id), { format: 'DOC', tasks: 'all' });
  expect([unknown.status, unknown.text.includes('Choose a format.')]).toEqual([422, true]);
  const unfit = await app.as(ada).post(paths.exportChecks(project.id), { format: 'COCO', tasks: 'all' });
  expect([unfit.status, unfit.text.includes('COCO does not suit this project.')]).toEqual([422, true]);
  expect(app.deps.sent.jobs).toEqual([]);
});

test('T29 T36 strangers get 404, annotators and reviewers 403; so with checks of another project', async ({ app, db }) => {
  const { ada, ben, cy, di, eve, project } = await make.story(db);
  const order = { format: 'JSON', tasks: 'all' };
  const started = await app.as(ada).post(paths.exportChecks(project.id), order);
  for (const stranger of [di, eve]) {
    expect((await app.as(stranger).get(started.location!)).status).toBe(404);
    expect((await app.as(stranger).post(paths.exportChecks(project.id), order)).status).toBe(404);
  }
  for (const member of [ben, cy]) {
    expect((await app.as(member).get(started.location!)).status).toBe(403);
    expect((await app.as(member).post(paths.exportChecks(project.id), order)).status).toBe(403);
  }
  const other = await make.project(db, { by: ada, title: 'Other' });
  expect((await app.as(ada).get(started.location!.replace(`/${project.id}/`, `/${other.id}/`))).status).toBe(404);
});

test('the checksum of a kept file, as sha256sum reads it', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  await make.task(db, { project });
  const browser = app.as(ada);
  await browser.post(paths.exports(project.id), { format: 'JSON', tasks: 'all' });
  const [made] = await db.select().from(exports);
  expect((await browser.get(paths.exportChecksum(project.id, made!.id))).status).toBe(409);
  await runExport(db, made!.id, app.deps);
  const file = await browser.get(paths.exportFile(project.id, made!.id));
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', file.bytes as Uint8Array<ArrayBuffer>)).toString('hex');
  const beside = await browser.get(paths.exportChecksum(project.id, made!.id));
  expect(beside.text).toMatch(new RegExp(`^${digest}  project-${project.id}-at-.*\\.json\\n$`));
  expect(beside.headers.get('Content-Disposition')).toContain('.json.sha256"');
  expect((await app.as(ben).get(paths.exportChecksum(project.id, made!.id))).status).toBe(403);
});

test('a check whose format stopped to suit the config meanwhile is refused once, and says so', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const started = await app.as(ada).post(paths.exportChecks(project.id), { format: 'COCO', tasks: 'all' });
  const { checkId } = app.deps.sent.jobs.at(-1)!.data as { checkId: number };
  await db.update(labelingConfigs).set({ markup: make.configs.text }).where(eq(labelingConfigs.projectId, project.id));
  await runCheck(db, checkId, app.deps);
  expect((await app.as(ada).get(started.location!)).text).toContain('There is nothing to check any more');
});

test('checks that nobody finished have failed after a day, and old ones go', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const day = 24 * 60 * 60 * 1000;
  const started = await app.as(ada).post(paths.exportChecks(project.id), { format: 'JSON', tasks: 'all' });
  await tidyTransfers(db, new Date(Date.now() + 2 * day), app.deps.files);
  expect((await app.as(ada).get(started.location!)).text).toContain('stopped because of a fault of ours');
  await tidyTransfers(db, new Date(Date.now() + 100 * day), app.deps.files);
  expect((await app.as(ada).get(started.location!)).status).toBe(404);
});
