/** PDFs: pages turned, boxes on them by pointer and by keys, text for screen readers, and files that are broken or want to do harm. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { byLight, faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  harness.bundle.files.set('broken.pdf', new TextEncoder().encode('%PDF-1.7 and nothing that is a document'));
});
afterEach(() => harness.done());
afterAll(async () => {
  expect(harness.errors).toEqual([]);
  await harness.close();
});

const markup =
  '<View><RectangleLabels name="box" toName="doc"><Label value="Total"/><Label value="Date"/></RectangleLabels><Pdf name="doc" value="$doc"/></View>';
const data = { doc: '/fixtures/three-pages.pdf' };
/** Letter at 200 dots per inch. */
const size = { original_width: 1700, original_height: 2200, image_rotation: 0 };
const row = (id: string, page: number): Row => ({
  id,
  from_name: 'box',
  to_name: 'doc',
  type: 'rectanglelabels',
  origin: 'manual',
  item_index: page,
  ...size,
  value: { x: 10, y: 20, width: 30, height: 10, rotation: 0, rectanglelabels: ['Total'] },
});
const drawn = (page: Page, text: string) =>
  page.waitForSelector(`.pdf-surface:has([data-drawn]) .pdf-surface__text >> text=${text}`, { state: 'attached' });

async function open(more: Partial<Parameters<Harness['open']>[0]> = {}, options = {}): Promise<Page> {
  const page = await harness.open({ markup, data, ...more }, options);
  await drawn(page, 'Invoice 1');
  return page;
}

async function stored(page: Page, count: number): Promise<Row[]> {
  await expect.poll(async () => (await resultOf(page)).length, { timeout: 5000 }).toBe(count);
  return (await resultOf(page)).map((one) => ({
    ...one,
    id: '',
    value: Object.fromEntries(Object.entries(one.value ?? {}).map(([key, part]) => [key, typeof part === 'number' ? Math.round(part) : part])),
  }));
}

it('by mouse: boxes on two pages, each with its page; stored, opened again, deleted, undone to nothing', async () => {
  const page = await open();
  const stage = await page.locator('.labeler__stage').boundingBox();
  // The page stands as high as its place, in the middle.
  const wide = (stage!.height * 1700) / 2200;
  const at = (x: number, y: number) => [stage!.x + stage!.width / 2 + (x / 100 - 0.5) * wide, stage!.y + (y / 100) * stage!.height] as const;
  const draw = async () => {
    await page.mouse.move(...at(10, 20));
    await page.mouse.down();
    await page.mouse.move(...at(30, 30));
    await page.mouse.move(...at(40, 30));
    await page.mouse.up();
  };
  await page.keyboard.press('1');
  await draw();
  await page.getByRole('button', { name: 'Next page' }).click();
  await drawn(page, 'Invoice 2');
  await draw();
  const expected = row('', 0);
  await expect.poll(() => stored(page, 2)).toEqual([expected, { ...expected, item_index: 1 }]);
  const rows = await resultOf(page);
  expect(await resultOf(await open({ result: rows }))).toEqual(rows);
  await page.keyboard.press('Delete');
  await expect.poll(() => stored(page, 1)).toEqual([expected]);
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
});

it('by keys alone: pages turned, a box placed and moved; going through regions turns to their page', async () => {
  const page = await open({ result: [row('a', 0)] });
  await page.keyboard.press('2');
  await page.focus('.labeler__stage');
  await page.keyboard.press('PageDown');
  await drawn(page, 'Invoice 2');
  await page.focus('.pdf-bar [title="Next page"]');
  await page.keyboard.press('Control+ArrowRight');
  await drawn(page, 'Invoice 3');
  await expect.poll(() => page.locator('.pdf-bar__number').inputValue()).toBe('3');
  await page.focus('.labeler__stage');
  for (const key of ['Enter', 'ArrowRight', 'Control+ArrowDown']) await page.keyboard.press(key);
  const [, second] = await stored(page, 2);
  expect(second).toMatchObject({
    item_index: 2,
    original_width: 2200,
    original_height: 1700,
    value: { x: 41, y: 40, width: 20, height: 21, rectanglelabels: ['Date'] },
  });
  await page.keyboard.press('Alt+.');
  await drawn(page, 'Invoice 1');
  await page.fill('.pdf-bar__number', '2');
  await page.keyboard.press('Enter');
  await drawn(page, 'Invoice 2');
});

it('shows all pages as small pictures with their regions, drawn when they come into sight; goes there by pointer and by keys', async () => {
  const page = await open({ result: [row('a', 0), row('b', 0), row('c', 2)] }, { colorScheme: 'light' });
  const tiles = page.locator('.pdf-pages__page');
  const pictures = () => page.locator('.pdf-pages canvas').count();
  expect([await tiles.count(), await page.locator('.pdf-pages').isVisible()]).toEqual([0, false]);
  await page.getByRole('button', { name: 'All pages' }).click();
  await expect.poll(pictures).toBe(3);
  await expect.poll(() => tiles.allInnerTexts()).toEqual(['Page 1\n2 regions', 'Page 2', 'Page 3\n1 region']);
  await expect.poll(() => page.locator('.pdf-pages__page[aria-current=page]').innerText()).toContain('Page 1');
  const size = await page.locator('.pdf-pages canvas').first().boundingBox();
  expect(size!.width / size!.height).toBeCloseTo(1700 / 2200, 1);
  expect(await faults(page)).toEqual([]);
  await tiles.nth(1).click();
  await drawn(page, 'Invoice 2');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await drawn(page, 'Invoice 3');
  await expect.poll(() => page.locator('.pdf-pages__page[aria-current=page]').innerText()).toContain('Page 3');
  await page.keyboard.press('Alt+p');
  expect([await tiles.count(), await page.locator('.pdf-pages').isVisible()]).toEqual([0, false]);
  await page.focus('.labeler__stage');
  await page.keyboard.press('Alt+g');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await drawn(page, 'Invoice 2');
});

