/** Checks, snapshots and verifying work where no script runs: on a phone's width, with the jobs behind them. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { exported, fill } from '#tests/support/steps.ts';
import { watch } from '#tests/support/watching.ts';

/** Each look is a page loaded anew. */
const patience = { interval: 400 };

let room: Room;
beforeAll(async () => {
  room = await openRoom('export_checks', { working: true });
});
afterAll(() => room.close());

it('what is lost is seen before one downloads, a file is verified, a snapshot compared and restored', async () => {
  const { db } = room.connection;
  const { ada, ben, project } = await make.story(db);
  await make.annotation(db, { task: await make.task(db, { project, data: { text: '=1+1' } }), by: ben });
  const context = await room.sitDown(ada, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const wrong = watch(context, room.base);
  const page = await context.newPage();

  await page.goto(paths.exports(project.id));
  await page.getByRole('radio', { name: /^CSV/ }).check();
  await page.getByRole('button', { name: 'Check what is left out' }).click();
  await expect.poll(async () => (await page.reload(), page.locator('#losses').count()), patience).toBe(1);
  expect(await page.getByRole('row', { name: /begin like a formula/ }).textContent()).toContain('1 task');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download CSV' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain("'=1+1");

  await page.getByRole('link', { name: 'Choose otherwise' }).click();
  const archive = await readFile(await exported(page, 'Annotto'));
  await page.getByRole('link', { name: 'Verify a file' }).click();
  await page.getByLabel('File').setInputFiles({ name: 'mine.zip', mimeType: 'application/zip', buffer: archive });
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText('mine.zip matches its own manifest').waitFor();

  await page.goto(paths.snapshots(project.id));
  await fill(page, { Name: 'Before' });
  await page.getByRole('button', { name: 'Make a snapshot' }).click();
  await expect.poll(async () => (await page.reload(), page.getByRole('button', { name: 'Restore' }).count()), patience).toBe(1);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  await page.getByRole('link', { name: 'All snapshots' }).click();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect.poll(async () => (await page.reload(), page.locator('#by-person').count()), patience).toBe(1);
  expect(await page.locator('#by-person tbody tr').textContent()).toBe('Ben1000');

  await page.getByRole('link', { name: 'All snapshots' }).click();
  await page.getByRole('link', { name: 'Before', exact: true }).click();
  await fill(page, { 'Title of the new project': 'Moods again' });
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect.poll(async () => (await page.reload(), page.locator('#restoration').textContent()), patience).toContain('“Moods again” is made');
  expect(wrong).toEqual([]);
}, 120_000);
