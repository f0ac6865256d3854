/** Every control without a place on every object: answered, answered otherwise, opened again, taken back, undone; by pointer, and by keys alone. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const objects: Record<string, string> = {
  Text: 'value="$text"',
  HyperText: 'value="$html"',
  Paragraphs: 'value="$talk"',
  Image: 'value="$image"',
  Audio: 'value="$sound"',
  AudioPlus: 'value="$sound"',
  Video: 'value="$video"',
  TimeSeries: 'value="$series" valueType="json" timeColumn="t"',
  Pdf: 'value="$pdf"',
  List: 'value="$items"',
  Table: 'value="$table"',
  Dialog: 'value="$talk"',
};
const data = {
  text: 'A text.',
  html: '<p>A page.</p>',
  talk: [{ author: 'Ada', name: 'Ada', text: 'Good.' }],
  image: '/fixtures/cat-400x250.jpg',
  sound: '/samples/sound.wav',
  video: '/samples/film.webm',
  series: { t: [0, 1, 2], v: [1, 3, 2] },
  pdf: '/fixtures/three-pages.pdf',
  items: [{ id: 'one', title: 'One' }],
  table: { Author: 'Ada' },
};
const types = Object.keys(objects);
const asked = (type: string) => `<${type} name="${type}" ${objects[type]}>${type === 'TimeSeries' ? '<Channel column="v"/>' : ''}</${type}>
<Choices name="choices_${type}" toName="${type}"><Choice value="Yes"/><Choice value="No"/></Choices>
<Taxonomy name="taxonomy_${type}" toName="${type}"><Choice value="Bacteria"/><Choice value="Eukarya"><Choice value="Oak"/></Choice></Taxonomy>
<TextArea name="textarea_${type}" toName="${type}" maxSubmissions="1"><Shortcut value="Hi"/><Shortcut value="Ho"/></TextArea>
<Rating name="rating_${type}" toName="${type}"/><Number name="number_${type}" toName="${type}" min="0" max="100" slider="true"/>
<DateTime name="datetime_${type}" toName="${type}" only="date"/>`;
const markup = `<View>${types.map(asked).join('\n')}</View>`;

const place = (page: Page, name: string) => page.locator(`[id$="control-${name}"]`);

/** What is stored of every control about every object. */
function rows(values: Record<string, Record<string, unknown>>): Row[] {
  const id = expect.stringMatching(/^[\w-]{10}$/) as unknown as string;
  return types.flatMap((type) =>
    Object.entries(values).map(([kind, value]) => ({ id, from_name: `${kind}_${type}`, to_name: type, type: kind, origin: 'manual', value })),
  );
}

type Hand = (page: Page, type: string) => Promise<void>;

async function everywhere(page: Page, hands: readonly Hand[]): Promise<void> {
  for (const type of types) for (const hand of hands) await hand(page, type);
}

/** Opened again it is the same; undone step by step it is as at the beginning. */
async function comesBack(page: Page, changed: Row[]): Promise<void> {
  const stored = await resultOf(page);
  expect(stored).toEqual(changed);
  const again = await harness.open({ markup, data, result: stored });
  expect(await resultOf(again)).toEqual(stored);
  await again.context().close();
}

async function undoAll(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const undo = page.locator('[data-command=undo]');
  while ((await undo.getAttribute('aria-disabled')) !== 'true') for (let step = 0; step < 40; step += 1) await page.keyboard.press('Control+z');
  expect(await resultOf(page)).toEqual([]);
}

