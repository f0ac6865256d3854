/** The builder in a real browser: what it makes of the markup stands in the text area, where the browser's own undo takes it back. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { createProject } from '#app/domain/projects.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { faults, sideways, thin, watch } from '#tests/support/watching.ts';

let room: Room;
let ada: User;
let empty: Project;
beforeAll(async () => {
  room = await openRoom('config_builder');
  ({ ada } = await make.story(room.connection.db));
  empty = await createProject(room.connection.db, { title: 'Empty', description: '' }, ada);
});
afterAll(() => room.close());

/** An answer that comes when it is let go. */
function holding() {
  const late = { answer: () => undefined as unknown };
  const held = new Promise<void>((answered) => {
    late.answer = answered;
  });
  return { held, answer: () => late.answer() };
}

const picture = '<View>\n  <Image name="image" value="$image"/>\n</View>';
const boxes = (labels: string) =>
  `<View>\n  <Image name="image" value="$image"/>\n  <RectangleLabels name="box" toName="image">\n${labels}  </RectangleLabels>\n</View>`;
const cat = '    <Label value="Cat"/>\n';
const dog = '    <Label value="Dog"/>\n';

it('from nothing to boxes by keys alone, with preview and undo', async () => {
  const context = await room.sitDown(ada);
  const wrong = watch(context, room.base);
  const page = await context.newPage();
  // The first look at the text, still empty, is answered late: what it says is old by then, and must not take the picture back.
  const late = holding();
  await context.route('**/labeling-config/preview', async (route) => (await late.held, route.continue()), { times: 1 });
  const lateAnswer = page.waitForResponse('**/labeling-config/preview');
  await page.goto(paths.labelingConfig(empty.id));
  const area = page.getByLabel('Markup');
  const said = page.locator('#builder-said');
  const text = () => area.inputValue();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** The answer has come and stands in the text: the focus goes on where the work does. */
  const goesOnAt = (id: string) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
  await page.locator('.config-editor--live').waitFor();

  await page.locator('#new-object').focus();
  await press('P', 'Tab', 'Tab', 'Enter');
  await said.filter({ hasText: 'Picture “image” is added; it shows image.' }).waitFor();
  await goesOnAt('new-object');
  await expect.poll(() => text()).toBe(picture);
  late.answer();
  await (await lateAnswer).finished();
  expect(await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => drawn(document.getElementById('new-control')?.id))))).toBe(
    'new-control',
  );

  await page.locator('#new-control').focus();
  await press('B', 'Tab');
  await page.keyboard.type('Cat\nDog');
  await press('Tab', 'Enter');
  await said.filter({ hasText: '“box” is added' }).waitFor();
  await goesOnAt('new-control');
  await expect.poll(() => text()).toBe(boxes(cat + dog));

  await page.getByRole('button', { name: 'Move “Cat” down' }).focus();
  await press('Enter');
  await said.filter({ hasText: '“Cat” moved down.' }).waitFor();
  await goesOnAt('label-1-up');
  await expect.poll(() => text()).toBe(boxes(dog + cat));
  await page.locator('#preview .labeler').getByText('Dog').first().waitFor();

  await page.getByLabel('Key of “Dog”').fill('d');
  await press('Tab');
  await page.keyboard.type('hound');
  await press('Tab');
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLTextAreaElement>('#config-markup')?.value === wanted,
    boxes(`    <Label value="Dog" hotkey="d" alias="hound"/>\n${cat}`),
  );
  await page.getByLabel('Name of “Cat”').focus();
  await press('Enter');
  await page.getByLabel('Color of “Cat”').fill('#aa0000');
  await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#config-markup')?.value.includes('background="#aa0000"'));
  expect(await faults(page)).toEqual([]);

  await area.focus();
  // The browser undoes typing of the whole page in its order, so steps in fields of the builder come between.
  for (let step = 0; step < 40 && (await text()) !== boxes(cat + dog); step += 1) await press('ControlOrMeta+z');
  await expect.poll(() => text()).toBe(boxes(cat + dog));
  expect(wrong).toEqual([]);
  await context.close();
});

