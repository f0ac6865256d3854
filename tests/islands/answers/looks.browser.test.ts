/** Everything on one page: nothing serious for axe in light and dark, nothing wider than a small window, nothing changed by opening it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { data, markup, result } from './everything.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

test.each([
  ['light', { viewport: { width: 1280, height: 900 } }],
  ['dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
  ['320 px', { viewport: { width: 320, height: 700 } }],
] as const)('%s', async (_, options) => {
  // The checker itself writes inline styles, which the policy forbids.
  const page = await harness.open({ markup, data, result, room: 'page' }, { ...options, bypassCSP: true });
  await expect.poll(() => resultOf(page)).toEqual(result);
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await page.getByRole('treeitem', { name: 'Eukarya' }).locator('.labeler__tree-turn').click();
  await page.locator('summary', { hasText: 'Choose…' }).click();
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    return (await run.run()).violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await harness.done(page);
});
