/** Vectors, turned boxes and unfinished polygons on a picture, by pointer and by keys alone, to the very JSON. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byLight, byWidth, faults, sideways } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { bare, click, data, drag, labels, own, press, reopens, rounded, undoesToEmpty, values } from './shape-page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

describe.each([
  ['VectorLabels', own('Vector', 'closable="true" curves="true"')],
  ['Vector with Labels', bare('Vector').replace('toName="photo"/>', 'toName="photo" closable="true" curves="true"/>')],
])('%s', (_, markup) => {
  const key = markup.includes('<Vector ') ? 'labels' : 'vectorlabels';
  const last = async (page: Page) => ((await values(page)) as { vertices: { id: string }[] }[]).at(-1);

  test('by pointer', async () => {
    const page = await harness.open({ markup, data });
    await press(page, '1');
    await click(page, [20, 20]);
    await drag(page, [50, 20], [60, 30]);
    await click(page, [50, 60], [20, 20]);
    const [a, b, c] = (await last(page))?.vertices.map(({ id }) => id) ?? [];
    const vertices = [
      { id: a, x: 20, y: 20, isBezier: false },
      { id: b, x: 50, y: 20, prevPointId: a, isBezier: true, controlPoint1: { x: 40, y: 10 }, controlPoint2: { x: 60, y: 30 } },
      { id: c, x: 50, y: 60, prevPointId: b, isBezier: false },
    ];
    await expect.poll(() => last(page)).toEqual({ vertices, closed: true, [key]: ['Cat'] });
    await press(page, 'v');
    await drag(page, [50, 60], [40, 70]);
    await click(page, [50, 20]);
    await drag(page, [60, 30], [50, 40]);
    await page.keyboard.down('Alt');
    await click(page, [20, 20]);
    await page.keyboard.up('Alt');
    await expect
      .poll(() => last(page))
      .toEqual({
        vertices: [
          { id: b, x: 50, y: 20, isBezier: true, controlPoint1: { x: 50, y: 0 }, controlPoint2: { x: 50, y: 40 } },
          { id: c, x: 40, y: 70, prevPointId: b, isBezier: false },
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
    await press(page, 'Enter', 'Enter', 'Shift+ArrowRight', 'Enter', 'Shift+ArrowDown', 'Enter', 'Backspace', 'ArrowLeft', 'Enter', 'Escape');
    await press(page, 'PageDown × 2', 'Slash', 'PageDown', 'ArrowUp', 'PageDown', 'Alt+ArrowRight', 'Escape');
    const [a, b, c] = (await last(page))?.vertices.map(({ id }) => id) ?? [];
    await expect
      .poll(() => last(page))
      .toEqual({
        vertices: [
          { id: a, x: 50, y: 50, isBezier: false },
          {
            id: b,
            x: 60,
            y: 50,
            prevPointId: a,
            isBezier: true,
            controlPoint1: { x: 57.8, y: 46.5 },
            controlPoint2: { x: 63.3, y: 53.5 },
            disconnected: true,
          },
          { id: c, x: 59, y: 60, prevPointId: b, isBezier: false },
        ],
        closed: false,
        [key]: ['Cat'],
      });
    await undoesToEmpty(page);
    await reopens(harness, page, markup);
  });
});

test('a skeleton, and a turned box by three points, by pointer and by keys', async () => {
  const markup = own('Vector', 'skeleton="true"').replace('<Image', '<Rectangle name="box" toName="photo"/><Image');
  const page = await harness.open({ markup, data });
  const tools = await page.locator('[data-command^="tool:"]').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-command')));
  expect(tools).toEqual(['tool:select', 'tool:vector', 'tool:rectangle', 'tool:three-points', 'tool:pan']);
  await press(page, '1');
  await click(page, [20, 20], [40, 20], [60, 20], [40, 20], [40, 60], [40, 60]);
  const [skeleton] = (await resultOf(page)).map(({ value }) => value as { vertices: { id: string; prevPointId?: string }[] });
  const vertices = skeleton?.vertices ?? [];
  const order = vertices.map(({ prevPointId }) => vertices.findIndex(({ id }) => id === prevPointId));
  expect(order).toEqual([-1, 0, 1, 1]);
  await press(page, 'u', 'Shift+R');
  await click(page, [50, 40], [70, 40], [70, 60]);
  await press(page, 'u');
  await page.locator('.labeler__stage').focus();
  await press(page, 'Enter', 'Enter', 'Shift+ArrowDown', 'Enter', 'Shift+ArrowLeft', 'Enter');
  expect(((await values(page)) as unknown[]).slice(1)).toEqual([
    { x: 50, y: 40, width: 20, height: 20, rotation: 0 },
    { x: 50, y: 50, width: 6.3, height: 16, rotation: 90 },
  ]);
  await harness.done(page);
});

test('an unfinished polygon stays in the draft, is named before the submit, and goes on after a reload', async () => {
  const markup = own('Polygon');
  const page = await harness.open({ markup, data });
  await press(page, '1');
  await click(page, [20, 20], [50, 20]);
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => page.locator('.labeler__live').textContent()).toBe('Region 1: this polygon needs at least 3 points and has 2.');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBeNull();
  const rows = await resultOf(page);
  expect(rows).toMatchObject([{ value: { closed: false } }]);
  await harness.done(page);
  const again = await harness.open({ markup, data, result: rows });
  await press(again, 'Alt+Period');
  await click(again, [50, 60]);
  await press(again, 'Escape', 'Backspace');
  expect(rounded((await resultOf(again))[0]?.value?.points)).toEqual([[20, 20]]);
  await click(again, [50, 20], [50, 60]);
  await press(again, 'Enter');
  expect(rounded((await resultOf(again))[0]?.value)).toMatchObject({
    points: [
      [20, 20],
      [50, 20],
      [50, 60],
    ],
    closed: true,
  });
  await again.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => again.locator('form').getAttribute('data-sent')).toBe('submit');
  await harness.done(again);
});

test('nothing serious for axe in light, in dark and on a phone, nothing wider than the window', async () => {
  const markup = `<View><PolygonLabels name="label" toName="photo">${labels}</PolygonLabels><Ellipse name="e" toName="photo"/><KeyPoint name="k" toName="photo"/><Vector name="v" toName="photo"/><Image name="photo" value="$photo"/></View>`;
  const page = await harness.open({ markup, data });
  await press(page, '1');
  await page.locator('.labeler__stage').focus();
  await press(page, 'p', 'Enter', 'Enter', 'Shift+ArrowRight', 'Enter', 'Shift+ArrowDown', 'Enter', 'Escape', 'PageDown');
  expect(await faults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await faults(page, [...byLight, ...byWidth])).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