it('what is written while an act is on its way stays: beside it both stand, over it the act does nothing', async () => {
  const context = await room.sitDown(ada);
  const page = await context.newPage();
  await page.goto(paths.labelingConfig(empty.id));
  const area = page.getByLabel('Markup');
  const text = () => area.inputValue();
  await page.locator('.config-editor--live').waitFor();
  const acts: string[] = [];
  page.on('request', (request) => request.url().endsWith('/builder') && acts.push(request.url()));
  /** Presses Down at “Cat” and lets the answer come when the text has become another. */
  const moveWhile = async (written: string) => {
    await area.fill(boxes(cat + dog));
    const down = page.locator('#label-0-down[title="Move “Cat” down"]');
    await down.waitFor();
    const late = holding();
    await context.route('**/labeling-config/builder', async (route) => (await late.held, route.continue()), { times: 1 });
    const asked = page.waitForRequest('**/labeling-config/builder');
    await down.click();
    await asked;
    const preview = page.waitForResponse('**/labeling-config/preview');
    await area.fill(written);
    late.answer();
    await (await preview).finished();
  };
  await moveWhile(`<!-- mine -->\n${boxes(cat + dog)}`);
  await expect.poll(text).toBe(`<!-- mine -->\n${boxes(dog + cat)}`);
  await moveWhile(boxes('    <Label value="Bird"/>\n'));
  // Also when the builder is drawn anew of what was written.
  await page.getByRole('button', { name: 'Remove “Bird”' }).waitFor();
  await page.getByText('Nothing was changed').waitFor();
  expect(await text()).toBe(boxes('    <Label value="Bird"/>\n'));
  expect(acts).toHaveLength(2);
  await context.close();
});

it('many labels: shown and changed by parts, also on a phone in the dark', async () => {
  const context = await room.sitDown(ada, { colorScheme: 'dark', viewport: { width: 360, height: 740 } });
  const wrong = watch(context, room.base);
  const page = await context.newPage();
  await page.goto(paths.labelingConfig(empty.id));
  await page.locator('.config-editor--live').waitFor();
  const labels = Array.from({ length: 120 }, (_, at) => `    <Label value="Label ${at}"/>\n`).join('');
  await page.getByLabel('Markup').fill(boxes(labels));
  await page.getByText('1 to 40 of 120 labels').waitFor();
  await page.getByRole('button', { name: 'Remove “Label 3”' }).click();
  await page.locator('#builder-said', { hasText: '“Label 3” is removed.' }).waitFor();
  await expect.poll(() => page.getByLabel('Markup').inputValue()).toBe(boxes(labels.replace('    <Label value="Label 3"/>\n', '')));
  await page.getByText('of 119 labels').waitFor();
  // A preview that was asked for before, and answered after the next labels are there, does not turn back to the first.
  const late = holding();
  const asked = page.waitForRequest('**/labeling-config/preview');
  await context.route('**/labeling-config/preview', async (route) => (await late.held, route.continue()), { times: 1 });
  await page.getByLabel('Markup').press('End');
  await page.keyboard.type(' ');
  await asked;
  const lateAnswer = page.waitForResponse('**/labeling-config/preview');
  await page.getByRole('button', { name: 'Labels after these' }).click();
  await page.getByText('41 to 80 of 119 labels').waitFor();
  late.answer();
  await (await lateAnswer).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await page.getByText('41 to 80 of 119 labels').isVisible()).toBe(true);
  // An act that was asked for before something was written draws the builder of what was there then: it is drawn anew.
  const act = holding();
  await context.route('**/labeling-config/builder', async (route) => (await act.held, route.continue()), { times: 1 });
  const acted = page.waitForRequest('**/labeling-config/builder');
  // By key: the preview may still grow above it.
  await page.getByRole('button', { name: 'Labels before these' }).press('Enter');
  await acted;
  await page.getByLabel('Markup').fill(boxes(labels.replace(/( *<Label value="Label [34]"\/>\n){2}/, '')));
  await page.getByText('41 to 80 of 118 labels').waitFor();
  act.answer();
  await page.getByText('1 to 40 of 118 labels', { exact: true }).waitFor();
  expect(await sideways(page)).toBe(0);
  await thin(page);
  expect(await faults(page)).toEqual([]);
  expect(wrong).toEqual([]);
  await context.close();
});
