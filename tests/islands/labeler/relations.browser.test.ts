/** Relations in a real browser: made by clicks and by keys, across a text and a picture, drawn, turned, labelled, deleted. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';

const markup = `<View><Labels name="ner" toName="words"><Label value="Animal"/></Labels><Text name="words" value="$words"/>
<RectangleLabels name="box" toName="photo"><Label value="Cat"/></RectangleLabels><Image name="photo" value="$photo"/>
<Relations><Relation value="shows" background="rgb(0, 128, 0)"/><Relation value="near"/></Relations></View>`;
const data = { words: 'A cat sits here.', photo: '/fixtures/cat-400x250.jpg' };
const span: Row = {
  id: 'span',
  from_name: 'ner',
  to_name: 'words',
  type: 'labels',
  origin: 'manual',
  value: { start: 2, end: 5, text: 'cat', labels: ['Animal'] },
};
const boxRow: Row = {
  id: 'box',
  from_name: 'box',
  to_name: 'photo',
  type: 'rectanglelabels',
  origin: 'manual',
  original_width: 400,
  original_height: 250,
  image_rotation: 0,
  value: { x: 10, y: 10, width: 30, height: 40, rotation: 0, rectanglelabels: ['Cat'] },
};

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const relations = async (page: Awaited<ReturnType<Harness['open']>>) => (await resultOf(page)).filter(({ type }) => type === 'relation');

test('by pointer: from a span to a box, turned, labelled, deleted, undone to nothing', async () => {
  const page = await harness.open({ markup, data, result: [span, boxRow] });
  await page
    .getByRole('button', { name: /1 Animal/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^Relate 1 Animal span/ }).click();
  await page.locator('[data-region=box] .labeler__region-name').click();
  await expect.poll(() => relations(page)).toEqual([{ type: 'relation', from_id: 'span', to_id: 'box', direction: 'right' }]);
  await page.locator('.labeler__arrow').waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('.labeler__arrow-head').count()).toBe(1);
  await page.getByRole('button', { name: /: turn$/ }).click();
  await page.getByRole('button', { name: /: turn$/ }).click();
  // Faster than what was pressed is drawn: neither label may get lost.
  await page.evaluate(() => document.querySelectorAll<HTMLElement>('.labeler__relation-label').forEach((label) => label.click()));
  await expect.poll(() => relations(page)).toEqual([{ type: 'relation', from_id: 'span', to_id: 'box', direction: 'bi', labels: ['shows', 'near'] }]);
  await page.locator('.labeler__arrow-name').waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('.labeler__arrow-head').count()).toBe(2);
  const green = 'rgb(0, 128, 0)';
  // Found and looked at in one go: arrows are drawn anew, and what was taken off has no style.
  const drawn = (part: string, property: 'stroke' | 'fill' | 'backgroundColor') =>
    page.evaluate(([which, name]) => Array.from(document.querySelectorAll(which), (one) => getComputedStyle(one)[name]), [part, property] as const);
  expect(await drawn('.labeler__arrow', 'stroke')).toEqual([green]);
  expect(await drawn('.labeler__arrow-head', 'fill')).toEqual([green, green]);
  expect(await drawn('.labeler__arrow-name tspan', 'fill')).toEqual([green]);
  expect(await drawn('.labeler__relation-label .labeler__relation-ink', 'backgroundColor')).toEqual([green]);
  expect(await page.locator('.labeler__arrow-name').textContent()).toBe('● shows, near');
  await page.getByRole('button', { name: 'Hide the arrows', pressed: false }).click();
  await page.locator('.labeler__status', { hasText: 'The arrows of relations are hidden.' }).waitFor();
  await page.locator('.labeler__arrow').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Hide the arrows', pressed: true }).click();
  await page.locator('.labeler__arrow').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: /^Delete relation of/ }).click();
  await expect.poll(() => relations(page)).toEqual([]);
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(() => resultOf(page)).toEqual([span, boxRow]);
  await harness.done(page);
});

test('by keys alone: the other region is chosen from a list, Escape gives up; what is stored comes back', async () => {
  const page = await harness.open({ markup, data, result: [span, boxRow] });
  await page.keyboard.press('Alt+.');
  await page.keyboard.press('Alt+r');
  await page.locator('.labeler__relate select:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.labeler__relate').waitFor({ state: 'detached' });
  await page.locator('[data-region=span] .labeler__region-name').focus();
  await page.keyboard.press('Alt+r');
  await page.locator('.labeler__relate select:focus').waitFor();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => relations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => relations(page)).toEqual([{ type: 'relation', from_id: 'span', to_id: 'box', direction: 'right' }]);
  const stored = await resultOf(page);
  await harness.done(page);
  const again = await harness.open({ markup, data, result: stored });
  await expect.poll(() => resultOf(again)).toEqual(stored);
  expect(await faults(again)).toEqual([]);
  await harness.done(again);
});

test('the focus stays in the work: after relating, giving up and deleting', async () => {
  const third = { ...boxRow, id: 'third', value: { ...boxRow.value, x: 50 } };
  const page = await harness.open({ markup, data, result: [span, boxRow, third] });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
  const opens = () => page.locator('.labeler__relate select:focus').waitFor();
  const row = (id: string) => page.locator(`[data-region=${id}] .labeler__region-name`);
  // From a region's row, back to it: by Enter in the list, by Enter on the button, by Escape.
  await row('span').click();
  for (const by of ['list', 'button', 'escape']) {
    await page.keyboard.press('Alt+r');
    await opens();
    if (by !== 'escape') await page.keyboard.press('ArrowDown');
    if (by === 'button') await page.keyboard.press('ArrowDown');
    if (by === 'button') await page.getByRole('button', { name: 'Relate', exact: true }).focus();
    await page.keyboard.press(by === 'escape' ? 'Escape' : 'Enter');
    await page.locator('.labeler__relate').waitFor({ state: 'detached' });
    await expect.poll(focused).toContain('Animal');
  }
  expect(await relations(page)).toHaveLength(2);
  // From the button that gives way to the list, to the one that comes in its place.
  await page.getByRole('button', { name: /^Relate 1 Animal span/ }).focus();
  await page.keyboard.press('Enter');
  await opens();
  await page.keyboard.press('Escape');
  await expect.poll(focused).toMatch(/^Relate 1 Animal span/);
  // From one row to the next, from the last to the way to make a new one.
  await page
    .getByRole('button', { name: /^Delete relation of/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => relations(page)).toHaveLength(1);
  await expect.poll(focused).toMatch(/^Delete relation of 1 Animal span and 3/);
  await page.keyboard.press('Enter');
  await expect.poll(focused).toMatch(/^Relate 1 Animal span/);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
