/** Items of a list put in order and into buckets, by pointer and by keyboard alone; tables beside them. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const items = [
  { id: 'one', title: 'First', body: 'b1' },
  { id: 'two', title: 'Second', html: '<b onclick="x()">bold</b><script>bad()</script><a href="javascript:bad()">link</a>' },
  { id: 'three', title: 'Third', body: 'b3' },
];
const markup = (inside = '') => `<View><List name="list" value="$items" title="To do"/><Ranker name="order" toName="list">${inside}</Ranker></View>`;
const buckets = '<Bucket name="good" title="Good"/><Bucket name="bad" title="Bad"/>';
const values = async (page: Page) => (await resultOf(page)).map(({ value }) => value);
const live = (page: Page) => page.locator('.labeler__live').textContent();

async function drag(page: Page, item: string, to: { name: string; dy: number }): Promise<void> {
  await page.locator('[data-item]', { hasText: item }).hover();
  await page.mouse.down();
  const box = await page.locator(to.name).boundingBox();
  if (!box) throw new Error(`nothing at ${to.name}`);
  await page.mouse.move(box.x + box.width / 2, box.y + to.dy, { steps: 4 });
  await page.mouse.up();
}

test('an order by drag', async () => {
  const page = await harness.open({ markup: markup(), data: { items } });
  expect(await page.locator('[data-item=two]').innerHTML()).not.toMatch(/onclick|script|href/);
  await drag(page, 'Third', { name: '[data-item=one]', dy: 4 });
  await expect
    .poll(() => resultOf(page))
    .toMatchObject([
      { from_name: 'order', to_name: 'list', type: 'ranker', origin: 'manual', value: { ranker: { order: ['three', 'one', 'two'] } } },
    ]);
  await drag(page, 'Third', { name: '[data-item=two]', dy: 60 });
  await expect.poll(() => values(page)).toEqual([{ ranker: { order: ['one', 'two', 'three'] } }]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => resultOf(page)).toEqual([]);
  await harness.done(page);
});

test('axis="x" puts items side by side, and they are moved along', async () => {
  const page = await harness.open({ markup: markup().replace('title="To do"', 'axis="x"'), data: { items } });
  const [one, two] = [await page.locator('[data-item=one]').boundingBox(), await page.locator('[data-item=two]').boundingBox()];
  expect([two!.x > one!.x, two!.y]).toEqual([true, one!.y]);
  await page.locator('[data-item=one]').focus();
  for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
  await expect.poll(() => values(page)).toEqual([{ ranker: { order: ['two', 'one', 'three'] } }]);
  const third = await page.locator('[data-item=three]').boundingBox();
  await page.mouse.move(third!.x + 5, third!.y + 5);
  await page.mouse.down();
  await page.mouse.move(two!.x + 2, one!.y + 10, { steps: 4 });
  await page.mouse.move(one!.x + 2, one!.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => values(page)).toEqual([{ ranker: { order: ['three', 'two', 'one'] } }]);
  await harness.done(page);
});

test('buckets by drag', async () => {
  const page = await harness.open({ markup: markup(buckets), data: { items: JSON.stringify(items) } });
  await drag(page, 'Second', { name: '[data-column=good]', dy: 60 });
  await drag(page, 'First', { name: '[data-column=bad]', dy: 60 });
  await expect.poll(() => values(page)).toEqual([{ ranker: { _: ['three'], good: ['two'], bad: ['one'] } }]);
  const rows = await resultOf(page);
  const again = await harness.open({ markup: markup(buckets), data: { items }, result: rows });
  await expect.poll(() => again.locator('[data-column=bad]').textContent()).toContain('First');
  await expect.poll(() => resultOf(again)).toEqual(rows);
  await harness.done(again);
  await harness.done(page);
});

test('the same by keyboard alone: taken, moved, put down, put back', async () => {
  const page = await harness.open({ markup: markup(buckets), data: { items } });
  await page.locator('[data-item=one]').focus();
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.item);
  await expect.poll(focused).toBe('two');
  await page.keyboard.press('Space');
  await expect.poll(() => live(page)).toBe('Second taken. Arrows move it, Space puts it down, Escape puts it back.');
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('two');
  await expect.poll(() => live(page)).toBe('Second: Good, 1 of 1.');
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('two');
  await page.keyboard.press('Space');
  await expect.poll(() => live(page)).toBe('Second put down: Bad, 1 of 1.');
  await expect.poll(() => values(page)).toEqual([{ ranker: { _: ['one', 'three'], good: [], bad: ['two'] } }]);
  await page.locator('[data-item=three]').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => live(page)).toBe('Third: To do, 1 of 2.');
  await page.keyboard.press('Escape');
  await expect.poll(() => live(page)).toBe('Third put back.');
  await expect.poll(() => values(page)).toEqual([{ ranker: { _: ['one', 'three'], good: [], bad: ['two'] } }]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await harness.done(page);
});

test('a list without a ranker and tables only show', async () => {
  const page = await harness.open({
    markup:
      '<View><List name="list" value="$items" title="To do"/><Table name="facts" value="$facts"/><Table value="$rows"/><Rating name="r" toName="list"/></View>',
    data: {
      items,
      facts: { Name: 'Ada', Born: 1815, More: { a: [1] } },
      rows: [
        { a: 1, b: 'x' },
        { a: 2, c: null },
      ],
    },
  });
  await expect.poll(() => page.locator('.labeler__item').count()).toBe(3);
  await expect.poll(() => page.getByRole('table').first().getByRole('row').allTextContents()).toEqual(['NameAda', 'Born1815', 'More{"a":[1]}']);
  await expect.poll(() => page.getByRole('table').nth(1).getByRole('row').allTextContents()).toEqual(['abc', '1x', '2']);
  await harness.done(page);
});

test('items and rows come from an address, too; what does not come says so', async () => {
  harness.answer('/items', () => items);
  harness.answer('/rows', () => [{ a: 1, b: 'x' }, { a: 2 }]);
  harness.answer('/gone', () => undefined);
  const page = await harness.open({
    markup: `<View><List name="list" value="$where"/><Ranker name="order" toName="list"/><Table name="rows" value="$rows" valueType="url"/><Table name="gone" value="$gone"/></View>`,
    data: { where: '/items', rows: 'rows', gone: '/gone' },
  });
  await page.locator('[data-item=one]').waitFor();
  await drag(page, 'Third', { name: '[data-item=one]', dy: 4 });
  await expect.poll(() => values(page)).toEqual([{ ranker: { order: ['three', 'one', 'two'] } }]);
  await expect.poll(() => page.getByRole('cell').allTextContents()).toEqual(['1', 'x', '2', '']);
  await expect
    .poll(() => page.locator('.labeler__note, .labeler__shown-note').allTextContents())
    .toEqual(['This could not be fetched. Check your connection, then reload the page: what you did is kept.']);
  await harness.done(page);
});

test('nothing went wrong on the pages above, and the handlers in texts did not run', () =>
  expect(harness.errors.filter((error) => !error.startsWith('Executing inline event handler violates'))).toEqual([]));
