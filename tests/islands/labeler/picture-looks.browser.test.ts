/** Pages of masks, points and picture lists: light, dark, on a phone and at 200 % zoom nothing is serious for axe, nothing wider than the window. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { resultOf, startHarness, type Given, type Harness } from '../harness.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Set it to a folder to look at the pages. */
const shots = process.env.SHOTS;
const picture = '/fixtures/cat-400x250.jpg';
const data = { photo: picture };
const image = '<Image name="photo" value="$photo"/>';
const labels = '<Label value="Cat"/><Label value="Dog"/>';
const rowOf = (type: string, value: Record<string, unknown>): Row => ({
  id: `r${type}`,
  from_name: 'label',
  to_name: 'photo',
  type,
  origin: 'manual',
  original_width: 400,
  original_height: 250,
  image_rotation: 0,
  value: { ...value, [type]: ['Cat'] },
});
const shape = (name: string, value: Record<string, unknown>): Given => ({
  markup: `<View><${name}Labels name="label" toName="photo">${labels}</${name}Labels>${image}</View>`,
  data,
  result: [rowOf(`${name.toLowerCase()}labels`, value)],
});
const vertices = [
  [20, 20],
  [60, 30],
  [40, 70],
].map(([x, y], n) => ({ id: `v${n}`, x, y, prevPointId: n > 0 ? `v${n - 1}` : null, isBezier: false }));

const brush = {
  markup: `<View><BrushLabels name="label" toName="photo">${labels}</BrushLabels><MagicWand name="wand" toName="photo"/>${image}</View>`,
  data,
};
const bits = { markup: `<View><BitmaskLabels name="label" toName="photo">${labels}</BitmaskLabels>${image}</View>`, data };

async function paint(page: Page, tool: string): Promise<void> {
  await page.keyboard.press('1');
  await page.keyboard.press(tool);
  await page.locator('.labeler__stage').focus();
  for (const key of ['Enter', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect.poll(async () => (await resultOf(page)).length).toBe(1);
}

const pages: [name: string, given: Given, act?: (page: Page) => Promise<void>][] = [
  ['brush', brush, (page) => paint(page, 'b')],
  ['bitmask', bits, (page) => paint(page, 'b')],
  [
    'list',
    {
      markup: `<View><RectangleLabels name="label" toName="photo">${labels}</RectangleLabels><Image name="photo" valueList="$photos"/></View>`,
      data: { photos: [picture, picture, picture] },
    },
  ],
  [
    'polygon',
    shape('Polygon', {
      points: [
        [20, 20],
        [60, 30],
        [40, 70],
      ],
      closed: true,
    }),
  ],
  ['keypoint', shape('KeyPoint', { x: 40, y: 40, width: 1 })],
  ['vector', shape('Vector', { vertices, closed: false })],
];
const windows: [name: string, options: BrowserContextOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
  ['zoomed', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
];

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

/** One page serves all windows but the phone's: colors and sizes change under it. */
test.each(pages)('%s', async (name, given, act) => {
  for (const [window, options] of windows) {
    const page = await harness.open({ ...given, room: 'workspace' }, { reducedMotion: 'reduce', ...options });
    await act?.(page);
    if (given.result) await page.locator('.labeler__region-name').click();
    if (given.result) await page.locator('.labeler__region-name[aria-pressed=true]').waitFor();
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run(document)')) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect([window, serious.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([window, []]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    if (shots) await page.screenshot({ path: join(shots, `${name}-${window}.png`), fullPage: true });
    await page.context().close();
  }
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
