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
