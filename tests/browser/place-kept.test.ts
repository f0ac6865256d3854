/** Acting on row 2 of a filtered, sorted, second page leaves one on that page, with that filter and that order. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom('place_kept');
});
afterAll(() => room.close());

/** 106 tasks, every second one with an answer of Ben's; Ada stands on the second page of his, the youngest first. */
async function secondPage(): Promise<Page> {
  const { db } = room.connection;
  const { ada, ben, project } = await make.story(db);
  const tasks = await make.tasks(
    db,
    project,
    Array.from({ length: 106 }, (_, at) => ({ text: `Text ${at + 1}` })),
  );
  for (const task of tasks.filter((_, at) => at % 2 === 0)) await make.annotation(db, { task, by: ben });
  const page = await (await room.sitDown(ada)).newPage();
  await page.goto(paths.tasks(project.id));
  await page.getByLabel('Annotated by').selectOption({ label: 'Ben' });
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('link', { name: /^Id/ }).click();
  await page.waitForURL(/direction=desc/);
  await page.getByRole('link', { name: 'Next' }).click();
  await page.waitForURL(/after=/);
  return page;
}

const ids = (page: Page): Promise<string[]> => page.getByRole('rowheader').allTextContents();
const row2 = (page: Page) => page.getByRole('row').nth(2);

it('a star, a deletion and its undo', async () => {
  const page = await secondPage();
  const place = page.url();
  const before = await ids(page);
  expect(before.length).toBeGreaterThan(2);

  await row2(page).getByRole('link').click();
  await page.getByRole('button', { name: 'Ground truth' }).click();
  await page.getByRole('button', { name: 'Remove star' }).waitFor();
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Data' }).click();
  await page.waitForURL(place);
  await expect.poll(() => ids(page)).toEqual(before);
  await row2(page).getByText('has a ground truth').or(row2(page).getByLabel('has a ground truth')).first().waitFor({ state: 'attached' });

  await row2(page).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Delete chosen' }).click();
  await page.getByText('1 task deleted.').waitFor();
  expect(page.url()).toBe(place);
  await expect.poll(() => ids(page)).toEqual(before.filter((_, at) => at !== 1));
  await expect.poll(() => page.getByLabel('Annotated by').locator('option:checked').textContent()).toBe('Ben');

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('The task is back as it was.').waitFor();
  expect(page.url()).toBe(place);
  await expect.poll(() => ids(page)).toEqual(before);

  await row2(page).getByRole('link').click();
  await page.getByRole('button', { name: 'Delete task' }).click();
  await page.getByText(/^Task \d+ deleted\./).waitFor();
  expect(page.url()).toBe(place);
}, 120_000);
