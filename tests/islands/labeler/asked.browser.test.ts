/** Keys of controls that do not show: other entries of a Repeater by pages, what a condition hides, closed panels. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const answers = async (page: Page) => (await resultOf(page)).map(({ from_name, value }) => [from_name, value]);
const says = (page: Page, words: string) => page.locator('.labeler__status', { hasText: words }).waitFor();
const printed = (page: Page) => page.locator('.labeler__entry-room:not([hidden]) kbd').allTextContents();

const rows = Array.from({ length: 30 }, (_, index) => `Row ${index}`);
const entries = `<View><Repeater on="$rows" mode="pagination"><Text name="t{{idx}}" value="$rows[{{idx}}]"/><Choices name="c{{idx}}" toName="t{{idx}}"><Choice value="x"/><Choice value="y"/></Choices></Repeater><Text name="all" value="$rows[0]"/><Choices name="end" toName="all"><Choice value="Good"/></Choices></View>`;

test('each entry of a Repeater that shows by pages has the same keys, and they answer the entry that shows', async () => {
  const page = await harness.open({ markup: entries, data: { rows } });
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => printed(page)).toEqual(['1', '2']);
  await page.keyboard.press('1');
  await page.keyboard.press('3');
  await expect
    .poll(() => answers(page))
    .toEqual([
      ['c1', { choices: ['x'] }],
      ['end', { choices: ['Good'] }],
    ]);
  for (let entry = 2; entry < 20; entry++) await page.keyboard.press('Alt+ArrowRight');
  await page.locator('[aria-label="Entry 20"]:visible').waitFor();
  await expect.poll(() => printed(page)).toEqual(['1', '2']);
  await page.keyboard.press('2');
  await expect.poll(() => answers(page)).toContainEqual(['c19', { choices: ['y'] }]);
  // Of several that show together each has keys of its own.
  await page.getByLabel('per page').selectOption('5');
  await expect.poll(() => printed(page)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']);
  await page.keyboard.press('3');
  await expect.poll(() => answers(page)).toHaveLength(4);
  await harness.done(page);
});

const conditional = `<View><Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="X" hotkey="x"/></Choices>
  <Choices name="h" toName="t" visibleWhen="choice-selected" whenTagName="c" whenChoiceValue="X"><Choice value="Inner" hotkey="i"/></Choices>
  <View visibleWhen="choice-selected" whenTagName="c" whenChoiceValue="X"><Labels name="l" toName="t"><Label value="Name" hotkey="z"/><Label value="Place"/></Labels>
  <Rating name="r" toName="t" hotkey="y"/><Number name="n" toName="t" hotkey="m"/><Filter toName="h" minLength="1"/></View></View>`;

test('a key of what a condition hides says so and answers nothing, also from the palette; shown, it answers', async () => {
  const page = await harness.open({ markup: conditional, data: { t: 'Ada spoke to Ben' } });
  await page.getByText('Ada spoke').dblclick({ position: { x: 10, y: 10 } });
  for (const [key, name] of Object.entries({ i: 'h', z: 'l', y: 'r', m: 'n' })) {
    await page.keyboard.press(key);
    await says(page, `${name} is not asked now.`);
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill('Inner');
  await page.getByRole('option', { name: /h is not asked now/ }).waitFor();
  await page.keyboard.press('Enter');
  await says(page, 'h is not asked now.');
  expect(await answers(page)).toEqual([]);
  await page.keyboard.press('x');
  await page.keyboard.press('i');
  await page.keyboard.press('y');
  await expect
    .poll(() => answers(page))
    .toEqual([
      ['c', { choices: ['X'] }],
      ['h', { choices: ['Inner'] }],
      ['r', { rating: 1 }],
    ]);
  await harness.done(page);
});

test('a label that was in hand when its control hid marks nothing', async () => {
  const page = await harness.open({ markup: conditional, data: { t: 'Ada spoke to Ben' } });
  await page.keyboard.press('x');
  await page.keyboard.press('z');
  await says(page, 'Name in hand.');
  await page.keyboard.press('Control+z');
  await says(page, 'Name put back: l does not show now.');
  await page.getByText('Ada spoke').dblclick({ position: { x: 10, y: 10 } });
  expect(await answers(page)).toEqual([]);
  await harness.done(page);
});

test('the key of a choice in a closed panel opens it and chooses', async () => {
  const page = await harness.open({
    markup:
      '<View><Text name="t" value="$t"/><Collapse><Panel value="More"><Choices name="c" toName="t"><Choice value="x"/></Choices></Panel></Collapse></View>',
    data: { t: 'x' },
  });
  await page.keyboard.press('1');
  await expect.poll(() => page.getByRole('radio').isVisible()).toBe(true);
  await expect.poll(() => page.getByRole('radio').isChecked()).toBe(true);
  await harness.done(page);
});

test('the way to the questions about a region leads to none that is hidden', async () => {
  const page = await harness.open({
    markup: `<View><Labels name="l" toName="t"><Label value="Name"/><Label value="Place"/></Labels><Text name="t" value="$t"/>
      <Choices name="a" toName="t" perRegion="true" whenLabelValue="Place" whenTagName="l"><Choice value="Near" hotkey="n"/></Choices></View>`,
    data: { t: 'Ada spoke' },
    result: [
      { id: 'one', from_name: 'l', to_name: 't', type: 'labels', value: { start: 0, end: 3, text: 'Ada', labels: ['Name'] } },
      { id: 'two', from_name: 'l', to_name: 't', type: 'labels', value: { start: 4, end: 9, text: 'spoke', labels: ['Place'] } },
    ],
  });
  // What is selected is said once it is drawn, and would be said over the answer to a key that came before.
  const selected = (words: string) => page.locator('.text-span--selected', { hasText: words }).waitFor();
  await page.keyboard.press('Alt+.');
  await selected('Ada');
  await page.keyboard.press('Alt+q');
  await says(page, 'Nothing is asked about this region now.');
  await page.keyboard.press('n');
  await says(page, 'a is not asked now.');
  await page.keyboard.press('Alt+.');
  await page.keyboard.press('Alt+q');
  await page.locator('.labeler__about input:focus').waitFor();
  await page.keyboard.press('n');
  await expect.poll(() => answers(page)).toContainEqual(['a', expect.objectContaining({ choices: ['Near'] })]);
  await harness.done(page);
});

test('a refused submit leads to an entry that was never shown', async () => {
  const page = await harness.open({
    markup:
      '<View><Repeater on="$rows" mode="pagination"><Text name="t{{idx}}" value="$rows[{{idx}}]"/><Choices name="c{{idx}}" toName="t{{idx}}" required="true"><Choice value="x"/></Choices></Repeater></View>',
    data: { rows: ['a', 'b', 'c'] },
  });
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await page.locator('[aria-label="Entry 2"] input:focus').waitFor();
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
