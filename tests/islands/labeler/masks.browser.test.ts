/** Masks on a picture: brush, eraser, wand and bitmask, by pointer and by keys alone, to the very rows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPixels, valueAt } from '#app/core/labeling/shapes/runs.ts';
import { resultOf, startHarness, type Given, type Harness } from '../harness.ts';
import { boxOf, maskOf, opaqueBox } from './mask-page.ts';
import { click, drag, press } from './shape-page.ts';

const data = { photo: '/fixtures/cat-400x250.jpg' };
const image = { original_width: 400, original_height: 250, image_rotation: 0 };
const markups = {
  labelled:
    '<View><BrushLabels name="mask" toName="photo"><Label value="Cat"/><Label value="Dog"/></BrushLabels><Image name="photo" value="$photo"/></View>',
  bare: '<View><Image name="photo" value="$photo"/><Brush name="paint" toName="photo" strokeWidth="40"/><MagicWand name="wand" toName="photo"/><Labels name="what" toName="photo"><Label value="Cat"/></Labels></View>',
  bitmask: '<View><BitmaskLabels name="exact" toName="photo"><Label value="Cat"/></BitmaskLabels><Image name="photo" value="$photo"/></View>',
};

/** A brush is as wide on any screen: what it paints goes by the window. */
const open = (given: Given) => harness.open(given, { viewport: { width: 1280, height: 800 } });
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

