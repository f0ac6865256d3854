/** The sheets over the editor: a command found by its name, settings that stick. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';

const markup = `<View><RectangleLabels name="label" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels><Image name="photo" value="$photo"/></View>`;
const data = { photo: '/fixtures/cat-400x250.jpg' };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

test('a command is found by typing, run by Enter, and says why it cannot be done', async () => {
  const page = await harness.open({ markup, data });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.type('place');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => resultOf(page)).toMatchObject([{ type: 'rectanglelabels' }]);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).waitFor();
  await page.keyboard.type('redo');
  await expect.poll(() => page.getByRole('option', { name: /Redo/ }).textContent()).toContain('There is nothing to redo.');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await harness.done(page);
});

test('what is typed while the palette is still on its way goes into its field, and its command is run', async () => {
  const page = await harness.open({ markup, data });
  // The palette was there already in the tab of the test before.
  await page.reload();
  await page.waitForSelector('form[data-ready]');
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const asked = page.waitForRequest('**/build/*.js');
  await page.route('**/build/*.js', async (route) => (await arrived, route.continue()));
  await page.keyboard.press('Control+k');
  await asked;
  // As commands of the editor: the second label, a help sheet, a box in the middle.
  await page.keyboard.type('2?zo');
  for (let count = 0; count < 4; count += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('place');
  arrive();
  const field = page.getByRole('combobox', { name: 'Find a command' });
  await field.waitFor();
  await expect.poll(() => field.inputValue()).toBe('place');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // The 2 chose no label.
  await expect.poll(() => resultOf(page)).toMatchObject([{ type: 'rectanglelabels', value: { rectanglelabels: [] } }]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('undo');
  await page.keyboard.press('Enter');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await harness.done(page);
});

test('what is set holds at once and after a reload', async () => {
  const page = await harness.open({ markup, data });
  await page.getByRole('button', { name: 'How the editor works' }).click();
  await page.getByRole('checkbox', { name: /Keep the label/ }).uncheck();
  await page.getByRole('checkbox', { name: /Show keys/ }).uncheck();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.labeler__label .labeler__key').first().isVisible()).toBe(false);
  await page.keyboard.press('1');
  await page.locator('.labeler__stage').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.locator('.labeler__label[data-label=Cat][aria-pressed=false]').waitFor();
  await page.reload();
  await page.waitForSelector('form[data-ready]');
  await page.getByRole('button', { name: 'How the editor works' }).click();
  await expect.poll(() => page.getByRole('checkbox', { name: /Keep the label/ }).isChecked()).toBe(false);
  await expect.poll(() => page.getByRole('checkbox', { name: /Show names/ }).isChecked()).toBe(true);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});

test('long names without blanks keep to their column of the help, with their keys beside them', async () => {
  const names = ['PERSONALLY_IDENTIFIABLE_INFORMATION_FINANCIAL_ACCOUNT', 'org.wikidata.organization.nonprofit.foundation.member'];
  const labels = names.map((name) => `<Label value="${name}"/>`).join('');
  const page = await harness.open({
    markup: `<View><RectangleLabels name="label" toName="photo">${labels}</RectangleLabels><Image name="photo" value="$photo"/></View>`,
    data,
  });
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 720 });
    await page.keyboard.press('?');
    const rows = page.locator('.labeler__help-row');
    for (const name of names) await rows.filter({ hasText: name }).first().waitFor();
    const wide = await rows.evaluateAll((all) => all.filter((row) => row.scrollWidth > row.clientWidth).map((row) => row.textContent));
    expect([width, wide]).toEqual([width, []]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await harness.done(page);
});