test('by pointer', { timeout: 120_000 }, async () => {
  const page = await harness.open({ markup, data });
  const star = (type: string, nth: number) => place(page, `rating_${type}`).locator('.labeler__star').nth(nth);
  const slide = async (type: string, part: number) => {
    const slider = place(page, `number_${type}`).locator('input[type=range]');
    const width = (await slider.boundingBox())?.width ?? 0;
    await slider.click({ position: { x: Math.max(1, width * part - 1), y: 20 } });
  };
  await everywhere(page, [
    (_, type) => place(page, `choices_${type}`).getByText('Yes').click(),
    (_, type) => place(page, `taxonomy_${type}`).getByRole('button', { name: 'Choose' }).click(),
    (_, type) => place(page, `taxonomy_${type}`).getByRole('treeitem', { name: 'Bacteria' }).click(),
    (_, type) => place(page, `textarea_${type}`).getByRole('button', { name: 'Hi' }).click(),
    (_, type) => star(type, 2).click(),
    (_, type) => slide(type, 1),
    (_, type) => place(page, `datetime_${type}`).locator('input').fill('2024-05-01'),
  ]);
  expect(await resultOf(page)).toEqual(
    rows({
      choices: { choices: ['Yes'] },
      taxonomy: { taxonomy: [['Bacteria']] },
      textarea: { text: ['Hi'] },
      rating: { rating: 3 },
      number: { number: 100 },
      datetime: { datetime: '2024-05-01' },
    }),
  );
  await everywhere(page, [
    (_, type) => place(page, `choices_${type}`).getByText('No').click(),
    (_, type) => place(page, `taxonomy_${type}`).getByRole('treeitem', { name: 'Eukarya' }).locator('.labeler__label-text').click(),
    (_, type) => place(page, `taxonomy_${type}`).getByRole('button', { name: 'Take back Bacteria' }).click(),
    (_, type) => place(page, `textarea_${type}`).getByRole('button', { name: 'Ho' }).click(),
    (_, type) => star(type, 3).click(),
    (_, type) => slide(type, 0),
    (_, type) => place(page, `datetime_${type}`).locator('input').fill('2024-06-02'),
  ]);
  await comesBack(
    page,
    rows({
      choices: { choices: ['No'] },
      taxonomy: { taxonomy: [['Eukarya']] },
      textarea: { text: ['HiHo'] },
      rating: { rating: 4 },
      number: { number: 0 },
      datetime: { datetime: '2024-06-02' },
    }),
  );
  await everywhere(page, [
    (_, type) => place(page, `choices_${type}`).getByText('No').click(),
    (_, type) => place(page, `taxonomy_${type}`).getByRole('button', { name: 'Take back Eukarya' }).click(),
    (_, type) => place(page, `textarea_${type}`).locator('textarea').fill(''),
    (_, type) => star(type, 3).click(),
    (_, type) => place(page, `number_${type}`).locator('input:not([type=range])').fill(''),
    (_, type) => place(page, `datetime_${type}`).locator('input').fill(''),
  ]);
  expect(await resultOf(page)).toEqual([]);
  await undoAll(page);
  await page.context().close();
});

test('by keys alone', { timeout: 120_000 }, async () => {
  const page = await harness.open({ markup, data });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** A hand that puts the focus there and presses. */
  const at =
    (kind: string, field: string, ...keys: string[]): Hand =>
    async (_, type) => {
      await place(page, `${kind}_${type}`).locator(field).first().focus();
      await press(...keys);
    };
  const inTree =
    (...keys: string[]): Hand =>
    async (_, type) => {
      await place(page, `taxonomy_${type}`).getByRole('combobox').focus();
      await press('ArrowDown');
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treeitem');
      await press('Home', ...keys, 'Escape');
    };
  await everywhere(page, [
    at('choices', 'input', 'Space'),
    inTree('Space'),
    at('textarea', 'textarea', 'H', 'i'),
    at('rating', 'input', 'Space'),
    at('number', 'input:not([type=range])', '7'),
    at('datetime', 'input', ...'05012024'),
  ]);
  expect(await resultOf(page)).toEqual(
    rows({
      choices: { choices: ['Yes'] },
      taxonomy: { taxonomy: [['Bacteria']] },
      textarea: { text: ['Hi'] },
      rating: { rating: 1 },
      number: { number: 7 },
      datetime: { datetime: '2024-05-01' },
    }),
  );
  await everywhere(page, [
    at('choices', 'input:checked', 'ArrowDown'),
    inTree('ArrowDown', 'Space', 'Home', 'Space'),
    at('textarea', 'textarea', 'End', 'H', 'o'),
    at('rating', 'input:checked', 'ArrowRight'),
    at('number', 'input:not([type=range])', 'End', '5'),
    at('datetime', 'input', ...'06022024'),
  ]);
  await comesBack(
    page,
    rows({
      choices: { choices: ['No'] },
      taxonomy: { taxonomy: [['Eukarya']] },
      textarea: { text: ['HiHo'] },
      rating: { rating: 2 },
      number: { number: 75 },
      datetime: { datetime: '2024-06-02' },
    }),
  );
  await everywhere(page, [
    at('choices', 'input:checked', 'Space'),
    inTree('ArrowDown', 'Space'),
    at('textarea', 'textarea', 'Control+a', 'Delete'),
    at('rating', 'input:checked', 'Space'),
    at('number', 'input:not([type=range])', 'Control+a', 'Delete'),
    at('datetime', 'input', 'Delete', 'ArrowRight', 'Delete', 'ArrowRight', 'Delete'),
  ]);
  expect(await resultOf(page)).toEqual([]);
  await undoAll(page);
  await page.context().close();
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