describe('brush', () => {
  test('paint, go on, erase, relabel, delete, undo to nothing, and open again', async () => {
    const page = await open({ markup: markups.labelled, data });
    await press(page, '1');
    await drag(page, [20, 20], [40, 20], [40, 60]);
    const [first, ...more] = await resultOf(page);
    expect(more).toEqual([]);
    expect(first).toEqual({
      id: expect.stringMatching(/^[\w-]{10}$/),
      from_name: 'mask',
      to_name: 'photo',
      type: 'brushlabels',
      origin: 'manual',
      ...image,
      value: { format: 'rle', rle: expect.any(Array), brushlabels: ['Cat'] },
    });
    expect(maskOf(first).ends.at(-1)).toBe(100_000);
    expect(boxOf(maskOf(first))).toEqual([19, 19, 41, 61]);
    const painted = countPixels(maskOf(first));

    await drag(page, [60, 60], [70, 60]);
    const [second, ...none] = await resultOf(page);
    expect(none).toEqual([]);
    expect(second?.id).toBe(first?.id);
    expect(boxOf(maskOf(second))).toEqual([19, 19, 71, 61]);

    await press(page, 'e', ']', ']');
    await drag(page, [60, 60], [70, 60]);
    const [third] = await resultOf(page);
    expect(third?.value?.rle).toEqual(first?.value?.rle);
    expect(countPixels(maskOf(third))).toBe(painted);

    await press(page, '2', 'Delete');
    await expect.poll(() => resultOf(page)).toEqual([]);
    await press(page, 'Control+z');
    expect((await resultOf(page))[0]?.value?.brushlabels).toEqual(['Dog']);
    const rows = await resultOf(page);
    for (let step = 0; step < 4; step += 1) await press(page, 'Control+z');
    await expect.poll(() => resultOf(page)).toEqual([]);

    const again = await open({ markup: markups.labelled, data, result: rows });
    await expect.poll(() => resultOf(again)).toEqual(rows);
    await press(again, 'v');
    await click(again, [40, 40]);
    await again.locator('.labeler__region-name[aria-pressed=true]').waitFor();
    await harness.done(page);
    await harness.done(again);
  });

  test('by keys alone: a cursor paints and erases by steps', async () => {
    const page = await open({ markup: markups.labelled, data });
    await press(page, '1');
    await page.locator('.labeler__stage').focus();
    await press(page, 'ArrowRight', 'Shift+ArrowLeft', 'Enter');
    await page.waitForFunction(() => document.querySelector('.labeler__live')?.textContent?.startsWith('Pen down'));
    await press(page, 'Shift+ArrowLeft', 'ArrowDown', 'Enter');
    const [first] = await resultOf(page);
    expect(boxOf(maskOf(first))).toEqual([29, 49, 41, 52]);
    await press(page, 'e', ']', 'Shift+ArrowRight', 'Enter', 'ArrowRight', 'Enter');
    const [second] = await resultOf(page);
    expect(second?.id).toBe(first?.id);
    const at = (x: number, y: number) => valueAt(maskOf(second), Math.floor(y * 2.5) * 400 + x * 4);
    expect([at(31, 51), at(40, 51)]).toEqual([255, 0]);
    expect(countPixels(maskOf(second))).toBeLessThan(countPixels(maskOf(first)));
    await press(page, 'Control+z', 'Control+z');
    await expect.poll(() => resultOf(page)).toEqual([]);
    await press(page, 'b', 'Enter', 'Shift+ArrowDown', 'Escape');
    await expect.poll(() => resultOf(page)).toEqual([]);
    await harness.done(page);
  });

  test('bare with Labels makes two rows; the wand adds what looks alike', async () => {
    const page = await open({ markup: markups.bare, data });
    await drag(page, [30, 30], [50, 30]);
    const rows = await resultOf(page);
    expect(rows.map(({ from_name, type, value }) => [from_name, type, value?.labels])).toEqual([
      ['paint', 'brush', undefined],
      ['what', 'labels', ['Cat']],
    ]);
    expect(rows[1]?.value?.rle).toEqual(rows[0]?.value?.rle);
    const before = countPixels(maskOf(rows[0]));
    await press(page, 'w');
    await drag(page, [80, 80], [90, 80]);
    const after = await resultOf(page);
    expect(after.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(countPixels(maskOf(after[0]))).toBeGreaterThan(before + 50);
    await press(page, 'Control+z');
    await expect.poll(() => resultOf(page)).toEqual(rows);
    await page.locator('.labeler__stage').focus();
    await press(page, 'Enter', 'ArrowRight', 'Enter', 'Control+z', 'Control+z');
    await expect.poll(() => resultOf(page)).toEqual([]);
    await harness.done(page);
  });
});

describe('bitmask', () => {
  test('paint, erase and undo write PNG that reads as the same pixels', async () => {
    const page = await open({ markup: markups.bitmask, data });
    await drag(page, [20, 20], [40, 20]);
    const [first] = await resultOf(page);
    expect(first).toEqual({
      id: expect.stringMatching(/^[\w-]{10}$/),
      from_name: 'exact',
      to_name: 'photo',
      type: 'bitmasklabels',
      origin: 'manual',
      ...image,
      value: { imageDataURL: expect.stringMatching(/^data:image\/png;base64,iVBOR/), bitmasklabels: ['Cat'] },
    });
    const pixels = await opaqueBox(page, String(first?.value?.imageDataURL));
    expect(pixels).toEqual({ width: 400, height: 250, box: [19, 19, 41, 21] });

    const again = await open({ markup: markups.bitmask, data, result: first ? [first] : [] });
    await expect.poll(() => resultOf(again)).toEqual([first]);
    await press(again, 'v');
    await expect
      .poll(async () => {
        await click(again, [30, 20]);
        return again.locator('.labeler__region-name[aria-pressed=true]').count();
      })
      .toBe(1);
    await press(again, 'e', ']', ']', ']');
    await drag(again, [30, 20], [45, 20]);
    const [second] = await resultOf(again);
    expect((await opaqueBox(again, String(second?.value?.imageDataURL))).box[2]).toBeLessThan(31);
    await press(again, 'Control+z');
    await expect.poll(() => resultOf(again)).toEqual([first]);
    await press(again, 'e');
    await drag(again, [15, 20], [50, 20]);
    await expect.poll(() => resultOf(again)).toEqual([]);
    await harness.done(page);
    await harness.done(again);
  });
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
