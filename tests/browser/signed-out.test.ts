/** Signed out on another page: what stands open stays, says so, and goes on once somebody has signed in again. */
import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { faults, sideways } from '#tests/support/watching.ts';

let room: Room;
let story: Awaited<ReturnType<typeof make.story>>;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  room = await openRoom('signed_out');
  story = await make.story(room.connection.db);
});
afterAll(() => room.close());
beforeEach(async () => {
  context = await room.sitDown(story.ada);
  page = await context.newPage();
});
afterEach(() => context.close());

async function signOut(): Promise<void> {
  const other = await context.newPage();
  await other.goto(paths.profile);
  await other.locator('.top-bar summary').last().click();
  await other.getByRole('button', { name: 'Sign out' }).click();
  await other.getByLabel('Password', { exact: true }).waitFor();
  await other.close();
}
const notice = () => page.getByRole('status').getByText('You are signed out.');
const password = () => page.locator('input[name=password]');
const focused = () => page.evaluate(() => document.activeElement?.id);
/** The next answer to what this page asks. */
const answer = (status: number) => page.waitForResponse((response) => response.status() === status);

it('an instruction stays as it is written, and is saved once somebody has signed in again', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(paths.projectSettings(story.project.id, 'instruction'));
  const field = page.getByRole('textbox', { name: 'Instruction' });
  await field.fill('Mark every name.');
  await page.locator('.saved-state', { hasText: /^\s*Saved\s*$/ }).waitFor();
  await signOut();
  await field.press('End');
  await page.keyboard.type(' Once.');
  await notice().waitFor();
  expect([await field.inputValue(), await focused(), await password().count()]).toEqual(['Mark every name. Once.', 'instruction-instruction', 0]);
  expect((await page.locator('.flash').boundingBox())!.y).toBeGreaterThanOrEqual(0);
  await expect(sideways(page)).resolves.toBe(0);
  expect(await faults(page)).toEqual([]);
  const [other] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Sign in on another page' }).click()]);
  await other.getByLabel('Password', { exact: true }).waitFor();
  await room.giveTo(story.ada, context);
  await page.bringToFront();
  await field.press('End');
  await page.keyboard.type(' No more.');
  await notice().waitFor({ state: 'detached' });
  await page.locator('.prose', { hasText: 'Mark every name. Once. No more.' }).waitFor();
});

it('a labeling config keeps markup, focus and preview', async () => {
  await page.goto(paths.labelingConfig(story.project.id));
  const area = page.locator('.config-editor--live #config-markup');
  await area.focus();
  await page.locator('#preview .labeler__object').waitFor();
  await signOut();
  await area.press('Control+End');
  await page.keyboard.type('<!-- more -->');
  await notice().waitFor();
  expect([await focused(), await password().count()]).toEqual(['config-markup', 0]);
  expect(await area.inputValue()).toMatch(/<!-- more -->$/);
  expect(await page.locator('#preview .labeler__object').isVisible()).toBe(true);
  await room.giveTo(story.ada, context);
  await page.keyboard.type('<!-- and more -->');
  await notice().waitFor({ state: 'detached' });
});

it('figures that renew themselves say it once and keep what they show', async () => {
  await page.clock.install();
  await page.goto(paths.project(story.project.id));
  const figures = await page.locator('#figures').innerText();
  await signOut();
  await Promise.all([answer(401), page.clock.fastForward(5000)]);
  await notice().waitFor();
  const said = await page.locator('.flash__text').elementHandle();
  for (let time = 0; time < 2; time += 1) {
    await Promise.all([answer(401), page.clock.fastForward(5000)]);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
  // Whatever is put there anew is read out anew.
  expect(await said?.evaluate((words) => words.isConnected)).toBe(true);
  expect([await page.locator('#figures').innerText(), await password().count()]).toEqual([figures, 0]);
  await room.giveTo(story.ada, context);
  await Promise.all([answer(200), page.clock.fastForward(5000)]);
  await notice().waitFor({ state: 'detached' });
});

it('a list that is searched stays', async () => {
  await page.goto(paths.projects);
  await signOut();
  await page.getByRole('searchbox').fill('nothing of the kind');
  await notice().waitFor();
  expect(await page.locator('#projects').innerText()).toContain(story.project.title);
});
