/** Parts of the editor that the first regions need: there before the network goes, or told of and fetched when it is back. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { editorPages } from '#tests/support/editors.ts';
import { labelWord } from '#tests/support/labeling-on.ts';
import * as make from '#tests/support/make.ts';
import { visit } from '#tests/support/watching.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom('parts_ahead');
});
afterAll(() => room.close());

/** A text to be labeled, in a browser that has never been here; script errors, and chunks as they arrive. */
async function open({ savesData }: { savesData: boolean }) {
  const { db } = room.connection;
  const by = await make.user(db, { organization: await make.organization(db), role: 'manager' });
  const { config, data } = editorPages[0]!;
  const project = await make.project(db, { by, config });
  const task = await make.task(db, { project, data });
  const context = await room.sitDown(by);
  if (savesData) await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const page = await context.newPage();
  const [errors, chunks]: [string[], string[]] = [[], []];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('requestfinished', (request) => void (request.url().includes('/part-') && chunks.push(request.url())));
  await visit(page, paths.label(project.id, task.id));
  const offline = (is: boolean) => context.setOffline(is);
  return { page, errors, chunks, offline };
}

const marked = async (page: Page) => (JSON.parse(await page.locator('input[name=result]').inputValue()) as unknown[]).length;
/** Two words are labeled, and the second is selected. */
const twice = async (page: Page): Promise<void> => {
  await labelWord(page);
  await expect.poll(() => marked(page)).toBe(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await page
    .locator('.text-surface__text')
    .last()
    .dblclick({ position: { x: 120, y: 24 } });
  await expect.poll(() => marked(page)).toBe(2);
  await page.locator('.labeler__region-name').last().click();
};
/** Of two that lie apart one may lie under the other: what the part for nesting brings. */
const under = (page: Page) => page.getByRole('button', { name: 'Move under' });

it('what regions need is there a while after the editor stands', async () => {
  const { page, errors, chunks, offline } = await open({ savesData: false });
  const first = chunks.length;
  await expect.poll(() => chunks.length).toBeGreaterThan(first + 2);
  await page.waitForLoadState('networkidle');
  await offline(true);
  await twice(page);
  await under(page).waitFor();
  expect([errors, await page.getByText('could not be fetched').count()]).toEqual([[], 0]);
});

it('where data is saved nothing comes ahead: what is missing is said, and comes with the network', async () => {
  const { page, errors, offline } = await open({ savesData: true });
  await offline(true);
  await twice(page);
  await page.getByText('It comes when the network is back').first().waitFor();
  expect([errors, await under(page).count()]).toEqual([[], 0]);
  await offline(false);
  await under(page).waitFor();
  expect(errors).toEqual([]);
});
