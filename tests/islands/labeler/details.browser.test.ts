/** What is told and asked of the selected region, by pointer and by keys alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';

const markup = `<View><Labels name="ner" toName="words"><Label value="Day"/></Labels><Text name="words" value="$words"/></View>`;
const data = { words: 'We meet next Friday.' };
const span: Row = {
  id: 'span-1',
  from_name: 'ner',
  to_name: 'words',
  type: 'labels',
  origin: 'prediction',
  score: 0.87,
  value: { start: 8, end: 19, text: 'next Friday', labels: ['Day'] },
};
const changed = (normalization?: string): Row => ({ ...span, origin: 'prediction-changed', ...(normalization && { normalization }) });

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

test('by keys alone: who made it is told; a normalization is written, given up, changed, deleted, undone to nothing', async () => {
  const page = await harness.open({ markup, data, result: [span] });
  const said = (text: string) => page.locator('.labeler__status', { hasText: text }).waitFor();
  const field = page.getByRole('textbox', { name: 'Normalization' });
  const isFocused = (name: string) =>
    expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)).toBe(name);
  await page.keyboard.press('Alt+.');
  await page.getByText('Made by a model, unchanged · score 87 % · id span-1').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill('normalization');
  await page.keyboard.press('Enter');
  await field.waitFor();
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.type('2020-11-06 ');
  await expect.poll(() => resultOf(page)).toEqual([changed('2020-11-06 ')]);
  await page.keyboard.press('Enter');
  await said('Normalized as 2020-11-06.');
  await expect.poll(() => resultOf(page)).toEqual([changed('2020-11-06')]);
  await isFocused('Change normalization');
  await page.keyboard.press('Enter');
  await field.waitFor();
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await said('Normalization left as it was.');
  await expect.poll(() => resultOf(page)).toEqual([changed('2020-11-06')]);
  await isFocused('Change normalization');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await said('Normalization deleted.');
  await expect.poll(() => resultOf(page)).toEqual([changed()]);
  await isFocused('Normalize');
  await page.keyboard.press('Control+z');
  await said('Undone: Delete normalization.');
  await page.keyboard.press('Control+z');
  await said('Undone: Normalize region.');
  await expect.poll(() => resultOf(page)).toEqual([span]);
  expect(await faults(page)).toEqual([]);
  await harness.done(page);
});

test('by pointer: written and sent while the field is open; a locked region and an answer that is only shown show theirs', async () => {
  const page = await harness.open({ markup, data, result: [span] });
  const row = page.locator('[data-region=span-1]');
  await row.locator('.labeler__region-name').click();
  await page.getByRole('button', { name: 'Normalize' }).click();
  await page.getByRole('textbox', { name: 'Normalization' }).fill('Friday');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('form[data-sent=submit]').count()).toBe(1);
  expect(await resultOf(page)).toEqual([changed('Friday')]);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await row.getByRole('button', { name: /^Lock/ }).click();
  await page.getByText('Normalization Friday').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Change normalization' }).count()).toBe(0);
  await harness.turn(page, { markup, data, result: [{ ...span, normalization: 'Friday' }], mode: 'read' });
  await row.locator('.labeler__region-name').click();
  await page.getByText('Normalization Friday').waitFor();
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});

test('what an act says is heard whole, though it selects a region; the focus of what is asked about it goes to the text', async () => {
  const asking = markup.replace('</View>', '<TextArea name="why" toName="words" perRegion="true"/></View>');
  const other: Row = { ...span, id: 'span-2', value: { start: 0, end: 2, text: 'We', labels: ['Day'] } };
  const page = await harness.open({ markup: asking, data, result: [span, other] });
  const heard = (sentence: string | RegExp) =>
    expect.poll(async () => (await page.locator('.labeler__live').textContent())?.replace('\u00a0', '')).toMatch(sentence);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const inText = () => expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('text-root');
  const question = page.getByRole('textbox', { name: 'why' });
  await press('Alt+.');
  await heard(/^1 of 2: Day span/);
  await press('Control+d');
  await heard('Region duplicated; the copy is selected.');
  await page.getByRole('button', { name: /^2/ }).first().click();
  await heard(/^Day, “We”/);

  for (const [key, said] of [
    ['Escape', 'Nothing selected.'],
    ['Delete', 'Region deleted.'],
  ] as const) {
    await press('Alt+,', 'Alt+q');
    await expect.poll(() => question.evaluate((one) => one === document.activeElement)).toBe(true);
    await press('Tab', key);
    await heard(said);
    await inText();
  }
  await press('Control+z', 'Alt+.', 'Control+Backspace');
  await heard('3 regions deleted. Undo brings them back.');
  await harness.done(page);
});
