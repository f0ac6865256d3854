/** Skeletons, turned boxes and unfinished polygons on a picture, by pointer and by keys alone, to the very JSON. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byLight, byWidth, faults, sideways } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { click, data, labels, own, press, rounded, values } from './shape-page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

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
