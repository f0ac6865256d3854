/** How a picture is looked at: pages, turning, zoom, light, map, cross hair; regions stay where they are. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';

const picture = '/fixtures/cat-400x250.jpg';
const labels = '<RectangleLabels name="label" toName="photo"><Label value="Cat"/></RectangleLabels>';
const imageOf = (attributes: string) => `<View>${labels}<Image name="photo" ${attributes}/></View>`;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const zoom = (page: Page) => page.locator('.labeler__zoom').textContent();

/** Drags between places of the stage, as shares of its sides. */
async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const stage = await page.locator('.labeler__stage').boundingBox();
  if (!stage) throw new Error('the stage is not shown');
  const at = ([x, y]: [number, number]): [number, number] => [stage.x + stage.width * x, stage.y + stage.height * y];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

async function rounded(page: Page): Promise<(number | undefined)[][]> {
  const rows = await resultOf(page);
  const numbers = ({ value, item_index: item, image_rotation: turn }: Row) => [
    ...['x', 'y', 'width', 'height'].map((key) => Math.round(Number(value?.[key]))),
    turn as number,
    item as number | undefined,
  ];
  return rows.map(numbers);
}

test('the other pages of a list are fetched when one turns to them, or ahead where the config asks for it', async () => {
  // None was shown in this tab before: what it still has it does not fetch.
  const photos = ['first', 'second', 'third'].map((name) => `/fixtures/cat-400x250.jpg?${name}`);
  const page = await harness.open({ markup: imageOf('valueList="$photos"'), data: { photos } });
  const fetched = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name))
        .filter(({ pathname }) => pathname.endsWith('.jpg'))
        .map(({ search }) => search),
    );
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect.poll(fetched).toEqual(['?first', '?second']);
  await page.evaluate(() => performance.clearResourceTimings());
  const others = photos.map((photo) => `${photo}-ahead`);
  await harness.turn(page, { markup: imageOf('valueList="$photos" lazyOff="true"'), data: { photos: others } });
  await expect.poll(async () => (await fetched()).toSorted()).toEqual(['?first-ahead', '?second-ahead', '?third-ahead']);
  await harness.done(page);
});

test('pages of a list: regions and per-page answers carry their page, by pointer and by key', async () => {
  const markup = `<View>${labels}<Image name="photo" valueList="$photos"/><Choices name="sort" toName="photo" perItem="true"><Choice value="day"/><Choice value="night"/></Choices></View>`;
  const page = await harness.open({ markup, data: { photos: [picture, picture, picture] } });
  const words = () => page.locator('.image-surface__pages span').textContent();
  await expect.poll(() => words()).toBe('Page 1 of 3');
  await drag(page, [0.4, 0.4], [0.6, 0.6]);
  await page.getByLabel('day').check();
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect.poll(words).toBe('Page 2 of 3');
  await page.waitForFunction(() => !document.querySelector<HTMLInputElement>('input[type=radio]:checked'));
  await page.keyboard.press('u');
  await page.locator('.labeler__stage').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+PageDown');
  await expect.poll(words).toBe('Page 3 of 3');
  await page.keyboard.press('Alt+PageDown');
  await expect.poll(words).toBe('Page 3 of 3');
  const rows = await resultOf(page);
  expect(rows.map(({ type, item_index: item }) => [type, item])).toEqual([
    ['rectanglelabels', 0],
    ['rectanglelabels', 1],
    ['choices', 0],
  ]);
  await page.locator('.labeler__region-name').first().click();
  await expect.poll(words).toBe('Page 1 of 3');

  const again = await harness.open({ markup, data: { photos: [picture, picture, picture] }, result: rows });
  await expect.poll(() => resultOf(again)).toEqual(rows);
  await harness.done(page);
  await harness.done(again);
});

