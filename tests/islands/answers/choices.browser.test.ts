/** Choices in all their layouts, texts with shortcuts, answers per page of a picture list. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const text = '<Text name="t" value="$t"/>';
const answers = async (page: Page) => Object.fromEntries((await resultOf(page)).map(({ from_name, value }) => [from_name, value]));

test('choices from the task, nested and in a list that opens; html, style, hint and readonly of single ones', async () => {
  const page = await harness.open({
    markup: `<View>${text}<Choices name="kind" toName="t" value="$kinds" allowNested="true" choice="multiple"/><Choices name="tags" toName="t" choice="multiple" layout="select"><Choice value="Red" html="&lt;i&gt;Red&lt;/i&gt;" style="color: rgb(1, 2, 3)"/><Choice value="Fixed" readonly="true" selected="true"/><Choice value="Blue" hint="Sky" hotkey="b"/></Choices></View>`,
    data: { t: 'x', kinds: [{ value: 'Animal', children: [{ value: 'Cat', alias: 'cat' }, 'Dog'] }, 'Plant'] },
  });
  await page.getByRole('checkbox', { name: 'Cat' }).check();
  await page.getByRole('checkbox', { name: 'Plant' }).check();
  await page.locator('summary').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Red' }).check();
  await page.keyboard.press('b');
  expect(await answers(page)).toEqual({ kind: { choices: [['Animal', 'cat'], ['Plant']] }, tags: { choices: ['Fixed', 'Red', 'Blue'] } });
  await expect.poll(() => page.locator('summary').textContent()).toBe('Red, Fixed, Blue');
  expect(await page.getByRole('checkbox', { name: 'Fixed' }).isDisabled()).toBe(true);
  expect(await page.locator('.labeler__option i').evaluate((element) => getComputedStyle(element).color)).toBe('rgb(1, 2, 3)');
  expect(await page.getByTitle('Sky').count()).toBe(1);
  await page.context().close();
});

test('shortcuts insert at the caret by press and by key; a text that is there is not added twice', async () => {
  const page = await harness.open({
    markup: `<View>${text}<TextArea name="notes" toName="t" label="Notes" editable="true" skipDuplicates="true"><Shortcut value="[noise]" alias="Noise" hotkey="ctrl+1" background="red"/></TextArea></View>`,
    data: { t: 'x' },
  });
  const box = page.getByLabel('Notes', { exact: true });
  await box.pressSequentially('ab');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+1');
  expect(await answers(page)).toEqual({ notes: { text: ['a[noise]b'] } });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Noise' }).click();
  await page.getByRole('button', { name: 'Add' }).click();
  await box.pressSequentially('[noise]');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.labeler__live').textContent()).toBe('“[noise]” is there already.');
  expect(await answers(page)).toEqual({ notes: { text: ['a[noise]b', '[noise]'] } });
  await page.getByLabel('Entry 1', { exact: true }).press('End');
  await page.getByRole('button', { name: 'Noise' }).click();
  expect(await answers(page)).toEqual({ notes: { text: ['a[noise]b[noise]', '[noise]'] } });
  await page.context().close();
});

test('what a condition on a choice hides is not submitted, and comes back with the choice', async () => {
  const page = await harness.open({
    markup: `<View>${text}<Choices name="kind" toName="t"><Choice value="A"/><Choice value="B"/></Choices><View visibleWhen="choice-selected" whenTagName="kind" whenChoiceValue="A"><Rating name="stars" toName="t"/></View></View>`,
    data: { t: 'x' },
  });
  await page.getByRole('radio', { name: 'A' }).check();
  await page.getByRole('radio', { name: '3 of 5' }).click();
  await page.getByRole('radio', { name: 'B' }).check();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBe('submit');
  expect(JSON.parse(await page.inputValue('input[name=result]'))).toMatchObject([{ from_name: 'kind', value: { choices: ['B'] } }]);
  await page.getByRole('radio', { name: 'A' }).check();
  expect(await answers(page)).toEqual({ kind: { choices: ['A'] }, stars: { rating: 3 } });
  await page.context().close();
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
