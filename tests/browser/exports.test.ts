/** The page of exports while one is being made: it tells how far it is, and leaves alone what one is writing. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { exports } from '#app/db/schema/transfers.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { startExport } from '#app/domain/exports.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { testDeps } from '#tests/support/app.ts';
import * as make from '#tests/support/make.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom('exports');
});
afterAll(() => room.close());

it('shows progress by itself, and keeps a name that is being typed', async () => {
  const { db } = room.connection;
  const { ada, project } = await make.story(db);
  const deps = testDeps(db);
  const order = { format: 'JSON', options: { tasks: 'all', predictions: false, fullTasks: true } } as const;
  const made = await startExport(db, project, { ...order, title: 'Made' }, ada, deps);
  await runExport(db, made.id, deps);
  const open = await startExport(db, project, { ...order, title: 'Open' }, ada, deps);
  const page = await (await room.sitDown(ada)).newPage();
  await page.goto(paths.exports(project.id));
  const [ready, making] = [page.locator(`#export-${made.id}`), page.locator(`#export-${open.id}`)];
  await making.getByText('It waits for its turn.').waitFor();
  await ready.getByText('Rename').click();
  await ready.getByLabel('Name', { exact: true }).fill('River corp');

  await db.update(exports).set({ state: 'running', totalCount: 2000, taskCount: 500 }).where(eq(exports.id, open.id));
  await making.locator('.progress__numbers', { hasText: '500 of 2,000 tasks' }).waitFor();
  await ready.getByLabel('Name', { exact: true }).pressSequentially('us');
  await runExport(db, open.id, deps);
  await making.getByText('Ready', { exact: true }).waitFor();
  await making.getByRole('link', { name: 'Download' }).waitFor();
  expect(await ready.getByLabel('Name', { exact: true }).inputValue()).toBe('River corpus');
  await ready.getByRole('button', { name: 'Save the name' }).click();
  await page.getByText('It is called “River corpus” now.').waitFor();
});
