import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { dragPlot as drag } from './page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  harness.bundle.files.set('weather.csv', readFileSync(new URL('../../fixtures/seattle-weather.csv', import.meta.url)));
  harness.bundle.files.set('million.csv', new TextEncoder().encode(million()));
});
afterEach(() => harness.done());
afterAll(() => harness.close());

/** A wave with one needle that no decimation may lose. */
function million(): string {
  const rows = Array.from({ length: 1_000_000 }, (_, row) => `${row},${row === 654_321 ? 50 : Math.sin(row / 9000).toFixed(4)}\n`);
  return `t,v\n${rows.join('')}`;
}

const dates = `timeColumn="date" timeFormat="%Y-%m-%d" timeDisplayFormat="%d %b %Y" overviewWidth="100%"`;
const markup = (attributes = dates, channels = '<Channel column="wind" legend="Wind" units="m/s"/>', control = 'TimeSeriesLabels') =>
  `<View><${control} name="what" toName="ts"><Label value="Calm"/><Label value="Storm"/></${control}><TimeSeries name="ts" value="$csv" ${attributes}>${channels}</TimeSeries></View>`;
const row = (id: string, start: number | string, end: number | string, label = 'Calm'): Row => ({
  id,
  from_name: 'what',
  to_name: 'ts',
  type: 'timeserieslabels',
  origin: 'manual',
  value: { start, end, instant: start === end, timeserieslabels: [label] },
});
/** Without ids, which are made anew. */
const plain = (rows: Row[]): unknown[] => rows.map((one) => ({ ...one, id: 'any' }));
const chart = '.series-chart';
/** Six points at 0, 10, ... 50, all in sight. */
const six = { t: [0, 10, 20, 30, 40, 50], v: [1, 3, 2, 5, 4, 0] };
const sixMarkup = markup('valueType="json" timeColumn="t" overviewWidth="100%"', '<Channel column="v"/>');

async function open(given: Partial<Parameters<Harness['open']>[0]> = {}): Promise<Page> {
  const page = await harness.open({ markup: sixMarkup, data: { csv: six }, ...given });
  await page.waitForSelector(`${chart}:not([aria-valuemax="0"])`);
  return page;
}

async function expectRows(page: Page, rows: Row[]): Promise<void> {
  await expect.poll(async () => plain(await resultOf(page)), { timeout: 5000 }).toEqual(plain(rows));
}

const said = (page: Page) => page.locator('[role=status]').first().textContent();

it('makes, moves, resizes and deletes intervals and instants by pointer, each one step', async () => {
  const page = await open();
  await page.keyboard.press('1');
  await drag(page, 0.19, 0.62);
  await expectRows(page, [row('a', 10, 30)]);
  // A drag over the flag moves it, one over its end pulls that, and both lie on points.
  const flag = page.locator('.series-flag');
  const box = await flag.boundingBox();
  const point = ((await page.locator('.series-chart__strip').boundingBox())?.width ?? 0) / 5;
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 12);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 60 + point * 0.8, (box?.y ?? 0) + 12);
  await page.mouse.up();
  await expectRows(page, [row('a', 20, 40)]);
  await drag(page, 0.8, 0.99);
  await expectRows(page, [row('a', 20, 50)]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expectRows(page, [row('a', 10, 30)]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  const plot = await page.locator('.series-plot canvas').first().boundingBox();
  await page.mouse.dblclick((plot?.x ?? 0) + 56 + ((plot?.width ?? 0) - 56) * 0.801, (plot?.y ?? 0) + 30);
  await expectRows(page, [row('a', 10, 30), row('b', 40, 40, 'Storm')]);
  await expect.poll(() => said(page)).toBe('Made Storm interval, at 40.');
  const rows = await resultOf(page);
  const again = await open({ result: rows });
  await expect.poll(() => resultOf(again)).toEqual(rows);
  await again.locator('.series-flag').first().click();
  await again.keyboard.press('Delete');
  await expectRows(again, [row('b', 40, 40, 'Storm')]);
  await again.keyboard.press('Control+z');
  await expect.poll(() => resultOf(again)).toEqual(rows);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expectRows(page, []);
});

