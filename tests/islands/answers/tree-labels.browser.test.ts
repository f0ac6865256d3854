/** Stretches of a text and of a document named by the places of a tree (`<Taxonomy labeling="true">`): by pointer, and by keys alone. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { click, root, select } from '../text/page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const html = '.hypertext-surface__text';
const tree = '<Choice value="Bacteria"/><Choice value="Eukarya"><Choice value="Human" alias="human"/><Choice value="Oak"/></Choice>';
const given = {
  markup: `<View><Taxonomy name="life" toName="t" labeling="true" showFullPath="true">${tree}</Taxonomy><Text name="t" value="$t"/>
<Taxonomy name="topic" toName="h" labeling="true">${tree}</Taxonomy><HyperText name="h" value="$h"/></View>`,
  data: { t: 'Ada 🐱 under an oak', h: '<p>An <b>oak</b> stands.</p>' },
};
const stored = (one: string[][], other: string[][]) => [
  {
    from_name: 'life',
    to_name: 't',
    type: 'taxonomy',
    origin: 'manual',
    value: { start: 15, end: 18, text: 'oak', taxonomy: one },
  },
  {
    from_name: 'topic',
    to_name: 'h',
    type: 'taxonomy',
    origin: 'manual',
    value: {
      start: '/p[1]/b[1]/text()[1]',
      startOffset: 0,
      end: '/p[1]/b[1]/text()[1]',
      endOffset: 3,
      globalOffsets: { start: 3, end: 6 },
      text: 'oak',
      taxonomy: other,
    },
  },
];
async function rows(page: Page, count: number): Promise<unknown[]> {
  await expect.poll(async () => (await resultOf(page)).length).toBe(count);
  return (await resultOf(page)).map(({ id, ...rest }) => (expect(id).toMatch(/^[\w-]{10}$/), rest));
}
const regionNames = (page: Page) => page.locator('.labeler__region-text strong').allTextContents();

test('by pointer: a stretch waits for its place, takes more places, is renamed, opened again, deleted and undone', async () => {
  const page = await harness.open(given);
  const choose = (control: string) => page.locator(`[id$=control-${control}]`).getByRole('button', { name: 'Choose', exact: true });
  await select(page, 'oak');
  await choose('life').click();
  await page.getByRole('treeitem', { name: 'Bacteria' }).click();
  await expect.poll(() => rows(page, 1)).toEqual(stored([['Bacteria']], []).slice(0, 1));
  await page.getByRole('treeitem', { name: 'Eukarya' }).locator('.labeler__tree-turn').click();
  await page.getByRole('treeitem', { name: 'Oak' }).click();
  await page.getByRole('button', { name: 'Take back Bacteria' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await select(page, 'oak', 'oak', 0, html);
  await choose('topic').click();
  await page.getByRole('treeitem', { name: 'Eukarya' }).locator('.labeler__label-text').click();
  const whole = stored([['Eukarya', 'Oak']], [['Eukarya']]);
  await expect.poll(() => rows(page, 2)).toEqual(whole);
  expect(await faults(page)).toEqual([]);
  const again = await harness.open({ ...given, result: await resultOf(page) });
  await expect.poll(() => rows(again, 2)).toEqual(whole);
  await expect.poll(() => regionNames(again)).toEqual(['Eukarya / Oak', 'Eukarya']);
  await click(again, 'oak');
  await expect.poll(() => again.locator('.labeler__chip').allTextContents()).toEqual(['Eukarya / Oak']);
  await again.keyboard.press('Delete');
  await expect.poll(() => rows(again, 1)).toEqual(whole.slice(1));
  for (let step = 0; step < 4; step += 1) await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => resultOf(page)).toEqual([]);
  await harness.done(again);
  await harness.done(page);
});

test('by keys alone: selected, named in the tree, renamed, deleted, undone, opened again', async () => {
  const page = await harness.open(given);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () => page.evaluate(() => document.activeElement?.querySelector('.labeler__label-text')?.textContent);
  /** From the box of a control into its tree. */
  const into = async (control: string) => {
    await page.locator(`[id$=control-${control}]`).getByRole('combobox').focus();
    await press('ArrowDown');
    await expect.poll(focused).toBe('Bacteria');
  };
  await page.focus(root);
  await press('End', 'Control+Shift+ArrowLeft');
  await into('life');
  await press('ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowDown');
  await expect.poll(focused).toBe('Oak');
  await press('Space', 'Escape');
  await page.focus(html);
  await press('Home', 'Control+ArrowRight', 'ArrowRight', 'Control+Shift+ArrowRight');
  await into('topic');
  await press('Enter');
  await expect.poll(() => rows(page, 2)).toEqual(stored([['Eukarya', 'Oak']], [['Bacteria']]));
  await press('ArrowDown', 'Enter', 'Home', 'Enter');
  await expect.poll(() => rows(page, 2)).toEqual(stored([['Eukarya', 'Oak']], [['Eukarya']]));
  await press('Escape');
  await page.focus(html);
  await press('Delete');
  await expect.poll(() => rows(page, 1)).toEqual(stored([['Eukarya', 'Oak']], []).slice(0, 1));
  await press('Control+z');
  const whole = await resultOf(page);
  await press('Control+z', 'Control+z', 'Control+z', 'Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await harness.turn(page, { ...given, result: whole });
  await expect.poll(() => resultOf(page)).toEqual(whole);
  await expect.poll(() => rows(page, 2)).toEqual(stored([['Eukarya', 'Oak']], [['Eukarya']]));
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