test('a turned view: a region lands where it is drawn, and its row says how the view was turned', async () => {
  const page = await harness.open({ markup: imageOf('value="$photo" rotateControl="true"'), data: { photo: picture } });
  await page.locator('.labeler__stage').focus();
  await page.getByRole('button', { name: 'Turn the picture right' }).click();
  await page.waitForFunction(() => document.querySelector('.labeler__live')?.textContent?.includes('90 degrees'));
  await drag(page, [0.5, 0.5], [0.55, 0.6]);
  const [row] = await rounded(page);
  // The middle of the screen is the middle of the picture; down on the screen is right on the picture, right is up.
  expect(row?.slice(0, 2)[0]).toBe(50);
  expect((row?.[1] ?? 0) + (row?.[3] ?? 0)).toBe(50);
  expect(row?.[4]).toBe(90);
  await page.keyboard.press('v');
  await drag(page, [0.525, 0.55], [0.525, 0.65]);
  const [moved] = await rounded(page);
  expect(moved?.[1]).toBe(row?.[1]);
  expect(moved?.[0]).toBeGreaterThan((row?.[0] ?? 0) + 5);
  // Keys follow the screen, too: down is right on the picture; lower on the screen is wider.
  await page.locator('.labeler__stage').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+Shift+ArrowDown');
  const [keyed] = await rounded(page);
  expect(keyed?.slice(0, 4)).toEqual([(moved?.[0] ?? 0) + 10, moved?.[1], (moved?.[2] ?? 0) + 10, moved?.[3]]);
  await harness.done(page);
});

test('the config says how zoom behaves and which controls show', async () => {
  const plain = await harness.open({ markup: imageOf('value="$photo"'), data: { photo: picture } });
  for (let step = 0; step < 12; step += 1) await plain.keyboard.press('Control+Minus');
  await expect.poll(() => zoom(plain)).toBe('100 %');
  await plain.keyboard.press('Shift+1');
  await expect.poll(() => plain.locator('.image-surface__look').isVisible()).toBe(false);
  await expect.poll(() => plain.locator('.image-surface__map').isVisible()).toBe(false);
  for (let step = 0; step < 6; step += 1) await plain.keyboard.press('Control+Equal');
  await expect.poll(() => plain.locator('.image-surface__map').isVisible()).toBe(true);
  const before = await plain.locator('.image-surface__map-frame').evaluate((frame) => (frame as HTMLElement).style.left);
  await plain.locator('.image-surface__map canvas').click({ position: { x: 5, y: 5 } });
  await expect.poll(() => plain.locator('.image-surface__map-frame').evaluate((frame) => (frame as HTMLElement).style.left)).not.toBe(before);
  // Without a region to move, arrow keys move over the picture.
  await plain.locator('.labeler__stage').focus();
  const frame = () => plain.locator('.image-surface__map-frame').evaluate((one) => Number.parseFloat((one as HTMLElement).style.left));
  // From the corner, where the map was pressed.
  for (let step = 0; step < 2; step += 1) await plain.keyboard.press('Shift+ArrowRight');
  await expect.poll(frame).toBeGreaterThan(10);
  const left = await frame();
  await plain.keyboard.press('ArrowLeft');
  await expect.poll(frame).toBeLessThan(left - 1);
  await harness.done(plain);

  const asked = await harness.open({
    markup: imageOf(
      'value="$photo" defaultZoom="original" negativeZoom="true" zoomBy="2" zoomControl="false" brightnessControl="true" contrastControl="true" crosshair="true" grid="true" gridSize="50" selectionControl="false" width="600px" height="400" horizontalAlignment="left" verticalAlignment="top"',
    ),
    data: { photo: picture },
  });
  await expect.poll(() => zoom(asked)).toBe('100 %');
  await asked.keyboard.press('Control+Minus');
  await expect.poll(() => zoom(asked)).toBe('50 %');
  await asked.keyboard.press('Shift+2');
  await expect.poll(() => zoom(asked)).toBe('100 %');
  await expect.poll(() => asked.getByRole('button', { name: 'Zoom in' }).count()).toBe(0);
  await expect.poll(() => asked.getByRole('button', { name: 'Select and move' }).count()).toBe(0);
  const stage = await asked.locator('.labeler__stage').boundingBox();
  expect([stage?.width, stage?.height]).toEqual([600, 400]);
  // Aligned left and top at natural size: a CSS pixel is a pixel of the picture.
  await drag(asked, [40 / 600, 25 / 400], [80 / 600, 75 / 400]);
  expect(await rounded(asked)).toEqual([[10, 10, 10, 20, 0, undefined]]);
  await asked.locator('.image-surface__look summary').click();
  await asked.getByLabel('Brightness').fill('150');
  const filter = await asked
    .locator('.labeler__stage canvas')
    .first()
    .evaluate((canvas) => canvas.style.filter);
  expect(filter).toBe('brightness(150%) contrast(100%)');
  await asked.getByRole('button', { name: 'As it is' }).click();
  await expect.poll(() => asked.getByLabel('Brightness').inputValue()).toBe('100');
  await harness.done(asked);
});

