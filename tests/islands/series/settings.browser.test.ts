/** What a TimeSeries tag and its channels ask for, as it is seen: plots, axes, overview, cursor, key, and the player it keeps together with. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

/** So many that not all are shown at first. */
const rows = Array.from({ length: 100 }, (_, row) => row);
const series = { t: rows, v: rows.map((row) => row % 5), w: rows.map((row) => 10 * (row % 7)) };
const markup = (attributes: string, channels: string) => `<View>
  <Audio name="sound" value="$sound" sync="both"/>
  <TimeSeries name="ts" value="$csv" valueType="json" timeColumn="t" sync="both" ${attributes}>${channels}</TimeSeries>
  <Rating name="stars" toName="ts"/>
</View>`;
const data = { csv: series, sound: '/samples/sound.wav' };
const ready = (page: Page) => page.waitForSelector('.series-chart[aria-valuemax="99"]');

type Ink = { reds: number; blues: number; gutter: number };
/** How many pixels are red and blue, and how many have ink left of the plot. */
const inkOf = (page: Page, canvas: string, nth = 0): Promise<Ink> =>
  page
    .locator(canvas)
    .nth(nth)
    .evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const { data: bytes } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
      const ink = { reds: 0, blues: 0, gutter: 0 };
      for (let at = 0; at < bytes.length; at += 4) {
        if (bytes[at + 3]! < 128) continue;
        if (bytes[at]! > 200 && bytes[at + 2]! < 80) ink.reds += 1;
        if (bytes[at + 2]! > 200 && bytes[at]! < 80) ink.blues += 1;
        if ((at / 4) % width < (50 / element.clientWidth) * width) ink.gutter += 1;
      }
      return ink;
    });
const heights = (page: Page) => page.locator('.series-plot canvas').evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
const part = (page: Page) => page.locator('.series-overview__window').evaluate(({ style }) => style.width);
const axis = (page: Page) => page.locator('.series-chart__sight > canvas').isVisible();

it('is shown as the config asks for, and by the standards of the language where it is silent', async () => {
  const page = await harness.open({ markup: markup('', '<Channel column="v" strokeColor="#f00"/><Channel column="w" strokeColor="#00f"/>'), data });
  await ready(page);
  await expect.poll(() => part(page)).toBe('25%');
  expect([await heights(page), await axis(page)]).toEqual([[200, 200], true]);
  await expect.poll(async () => (await inkOf(page, '.series-plot canvas')).gutter).toBeGreaterThan(0);
  // Nothing is said of the overview: the first column stands for the series.
  const whole = await inkOf(page, '.series-overview canvas');
  expect([whole.reds > 0, whole.blues]).toEqual([true, 0]);

  const channels = '<Channel column="v" strokeColor="#f00" height="90" showAxis="false" showYAxis="false" displayFormat=".3f"/>';
  const both =
    '<MultiChannel height="120" showAxis="false"><Channel column="v" strokeColor="#f00"/><Channel column="w" strokeColor="#00f"/></MultiChannel>';
  const asked = 'overviewChannels="W" overviewWidth="50%" cursorColor="rgb(1, 2, 3)" hotkey="ctrl+alt+g"';
  await harness.turn(page, { markup: markup(asked, channels + both), data });
  await ready(page);
  await expect.poll(() => part(page)).toBe('50%');
  expect([await heights(page), await axis(page)]).toEqual([[90, 120], false]);
  await expect.poll(async () => (await inkOf(page, '.series-overview canvas')).blues).toBeGreaterThan(0);
  expect((await inkOf(page, '.series-overview canvas')).reds).toBe(0);
  expect((await inkOf(page, '.series-plot canvas')).gutter).toBe(0);
  const shared = await inkOf(page, '.series-plot canvas', 1);
  expect([shared.reds, shared.blues, shared.gutter].map((count) => count > 0)).toEqual([true, true, true]);
  expect(await page.locator('.series-chart__cursor').evaluate((cursor) => getComputedStyle(cursor).backgroundColor)).toBe('rgb(1, 2, 3)');
  expect(await page.locator('.series-plot__value').first().textContent()).toBe('0.000');

  // Numbers without a date count seconds.
  await page.focus('.audio-stage');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => page.getAttribute('.series-chart', 'aria-valuenow')).toBe('1');
  await page.keyboard.press('Control+Alt+g');
  await page.locator('.series-chart:focus').waitFor();
  const plot = (await page.locator('.series-plot canvas').first().boundingBox())!;
  await page.mouse.click(plot.x + 56 + ((plot.width - 56) * 2) / 49.5, plot.y + 20);
  await expect.poll(() => page.getAttribute('.series-chart', 'aria-valuenow')).toBe('2');
  await expect.poll(() => page.getAttribute('.audio-stage', 'aria-valuenow')).toBe('2.00');
  await harness.done(page);
});

it('begins as asked for also where it arrives before there is room for it', async () => {
  const channel = '<Channel column="v"/>';
  const closed = (config: string) =>
    config.replace('<TimeSeries', '<Collapse><Panel value="Series"><TimeSeries').replace('</TimeSeries>', '</TimeSeries></Panel></Collapse>');
  const page = await harness.open({ markup: closed(markup('overviewWidth="10%"', channel)), data });
  await page.waitForSelector('.series-chart[aria-valuemax="99"]', { state: 'attached' });
  await page.getByText('Series', { exact: true }).click();
  await ready(page);
  await expect.poll(() => part(page)).toBe('10%');
  await harness.done(page);
});

it('breaks no rule', () => expect(harness.errors).toEqual([]));
