/** What an Image tag says of its place, its pixels, its grid, the wheel and its request, after one that says nothing. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const given = (name: string, attributes: string) => ({
  markup: `<View><RectangleLabels name="label" toName="photo"><Label value="Cat"/></RectangleLabels><Image name="photo" value="$photo" ${attributes}/></View>`,
  data: { photo: `/fixtures/cat-400x250.jpg?${name}` },
});
const zoom = (page: Page) => page.locator('.labeler__zoom').textContent();

/** How the browser asks for the picture that is opened meanwhile. */
async function modeOf(page: Page, name: string, attributes: string): Promise<string | undefined> {
  const asked = page.waitForRequest((request) => request.url().endsWith(`?${name}`));
  await harness.turn(page, given(name, attributes));
  return (await (await asked).allHeaders())['sec-fetch-mode'];
}

/** Whether enlarged pixels flow into each other, how many pixels lie over the picture, and how many of them are red. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const pens = [...document.querySelectorAll<HTMLCanvasElement>('.labeler__stage canvas')].map((canvas) => canvas.getContext('2d')!);
    const above = pens[3]!;
    const { data } = above.getImageData(0, 0, above.canvas.width, above.canvas.height);
    // Lines between two pixels are weak on both.
    const inked = data.filter((value, index) => index % 4 === 3 && value > 60).length;
    const reds = data.filter((value, index) => index % 4 === 0 && value > 240 && data[index + 1]! < 16 && data[index + 3]! > 60).length;
    return { smooth: pens[0]!.imageSmoothingEnabled, inked, reds };
  });

/** Turns the wheel over the picture. */
async function wheel(page: Page): Promise<void> {
  await page.locator('.labeler__stage').hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
}

test('place, pixels, grid, wheel and request are as the config asks for, or by the standards of the language', async () => {
  const page = await harness.open(given('first', ''));
  expect(await modeOf(page, 'plain', '')).toBe('no-cors');
  const place = () => page.locator('[data-object=photo]').boundingBox();
  const room = (await place())!;
  expect(await drawn(page)).toEqual({ smooth: true, inked: 0, reds: 0 });
  const whole = await zoom(page);
  await wheel(page);
  await expect.poll(() => zoom(page)).not.toBe(whole);

  const grid = 'grid="true" gridSize="40" gridColor="rgb(255, 0, 0)"';
  expect(
    await modeOf(page, 'asked', `${grid} smoothing="false" zoom="false" width="90%" maxWidth="300px" maxHeight="200" crossOrigin="anonymous"`),
  ).toBe('cors');
  expect(room.width).toBeGreaterThan(400);
  expect(await place()).toMatchObject({ width: 300, height: 200 });
  await expect.poll(async () => (await drawn(page)).smooth).toBe(false);
  const lines = await drawn(page);
  expect(lines.reds).toBeGreaterThan(1000);
  expect(lines.reds).toBe(lines.inked);
  const now = await zoom(page);
  await wheel(page);
  await page.keyboard.press('Control+Equal');
  // The wheel did nothing: one step by key is one step.
  await expect.poll(() => zoom(page)).toBe(`${Math.round(Number.parseFloat(now ?? '') * 1.1)} %`);
  expect(await modeOf(page, 'known', 'crossOrigin="use-credentials"')).toBe('cors');
  expect(harness.errors).toEqual([]);
  await harness.done(page);
});
