/** When pictures are drawn: once as they open, and in the frame in which something changes, not in the one after. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHarness, type Harness } from '../harness.ts';
import { data, own, press } from './shape-page.ts';

let harness: Harness;
let page: Page;
beforeAll(async () => {
  harness = await startHarness();
  page = await harness.open({ markup: '<View><Text name="t" value="nothing yet"/><Rating name="r" toName="t"/></View>' });
  await page.evaluate(() => {
    const counts = { pictures: 0, frames: [] as number[] };
    const { drawImage, clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.drawImage = function drawn(this: CanvasRenderingContext2D, ...all: unknown[]) {
      if (all[0] instanceof HTMLImageElement) counts.pictures += 1;
      return Reflect.apply(drawImage, this, all);
    } as typeof drawImage;
    CanvasRenderingContext2D.prototype.clearRect = function cleared(...all) {
      counts.frames.push(Number(document.timeline.currentTime));
      return Reflect.apply(clearRect, this, all);
    };
    Object.assign(window, { counts });
  });
});
/** The page is closed, not left to others: it counts. */
afterAll(() => harness?.close());

type Counted = typeof globalThis & { counts: { pictures: number; frames: number[] } };

/** Waits until whatever was asked for must have been drawn. */
const rest = () => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 100)));

test('a picture that opens is drawn once, in a place of whatever size', async () => {
  await harness.turn(page, { markup: own('Rectangle'), data });
  const { width, height } = await page.locator('.labeler__stage').evaluate((stage) => stage.getBoundingClientRect());
  expect([width % 1, height % 1], 'parts of pixels, as in most windows').not.toEqual([0, 0]);
  await rest();
  expect(await page.evaluate(() => (globalThis as Counted).counts.pictures)).toBe(1);
});

test('what a key changes is drawn in the next frame, and in no other', async () => {
  await page.locator('.labeler__stage').focus();
  await press(page, '1', 'Enter');
  await rest();
  const frames = await page.evaluate(async () => {
    const { counts } = globalThis as Counted;
    const next = () => new Promise<number>((drawn) => requestAnimationFrame(drawn));
    await next();
    counts.frames.length = 0;
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', code: 'ArrowRight', bubbles: true }));
    const first = await next();
    for (let more = 0; more < 5; more += 1) await next();
    return counts.frames.map((frame) => frame - first);
  });
  expect([...new Set(frames)]).toEqual([0]);
});
