/** Labeling in a real browser: what is done is never lost, whatever ends. */
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { at, begin, choose, chosen, crash, drafted, line, people, project, saved, stands, stored } from '#tests/support/moods.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom('browser_labeling');
});
afterAll(() => room.close());

it('nothing is lost when tab and server die right after a change, nor when the server dies and comes back', async () => {
  const { project: made, ben } = await project(room, 1);
  const context = await room.sitDown(ben);
  const page = await at(room, context, made, ben);
  await room.kill();
  await choose(page, 'Sad');
  await line(page).getByText('1 change waits here').waitFor();
  await crash(context, page);
  await room.revive();
  const again = await begin(context, made);
  await line(again)
    .getByText(/^Restored what you did at/)
    .waitFor();
  await expect.poll(() => chosen(again, 'Sad')).toBe(true);
  await expect.poll(() => drafted(room, made)).toMatchObject([{ result: [{ value: { choices: ['Sad'] } }] }]);
  await line(again).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => chosen(again, 'Sad')).toBe(false);
  await expect.poll(() => drafted(room, made)).toMatchObject([{ result: [] }]);
  await room.kill();
  await choose(again, 'Sad');
  await line(again)
    .getByText(/changes? waits? here/)
    .waitFor();
  await room.revive();
  await saved(again);
  expect(await drafted(room, made)).toMatchObject([{ result: [{ value: { choices: ['Sad'] } }] }]);
});

describe('labeling', () => {
  let both: Awaited<ReturnType<typeof people>>;
  let [bens, cys]: BrowserContext[] = [];
  beforeAll(async () => {
    both = await people(room);
    [bens, cys] = [await room.sitDown(both.ben), await room.sitDown(both.cy)];
  });
  afterAll(async () => {
    await bens!.close();
    await cys!.close();
  });

  it('goes from task to task, and takes the last answer back', async () => {
    const { project: made, ben } = await project(room, 3, both);
    const page = await begin(bens!, made);
    await choose(page, 'Glad');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.locator('.label__where', { hasText: 'Task 2' }).waitFor();
    await expect.poll(() => stored(room, made)).toMatchObject([{ completedBy: ben.id, result: [{ value: { choices: ['Glad'] } }] }]);
    await page.getByRole('button', { name: 'Undo last' }).click();
    await page.locator('.label__where', { hasText: 'Task 1' }).waitFor();
    await stands(page);
    await expect.poll(() => chosen(page, 'Glad')).toBe(true);
    await expect.poll(() => stored(room, made)).toEqual([]);
  });

  it('two annotators at once get different tasks', async () => {
    const { project: made } = await project(room, 2, both);
    const [one, two] = await Promise.all([begin(bens!, made), begin(cys!, made)]);
    expect(new URL(one.url()).pathname).not.toBe(new URL(two.url()).pathname);
  });

  it('without any storage in the browser the form still works', async () => {
    const { project: made, cy } = await project(room, 2, both);
    await cys!.addInitScript(() => Object.defineProperty(window, 'indexedDB', { get: () => undefined }));
    const page = await at(room, cys!, made, cy);
    await choose(page, 'Glad');
    await saved(page);
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.locator('.label__where', { hasText: 'Task 2' }).waitFor();
    await expect.poll(() => stored(room, made)).toHaveLength(1);
  });
});