it('takes every shape that pictures take, each with its page', async () => {
  const labelled = ['Ellipse', 'Polygon', 'KeyPoint', 'Vector'].map(
    (shape) => `<${shape}Labels name="${shape}" toName="doc"><Label value="${shape} label"/></${shape}Labels>`,
  );
  const all = `<View>${labelled.join('')}<Rectangle name="bare" toName="doc"/><Labels name="kind" toName="doc"><Label value="Field"/></Labels><Pdf name="doc" value="$doc"/></View>`;
  const page = await open({ markup: all });
  await page.getByRole('button', { name: 'Next page' }).click();
  await drawn(page, 'Invoice 2');
  const points = ['Enter', 'Shift+ArrowRight', 'Enter', 'Shift+ArrowDown', 'Enter', 'Escape'];
  const ways: [string, string[]][] = [
    ['1', []],
    ['2', points],
    ['3', []],
    ['4', points],
    ['5', []],
  ];
  for (const [label, more] of ways) {
    await page.keyboard.press('u');
    await page.keyboard.press(label);
    // Several shapes could wear the label of a list apart; a box shall.
    if (label === '5') await page.keyboard.press('r');
    await page.focus('.labeler__stage');
    for (const key of ['Enter', ...more]) await page.keyboard.press(key);
  }
  const rows = await stored(page, 6);
  expect(rows.map(({ type, item_index, original_width }) => [type, item_index, original_width])).toEqual(
    ['ellipselabels', 'polygonlabels', 'keypointlabels', 'vectorlabels', 'rectangle', 'labels'].map((type) => [type, 1, 1700]),
  );
  await page.keyboard.press('Control+Backspace');
  await expect.poll(() => stored(page, 0)).toEqual([]);
});

it('shows a page as soon as it is drawn: browsers may take five seconds to encode a picture when they have nothing else to do', async () => {
  const page = await harness.open({ markup, data: {} });
  const kept = await page.evaluateHandle(() => {
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = () => undefined;
    return toBlob;
  });
  await harness.turn(page, { markup, data });
  await drawn(page, 'Invoice 1');
  await page.evaluate((toBlob) => void (HTMLCanvasElement.prototype.toBlob = toBlob), kept);
});

it('without controls on it, it is read and answered', async () => {
  const page = await open({ markup: '<View><Pdf name="doc" value="$doc"/><Rating name="good" toName="doc"/></View>' });
  await expect
    .poll(() => page.locator('.pdf-surface__text p').allTextContents())
    .toEqual(['Invoice 1 of the Muybridge Mill', 'Total: 120 guilders', 'Paid in full on day 1']);
});

it('says what to do when it does not come, is damaged, or is not there', async () => {
  const status = (page: Page) => page.locator('.pdf-surface__status').textContent();
  const broken = await harness.open({ markup, data: { doc: '/build/broken.pdf' } });
  await expect.poll(() => status(broken)).toMatch(/damaged or no PDF/);
  // Wider than the canvas of any browser.
  const objects = ['/Type/Catalog/Pages 2 0 R', '/Type/Pages/Kids[3 0 R]/Count 1', '/Type/Page/Parent 2 0 R/MediaBox[0 0 30000 10]'];
  const strip = `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj\n<<${object}>>\nendobj\n`).join('')}trailer\n<</Root 1 0 R/Size 4>>\n%%EOF\n`;
  harness.bundle.files.set('strip.pdf', new TextEncoder().encode(strip));
  const wide = await harness.open({ markup, data: { doc: '/build/strip.pdf' } });
  await expect.poll(() => status(wide)).toMatch(/^Page 1 cannot be drawn/);
  expect(harness.errors.splice(0)).toEqual(['Error: The page is too large to be drawn.']);
  const gone = await harness.open({ markup, data: { doc: '/build/gone.pdf' } });
  await expect.poll(() => status(gone)).toMatch(/could not be fetched/);
  expect(await status(await harness.open({ markup, data: {} }))).toBe('This task has no PDF under “doc”.');
});

it('axe finds nothing serious, in light and in dark', async () => {
  const page = await open({ result: [row('a', 0)] });
  expect(await faults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults(page, byLight)).toEqual([]);
});

it('brings less than 5 kB of its own before the renderer is fetched', () => {
  const own = [...harness.bundle.inputs].filter(([, inputs]) => inputs.some((path) => path.includes('surfaces/pdf/pdf.ts'))).map(([file]) => file);
  expect(own).toHaveLength(1);
  expect(gzipSync(harness.bundle.files.get(own[0]!)!).length).toBeLessThan(5000);
  expect(harness.bundle.inputs.get(own[0]!)?.filter((path) => path.includes('pdfjs-dist'))).toEqual([]);
});