it('does the same by keys alone, and says times as the config shows them', async () => {
  const page = await open({ markup: markup(), data: { csv: '/build/weather.csv' } });
  await page.keyboard.press('1');
  await page.focus(chart);
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect.poll(() => said(page)).toMatch(/^\d\d Jan 2012, Wind \d\.\d m\/s$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page)).toMatch(/^Select an interval first/);
  for (let times = 0; times < 9; times += 1) await page.keyboard.press('Control+=');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('[');
  await expect.poll(() => said(page)).toBe('Start at 02 Jan 2012. Go on, then press ] for the end.');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press(']');
  await expectRows(page, [row('a', '2012-01-02', '2012-01-12')]);
  await page.keyboard.press('Alt+.');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expectRows(page, [row('a', '2012-01-02', '2012-01-22')]);
  await page.keyboard.press('Control+Alt+ArrowRight');
  await expect.poll(() => said(page)).toBe('Calm interval, 03 Jan 2012 to 23 Jan 2012, 20 d long.');
  await page.keyboard.press('Alt+i');
  await expectRows(page, [row('a', '2012-01-03', '2012-01-23'), row('b', '2012-01-12', '2012-01-12')]);
  const rows = await resultOf(page);
  await expect
    .poll(() => page.locator('.outline, .labeler__outline, [class*=outline]').first().textContent())
    .toContain('03 Jan 2012 to 23 Jan 2012');
  const again = await open({ markup: markup(), data: { csv: '/build/weather.csv' }, result: rows });
  await expect.poll(() => resultOf(again)).toEqual(rows);
  await page.keyboard.press('Alt+.');
  await page.keyboard.press('Delete');
  await expect.poll(() => resultOf(page)).toHaveLength(1);
  for (let times = 0; times < 12; times += 1) await page.keyboard.press('Control+z');
  await expectRows(page, []);
});

it('takes labels of a plain list as well, and lets an interval wait for its label', async () => {
  const page = await open({ markup: sixMarkup.replaceAll('TimeSeriesLabels', 'Labels') });
  await drag(page, 0.2, 0.42);
  await expect.poll(() => resultOf(page)).toEqual([]);
  await page.getByRole('button', { name: /^Storm/ }).click();
  await expectRows(page, [
    { id: 'a', from_name: 'what', to_name: 'ts', type: 'labels', origin: 'manual', value: { start: 10, end: 20, instant: false, labels: ['Storm'] } },
  ]);
});

it('keeps a million points quick, and loses no needle', async () => {
  const page = await harness.open({
    markup: markup('timeColumn="t"', '<Channel column="v" strokeColor="#ff0000"/>'),
    data: { csv: '/build/million.csv' },
  });
  await page.waitForSelector(`${chart}[aria-valuemax="999999"]`, { timeout: 30_000 });
  const time = await page.evaluate(async () => {
    const began = performance.now();
    const zoomOut = document.querySelector<HTMLButtonElement>('[aria-label="Show all of the series"]');
    zoomOut?.click();
    for (let frame = 0; frame < 20; frame += 1) {
      document.querySelector<HTMLButtonElement>(`[aria-label="Zoom ${frame % 2 === 0 ? 'in' : 'out'}"]`)?.click();
      await new Promise(requestAnimationFrame);
    }
    return (performance.now() - began) / 20;
  });
  expect(time).toBeLessThan(100);
  const highest = await page.evaluate(() => {
    document.querySelector<HTMLButtonElement>('[aria-label="Show all of the series"]')?.click();
    return new Promise<number>((done) =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const canvas = document.querySelector<HTMLCanvasElement>('.series-plot canvas');
          const { data, width } = canvas!.getContext('2d')!.getImageData(0, 0, canvas!.width, canvas!.height);
          const at = data.findIndex(
            (_, index) => index % 4 === 0 && (data[index] ?? 0) > 200 && (data[index + 1] ?? 0) < 80 && (data[index + 3] ?? 0) > 100,
          );
          done(((at / 4) % width) / width);
        }),
      ),
    );
  });
  expect(highest).toBeGreaterThan(0.6);
  expect(highest).toBeLessThan(0.72);
});

it('says what is wrong with a series, and what to do', async () => {
  const page = await harness.open({ markup: markup(), data: { csv: '/build/gone.csv' } });
  await expect.poll(() => page.locator('.series-surface__status').textContent()).toMatch(/could not be fetched. Check that its address/);
  const other = await harness.open({ markup: markup(dates, '<Channel column="heat"/>'), data: { csv: '/build/weather.csv' } });
  await expect
    .poll(() => other.locator('.series-surface__status').textContent())
    .toMatch(/^The series has no column “heat”. It has: date, precipitation/);
  expect(await other.locator('.series-chart').isVisible()).toBe(false);
});

it('is sound for axe, weighs what it may, and breaks no policy', async () => {
  const page = await open({ result: [row('a', 10, 30), row('b', 20, 20, 'Storm')] });
  expect(await faults(page)).toEqual([]);
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname.split('/').at(-1) ?? ''),
  );
  const bytes = [...harness.bundle.files].filter(([name]) => loaded.includes(name) && name.endsWith('.js'));
  expect(bytes.reduce((sum, [, content]) => sum + gzipSync(content, { level: 9 }).length, 0)).toBeLessThan(80_000);
  expect(harness.errors).toEqual([]);
});

it('opens with the names of its channels beside the cursor, not under it', async () => {
  const page = await open();
  const [cursor, name] = await page.evaluate(() =>
    ['.series-chart__cursor', '.series-plot__legend > *'].map((one) => document.querySelector(one)!.getBoundingClientRect()),
  );
  expect(name!.left).toBeGreaterThanOrEqual(cursor!.right);
});
