import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { projects } from '#app/db/schema/projects.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test("T31 lists one's own answers only, newest first, page by page and back", async ({ db, app }) => {
  const { project, ben, cy } = await make.story(db);
  for (let count = 0; count < 53; count += 1) await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  await make.annotation(db, { task: await make.task(db, { project, data: { text: 'Of Cy' } }), by: cy });
  const first = await app.as(ben).get(paths.myWork(project.id));
  expect(first.status).toBe(200);
  expect(first.text).not.toContain('Of Cy');
  const rows = (page: typeof first) => page.queryAll('#own-answers tbody tr, #own-answers tr[id]').length;
  expect(rows(first)).toBe(50);
  const second = await app.as(ben).get(first.query('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&'));
  expect(rows(second)).toBe(3);
  expect(second.query('a[rel=next]')).toBeNull();
  const back = await app.as(ben).get(second.query('a[rel=prev]')!.getAttribute('href')!.replaceAll('&amp;', '&'));
  expect(rows(back)).toBe(50);
  expect(back.query('a[rel=prev]')).toBeNull();
});

test('without history an annotator sees only numbers, and opens nothing', async ({ db, app }) => {
  const { project, ben } = await make.story(db);
  const annotation = await make.annotation(db, { task: await make.task(db, { project, data: { text: 'Secret text' } }), by: ben });
  await db.update(projects).set({ showHistory: false }).where(eq(projects.id, project.id));
  expect((await app.as(ben).get(paths.myWork(project.id))).text).not.toContain('Secret text');
  expect((await app.as(ben).get(paths.annotation(project.id, annotation.id))).status).toBe(404);
  expect((await app.as(ben).get(paths.label(project.id, annotation.taskId))).status).toBe(404);
});

test('an uploaded picture goes by its name, not by its address', async ({ db, app }) => {
  const { project, ben } = await make.story(db);
  const photo = paths.file(project.id, '0cf0fd5f-a2af-41e7-be86-5985c90969ae', 'air plane.jpg');
  await make.annotation(db, { task: await make.task(db, { project, data: { photo } }), by: ben });
  const page = await app.as(ben).get(paths.myWork(project.id));
  expect(page.query('#own-answers')?.text).toContain('air plane.jpg');
  expect(page.query('#own-answers')?.text).not.toContain('/files/');
});

test('nothing yet: the first step is a button; a stranger finds nothing', async ({ db, app }) => {
  const { project, ben, di } = await make.story(db);
  expect((await app.as(ben).get(paths.myWork(project.id))).text).toContain('Start labeling');
  expect((await app.as(di).get(paths.myWork(project.id))).status).toBe(404);
});
