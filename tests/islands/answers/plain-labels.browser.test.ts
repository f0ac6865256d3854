/** A plain `<Labels>` on everything that is marked in stretches and has a list of its own as well: made, relabelled, deleted, undone, opened again. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { goThrough, resultOf, startHarness, type Harness } from '../harness.ts';
import { citedIn } from '../pairs/cited.ts';
import { pairsIn } from '../pairs/shown.ts';
import { select } from '../text/page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const html = '.hypertext-surface__text';
const talk = '.paragraphs-surface__text';
const list = (name: string, to: string) => `<Labels name="${name}" toName="${to}"><Label value="${name} one"/><Label value="${name} two"/></Labels>`;
const given = {
  markup: `<View>${list('h', 'page')}<HyperText name="page" value="$html"/>${list('p', 'talk')}<Paragraphs name="talk" value="$talk"/>
${list('t', 'ts')}<TimeSeries name="ts" value="$series" valueType="json" timeColumn="t" overviewWidth="100%"><Channel column="v"/></TimeSeries>
${list('a', 'sound')}<AudioPlus name="sound" value="$sound"/></View>`,
  data: {
    html: '<p>An oak stands.</p>',
    talk: [{ author: 'Ada', text: 'Which bird?' }],
    series: { t: [0, 10, 20, 30, 40, 50], v: [1, 3, 2, 5, 4, 0] },
    sound: '/samples/sound.wav',
  },
};

/** In whole tenths: a pointer hits no exact second. Ids are made anew. */
async function stored(page: Page): Promise<unknown[]> {
  const tenth = (_: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 10) / 10 : value);
  const rows = JSON.parse(JSON.stringify(await resultOf(page), tenth)) as Record<string, unknown>[];
  return rows.map(({ id, ...rest }) => (expect(id).toMatch(/^[\w-]{10}$/), rest));
}
type Ends = { html: [number, number]; sound: [number, number]; series: [number, number]; talk: [number, number]; word: string; said: string };
const expected = (ends: Ends, which: string) => {
  const row = (from_name: string, to_name: string, value: Record<string, unknown>) => ({
    from_name,
    to_name,
    type: 'labels',
    origin: 'manual',
    ...(to_name === 'sound' ? { original_length: expect.any(Number) as number } : {}),
    value: { ...value, labels: [`${from_name} ${which}`] },
  });
  const [start, end] = ends.html;
  const path = '/p[1]/text()[1]';
  const [from, to] = ends.talk;
  return [
    row('h', 'page', { start: path, end: path, startOffset: start, endOffset: end, globalOffsets: { start, end }, text: ends.word }),
    row('p', 'talk', { start: '0', end: '0', startOffset: from, endOffset: to, text: ends.said }),
    row('t', 'ts', { start: ends.series[0], end: ends.series[1], instant: false }),
    row('a', 'sound', { start: ends.sound[0], end: ends.sound[1], channel: 0 }),
  ];
};

async function open(): Promise<Page> {
  const page = await harness.open(given, { viewport: { width: 1280, height: 1800 } });
  await isThere(page);
  return page;
}

async function isThere(page: Page): Promise<void> {
  await page.waitForSelector('.series-chart:not([aria-valuemax="0"])');
  await page.waitForSelector('.audio-stage:not([aria-valuemax="0"])');
}

async function comesBack(page: Page, rows: Row[]): Promise<void> {
  expect(pairsIn(given.markup, rows)).toEqual(citedIn('answers/plain-labels'));
  await harness.turn(page, { ...given, result: rows });
  await isThere(page);
  await expect.poll(() => resultOf(page)).toEqual(rows);
}

async function undoes(page: Page): Promise<void> {
  await goThrough(page, 'undo', 'Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
}

/** Drags over a place, from one part of its width to another, each 0 to 1. */
async function drag(page: Page, selector: string, from: number, to: number, left = 0): Promise<void> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`nothing at ${selector}`);
  const x = (part: number) => box.x + left + part * (box.width - left);
  const y = box.y + box.height * 0.6;
  await page.mouse.move(x(from), y);
  await page.mouse.down();
  await page.mouse.move(x((from + to) / 2), y);
  await page.mouse.move(x(to), y);
  await page.mouse.up();
}

test('by pointer', async () => {
  const page = await open();
  const label = (name: string) => page.locator(`[data-label="${name}"]`).click();
  await label('h one');
  await select(page, 'oak', 'oak', 0, html);
  await label('p one');
  await select(page, 'bird', 'bird', 0, talk);
  await label('t one');
  await drag(page, '.series-plot canvas', 0.19, 0.62, 56);
  await label('a one');
  await drag(page, '.audio-stage__sight', 0.25, 0.5);
  const length = Number(await page.locator('.audio-stage').getAttribute('aria-valuemax'));
  const half = (part: number) => Math.round(length * part * 10) / 10;
  const ends: Ends = { html: [3, 6], word: 'oak', talk: [6, 10], said: 'bird', series: [10, 30], sound: [half(0.25), half(0.5)] };
  await expect.poll(() => stored(page)).toEqual(expected(ends, 'one'));
  for (const [index, name] of ['h', 'p', 't', 'a'].entries()) {
    await page.locator('.labeler__region-name').nth(index).click();
    await label(`${name} two`);
  }
  await expect.poll(() => stored(page)).toEqual(expected(ends, 'two'));
  const rows = await resultOf(page);
  for (const name of ['h two', 'p two', 't two', 'a two']) await page.getByRole('button', { name: `Delete ${name}` }).click();
  await expect.poll(() => resultOf(page)).toEqual([]);
  await undoes(page);
  await comesBack(page, rows);
  await harness.done(page);
});

test('by keys alone', async () => {
  const page = await open();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.focus(html);
  await press('Home', 'Control+Shift+ArrowRight', '1');
  await page.focus(talk);
  await press('Control+ArrowDown', 'Control+Shift+A', '3');
  await page.focus('.series-chart');
  await press('5', 'Home', '[', 'ArrowRight', 'ArrowRight', ']');
  await page.focus('.audio-stage');
  await press('7', 'Home', '[', 'ArrowRight', 'ArrowRight', ']');
  const ends: Ends = { html: [0, 2], word: 'An', talk: [0, 11], said: 'Which bird?', series: [0, 20], sound: [0, 0.2] };
  await expect.poll(() => stored(page)).toEqual(expected(ends, 'one'));
  await press('Escape');
  for (const key of ['2', '4', '6', '8']) await press('Alt+.', key);
  await expect.poll(() => stored(page)).toEqual(expected(ends, 'two'));
  const rows = await resultOf(page);
  await press('Escape');
  for (let left = 4; left > 0; left -= 1) await press('Alt+.', 'Delete');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await undoes(page);
  await comesBack(page, rows);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
