/** An instruction is saved as one types, and says so only of what is stored. */
import { eq } from 'drizzle-orm';
import type { BrowserContext, Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { projects } from '#app/db/schema/projects.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { faults } from '#tests/support/watching.ts';

let room: Room;
let story: Awaited<ReturnType<typeof make.story>>;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  room = await openRoom('instruction_saving');
  story = await make.story(room.connection.db);
});
afterAll(() => room.close());
beforeEach(async () => {
  context = await room.sitDown(story.ada);
  page = await context.newPage();
  await page.clock.install();
  await page.goto(paths.projectSettings(story.project.id, 'instruction'));
  await write('Mark every name.');
  await state('Saved').waitFor();
});
afterEach(() => context.close());

const field = () => page.getByRole('textbox', { name: 'Instruction' });
const write = async (words: string) => {
  await field().focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(words);
};
const state = (words: string) => page.locator('.saved-state').getByText(words, { exact: true });
const failed = () => state('Not saved. It is tried again by itself.');
const preview = () => page.locator('#instruction-state .prose').innerText();

async function stored(): Promise<string | null | undefined> {
  const [project] = await room.connection.db.select().from(projects).where(eq(projects.id, story.project.id));
  return project?.instruction;
}

/** Whether the browser asks before it leaves the page, which stays if it does. */
async function asksToLeave(): Promise<boolean> {
  const asked = new Promise<boolean>((answer) => {
    page.once('dialog', (dialog) => void dialog.dismiss().then(() => answer(dialog.type() === 'beforeunload')));
    page.once('close', () => answer(false));
  });
  await page.close({ runBeforeUnload: true });
  return asked;
}

it('without the network it says so, asks before one leaves, and saves once the network is back', async () => {
  await context.setOffline(true);
  await write('Mark every ship.');
  expect([await state('Not saved yet').isVisible(), await state('Saved').isVisible()]).toEqual([true, false]);
  await failed().waitFor();
  expect([await state('Not saved yet').isVisible(), await state('Saved').isVisible()]).toEqual([false, false]);
  expect(await faults(page)).toEqual([]);
  expect(await asksToLeave()).toBe(true);
  await context.setOffline(false);
  await state('Saved').waitFor();
  expect([await stored(), await failed().isVisible()]).toEqual(['<p>Mark every ship.</p>', false]);
  expect(await asksToLeave()).toBe(false);
});

it('a server that is away takes nothing from the page, and is tried again', async () => {
  const away = (route: Route) => route.fulfill({ status: 503, contentType: 'text/html', body: '<p>Away</p>' });
  await page.route(/instruction/, away);
  await write('Mark every port.');
  await failed().waitFor();
  expect([await preview(), await asksToLeave()]).toEqual(['Mark every name.', true]);
  await page.unroute(/instruction/, away);
  await page.clock.fastForward(10_000);
  await state('Saved').waitFor();
  expect([await preview(), await stored()]).toEqual(['Mark every port.', '<p>Mark every port.</p>']);
});

it('whoever is signed in again need not write once more', async () => {
  await context.clearCookies();
  await write('Mark every star.');
  await failed().waitFor();
  await room.giveTo(story.ada, context);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await state('Saved').waitFor();
  expect([await stored(), await page.getByText('You are signed out').count()]).toEqual(['<p>Mark every star.</p>', 0]);
});

it('what is written while the rest is on its way is not called saved', async () => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((go) => (letGo = go));
  await page.route(/instruction/, (route) => held.then(() => route.continue()), { times: 1 });
  const [asked] = await Promise.all([page.waitForRequest(/instruction/), write('Mark every')]);
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 2000);
  await page.keyboard.type(' oar.');
  letGo();
  await asked.response();
  await expect.poll(preview).toBe('Mark every');
  expect([await state('Not saved yet').isVisible(), await state('Saved').isVisible()]).toEqual([true, false]);
  await page.clock.runFor(1000);
  await state('Saved').waitFor();
  expect(await stored()).toBe('<p>Mark every oar.</p>');
});
