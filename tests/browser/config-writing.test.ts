/** Writing a config in a real browser: what may stand here is offered below the caret and taken by key or by click. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { createProject } from '#app/domain/projects.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { faults, watch } from '#tests/support/watching.ts';

let room: Room;
let ada: User;
let empty: Project;
beforeAll(async () => {
  room = await openRoom('config-writing');
  ({ ada } = await make.story(room.connection.db));
  empty = await createProject(room.connection.db, { title: 'Empty', description: '' }, ada);
});
afterAll(() => room.close());

it('offers tags, attributes and values, explains the caret’s place, and undoes by the browser’s own undo', async () => {
  const context = await room.sitDown(ada);
  const wrong = watch(context, room.base);
  const page = await context.newPage();
  await page.goto(paths.labelingConfig(empty.id));
  const area = page.locator('#config-markup');
  await area.fill('<View>\n  \n</View>');
  await area.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(9, 9));
  await page.locator('.config-editor__about').waitFor({ state: 'attached' });
  await page.keyboard.type('<Tex');
  const options = page.getByRole('listbox', { name: 'What may stand here' });
  await options.waitFor();
  await expect.poll(() => options.getByRole('option').allTextContents()).toHaveLength(2);
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('words');
  await expect.poll(() => area.inputValue()).toBe('<View>\n  <Text name="words" value=""/>\n</View>');
  await page.keyboard.press('ArrowLeft');
  await page.locator('.config-editor__about', { hasText: '<Text> A text' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('<Ratin');
  await page.getByRole('option', { name: /Rating/ }).click();
  await page.keyboard.type('r');
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('toN');
  await page.keyboard.press('Escape');
  await expect.poll(() => area.inputValue()).toContain('<Rating name="r"');
  expect(wrong).toEqual([]);
  await context.close();
});

it('explains the tag or attribute that the pointer rests on: the explanation can be pointed at, stays, and goes by Escape', async () => {
  const config = '<View>\n\t<Header value="名前"/><Text name="text" value="$text"/>\n<Rating name="r" toName="text"/></View>';
  const project = await make.project(room.connection.db, { by: ada, title: 'Explained', config });
  const context = await room.sitDown(ada);
  const wrong = watch(context, room.base);
  const page = await context.newPage();
  await page.goto(paths.labelingConfig(project.id));
  const area = page.locator('.config-editor--live #config-markup');
  await area.scrollIntoViewIfNeeded();
  const tip = page.locator('[role=tooltip]');
  const pointAt = async (words: string, letter: number) => {
    const { x, y } = await area.evaluate(placeOf, [words, letter] as const);
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
  };
  await pointAt('name=', 1);
  await expect.poll(() => tip.textContent()).toMatch(/^name: Its name/);
  await tip.hover();
  await pointAt('<Text', 2);
  await expect.poll(() => tip.textContent()).toMatch(/^<Text> A text/);
  await tip.hover();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await tip.waitFor({ state: 'hidden' });
  await pointAt('/View', 2);
  await expect.poll(() => tip.textContent()).toMatch(/^<View> /);
  await page.mouse.move(0, 0);
  await tip.waitFor({ state: 'hidden' });
  expect(wrong).toEqual([]);
  await context.close();
});

/** The middle of a letter in the window, by a copy of the text that the browser lays out itself. Runs in the page. */
function placeOf(area: HTMLTextAreaElement | SVGElement | HTMLElement, [words, letter]: readonly [string, number]): { x: number; y: number } {
  if (!(area instanceof HTMLTextAreaElement)) throw new Error('There is no text area.');
  const style = getComputedStyle(area);
  const copy = document.createElement('pre');
  for (const name of ['font', 'lineHeight', 'tabSize', 'padding', 'border', 'whiteSpace'] as const) copy.style[name] = style[name];
  const { left, top } = area.getBoundingClientRect();
  Object.assign(copy.style, { position: 'fixed', left: `${left}px`, top: `${top}px`, margin: '0', visibility: 'hidden' });
  copy.textContent = area.value;
  document.body.append(copy);
  const range = document.createRange();
  const at = area.value.indexOf(words) + letter;
  range.setStart(copy.firstChild!, at);
  range.setEnd(copy.firstChild!, at + 1);
  const box = range.getBoundingClientRect();
  copy.remove();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
