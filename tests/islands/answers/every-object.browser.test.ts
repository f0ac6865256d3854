/** Every control without a place on every object: answered, answered otherwise, opened again, taken back, undone; by pointer, and by keys alone. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { goThrough, resultOf, startHarness, type Harness } from '../harness.ts';
import { data, objectMarkup, objects } from '../objects.ts';
import { citedIn } from '../pairs/cited.ts';
import { pairsIn } from '../pairs/shown.ts';
import { point } from '../pointing.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

type Type = keyof typeof objects;
const types = Object.keys(objects) as Type[];
const markupOf = (type: Type) => `<View>
${objectMarkup(type, 'object')}
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

/** What both ways change their first answers to, so that opening the one again is opening the other. */
const changed = {
  choices: { choices: ['No'] },
  taxonomy: { taxonomy: [['Eukarya']] },
  textarea: { text: ['HiHo'] },
  rating: { rating: 2 },
  number: { number: 0 },
  datetime: { datetime: '2024-06-02' },
};

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

/** Where the controls are pressed. */
const at = (control: string, part: string) => `[id$="control-${control}"] ${part}`;
const choice = (text: string) => at('choices', `[data-words="${text}"]`);
const inTree = (nth: number) => at('taxonomy', `[role=treeitem]:nth-child(${nth}) .labeler__label-text`);
const takeBack = (name: string) => at('taxonomy', `button[aria-label="Take back ${name}"]`);
const insert = (nth: number) => at('textarea', `.labeler__shortcut:nth-child(${nth})`);
const star = (nth: number) => at('rating', `.labeler__star:nth-of-type(${nth})`);
const slide = (along: number) => ({ in: at('number', 'input[type=range]'), along });

/** Answers by pointer, takes all back, undoes; tells what was stored in between. */
async function byPointer(page: Page): Promise<Row[]> {
  const date = place(page, 'datetime').locator('input');
  await point(page, choice('Yes'), at('taxonomy', '.labeler__search button'));
  await point(page, inTree(1));
  await point(page, insert(1), star(3), slide(1));
  await date.fill('2024-05-01');
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
  await point(page, choice('No'), inTree(2), takeBack('Bacteria'));
  await point(page, insert(2), star(2), slide(0));
  await date.fill('2024-06-02');
  const stored = await resultOf(page);
  expect(stored).toEqual(rows(changed));
  await point(page, choice('No'), takeBack('Eukarya'));
  await place(page, 'textarea').locator('textarea').fill('');
  await point(page, star(2));
  await place(page, 'number').locator('input:not([type=range])').fill('');
  await date.fill('');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await undoAll(page);
  return stored;
}

/** The same by keys alone. */
async function byKeys(page: Page): Promise<Row[]> {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focus = (kind: string, field: string) => page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.focus(), at(kind, field));
  const into = async (kind: string, field: string, ...keys: string[]) => {
    await focus(kind, field);
    await press(...keys);
  };
  /** Characters one after another, as a hand that knows the keyboard. */
  const type = async (kind: string, field: string, text: string) => {
    await focus(kind, field);
    await page.keyboard.type(text);
  };
  const goInTree = async (...keys: string[]) => {
    await focus('taxonomy', '[role=combobox]');
    await press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treeitem');
    await press('Home', ...keys, 'Escape');
  };
  const number = 'input:not([type=range])';
  await into('choices', 'input', 'Space');
  await goInTree('Space');
  await type('textarea', 'textarea', 'Hi');
  await into('rating', 'input', 'Space');
  await into('number', number, '7');
  await type('datetime', 'input', '05012024');
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
  await into('choices', 'input:checked', 'ArrowDown');
  await goInTree('ArrowDown', 'Space', 'Home', 'Space');
  await into('textarea', 'textarea', 'End', 'H', 'o');
  await into('rating', 'input:checked', 'ArrowRight');
  await into('number', number, 'Control+a', '0');
  await type('datetime', 'input', '06022024');
  const stored = await resultOf(page);
  expect(stored).toEqual(rows(changed));
  await into('choices', 'input:checked', 'Space');
  await goInTree('ArrowDown', 'Space');
  await into('textarea', 'textarea', 'Control+a', 'Delete');
  await into('rating', 'input:checked', 'Space');
  await into('number', number, 'Control+a', 'Delete');
  await into('datetime', 'input', 'Delete', 'ArrowRight', 'Delete', 'ArrowRight', 'Delete');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await undoAll(page);
  return stored;
}

test.each(types)('%s, by pointer, then by keys alone', async (type) => {
  const given = { markup: markupOf(type), data };
  const page = await harness.open(given);
  const pointed = await byPointer(page);
  const typed = await byKeys(page);
  const cited = citedIn('answers/every-object').filter((pair) => pair.endsWith(` ${type}`));
  expect([pointed, typed].map((rows) => pairsIn(given.markup, rows))).toEqual([cited, cited]);
  await comesBack(page, given, typed);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
