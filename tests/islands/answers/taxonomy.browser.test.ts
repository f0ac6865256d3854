/** Places in a tree: by pointer, by keyboard alone, from an address. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const tree =
  '<Choice value="Bacteria"/><Choice value="Eukarya" hint="With a nucleus"><Choice value="Human" alias="human"/><Choice value="Oak"><Choice value="Holm oak"/></Choice></Choice>';
const markup = (attributes = '') => `<View><Text name="t" value="$t"/><Taxonomy name="life" toName="t" ${attributes}>${tree}</Taxonomy></View>`;
const values = async (page: Page) => (await resultOf(page)).map(({ value }) => value);

test('places are found, chosen, taken back and undone by pointer', async () => {
  const page = await harness.open({ markup: markup('showFullPath="true" maxUsages="2" placeholder="Which?"'), data: { t: 'x' } });
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await expect.poll(() => page.getByRole('treeitem').allTextContents()).toEqual(['✓Bacteria', '▸Eukarya'].map((text) => text.replace('✓', '')));
  await page.getByPlaceholder('Which?').fill('OAK');
  await expect.poll(() => page.getByRole('treeitem').allTextContents()).toEqual(['▾Eukarya', '▾Oak', 'Holm oak']);
  await page.getByRole('treeitem', { name: 'Holm oak' }).click();
  await page.getByPlaceholder('Which?').fill('');
  await page.getByRole('treeitem', { name: 'Eukarya' }).locator('.labeler__tree-turn').click();
  await page.getByRole('treeitem', { name: 'Human' }).click();
  await page.getByRole('treeitem', { name: 'Bacteria' }).click({ force: true });
  await expect
    .poll(() => resultOf(page))
    .toMatchObject([
      {
        from_name: 'life',
        to_name: 't',
        type: 'taxonomy',
        origin: 'manual',
        value: {
          taxonomy: [
            ['Eukarya', 'Oak', 'Holm oak'],
            ['Eukarya', 'human'],
          ],
        },
      },
    ]);
  await expect.poll(() => page.locator('.labeler__live').textContent()).toBe('2 places can be chosen and are. Take one back first.');
  await expect
    .poll(() => page.getByRole('list', { name: 'Chosen in life' }).getByRole('listitem').allTextContents())
    .toEqual(['Eukarya / Oak / Holm oak', 'Eukarya / Human']);
  await page.getByRole('button', { name: 'Take back Eukarya / Oak / Holm oak' }).click();
  await expect.poll(() => values(page)).toEqual([{ taxonomy: [['Eukarya', 'human']] }]);
  for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => resultOf(page)).toEqual([]);
  await harness.done(page);
});

test('the same by keyboard alone; only leaves where the config says so', async () => {
  const page = await harness.open({ markup: markup('leafsOnly="true" required="true"'), data: { t: 'x' } });
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('Bacteria');
  await page.keyboard.press('e');
  await expect.poll(focused).toBe('▸Eukarya');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.labeler__live').textContent()).toContain('open Eukarya');
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('▾Eukarya');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('Holm oak');
  await page.keyboard.press('Space');
  await expect.poll(() => values(page)).toEqual([{ taxonomy: [['Eukarya', 'Oak', 'Holm oak']] }]);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect.poll(() => values(page)).toEqual([{ taxonomy: [['Eukarya', 'Oak', 'Holm oak'], ['Bacteria']] }]);
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
  await expect.poll(() => page.getByRole('tree').count()).toBe(0);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBe('submit');
  const rows = await resultOf(page);
  const again = await harness.open({ markup: markup('leafsOnly="true"'), data: { t: 'x' }, result: rows });
  await expect.poll(() => again.getByRole('listitem').allTextContents()).toEqual(['Holm oak']);
  await expect.poll(() => resultOf(again)).toEqual(rows);
  await harness.done(again);
  await harness.done(page);
});

test('a tree at an address comes level by level, and says so where it cannot', async () => {
  const page = await harness.open({ markup: markup('apiUrl="https://tree.example.org/api"').replace(tree, ''), data: { t: 'x' } });
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await expect
    .poll(() => page.locator('.labeler__note').textContent())
    .toBe('The choices could not be fetched from tree.example.org: it cannot be reached, or does not let this page read from it.');
  await harness.done(page);
});

test('level by level from a server that answers, searched among what came, chosen by its whole path; a branch that fails says so', async () => {
  const levels: Record<string, unknown> = {
    '': { items: [{ value: 'Eukarya', alias: 'euk' }, { value: 'Bacteria', isLeaf: true }, 'Broken'] },
    euk: [
      { value: 'Oak', hint: 'A tree' },
      { value: 'Human', isLeaf: true },
    ],
    'euk/Oak': [{ value: 'Holm oak', isLeaf: true }],
  };
  const asked: string[] = [];
  harness.answer('/tree', (query) => {
    const path = query.getAll('path').join('/');
    asked.push(path);
    return levels[path];
  });
  const page = await harness.open({ markup: markup('apiUrl="/$where"').replace(tree, ''), data: { t: 'x', where: 'tree' } });
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  const rows = () => page.getByRole('treeitem').locator('.labeler__label-text').allTextContents();
  await expect.poll(rows).toEqual(['Eukarya', 'Bacteria', 'Broken']);
  const turn = (name: string) => page.getByRole('treeitem', { name, exact: true }).locator('.labeler__tree-turn').click();
  await turn('Eukarya');
  await expect.poll(rows).toEqual(['Eukarya', 'Oak', 'Human', 'Bacteria', 'Broken']);
  await turn('Oak');
  await page.getByRole('treeitem', { name: 'Holm oak' }).click();
  await turn('Broken');
  await expect
    .poll(() => page.locator('.labeler__note').textContent())
    .toMatch(/^The choices could not be fetched: 127\.0\.0\.1:\d+ answered 500\.$/);
  expect(asked).toEqual(['', 'euk', 'euk/Oak', 'Broken']);
  await expect.poll(() => values(page)).toEqual([{ taxonomy: [['euk', 'Oak', 'Holm oak']] }]);
  await harness.done(page);
});

test('what is not in a legacy tree can be added', async () => {
  const page = await harness.open({ markup: markup('legacy="true"'), data: { t: 'x' } });
  await page.getByRole('combobox').fill('Archaea');
  await page.getByRole('button', { name: 'Add “Archaea”' }).click();
  await expect.poll(() => values(page)).toEqual([{ taxonomy: [['Archaea']] }]);
  await harness.done(page);
});

test('nothing went wrong on the pages above but the address that is not there', () => {
  expect(harness.errors.filter((error) => !error.includes('tree.example.org'))).toEqual([]);
});
