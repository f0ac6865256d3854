/** Everything but labeling works where no script runs: a whole project run with scripts switched off, on a phone's width. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { exported, fill, joinByLink, signUp } from '#tests/support/steps.ts';
import { watch } from '#tests/support/watching.ts';

let room: Room;
const plain = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };
beforeAll(async () => {
  room = await openRoom('scripts_off', { working: true });
});
afterAll(() => room.close());

const config =
  '<View>\n  <Text name="text" value="$text"/>\n  <Choices name="mood" toName="text">\n    <Choice value="Glad"/>\n    <Choice value="Sad"/>\n  </Choices>\n</View>';
const mood = (choice: string) => ({ result: [{ from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: [choice] } }] });
const tasks = Array.from({ length: 120 }, (_, at) => ({
  data: { text: `Line ${at + 1}, ${at % 2 ? 'odd' : 'even'}` },
  annotations: at === 70 ? [mood('Glad')] : [],
}));
const title = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

it('a project from its config to its export, and everybody in it', async () => {
  const context = await room.sitDown(undefined, plain);
  const wrong = watch(context, room.base);
  const page = await context.newPage();
  await signUp(page);

  await page.getByRole('link', { name: 'Create from scratch' }).click();
  await fill(page, { Title: 'No' });
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('3 to 50 characters');
  await fill(page, { Title: 'Moods' });
  await page.getByRole('button', { name: 'Create project' }).click();
  const project = new URL(page.url()).pathname.replace('/labeling-config', '');

  await page.getByLabel('Markup').fill(config.replace('toName="text"', 'toName="txt"'));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => page.locator('#config-problems').textContent()).toMatch(/Line 3.*txt/s);
  await page.getByLabel('Markup').fill(config);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor();

  await page.goto(`${project}/imports/new`);
  await page.getByLabel('Files').setInputFiles({ name: 'lines.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(tasks)) });
  await page.getByRole('button', { name: 'Import' }).click();
  await expect.poll(async () => (await page.reload(), page.locator('#import').textContent()), { interval: 400 }).toContain('120 tasks imported');

  await page.getByRole('link', { name: 'See the tasks' }).click();
  await page.getByLabel('Words in the data').fill('even');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('link', { name: /^Id/ }).click();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect.poll(() => page.locator('.found').textContent()).toContain('60 tasks');
  await expect.poll(() => page.getByRole('row').nth(1).textContent()).toContain('Line 19,');
  await page.locator('summary', { hasText: 'Save as a tab' }).click();
  await fill(page, { 'Name of the tab': 'Even, last first' });
  await page.getByRole('button', { name: 'Save as a tab' }).click();
  await page.getByText('saved as the tab').waitFor();
  expect(await page.getByRole('link', { name: 'Even, last first' }).getAttribute('aria-current')).toBe('page');
  await expect.poll(() => page.getByRole('row').nth(1).textContent()).toContain('Line 19,');
  await page.getByRole('link', { name: 'All tasks' }).click();
  await expect.poll(() => page.locator('.found').textContent()).toContain('120 tasks');
  await page.getByRole('link', { name: 'Even, last first' }).click();
  await expect.poll(() => page.locator('.found').textContent()).toContain('60 tasks');

  await page.goto(`${project}/tasks?text=71`);
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByRole('button', { name: 'Ground truth' }).click();
  await page.getByRole('button', { name: 'Remove star' }).waitFor();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('Nobody has answered this task.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Remove star' }).waitFor();
  await page.getByRole('button', { name: 'Delete task' }).click();
  await page.getByText('No task fits these filters').waitFor();
  await page.goto(`${project}/settings/danger`);
  await page.getByRole('button', { name: 'Restore' }).first().click();
  await page.getByText('The task is back as it was.').waitFor();

  await page.goto(`${project}/exports`);
  const file = JSON.parse(await readFile(await exported(page, 'JSON'), 'utf8')) as {
    data: object;
    annotations: { ground_truth: boolean; result: object[] }[];
  }[];
  expect(file).toMatchObject([{ data: { text: 'Line 71, even' }, annotations: [{ ground_truth: true, result: mood('Glad').result }] }]);

  const ben = await joinByLink(room, page, project, 'Ben', plain);
  await expect.poll(() => title(ben)).toBe('Projects');
  await page.goto('/people');
  await page.getByRole('link', { name: /Ben/ }).click();
  await page.getByLabel('Role').selectOption('manager');
  await page.getByRole('button', { name: 'Change the role' }).click();
  await page
    .getByRole('status')
    .getByText(/manager/i)
    .first()
    .waitFor();
  await ben.goto(`${project}/settings/general`);
  await fill(ben, { Title: 'Moods of lines' });
  await ben.getByRole('button', { name: 'Save', exact: true }).click();
  await ben.getByText('Saved.').waitFor();
  await expect.poll(() => ben.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Moods of lines');
  expect(wrong.filter((line) => !line.includes('422'))).toEqual([]);
}, 120_000);
