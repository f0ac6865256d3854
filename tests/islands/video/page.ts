/** A video in the labeler, for the browser tests of this folder: 40 frames at 25 per second, each a little brighter than the one before. */
import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { resultOf, type Harness } from '../harness.ts';

export const clip = '/fixtures/video/counted-25fps.webm';

export const markup = (attributes = '') => `<View>
  <Labels name="who" toName="clip"><Label value="Car"/><Label value="Dog"/></Labels>
  <VideoRectangle name="box" toName="clip"/>
  <Video name="clip" value="$clip" ${attributes}/>
</View>`;
export const rangeMarkup = `<View>
  <TimelineLabels name="what" toName="clip"><Label value="Run"/><Label value="Rest"/></TimelineLabels>
  <Video name="clip" value="$clip"/>
</View>`;

export const key = (frame: number, x: number, enabled = true) => ({
  frame,
  enabled,
  x,
  y: 40,
  width: 20,
  height: 30,
  rotation: 0,
  time: Math.round((frame / 25) * 1e6) / 1e6,
});
export const track = (id: string, sequence: object[], label = 'Car'): Row => ({
  id,
  from_name: 'box',
  to_name: 'clip',
  type: 'videorectangle',
  origin: 'manual',
  value: { framesCount: 40, duration: 1.6, sequence, labels: [label] },
});
export const range = (id: string, start: number, end: number, label = 'Run'): Row => ({
  id,
  from_name: 'what',
  to_name: 'clip',
  type: 'timelinelabels',
  origin: 'manual',
  value: { ranges: [{ start, end }], timelinelabels: [label] },
});

/** Opens the clip and waits until its frames are counted. */
export async function open(harness: Harness, more: Partial<Parameters<Harness['open']>[0]> = {}, options = {}): Promise<Page> {
  const page = await harness.open({ markup: markup(), data: { clip }, ...more }, options);
  await page.waitForSelector('.video-surface[data-counted]');
  return page;
}

/** Drags over the screen between two places in percent. */
export async function drag(page: Page, from: readonly [number, number], to: readonly [number, number], keys?: string): Promise<void> {
  const box = await page.locator('.video-screen').boundingBox();
  if (!box) throw new Error('The screen is not there');
  const at = ([x, y]: readonly [number, number]) => [box.x + (x / 100) * box.width, box.y + (y / 100) * box.height] as const;
  if (keys) await page.keyboard.down(keys);
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
  if (keys) await page.keyboard.up(keys);
}

/** Drags over the timeline between the middles of two frames; `row` counts from 0, `depth` is pixels into it. */
export async function dragFrames(page: Page, from: number, to: number, row: number, depth = 15): Promise<void> {
  const box = await page.locator('.video-timeline__sight').boundingBox();
  if (!box) throw new Error('The timeline is not there');
  const y = box.y + 24 + 30 * row + depth;
  const x = (frame: number) => box.x + ((frame - 0.5) / 40) * box.width;
  await page.mouse.move(x(from), y);
  await page.mouse.down();
  await page.mouse.move(x((from + to) / 2), y);
  await page.mouse.move(x(to), y);
  await page.mouse.up();
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const one of keys) await page.keyboard.press(one);
}

export const frameSeen = (page: Page) => page.locator('.video-timeline').getAttribute('aria-valuenow').then(Number);

/** The stored rows without ids and lengths that depend on the player, once there are so many; places rounded to whole percent. */
export async function stored(page: Page, count: number): Promise<unknown[]> {
  await expect.poll(async () => (await resultOf(page)).length, { timeout: 5000 }).toBe(count);
  return JSON.parse(JSON.stringify(await resultOf(page), (name, value: unknown) => (name === 'id' ? undefined : rounded(name, value)))) as unknown[];
}

function rounded(name: string, value: unknown): unknown {
  return typeof value === 'number' && ['x', 'y', 'width', 'height', 'rotation', 'duration'].includes(name) ? Math.round(value) : value;
}