test('grid, cross hair, smoothing, light and turning are a press away, by button and by key; all but the turning stay for the next task', async () => {
  const given = { markup: imageOf('value="$photo" brightnessControl="false" width="400" height="250"'), data: { photo: picture } };
  const page = await harness.open(given);
  const menu = page.locator('.image-surface__look');
  const opener = page.getByRole('button', { name: 'Look of the picture' });
  const pressed = (name: string) => menu.getByRole('button', { name }).getAttribute('aria-pressed');
  /** How many pixels the canvas over the regions has ink on. */
  const ink = () =>
    page.evaluate(() => {
      const canvas = document.querySelectorAll<HTMLCanvasElement>('.labeler__stage canvas')[3]!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, index) => index % 4 === 3 && value > 0).length;
    });
  expect(await ink()).toBe(0);
  await opener.click();
  await menu.getByRole('button', { name: 'Grid' }).click();
  await expect.poll(() => pressed('Grid')).toBe('true');
  await expect.poll(ink).toBeGreaterThan(1000);
  await expect.poll(() => opener.getAttribute('aria-pressed')).toBe('true');
  // What the config forbids is not there.
  expect(await menu.getByLabel('Brightness').count()).toBe(0);
  await menu.getByLabel('Contrast').fill('150');
  const filter = () =>
    page
      .locator('.labeler__stage canvas')
      .first()
      .evaluate((canvas) => canvas.style.filter);
  await expect.poll(filter).toBe('brightness(100%) contrast(150%)');
  await menu.getByRole('button', { name: 'Turn right' }).click();
  await page.locator('.labeler__status', { hasText: '90 degrees' }).waitFor();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  await page.locator('.labeler__stage:focus').waitFor();
  await page.keyboard.press('Shift+G');
  await page.locator('.labeler__status', { hasText: 'The grid is off.' }).waitFor();
  await expect.poll(ink).toBe(0);
  await page.keyboard.press('Shift+C');
  await page.keyboard.press('Shift+S');
  await page.locator('.labeler__stage').hover();
  await expect.poll(ink).toBeGreaterThan(200);
  await harness.turn(page, given);
  await page.keyboard.press('Shift+L');
  await menu.getByRole('button', { name: 'Grid' }).and(page.locator(':focus')).waitFor();
  expect(await Promise.all(['Grid', 'Cross hair', 'Smooth'].map(pressed))).toEqual(['false', 'true', 'false']);
  expect(await menu.getByLabel('Contrast').inputValue()).toBe('150');
  await expect.poll(filter).toBe('brightness(100%) contrast(150%)');
  // The next picture lies as it came: from there a quarter is 90 degrees again.
  await menu.getByRole('button', { name: 'Turn right' }).click();
  await page.locator('.labeler__status', { hasText: 'turned by 90 degrees' }).waitFor();
  await harness.done(page);
});

