/** Pages of masks, points and picture lists: light, dark, on a phone and at 200 % zoom nothing is serious for axe, nothing wider than the window. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { byLight, byWidth, faults, sideways } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Given, type Harness } from '../harness.ts';

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
  [
    'look',
    {
      markup: `<View><RectangleLabels name="label" toName="photo">${labels}</RectangleLabels>${image}</View>`,
      data,
    },
    async (page) => {
      await page.keyboard.press('Shift+L');
      for (const name of ['Grid', 'Cross hair']) await page.locator('.image-surface__look').getByRole('button', { name }).click();
    },
  ],
  ['vector', shape('Vector', { vertices, closed: false })],
];
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

/** With the act done, or the region chosen. */
async function begin(page: Page, { result }: Given, act?: (page: Page) => Promise<void>): Promise<void> {
  await act?.(page);
  if (!result) return;
  await page.locator('.labeler__region-name').click();
  await page.locator('.labeler__region-name[aria-pressed=true]').waitFor();
}

/** One page serves all windows but the phone's: colors and sizes change under it. */
test.each(pages)('%s', async (name, given, act) => {
  const look = async (page: Page, window: string, rules?: string[]): Promise<void> => {
    expect([window, await faults(page, rules), await sideways(page)]).toEqual([window, [], 0]);
    if (shots) await page.screenshot({ path: join(shots, `${name}-${window}.png`), fullPage: true });
  };
  const page = await harness.open(given, { reducedMotion: 'reduce', colorScheme: 'light' });
  await begin(page, given, act);
  await look(page, 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, 'dark', byLight);
  await page.setViewportSize({ width: 640, height: 400 });
  await look(page, 'zoomed', byWidth);
  await harness.done(page);
  const phone = await harness.open(given, { reducedMotion: 'reduce', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await begin(phone, given, act);
  await look(phone, 'phone', byWidth);
  await harness.done(phone);
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
