/** The list of regions in a real browser: a thousand of them, by pointer, by keys alone, by finger at 360 px. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';

const markup = `<View><RectangleLabels name="label" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels><Image name="photo" value="$photo"/></View>`;
const data = { photo: '/fixtures/cat-400x250.jpg' };
const boxes = (count: number): Row[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `r${n + 1}`,
    from_name: 'label',
    to_name: 'photo',
    type: 'rectanglelabels',
    origin: 'manual',
    original_width: 400,
    original_height: 250,
    image_rotation: 0,
    value: { x: (n * 7) % 90, y: (n * 13) % 90, width: 5, height: 5, rotation: 0, rectanglelabels: [n % 2 ? 'Dog' : 'Cat'] },
  }));

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const row = (page: Page, id: string) => page.locator(`[data-region=${id}] .labeler__region-name`);
const parents = async (page: Page) => (await resultOf(page)).flatMap(({ id, parentID }) => (parentID === undefined ? [] : [[id, parentID]]));
const said = (page: Page, text: string) => page.locator('.labeler__status', { hasText: text }).waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));

test('of a thousand only those in sight are in the page; keys reach all, and what is selected elsewhere comes into sight', async () => {
  const page = await harness.open({ markup, data, result: boxes(1000) });
  await expect.poll(() => page.locator('.labeler__region').count()).toBeLessThan(80);
  await row(page, 'r1').focus();
  await page.keyboard.press('End');
  await expect.poll(() => focused(page)).toBe('r1000');
  await expect.poll(() => page.locator('[data-region=r1000]').getAttribute('aria-posinset')).toBe('1000');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => focused(page)).toBe('r999');
  await page.keyboard.press('Home');
  await expect.poll(() => focused(page)).toBe('r1');
  await page.keyboard.press('Alt+,');
  await said(page, '1000 of 1000');
  await expect.poll(() => row(page, 'r1000').isVisible()).toBe(true);
  const [list, last] = [await page.locator('.labeler__rows').boundingBox(), await row(page, 'r1000').boundingBox()];
  expect(last!.y + last!.height).toBeLessThanOrEqual(list!.y + list!.height + 1);
  await page.getByRole('searchbox', { name: 'Search regions' }).fill('dog');
  await page.locator('.labeler__outline-top', { hasText: '500 of 1000' }).waitFor();
  expect(await faults(page)).toEqual([]);
  await harness.done(page);
});

test('by pointer: grouped, a group hidden and locked, a row dragged onto another, back by the list of steps', async () => {
  const page = await harness.open({ markup, data, result: boxes(4) });
  await page.getByRole('combobox', { name: 'Group regions' }).selectOption('label');
  await page.getByRole('button', { name: 'Hide all of Dog' }).click();
  const hidden = () => page.locator('.labeler__region--hidden').evaluateAll((all) => all.map((one) => one.getAttribute('data-region')));
  await expect.poll(hidden).toEqual(['r2', 'r4']);
  await page.getByRole('button', { name: 'Lock all of Dog' }).click();
  await page.locator('[data-region=r2]').getByRole('button', { name: 'Locked: unlock it first' }).waitFor();
  await page.reload();
  await page.waitForSelector('form[data-ready]');
  await page.getByRole('button', { name: 'Hide all of Dog' }).waitFor();
  await page.getByRole('combobox', { name: 'Group regions' }).selectOption('none');
  await row(page, 'r3').dragTo(row(page, 'r1'));
  await expect.poll(() => parents(page)).toEqual([['r3', 'r1']]);
  await said(page, 'Cat box lies under Cat box now.');
  await row(page, 'r1').dragTo(row(page, 'r3'));
  await said(page, 'A region cannot lie under itself');
  await page.locator('[data-region=r4]').getByRole('button', { name: 'Delete Dog box' }).click();
  await page.getByRole('button', { name: 'What was done' }).click();
  await expect
    .poll(() => page.getByRole('dialog').getByRole('listitem').allTextContents())
    .toEqual(['0 As it was opened', '1 Move under a region', '2 Delete region']);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: '0 As it was opened' }).click();
  await expect.poll(() => resultOf(page)).toEqual(boxes(4));
  await page.getByRole('button', { name: '1 Move under a region taken back' }).click();
  await expect.poll(() => parents(page)).toEqual([['r3', 'r1']]);
  await harness.done(page);
});

test('by keys alone: under the one before and out again, under one that is chosen, steps gone back to', async () => {
  const page = await harness.open({ markup, data, result: boxes(3) });
  await row(page, 'r1').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused(page)).toBe('r2');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(() => parents(page)).toEqual([['r2', 'r1']]);
  await expect.poll(() => focused(page)).toBe('r2');
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(() => parents(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill('under another');
  await page.keyboard.press('Enter');
  await page.getByLabel('Move under', { exact: true }).selectOption('r3');
  await page.keyboard.press('Enter');
  await expect.poll(() => parents(page)).toEqual([['r2', 'r3']]);
  await page.getByText('Under 3 Cat box').waitFor();
  await page.keyboard.press('Alt+z');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /3 Move under a region/ })
    .focus();
  await page.keyboard.press('Home');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('0 As it was opened');
  await page.keyboard.press('Enter');
  await expect.poll(() => resultOf(page)).toEqual(boxes(3));
  await harness.done(page);
});

test('what regions break together is named before it is sent: labels used too often, and what lies where it may not', async () => {
  const strict = markup.replace('"Cat"/>', '"Cat" maxUsages="1" groupCanContain="Bird"/>');
  const page = await harness.open({ markup: strict, data, result: boxes(3).map((one) => (one.id === 'r2' ? { ...one, parentID: 'r1' } : one)) });
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect
    .poll(() => page.getByRole('alert').getByRole('listitem').allTextContents())
    .toEqual(['"Cat" may be used once, but is used 2 times. Remove 1 of its regions.', 'Region 2: Under Cat only these may lie: Bird.']);
  await page.locator('[data-region=r3] [aria-pressed=true].labeler__region-name').waitFor();
  expect(await page.locator('form').getAttribute('data-sent')).toBeNull();
  await page.locator('[data-region=r3]').getByRole('button', { name: 'Delete Cat box' }).click();
  await row(page, 'r2').focus();
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(() => parents(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBe('submit');
  await harness.done(page);
});

test('by finger at 360 px: a row tapped, moved under another, a box drawn; nothing is wider than the window', async () => {
  const page = await harness.open({ markup, data, result: boxes(2) }, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 720 } });
  await row(page, 'r2').tap();
  await page.locator('[data-region=r2] [aria-pressed=true].labeler__region-name').waitFor();
  await page.getByRole('button', { name: 'Move under …' }).tap();
  await page.getByLabel('Move under', { exact: true }).selectOption('r1');
  await page.getByRole('button', { name: 'Move', exact: true }).tap();
  await expect.poll(() => parents(page)).toEqual([['r2', 'r1']]);
  await page.locator('.labeler__label[data-label=Cat]').tap();
  await page.locator('.labeler__stage').scrollIntoViewIfNeeded();
  const stage = (await page.locator('.labeler__stage').boundingBox())!;
  const client = await page.context().newCDPSession(page);
  const at = (x: number, y: number) => [{ x: stage.x + stage.width * x, y: stage.y + stage.height * y }];
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0.4, 0.35) });
  await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(0.5, 0.5) });
  await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(0.6, 0.6) });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  // At once, as a quick hand would.
  await row(page, 'r1').tap();
  await page.locator('[data-region=r1] [aria-pressed=true].labeler__region-name').waitFor();
  await expect.poll(async () => (await resultOf(page)).length).toBe(3);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await wide()).toBe(0);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await wide()).toBe(0);
  await harness.done(page);
});

test('the work fills the screen and gives it back', async () => {
  const page = await harness.open({ markup, data });
  const turn = async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a command' }).fill('work in full');
    await page.keyboard.press('Enter');
  };
  const full = () => page.evaluate(() => document.fullscreenElement?.tagName);
  await turn();
  await expect.poll(full).toBe('MAIN');
  await turn();
  await expect.poll(full).toBeUndefined();
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
