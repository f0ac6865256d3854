/** Everything on one page: nothing serious for axe in light and dark, nothing wider than a small window, nothing changed by opening it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byLight, byWidth, faults, sideways } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { data, markup, result } from './everything.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

test('light, dark and at 320 px', async () => {
  const page = await harness.open({ markup, data, result, room: 'page' });
  await expect.poll(() => resultOf(page)).toEqual(result);
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await page.getByRole('treeitem', { name: 'Eukarya' }).locator('.labeler__tree-turn').click();
  await page.locator('summary', { hasText: 'Choose…' }).click();
  expect(await faults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await faults(page, [...byLight, ...byWidth])).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await harness.done(page);
});
