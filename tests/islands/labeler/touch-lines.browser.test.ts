/** Fingers on sounds, time series and the timeline of videos: two zoom and move what is seen, also where the first began to draw; one draws. */
import type { CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTone } from '../../fixtures/tone.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { clip, rangeMarkup } from '../video/page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  harness.bundle.files.set('touched.wav', makeTone({ seconds: 4 }));
});
afterAll(() => harness?.close());

/** `sight` takes the fingers; `seen` tells which part of the whole is seen, from 0 to 1. */
type Line = {
  markup: string;
  data: Record<string, unknown>;
  ready: string;
  sight: string;
  y: number;
  seen: (page: Page) => Promise<{ left: number; part: number }>;
};

/** Of a line that the page itself scrolls. */
const scrolled = (selector: string) => (page: Page) =>
  page.locator(selector).evaluate((element) => ({ left: element.scrollLeft / element.scrollWidth, part: element.clientWidth / element.scrollWidth }));

const lines: Record<string, Line> = {
  sound: {
    markup: '<View><Labels name="who" toName="a"><Label value="Speech"/><Label value="Music"/></Labels><Audio name="a" value="$a"/></View>',
    data: { a: '/build/touched.wav' },
    ready: '.audio-stage[aria-valuemax="4.00"]',
    sight: '.audio-stage__sight',
    y: 0.6,
    seen: scrolled('.audio-stage'),
  },
  series: {
    markup:
      '<View><TimeSeriesLabels name="what" toName="s"><Label value="Calm"/><Label value="Storm"/></TimeSeriesLabels><TimeSeries name="s" value="$s" valueType="json" timeColumn="t" overviewWidth="100%"><Channel column="v"/></TimeSeries></View>',
    data: { s: { t: Array.from({ length: 401 }, (_, at) => at), v: Array.from({ length: 401 }, (_, at) => at % 7) } },
    ready: '.series-chart:not([aria-valuemax="0"])',
    sight: '.series-chart__sight',
    y: 0.5,
    seen: (page) =>
      page.locator('.series-overview__window').evaluate((element) => {
        const { left, width } = (element as HTMLElement).style;
        return { left: Number.parseFloat(left) / 100, part: Number.parseFloat(width) / 100 };
      }),
  },
  timeline: {
    markup: rangeMarkup,
    data: { clip },
    ready: '.video-surface[data-counted]',
    sight: '.video-timeline__sight',
    y: 0.5,
    seen: scrolled('.video-timeline'),
  },
};

/** Fingers by their shares of the width, one list after the other; those that come later than the first begin there. */
async function touch(page: Page, client: CDPSession, { sight, y }: Line, steps: number[][]): Promise<void> {
  const box = await page.locator(sight).boundingBox();
  if (!box) throw new Error(`${sight} is not shown`);
  const points = (fingers: number[]) => fingers.map((x, id) => ({ x: box.x + box.width * x, y: box.y + box.height * y, id }));
  let before = 0;
  for (const fingers of steps) {
    const type = fingers.length > before ? 'touchStart' : 'touchMove';
    before = fingers.length;
    await client.send('Input.dispatchTouchEvent', { type, touchPoints: points(fingers) });
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test.each(Object.keys(lines))('%s: two fingers zoom and move, one draws', async (name) => {
  const line = lines[name]!;
  const page = await harness.open({ markup: line.markup, data: line.data }, { hasTouch: true, viewport: { width: 800, height: 900 } });
  await page.waitForSelector(line.ready);
  const client = await page.context().newCDPSession(page);
  await page.locator('.labeler__label').first().tap();
  await page.locator(line.sight).scrollIntoViewIfNeeded();

  await touch(page, client, line, [
    [0.4, 0.6],
    [0.35, 0.6],
    [0.35, 0.65],
    [0.3, 0.65],
    [0.3, 0.7],
  ]);
  await expect.poll(async () => (await line.seen(page)).part).toBeLessThan(0.55);
  const { left, part } = await line.seen(page);
  // What was in the middle is there still.
  expect(left + part / 2).toBeCloseTo(0.5, 1);

  // The first begins to draw; with the second both only move what is seen.
  await touch(page, client, line, [[0.3], [0.4], [0.5], [0.5, 0.8], [0.45, 0.8], [0.45, 0.75], [0.4, 0.75], [0.4, 0.7]]);
  await expect.poll(async () => (await line.seen(page)).left).toBeCloseTo(left + part / 10, 2);
  expect((await line.seen(page)).part).toBeCloseTo(part, 2);
  expect(await resultOf(page)).toEqual([]);

  await touch(page, client, line, [[0.4], [0.5], [0.6], [0.7]]);
  await expect.poll(async () => (await resultOf(page)).length).toBe(1);
  // However quick the drag was, the next tap is a tap.
  await page.locator('.labeler__label').nth(1).tap();
  await expect.poll(() => page.locator('.labeler__label').nth(1).getAttribute('aria-pressed')).toBe('true');
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