describe.concurrent('nothing is lost, either,', () => {
  it('nor offered back where only the word that it was saved got lost', async ({ expect }) => {
    const { project: made, ben } = await project(room, 1);
    const context = await room.sitDown(ben);
    const page = await at(room, context, made, ben);
    await page.route('**/draft', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await choose(page, 'Sad');
    await line(page).getByText('1 change waits here').waitFor();
    await page.close();
    const again = await at(room, context, made, ben);
    await expect.poll(() => chosen(again, 'Sad')).toBe(true);
    await choose(again, 'Glad');
    await saved(again);
    // Restored it would have been saved once more in between.
    expect(await drafted(room, made)).toMatchObject([{ version: 2, result: [{ value: { choices: ['Glad'] } }] }]);
  });

  it('when the network goes: labeling goes on, also with the next task, and all is sent in order on return', async ({ expect }) => {
    const { project: made, ben } = await project(room, 12);
    const context = await room.sitDown(ben);
    const page = await context.newPage();
    const ahead = page.waitForResponse((response) => /\/tasks\/\d+\/label$/.test(response.url()) && response.request().resourceType() === 'fetch');
    await page.goto(paths.stream(made.id));
    await page.getByRole('button', { name: 'Start labeling' }).click();
    await stands(page);
    await (await ahead).finished();
    await context.setOffline(true);
    await choose(page, 'Glad');
    await line(page).getByText('1 change waits here').waitFor();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.locator('.label__where', { hasText: 'Task 2' }).waitFor();
    await line(page).getByText('Task 1 waits here to be sent').waitFor();
    await stands(page);
    await choose(page, 'Sad');
    await page.getByRole('button', { name: 'Submit' }).click();
    await line(page).getByText('2 finished tasks wait here').waitFor();
    await expect.poll(() => stored(room, made)).toEqual([]);
    await context.setOffline(false);
    await page.locator('.label__where', { hasText: 'Task 3' }).waitFor();
    expect((await stored(room, made)).map(({ result }) => result[0]!.value)).toEqual([{ choices: ['Glad'] }, { choices: ['Sad'] }]);
  });

  it('to another person at the same browser: they see nothing of it', async ({ expect }) => {
    const { project: made, ben, cy } = await project(room, 1);
    const context = await room.sitDown(ben);
    const page = await at(room, context, made, ben);
    await context.route('**/draft', (route) => route.abort());
    await choose(page, 'Sad');
    await line(page).getByText('1 change waits here').waitFor();
    await page.close();
    await context.clearCookies();
    const other = await room.sitDown(cy);
    await context.addCookies(await other.cookies());
    const theirs = await context.newPage();
    await theirs.goto(paths.stream(made.id));
    await theirs.getByText('being labeled by others right now').waitFor();
    expect(await theirs.content()).not.toContain('Restored');
  });
});

describe.concurrent('two places at once', () => {
  it('two tabs: the second goes on by itself when the first is closed, or asks before it takes over, and the first says so', async ({ expect }) => {
    const { project: made, ben } = await project(room, 1);
    const context = await room.sitDown(ben);
    const first = await at(room, context, made, ben);
    await choose(first, 'Glad');
    await saved(first);
    const another = async (): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(first.url());
      await line(page).getByText('open in another tab').waitFor();
      return page;
    };
    const goesOn = async (page: Page, from: string, to: string): Promise<void> => {
      await expect.poll(() => page.locator('#answer').getAttribute('inert')).toBeNull();
      await stands(page);
      await expect.poll(() => chosen(page, from)).toBe(true);
      await choose(page, to);
      await saved(page);
    };
    const second = await another();
    await first.close();
    await goesOn(second, 'Glad', 'Sad');
    const third = await another();
    await line(third).getByRole('button', { name: 'Work here instead' }).click();
    await line(second).getByText('now open in another tab').waitFor();
    await goesOn(third, 'Sad', 'Glad');
  });

  it('two machines: the one left behind is told, and nothing is overwritten until it is chosen', async ({ expect }) => {
    const { project: made, ben } = await project(room, 1);
    const [one, two] = [await at(room, await room.sitDown(ben), made, ben), await at(room, await room.sitDown(ben), made, ben)];
    await choose(one, 'Glad');
    await saved(one);
    await choose(two, 'Sad');
    await line(two).getByText('open elsewhere').waitFor();
    await expect.poll(() => drafted(room, made)).toMatchObject([{ result: [{ value: { choices: ['Glad'] } }] }]);
    await line(two).getByRole('button', { name: 'Go on with mine' }).click();
    await saved(two);
    await expect.poll(() => drafted(room, made)).toMatchObject([{ result: [{ value: { choices: ['Sad'] } }] }]);
  });
});
