/** A label page on which the editor does not stand: no script, or some of it lost on the way. It sends no answer that nobody gave. */
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { lease } from '#tests/support/answers.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom('without_editor');
});
afterAll(() => room.close());

/** A task given to somebody, and their empty browser. */
async function sit(options?: BrowserContextOptions) {
  const { db } = room.connection;
  const organization = await make.organization(db);
  const [ada, ben] = [await make.user(db, { organization, role: 'manager' }), await make.user(db, { organization, role: 'annotator' })];
  const project = await make.project(db, { by: ada, members: [ben] });
  await make.tasks(db, project, [{ text: 'Text 1' }, { text: 'Text 2' }]);
  const { task } = await lease(db, project, ben);
  const page = await (await room.sitDown(ben, options)).newPage();
  return { page, path: paths.label(project.id, task.id) };
}

const submit = (page: Page) => page.getByRole('button', { name: 'Submit' });
const said = (page: Page) => page.getByText('The editor has not loaded.');
const stored = () => room.connection.db.select().from(annotations);

it('without script nothing can be submitted, and the task can be left', async () => {
  const { page, path } = await sit({ javaScriptEnabled: false });
  await page.goto(path);
  await page.getByText('Text 1').waitFor();
  expect([await submit(page).isDisabled(), await submit(page).getAttribute('title')]).toEqual([true, 'This needs the editor, which has not loaded.']);
  expect(await said(page).isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.locator('.label__where', { hasText: 'Task 2' }).waitFor();
  expect(await stored()).toMatchObject([{ wasCancelled: true, result: [] }]);
});

it('where a part of the editor is lost on the way, the page says so at once, and a reload brings it', async () => {
  const { page, path } = await sit();
  const before = await stored();
  let isLost = true;
  await page.route('**/assets/part*', (route) => (isLost ? route.abort() : route.continue()));
  await page.goto(path);
  await said(page).waitFor({ timeout: 9000 });
  expect(await submit(page).isDisabled()).toBe(true);
  await page.evaluate(() => document.querySelector<HTMLFormElement>('#answer')!.submit());
  await page.getByText('The answer is missing. Reload the page; what you did is kept.').waitFor();
  expect(await stored()).toEqual(before);
  await said(page).waitFor();
  // From the next page on: of this one, a part that was asked for late would bring the editor, and take the link away.
  page.on('request', (request) => void (request.isNavigationRequest() && (isLost = false)));
  await page.getByRole('link', { name: 'Reload the page' }).click();
  await page.getByRole('radio', { name: /Glad/ }).waitFor();
  await expect.poll(() => submit(page).isEnabled()).toBe(true);
  expect([await said(page).count(), await submit(page).getAttribute('title')]).toEqual([0, null]);
});

it('where all of its script is lost, time says it', async () => {
  const { page, path } = await sit();
  await page.route(/\/assets\/(mount|chunk|manners)/, (route) => route.abort());
  await page.goto(path);
  expect(await submit(page).isDisabled()).toBe(true);
  expect(await said(page).isVisible()).toBe(false);
  // Its ten seconds pass as one half.
  await page.evaluate(() => document.getAnimations().forEach((waiting) => waiting.updatePlaybackRate(20)));
  await said(page).waitFor();
});