test('of several pictures the toolbar means the one that was last touched, and says which', async () => {
  const page = await harness.open({
    markup: `<View><Pairwise name="better" toName="left,right"/><Image name="left" value="$photo"/><Image name="right" value="$photo"/></View>`,
    data: { photo: picture },
  });
  const zooms = () => page.getByRole('button', { name: /^Zoom in/ }).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  await expect.poll(zooms).toEqual(['Zoom in: left']);
  await page.locator('.labeler__stage').nth(1).focus();
  await expect.poll(zooms).toEqual(['Zoom in: right']);
  await page.getByRole('button', { name: 'Natural size' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Shift+2');
  await expect.poll(() => zoom(page)).toBe('100 %');
  await page.getByRole('button', { name: 'Zoom in: right' }).click();
  await expect.poll(() => zoom(page)).toBe('110 %');
  await harness.done(page);
});

/** The color of what stands on the regions' canvas at a place of the stage, where it is seen. */
const inkAt = (page: Page, x: number, y: number): Promise<number[]> => page.evaluate(inkHere, [x, y] as const);

/** In the page. */
function inkHere([left, top]: readonly [number, number]): number[] {
  const canvas = document.querySelectorAll<HTMLCanvasElement>('.labeler__stage canvas')[1]!;
  const [box, stage] = [canvas.getBoundingClientRect(), document.querySelector('.labeler__stage')!.getBoundingClientRect()];
  const by = canvas.width / box.width;
  return [...canvas.getContext('2d')!.getImageData((left + stage.x - box.x) * by, (top + stage.y - box.y) * by, 1, 1).data];
}

/** Notes how the layer of regions slides, each time it does, with the strength of the ink at a place meanwhile: one who looks later has missed it. */
async function watchSliding(page: Page, x: number, y: number): Promise<() => Promise<[transform: string, ink: number][]>> {
  await page.evaluate(`globalThis.inkThere = () => (${String(inkHere)})([${x}, ${y}])[3]`);
  await page.evaluate(() => {
    const { inkThere } = globalThis as unknown as { inkThere(): number };
    const slides: [string, number][] = [];
    const canvas = document.querySelectorAll<HTMLCanvasElement>('.labeler__stage canvas')[1]!;
    const note = () => void (canvas.style.transform && slides.push([canvas.style.transform, inkThere()]));
    new MutationObserver(note).observe(canvas, { attributeFilter: ['style'] });
    Object.assign(globalThis, { slides });
  });
  return () => page.evaluate(() => (globalThis as unknown as { slides: [string, number][] }).slides);
}

test('hundreds of regions move with the view as one picture, and are drawn anew where they are when it stands still', async () => {
  const result = Array.from({ length: 300 }, (_, n) => ({
    id: `r${n}`,
    from_name: 'label',
    to_name: 'photo',
    type: 'rectanglelabels',
    original_width: 400,
    original_height: 250,
    image_rotation: 0,
    value: { x: (n % 20) * 5, y: Math.floor(n / 20) * 6, width: 3, height: 4, rotation: 0, rectanglelabels: ['Cat'] },
  }));
  const page = await harness.open({
    markup: imageOf('value="$photo" defaultZoom="original" width="400" height="250"'),
    data: { photo: picture },
    result,
  });
  const slid = () => page.evaluate(() => document.querySelectorAll<HTMLCanvasElement>('.labeler__stage canvas')[1]!.style.transform);
  // The left edge of the box at 50, 48 percent, in its middle; and a place between boxes.
  expect((await inkAt(page, 200, 125))[3]).toBeGreaterThan(200);
  expect((await inkAt(page, 216, 125))[3]).toBe(0);
  const stage = (await page.locator('.labeler__stage').boundingBox())!;
  await page.mouse.move(stage.x + 200, stage.y + 125);
  const slides = await watchSliding(page, 200, 125);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -60);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await slides()).length).toBeGreaterThan(0);
  const [transform, ink] = (await slides()).at(-1)!;
  expect(transform).toContain('scale(1.2');
  expect(ink).toBeGreaterThan(200);
  await expect.poll(slid).toBe('');
  expect((await inkAt(page, 200, 125))[3]).toBeGreaterThan(200);
  expect((await inkAt(page, 220, 125))[3]).toBe(0);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
