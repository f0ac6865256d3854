/** Choices in all their layouts, texts with shortcuts, answers per page of a picture list. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
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
  await expect.poll(() => answers(page)).toEqual({ kind: { choices: [['Animal', 'cat'], ['Plant']] }, tags: { choices: ['Fixed', 'Red', 'Blue'] } });
  await expect.poll(() => page.locator('summary').textContent()).toBe('Red, Fixed, Blue');
  await expect.poll(() => page.getByRole('checkbox', { name: 'Fixed' }).isDisabled()).toBe(true);
  expect(await page.locator('.labeler__option i').evaluate((element) => getComputedStyle(element).color)).toBe('rgb(1, 2, 3)');
  await expect.poll(() => page.getByTitle('Sky').count()).toBe(1);
  await harness.done(page);
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
  await expect.poll(() => answers(page)).toEqual({ notes: { text: ['a[noise]b'] } });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Noise' }).click();
  await page.getByRole('button', { name: 'Add' }).click();
  await box.pressSequentially('[noise]');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.labeler__live').textContent()).toBe('“[noise]” is there already.');
  await expect.poll(() => answers(page)).toEqual({ notes: { text: ['a[noise]b', '[noise]'] } });
  await page.getByLabel('Entry 1', { exact: true }).press('End');
  await page.getByRole('button', { name: 'Noise' }).click();
  await expect.poll(() => answers(page)).toEqual({ notes: { text: ['a[noise]b[noise]', '[noise]'] } });
  await harness.done(page);
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
  await expect.poll(() => answers(page)).toEqual({ kind: { choices: ['A'] }, stars: { rating: 3 } });
  await harness.done(page);
});

test('whenChoiceValue alone is a condition, too', async () => {
  const page = await harness.open({
    markup: `<View>${text}<Choices name="kind" toName="t"><Choice value="A"/></Choices><View whenChoiceValue="A"><Rating name="stars" toName="t" required="true"/></View></View>`,
    data: { t: 'x' },
  });
  const stars = () => page.getByRole('radio', { name: '3 of 5' }).count();
  expect(await stars()).toBe(0);
  await page.getByRole('radio', { name: 'A' }).check();
  await expect.poll(stars).toBe(1);
  await harness.done(page);
});

test('a question that hangs on a hidden choice hides with it, and so does what is no longer asked about a region', async () => {
  const on = (name: string) => `visibleWhen="choice-selected" whenTagName="${name}" whenChoiceValue="Yes"`;
  const choices = (name: string, more = '') => `<Choices name="${name}" toName="t" ${more}><Choice value="Yes"/><Choice value="No"/></Choices>`;
  const page = await harness.open({
    markup: `<View>${text}<Labels name="l" toName="t"><Label value="A"/><Label value="B"/></Labels>${choices('a')}${choices('b', on('a'))}${choices('c', on('b'))}${choices('d', 'perRegion="true" whenLabelValue="A"')}</View>`,
    data: { t: 'x' },
    result: [{ id: 'r', from_name: 'l', to_name: 't', type: 'labels', value: { start: 0, end: 1, labels: ['A'] } }],
  });
  const press = (name: string, value: string) => page.getByRole('group', { name, exact: true }).getByText(value).click();
  await press('a', 'Yes');
  await press('b', 'Yes');
  await press('c', 'No');
  await press('a', 'No');
  await expect.poll(() => page.getByRole('group', { name: /^[abc]$/ }).count()).toBe(1);
  await page.locator('[data-region=r] .labeler__region-name').click();
  await press('d', 'Yes');
  await page.locator('[data-label=B]').click();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBe('submit');
  const rows = JSON.parse(await page.inputValue('input[name=result]')) as Row[];
  expect(rows.map(({ from_name, value }) => [from_name, value])).toEqual([
    ['l', expect.objectContaining({ labels: ['B'] })],
    ['a', { choices: ['No'] }],
  ]);
  await page.locator('[data-label=A]').click();
  await press('a', 'Yes');
  await expect.poll(async () => Object.keys(await answers(page)).toSorted()).toEqual(['a', 'b', 'c', 'd', 'l']);
  await harness.done(page);
});

test('a choice that the config does not have shows, and can be taken back', async () => {
  const kind = (name: string, more: string) => `<Choices name="${name}" toName="t" ${more}><Choice value="A"/></Choices>`;
  const row = (from_name: string, choices: unknown[]): Row => ({ id: from_name, from_name, to_name: 't', type: 'choices', value: { choices } });
  const page = await harness.open({
    markup: `<View>${text}${kind('many', 'choice="multiple"')}${kind('list', 'choice="multiple" layout="select"')}${kind('one', 'layout="select"')}</View>`,
    data: { t: 'x' },
    result: [row('many', ['A', ['Gone', 'Deep']]), row('list', ['Lost']), row('one', ['Old'])],
  });
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('.labeler__asked:visible').innerText()).toContain('"Gone / Deep" is no choice of "many".');
  await page.getByRole('checkbox', { name: 'Gone / Deep' }).click();
  await page.getByRole('checkbox', { name: 'Lost' }).click();
  await page.getByRole('radio', { name: 'Old' }).click();
  await expect.poll(() => answers(page)).toEqual({ many: { choices: ['A'] } });
  await expect
    .poll(() =>
      page
        .getByText(/Gone|Lost|Old/)
        .and(page.locator('.labeler__option *'))
        .count(),
    )
    .toBe(0);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBe('submit');
  await harness.done(page);
});

test('a submit leads to what shows only while no region is selected', async () => {
  const page = await harness.open({
    markup: `<View>${text}<Labels name="l" toName="t"><Label value="A"/></Labels><Choices name="c" toName="t" visibleWhen="no-region-selected" required="true"><Choice value="Yes"/></Choices></View>`,
    data: { t: 'x' },
    result: [{ id: 'r', from_name: 'l', to_name: 't', type: 'labels', value: { start: 0, end: 1, labels: ['A'] } }],
  });
  await page.locator('[data-region=r] .labeler__region-name').click();
  await expect.poll(() => page.getByRole('radio').count()).toBe(0);
  await page.keyboard.press('Control+Enter');
  await page.locator('input[type=radio]:focus').waitFor();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBe('submit');
  await harness.done(page);
});

const boxRow = (id: string, x: number): Row => ({
  id,
  from_name: 'box',
  to_name: 'i',
  type: 'rectangle',
  origin: 'manual',
  original_width: 400,
  original_height: 250,
  image_rotation: 0,
  value: { x, y: 10, width: 10, height: 10, rotation: 0 },
});

test('a text for each region, all below each other; what is asked leads there; by keys alone', async () => {
  const page = await harness.open({
    markup:
      '<View><Image name="i" value="$i"/><Rectangle name="box" toName="i"/><TextArea name="words" toName="i" label="Words" perRegion="true" required="true" displayMode="region-list" maxSubmissions="1" rows="2"/></View>',
    data: { i: '/fixtures/cat-400x250.jpg' },
    result: [boxRow('a', 5), boxRow('b', 40)],
  });
  await expect
    .poll(() => page.locator('[data-text-of]').allInnerTexts())
    .toEqual(['1 Unlabelled box', '2 Unlabelled box'].map((name) => expect.stringContaining(name)));
  await page.locator('[data-text-of=a] textarea').fill('STOP');
  await expect.poll(() => page.locator('[data-region=a] .labeler__region-name').getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-text-of]')?.getAttribute('data-text-of'))).toBe('b');
  await page.keyboard.type('GO');
  const rows = await resultOf(page);
  expect(rows.filter(({ type }) => type === 'textarea')).toEqual([
    { ...boxRow('a', 5), from_name: 'words', type: 'textarea', value: { ...boxRow('a', 5).value, text: ['STOP'] } },
    { ...boxRow('b', 40), from_name: 'words', type: 'textarea', value: { ...boxRow('b', 40).value, text: ['GO'] } },
  ]);
  await page.getByRole('button', { name: '1 Unlabelled box, 10 × 10' }).first().click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => resultOf(page)).toEqual([boxRow('a', 5), boxRow('b', 40)]);
  await harness.done(page);
});

test('a transcription is one text that one goes on writing in: no empty box stands below it', async () => {
  const page = await harness.open({
    markup: `<View>${text}<TextArea name="said" toName="t" label="Said" transcription="true" value="$guess"/></View>`,
    data: { t: 'x', guess: 'helo' },
  });
  await expect.poll(() => page.locator('.labeler__texts textarea').count()).toBe(1);
  await page.getByLabel('Entry 1', { exact: true }).fill('hello');
  await expect.poll(() => answers(page)).toEqual({ said: { text: ['hello'] } });
  await page.getByRole('button', { name: 'Delete entry 1' }).click();
  await page.getByLabel('Said', { exact: true }).fill('anew');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Entry 1');
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect.poll(() => answers(page)).toEqual({ said: { text: ['anew!'] } });
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
