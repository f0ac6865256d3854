/** Boxes on a picture, by pointer and by keys alone, to the very JSON. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byLight, byWidth, faults, sideways } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { drag, placing } from './shape-page.ts';

const markup = `<View><RectangleLabels name="label" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels><Image name="photo" value="$photo"/></View>`;
const data = { photo: '/fixtures/cat-400x250.jpg' };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

async function values(page: Page): Promise<Record<string, unknown>[]> {
  return (await resultOf(page)).map(({ value }) =>
    Object.fromEntries(Object.entries(value ?? {}).map(([key, one]) => [key, typeof one === 'number' ? Math.round(one * 10) / 10 : one])),
  );
}

describe('by pointer', () => {
  test('draw, move, resize, turn, relabel, undo to nothing', async () => {
    const page = await harness.open({ markup, data });
    await page.getByRole('button', { name: 'Cat' }).click();
    await drag(page, [30, 30], [50, 60]);
    await expect.poll(() => values(page)).toEqual([{ x: 30, y: 30, width: 20, height: 30, rotation: 0, rectanglelabels: ['Cat'] }]);

    await page.keyboard.press('v');
    await drag(page, [40, 45], [45, 40]);
    await expect.poll(() => values(page)).toEqual([{ x: 35, y: 25, width: 20, height: 30, rotation: 0, rectanglelabels: ['Cat'] }]);

    await drag(page, [55, 55], [60, 75]);
    await expect.poll(() => values(page)).toEqual([{ x: 35, y: 25, width: 25, height: 50, rotation: 0, rectanglelabels: ['Cat'] }]);

    await page.keyboard.press('2');
    expect((await values(page))[0]?.rectanglelabels).toEqual(['Dog']);

    const at = await placing(page);
    const [x, y] = at([47.5, 25]);
    await page.mouse.move(x, y - 26);
    await page.mouse.down();
    await page.mouse.move(...at([90, 50]));
    await page.mouse.up();
    expect((await values(page))[0]).toMatchObject({ rotation: 90 });

    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+z');
    await expect.poll(() => resultOf(page)).toEqual([]);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => values(page)).toMatchObject([{ x: 30, y: 30, width: 20, height: 30 }]);
    await harness.done(page);
  });

  test('the exact row: percent, size of the picture, origin', async () => {
    const page = await harness.open({ markup, data });
    await page.keyboard.press('1');
    await drag(page, [25, 20], [75, 60]);
    const [row] = await resultOf(page);
    expect(row).toEqual({
      id: expect.stringMatching(/^[\w-]{10}$/),
      from_name: 'label',
      to_name: 'photo',
      type: 'rectanglelabels',
      origin: 'manual',
      value: {
        x: expect.closeTo(25, 1),
        y: expect.closeTo(20, 1),
        width: expect.closeTo(50, 1),
        height: expect.closeTo(40, 1),
        rotation: 0,
        rectanglelabels: ['Cat'],
      },
      original_width: 400,
      original_height: 250,
      image_rotation: 0,
    });
    await harness.done(page);
  });

  test('zoomed in, a box lands where it is drawn', async () => {
    const page = await harness.open({ markup, data });
    const stage = await page.locator('.labeler__stage').boundingBox();
    if (!stage) throw new Error('the stage is not shown');
    await page.keyboard.press('Shift+1');
    await page.keyboard.press('Control+Equal');
    await page.keyboard.press('Control+Equal');
    const fitted = Math.min(stage.width / 400, stage.height / 250, 4);
    const scale = fitted * 1.1 ** 2;
    const at = (percent: number) =>
      [stage.x + stage.width / 2 + (percent - 50) * 4 * scale, stage.y + stage.height / 2 + (percent - 50) * 2.5 * scale] as const;
    await page.locator('.labeler__zoom', { hasText: `${Math.round(scale * 100)} %` }).waitFor();
    await page.keyboard.press('1');
    await page.mouse.move(...at(40));
    await page.mouse.down();
    await page.mouse.move(...at(50));
    await page.mouse.move(...at(60));
    await page.mouse.up();
    await expect.poll(() => values(page)).toMatchObject([{ x: 40, y: 40, width: 20, height: 20 }]);
    await harness.done(page);
  });

  test('several labels on one box', async () => {
    const page = await harness.open({ markup: markup.replace('toName="photo">', 'toName="photo" choice="multiple">'), data });
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    await drag(page, [30, 30], [50, 60]);
    expect((await values(page))[0]?.rectanglelabels).toEqual(['Cat', 'Dog']);
    await page.keyboard.press('1');
    expect((await values(page))[0]?.rectanglelabels).toEqual(['Dog']);
    await harness.done(page);
  });

  test('escape gives a drag up', async () => {
    const page = await harness.open({ markup, data });
    const at = await placing(page);
    await page.mouse.move(...at([30, 30]));
    await page.mouse.down();
    await page.mouse.move(...at([60, 60]));
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect.poll(() => resultOf(page)).toEqual([]);
    await harness.done(page);
  });
});

test('among a thousand boxes the one that is dragged changes, and no other', async () => {
  const place = (index: number) => ({ x: (index % 40) * 2.5, y: Math.floor(index / 40) * 4, width: 2, height: 3, rotation: 0 });
  const result = Array.from({ length: 1000 }, (_, index) => ({
    id: `box-${String(index).padStart(6, '0')}`,
    from_name: 'label',
    to_name: 'photo',
    type: 'rectanglelabels',
    value: { ...place(index), rectanglelabels: ['Cat'] },
  }));
  const page = await harness.open({ markup, data, result });
  await page.keyboard.press('v');
  await drag(page, [51, 49.5], [56, 59.5]);
  const rows = await resultOf(page);
  const changed = rows.filter((row, index) => JSON.stringify(row.value) !== JSON.stringify(result[index]?.value));
  expect(changed.map(({ id }) => id)).toEqual(['box-000500']);
  expect(changed[0]?.value).toMatchObject({ x: expect.closeTo(55, 1), y: expect.closeTo(58, 1), width: 2, height: 3 });
  await harness.done(page);
});

describe('by keys alone', () => {
  test('place, move, size, turn, label, delete, undo', async () => {
    const page = await harness.open({ markup, data });
    await page.keyboard.press('1');
    await page.locator('.labeler__stage').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => values(page)).toEqual([{ x: 40, y: 40, width: 20, height: 20, rotation: 0, rectanglelabels: ['Cat'] }]);
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowDown', 'Control+ArrowRight', 'Control+Shift+ArrowUp', 'Period'])
      await page.keyboard.press(key);
    await expect.poll(() => values(page)).toMatchObject([{ width: 21, height: 10, rotation: 1 }]);
    await page.waitForFunction(() => document.querySelector('[role=status].labeler__live')?.textContent?.startsWith('Cat box, 21 by 10 percent'));
    await page.keyboard.press('2');
    expect((await values(page))[0]?.rectanglelabels).toEqual(['Dog']);
    await page.keyboard.press('Delete');
    await expect.poll(() => resultOf(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => values(page)).toMatchObject([{ width: 21, height: 10, rotation: 1, rectanglelabels: ['Dog'] }]);
    await harness.done(page);
  });

  test('Tab goes through the boxes and then out of the picture', async () => {
    const page = await harness.open({ markup, data });
    await page.locator('.labeler__stage').focus();
    for (const key of ['Enter', 'Enter', 'u']) await page.keyboard.press(key);
    const selected = () => page.locator('.labeler__region-name[aria-pressed=true] .labeler__number').allTextContents();
    await page.keyboard.press('Tab');
    await expect.poll(selected).toEqual(['1']);
    await page.keyboard.press('Tab');
    await expect.poll(selected).toEqual(['2']);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).not.toBe('labeler__stage');
    await harness.done(page);
  });

  test('keys cycle, hide, lock, duplicate and clear', async () => {
    const page = await harness.open({ markup, data });
    await page.locator('.labeler__stage').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+d');
    expect((await values(page)).map(({ x }) => x)).toEqual([40, 42]);
    await page.keyboard.press('Alt+l');
    await page.keyboard.press('Delete');
    await expect.poll(() => resultOf(page)).toHaveLength(2);
    await page.keyboard.press('Alt+Period');
    await page.keyboard.press('Alt+h');
    await expect.poll(() => page.locator('.labeler__region--hidden .labeler__number').allTextContents()).toEqual(['1']);
    await page.keyboard.press('Control+Backspace');
    await expect.poll(() => resultOf(page)).toHaveLength(1);
    await harness.done(page);
  });
});

describe('what surrounds it', () => {
  test('nothing went wrong on the pages above', () => {
    expect(harness.errors).toEqual([]);
  });

  test('a picture that does not come says what to do and can be tried again', async () => {
    const page = await harness.open({ markup, data: { photo: '/fixtures/none.jpg' } });
    await expect.poll(() => page.locator('.labeler__refused').textContent()).toContain('could not be loaded');
    await expect.poll(() => page.locator('.labeler__refused button').textContent()).toBe('Try again');
    await harness.done(page);
  });

  test('read mode shows and changes nothing', async () => {
    const result = [
      {
        id: 'box-000001',
        from_name: 'label',
        to_name: 'photo',
        type: 'rectanglelabels',
        original_width: 400,
        original_height: 250,
        value: { x: 30, y: 30, width: 20, height: 30, rotation: 0, rectanglelabels: ['Cat'] },
      },
    ];
    const page = await harness.open({ markup, data, result, mode: 'read' });
    await drag(page, [40, 45], [70, 70]);
    await page.keyboard.press('Delete');
    await expect.poll(() => values(page)).toMatchObject([{ x: 30, y: 30, width: 20, height: 30 }]);
    await expect.poll(() => page.locator('.labeler__region').count()).toBe(1);
    await harness.done(page);
  });

  test('nothing serious for axe in light, in dark and on a phone, nothing wider than the window', async () => {
    const page = await harness.open({ markup, data });
    await page.locator('.labeler__stage').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await faults(page, [...byLight, ...byWidth])).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await harness.done(page);
  });
});
