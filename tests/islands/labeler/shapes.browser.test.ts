/** Ellipses, polygons and key points on a picture, by pointer and by keys alone, to the very JSON. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { bare, click, data, drag, own, press, reopens, rounded, undoesToEmpty, values } from './shape-page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const picture = { original_width: 400, original_height: 250, image_rotation: 0 };

describe.each([
  ['EllipseLabels', own('Ellipse')],
  ['Ellipse with Labels', bare('Ellipse')],
])('%s', (_, markup) => {
  const key = markup.includes('<Ellipse ') ? 'labels' : 'ellipselabels';

  test('by pointer', async () => {
    const page = await harness.open({ markup, data });
    await press(page, '1');
    await drag(page, [30, 20], [50, 60]);
    const value = { x: 40, y: 40, radiusX: 10, radiusY: 20, rotation: 0 };
    const last = async () => ((await values(page)) as unknown[]).at(-1);
    await expect.poll(() => last()).toEqual({ ...value, [key]: ['Cat'] });
    await press(page, 'v');
    await drag(page, [50, 40], [60, 40]);
    await drag(page, [40, 30], [45, 35]);
    await press(page, '2');
    await expect.poll(() => last()).toEqual({ ...value, x: 45, y: 45, radiusX: 20, [key]: ['Dog'] });
    await undoesToEmpty(page);
    await reopens(harness, page, markup);
  });

  test('by keys alone', async () => {
    const page = await harness.open({ markup, data });
    await press(page, '1');
    await page.locator('.labeler__stage').focus();
    await press(page, 'o', 'Enter', 'ArrowRight × 2', 'Shift+ArrowUp', 'Control+ArrowRight × 2', 'Control+Shift+ArrowDown', 'Shift+Period');
    expect(((await values(page)) as unknown[]).at(-1)).toEqual({ x: 52, y: 40, radiusX: 11, radiusY: 15, rotation: 15, [key]: ['Cat'] });
    await undoesToEmpty(page);
    await reopens(harness, page, markup);
  });
});

describe.each([
  ['PolygonLabels', own('Polygon', 'pointSize="large" pointStyle="rectangle"')],
  ['Polygon with Labels', bare('Polygon')],
])('%s', (_, markup) => {
  const isBare = markup.includes('<Polygon ');
  const key = isBare ? 'labels' : 'polygonlabels';
  const last = async (page: Page) => ((await values(page)) as unknown[]).at(-1);

  test('by pointer', async () => {
    const page = await harness.open({ markup, data });
    await press(page, '1');
    await click(page, [20, 20], [50, 20], [50, 60], [20, 60], [20, 20]);
    const corners = [
      [20, 20],
      [50, 20],
      [50, 60],
      [20, 60],
    ];
    await expect.poll(() => last(page)).toEqual({ points: corners, closed: true, [key]: ['Cat'] });
    await press(page, 'v');
    await drag(page, [50, 60], [60, 70]);
    await drag(page, [35, 20], [35, 10]);
    await page.keyboard.down('Alt');
    await click(page, [20, 60]);
    await page.keyboard.up('Alt');
    await drag(page, [38, 30], [39, 31]);
    await expect
      .poll(() => last(page))
      .toEqual({
        points: [
          [21, 21],
          [36, 11],
          [51, 21],
          [61, 71],
        ],
        closed: true,
        [key]: ['Cat'],
      });
    await undoesToEmpty(page);
    await reopens(harness, page, markup);
  });

  test('by keys alone', async () => {
    const page = await harness.open({ markup, data });
    await press(page, '1', 'p');
    await page.locator('.labeler__stage').focus();
    await press(page, 'Enter', 'Enter', 'Shift+ArrowRight', 'Enter', 'Shift+ArrowDown × 2', 'Enter', 'Escape');
    await expect
      .poll(() => last(page))
      .toEqual({
        points: [
          [50, 50],
          [60, 50],
          [60, 70],
        ],
        closed: true,
        [key]: ['Cat'],
      });
    await press(page, 'PageDown', 'PageDown', 'Shift+ArrowUp', 'ArrowRight', 'Equal');
    await page.waitForFunction(() => document.querySelector('.labeler__live')?.textContent === 'Insert point: Point 3 of 4 at 60.5, 55.');
    await press(page, 'ArrowLeft', 'PageUp', 'PageUp', 'Delete', 'Escape', 'ArrowDown', '2');
    await expect
      .poll(() => last(page))
      .toEqual({
        points: [
          [61, 41],
          [59.5, 56],
          [60, 71],
        ],
        closed: true,
        [key]: ['Dog'],
      });
    await undoesToEmpty(page);
    await reopens(harness, page, markup);
  });
});

describe.each([
  ['KeyPointLabels', own('KeyPoint', 'strokeWidth="4"')],
  ['KeyPoint with Labels', bare('KeyPoint')],
])('%s', (_, markup) => {
  const isBare = markup.includes('<KeyPoint ');
  const rows = (x: number, y: number, width: number, label: string): Row[] => {
    const common = { id: expect.stringMatching(/^[\w-]{10}$/) as unknown as string, to_name: 'photo', origin: 'manual', ...picture };
    if (!isBare) return [{ ...common, from_name: 'label', type: 'keypointlabels', value: { x, y, width, keypointlabels: [label] } }];
    return [
      { ...common, from_name: 'shape', type: 'keypoint', value: { x, y, width } },
      { ...common, from_name: 'what', type: 'labels', value: { x, y, width, labels: [label] } },
    ];
  };

  test('by pointer', async () => {
    const page = await harness.open({ markup, data });
    await press(page, '1');
    await click(page, [20, 30]);
    expect(rounded(await resultOf(page))).toEqual(rows(20, 30, isBare ? 0.5 : 1, 'Cat'));
    await press(page, 'v', '2');
    await drag(page, [20, 30], [40, 50]);
    expect(rounded(await resultOf(page))).toEqual(rows(40, 50, isBare ? 0.5 : 1, 'Dog'));
    await undoesToEmpty(page);
    await reopens(harness, page, markup);
  });

  test('by keys alone', async () => {
    const page = await harness.open({ markup, data });
    await press(page, '1', 'k');
    await page.locator('.labeler__stage').focus();
    await press(page, 'Enter', 'Shift+ArrowLeft', 'ArrowDown', '2');
    expect(rounded(await resultOf(page))).toEqual(rows(40, 51, 0.5, 'Dog'));
    await undoesToEmpty(page);
    await reopens(harness, page, markup);
  });
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
