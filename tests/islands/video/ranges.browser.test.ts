/** Ranges of a video's frames: by pointer, by keys alone; and what everybody needs of the surface. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { byLight, faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { dragFrames, frameSeen, key, markup, open, press, range, rangeMarkup, stored, track } from './page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.done());
afterAll(async () => {
  expect(harness.errors).toEqual([]);
  await harness.close();
});

const row = { from_name: 'what', to_name: 'clip', type: 'timelinelabels', origin: 'manual' };
const at = (start: number, end: number, label: string) => ({ ...row, value: { ranges: [{ start, end }], timelinelabels: [label] } });

it('by mouse: drawn on the timeline, moved, resized, deleted', async () => {
  const page = await open(harness, { markup: rangeMarkup });
  await press(page, '2');
  await dragFrames(page, 11, 20, 1);
  await expect.poll(() => stored(page, 1)).toEqual([at(11, 20, 'Rest')]);
  await dragFrames(page, 15, 18, 0);
  await expect.poll(() => stored(page, 1)).toEqual([at(14, 23, 'Rest')]);
  const end = await page.locator('.video-row__end--end').boundingBox();
  await page.mouse.move(end!.x + end!.width / 2, end!.y + 4);
  await page.mouse.down();
  await page.mouse.move(end!.x + end!.width / 2 + (await page.locator('.video-timeline__sight').boundingBox())!.width / 10, end!.y + 4, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => stored(page, 1)).toEqual([at(14, 27, 'Rest')]);
  const rows = await resultOf(page);
  expect(await resultOf(await open(harness, { markup: rangeMarkup, result: rows }))).toEqual(rows);
  await press(page, 'Delete');
  await expect.poll(() => stored(page, 0)).toEqual([]);
  await press(page, 'Control+z', 'Control+z', 'Control+z', 'Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
});

it('by keys alone: begun, ended, labelled, nudged, deleted', async () => {
  const page = await open(harness, { markup: rangeMarkup });
  await page.focus('.video-timeline');
  await press(page, 'ArrowRight', 'ArrowRight', '[', '1', 'Shift+ArrowRight', ']');
  await expect.poll(() => stored(page, 1)).toEqual([at(3, 13, 'Run')]);
  await press(page, 'Control+ArrowRight', 'Control+Shift+ArrowLeft', 'Control+ArrowDown');
  await expect.poll(() => page.locator('[role=status]').first().textContent()).toBe('Run frame range, frames 3 to 15.');
  await expect.poll(() => stored(page, 1)).toEqual([at(3, 15, 'Run')]);
  await press(page, 'Home', ']');
  await expect.poll(() => stored(page, 1)).toEqual([at(1, 1, 'Run')]);
  await press(page, 'u', 'End', '[');
  await expect.poll(() => stored(page, 2)).toEqual([at(1, 1, 'Run'), at(40, 40, 'Run')]);
  await press(page, 'Control+Backspace');
  for (let count = 0; count < 9; count += 1) await press(page, 'Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
});

it('the timeline goes to a frame, scrubs, zooms, and shows a region that lies elsewhere', async () => {
  const page = await open(harness, { result: [track('a', [key(5, 10), key(9, 20, false)]), track('b', [key(30, 40)], 'Dog')] });
  await dragFrames(page, 3, 12, -0.8);
  expect(await frameSeen(page)).toBe(12);
  await press(page, 'Alt+.');
  await expect.poll(() => frameSeen(page)).toBe(5);
  await page.locator('[data-row=b] [data-frame="30"]').click();
  expect(await frameSeen(page)).toBe(30);
  await expect.poll(() => page.locator('.video-row--selected').getAttribute('data-row')).toBe('b');
  await page.focus('.video-timeline');
  await press(page, 'Control+=', 'Control+=');
  await expect.poll(() => page.locator('.video-timeline').evaluate((line) => line.scrollWidth / line.clientWidth)).toBeGreaterThan(2);
  await press(page, 'End');
  await expect.poll(() => page.locator('.video-timeline').evaluate((line) => line.scrollLeft)).toBeGreaterThan(500);
  // What is in sight stays where one looks.
  const line = await page.locator('.video-timeline').boundingBox();
  const dot = await page.locator('[data-row=b] [data-frame="30"]').boundingBox();
  const seen = await page.locator('.video-timeline').evaluate(({ scrollWidth, scrollLeft }) => (29.5 / 40) * scrollWidth - scrollLeft);
  expect(Math.abs(dot!.x + dot!.width / 2 - line!.x - seen)).toBeLessThan(4);
  await press(page, 'Home');
  await expect.poll(() => page.locator('.video-timeline').evaluate((line) => line.scrollLeft)).toBe(0);
});

it('axe finds nothing serious, in light and in dark', async () => {
  const both = markup().replace('<VideoRectangle', '<TimelineLabels name="what" toName="clip"><Label value="Run"/></TimelineLabels><VideoRectangle');
  const page = await open(harness, { markup: both, result: [track('a', [key(1, 10), key(9, 20)]), range('r', 3, 20)] });
  await page.locator('[data-row=a] [data-frame="1"]').click();
  expect(await faults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults(page, byLight)).toEqual([]);
});
