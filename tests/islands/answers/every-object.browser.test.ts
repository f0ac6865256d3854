/** Every control without a place on every object: answered, answered otherwise, opened again, taken back, undone; by pointer, and by keys alone. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { goThrough, resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const objects = {
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
type Type = keyof typeof objects;
const types = Object.keys(objects) as Type[];
const markupOf = (type: Type) => `<View>
<${type} name="object" ${objects[type]}>${type === 'TimeSeries' ? '<Channel column="v"/>' : ''}</${type}>
<Choices name="choices" toName="object"><Choice value="Yes"/><Choice value="No"/></Choices>
<Taxonomy name="taxonomy" toName="object"><Choice value="Bacteria"/><Choice value="Eukarya"><Choice value="Oak"/></Choice></Taxonomy>
<TextArea name="textarea" toName="object" maxSubmissions="1"><Shortcut value="Hi"/><Shortcut value="Ho"/></TextArea>
<Rating name="rating" toName="object"/><Number name="number" toName="object" min="0" max="100" slider="true"/>
<DateTime name="datetime" toName="object" only="date"/>
</View>`;

const place = (page: Page, name: string) => page.locator(`[id$="control-${name}"]`);

/** What is stored of every control. */
function rows(values: Record<string, Record<string, unknown>>): Row[] {
  const id = expect.stringMatching(/^[\w-]{10}$/) as unknown as string;
  return Object.entries(values).map(([kind, value]) => ({ id, from_name: kind, to_name: 'object', type: kind, origin: 'manual', value }));
}

/** Opened anew on the same page it is the same. */
async function comesBack(page: Page, given: { markup: string; data: typeof data }, stored: Row[]): Promise<void> {
  await harness.turn(page, { ...given, result: stored });
  await expect.poll(() => resultOf(page)).toEqual(stored);
}

/** Undone step by step it is as at the beginning. */
async function undoAll(page: Page): Promise<void> {
  await goThrough(page, 'undo', 'Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
}

/** Answers by pointer, takes all back, undoes; tells what was stored in between. */
async function byPointer(page: Page): Promise<Row[]> {
  const [choices, taxonomy, textarea, date] = [place(page, 'choices'), place(page, 'taxonomy'), place(page, 'textarea'), place(page, 'datetime')];
  const star = (nth: number) => place(page, 'rating').locator('.labeler__star').nth(nth).click();
  const slide = async (part: number) => {
    const slider = place(page, 'number').locator('input[type=range]');
    const width = (await slider.boundingBox())?.width ?? 0;
    await slider.click({ position: { x: Math.max(1, width * part - 1), y: 20 } });
  };
  const inTree = (name: string) => taxonomy.getByRole('treeitem', { name });
  await choices.getByText('Yes').click();
  await taxonomy.getByRole('button', { name: 'Choose' }).click();
  await inTree('Bacteria').click();
  await textarea.getByRole('button', { name: 'Hi' }).click();
  await star(2);
  await slide(1);
  await date.locator('input').fill('2024-05-01');
  await expect
    .poll(() => resultOf(page))
    .toEqual(
      rows({
        choices: { choices: ['Yes'] },
        taxonomy: { taxonomy: [['Bacteria']] },
        textarea: { text: ['Hi'] },
        rating: { rating: 3 },
        number: { number: 100 },
        datetime: { datetime: '2024-05-01' },
      }),
    );
  await choices.getByText('No').click();
  await inTree('Eukarya').locator('.labeler__label-text').click();
  await taxonomy.getByRole('button', { name: 'Take back Bacteria' }).click();
  await textarea.getByRole('button', { name: 'Ho' }).click();
  await star(3);
  await slide(0);
  await date.locator('input').fill('2024-06-02');
  const stored = await resultOf(page);
  expect(stored).toEqual(
    rows({
      choices: { choices: ['No'] },
      taxonomy: { taxonomy: [['Eukarya']] },
      textarea: { text: ['HiHo'] },
      rating: { rating: 4 },
      number: { number: 0 },
      datetime: { datetime: '2024-06-02' },
    }),
  );
  await choices.getByText('No').click();
  await taxonomy.getByRole('button', { name: 'Take back Eukarya' }).click();
  await textarea.locator('textarea').fill('');
  await star(3);
  await place(page, 'number').locator('input:not([type=range])').fill('');
  await date.locator('input').fill('');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await undoAll(page);
  return stored;
}

/** The same by keys alone. */
async function byKeys(page: Page): Promise<Row[]> {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const at = async (kind: string, field: string, ...keys: string[]) => {
    await place(page, kind).locator(field).first().focus();
    await press(...keys);
  };
  const inTree = async (...keys: string[]) => {
    await place(page, 'taxonomy').getByRole('combobox').focus();
    await press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treeitem');
    await press('Home', ...keys, 'Escape');
  };
  const number = 'input:not([type=range])';
  await at('choices', 'input', 'Space');
  await inTree('Space');
  await at('textarea', 'textarea', 'H', 'i');
  await at('rating', 'input', 'Space');
  await at('number', number, '7');
  await at('datetime', 'input', ...'05012024');
  await expect
    .poll(() => resultOf(page))
    .toEqual(
      rows({
        choices: { choices: ['Yes'] },
        taxonomy: { taxonomy: [['Bacteria']] },
        textarea: { text: ['Hi'] },
        rating: { rating: 1 },
        number: { number: 7 },
        datetime: { datetime: '2024-05-01' },
      }),
    );
  await at('choices', 'input:checked', 'ArrowDown');
  await inTree('ArrowDown', 'Space', 'Home', 'Space');
  await at('textarea', 'textarea', 'End', 'H', 'o');
  await at('rating', 'input:checked', 'ArrowRight');
  await at('number', number, 'End', '5');
  await at('datetime', 'input', ...'06022024');
  const stored = await resultOf(page);
  expect(stored).toEqual(
    rows({
      choices: { choices: ['No'] },
      taxonomy: { taxonomy: [['Eukarya']] },
      textarea: { text: ['HiHo'] },
      rating: { rating: 2 },
      number: { number: 75 },
      datetime: { datetime: '2024-06-02' },
    }),
  );
  await at('choices', 'input:checked', 'Space');
  await inTree('ArrowDown', 'Space');
  await at('textarea', 'textarea', 'Control+a', 'Delete');
  await at('rating', 'input:checked', 'Space');
  await at('number', number, 'Control+a', 'Delete');
  await at('datetime', 'input', 'Delete', 'ArrowRight', 'Delete', 'ArrowRight', 'Delete');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await undoAll(page);
  return stored;
}

test.each(types)('%s, by pointer, then by keys alone', async (type) => {
  const given = { markup: markupOf(type), data };
  const page = await harness.open(given);
  const pointed = await byPointer(page);
  const typed = await byKeys(page);
  await comesBack(page, given, pointed);
  await comesBack(page, given, typed);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
