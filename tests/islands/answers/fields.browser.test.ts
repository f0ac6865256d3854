/** Numbers, dates and pairs: given, changed and taken back by pointer and by keyboard alone. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goThrough, resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const data = { t: 'one', u: 'two' };
const text = '<Text name="t" value="$t"/>';
const answers = async (page: Page) => Object.fromEntries((await resultOf(page)).map(({ from_name, value }) => [from_name, value]));
const undoAll = (page: Page) => goThrough(page, 'undo', 'Control+z');

test('numbers are typed or slid, kept to their limits, and come back', async () => {
  const markup = `<View>${text}<Number name="age" toName="t" min="0" max="120" step="0.5" hotkey="shift+a" required="true"/><Number name="score" toName="t" min="0" max="10" slider="true" defaultValue="5"/></View>`;
  const page = await harness.open({ markup, data });
  await expect.poll(() => answers(page)).toEqual({ score: { number: 5 } });
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('.labeler__asked:visible li').allTextContents()).toEqual(['Give a number for “age” first.']);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Shift+A');
  await page.keyboard.type('-12.5');
  await expect.poll(() => answers(page)).toEqual({ score: { number: 5 }, age: { number: -12.5 } });
  await expect.poll(() => page.locator('.labeler__note--bad:visible').textContent()).toBe('"age" takes 0 or more, not -12.5.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('.labeler__asked:visible li').allTextContents()).toEqual(['"age" takes 0 or more, not -12.5.']);
  await page.getByLabel('age').fill('12.5');
  await page.getByLabel('score, slider').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBe('submit');
  const rows = await resultOf(page);
  expect(rows.map(({ type, value }) => [type, value])).toEqual([
    ['number', { number: 6 }],
    ['number', { number: 12.5 }],
  ]);
  const again = await harness.open({ markup, data, result: rows });
  await expect.poll(() => again.getByLabel('age').inputValue()).toBe('12.5');
  await expect.poll(() => resultOf(again)).toEqual(rows);
  await again.getByLabel('age').fill('');
  await expect.poll(() => answers(again)).toEqual({ score: { number: 6 } });
  await undoAll(again);
  await expect.poll(() => resultOf(again)).toEqual(rows);
  await harness.done(again);
  await harness.done(page);
});

test('dates and times are written as the config says', async () => {
  const markup = `<View>${text}<DateTime name="when" toName="t" min="2024" max="2025"/><DateTime name="day" toName="t" only="date" format="%d.%m.%Y"/><DateTime name="hour" toName="t" only="time"/><DateTime name="month" toName="t" only="month,year" format="%B %Y"/><DateTime name="year" toName="t" only="year"/></View>`;
  const page = await harness.open({ markup, data });
  await page.getByLabel('when').fill('2023-05-01T10:00');
  await expect.poll(() => page.locator('.labeler__note--bad:visible').textContent()).toBe('"when" takes nothing before 2024-01-01T00:00.');
  await page.getByLabel('when').fill('2024-05-01T10:00');
  await page.getByLabel('day').fill('2024-02-29');
  await page.getByLabel('hour').fill('07:05');
  await page.getByLabel('month', { exact: true }).selectOption('May');
  await expect.poll(() => page.getByLabel('month, year').inputValue()).not.toBe('');
  await page.getByLabel('month, year').fill('2024');
  await page.getByLabel('year', { exact: true }).fill('1999');
  const expected = {
    when: { datetime: '2024-05-01T10:00' },
    day: { datetime: '29.02.2024' },
    hour: { datetime: '07:05' },
    month: { datetime: 'May 2024' },
    year: { datetime: '1999' },
  };
  await expect.poll(() => answers(page)).toEqual(expected);
  const rows = await resultOf(page);
  const again = await harness.open({ markup, data, result: rows });
  await expect.poll(() => again.getByLabel('day').inputValue()).toBe('2024-02-29');
  await expect.poll(() => again.getByLabel('month', { exact: true }).inputValue()).toBe('05');
  await expect.poll(() => resultOf(again)).toEqual(rows);
  await again.getByLabel('hour').fill('');
  expect(Object.keys(await answers(again))).toEqual(['when', 'day', 'month', 'year']);
  await harness.done(again);
  await undoAll(page);
  await expect.poll(() => resultOf(page)).toEqual([]);
  await page.getByLabel('year', { exact: true }).focus();
  await page.keyboard.type('2024');
  await expect.poll(() => answers(page)).toEqual({ year: { datetime: '2024' } });
  await harness.done(page);
});

test('the better of two: by button, by a press on it, by arrow keys', async () => {
  const markup =
    '<View><View display="inline"><Text name="t" value="$t"/></View><View display="inline"><Text name="u" value="$u"/></View><Pairwise name="better" toName="t,u" selectionStyle="background-color: rgb(1, 2, 3)"/></View>';
  const page = await harness.open({ markup, data });
  await page.getByRole('button', { name: 'Right' }).click();
  await expect
    .poll(() => resultOf(page))
    .toMatchObject([{ from_name: 'better', to_name: 'better', type: 'pairwise', origin: 'manual', value: { selected: 'right' } }]);
  const color = (name: string) => page.locator(`[data-object=${name}]`).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect([await color('t'), await color('u')]).toEqual(['rgba(0, 0, 0, 0)', 'rgb(1, 2, 3)']);
  await page.locator('[data-object=t]').click();
  await expect.poll(() => answers(page)).toEqual({ better: { selected: 'left' } });
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => answers(page)).toEqual({ better: { selected: 'right' } });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
