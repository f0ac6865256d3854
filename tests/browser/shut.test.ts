/** What a page does while its task is not its own to change, and what it says of work that waits or has nowhere to go. */
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { tasks } from '#app/db/schema/tasks.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { at, begin, choose, chosen, drafted, line, people, project, saved, stands, stored } from '#tests/support/moods.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom('browser_shut');
});
afterAll(() => room.close());

const isShut = (page: Page) => page.locator('#answer').evaluate((form) => (form as HTMLElement).inert);

describe.concurrent('a page that is shut', () => {
  it('takes no key and submits nothing, in the tab that does not have the task', async ({ expect }) => {
    const { project: made, ben } = await project(room, 2);
    const context = await room.sitDown(ben);
    const first = await at(room, context, made, ben);
    await choose(first, 'Glad');
    await saved(first);
    const second = await context.newPage();
    await second.goto(first.url());
    await line(second).getByText('open in another tab').waitFor();
    await stands(second);
    await second.keyboard.press('2');
    await second.keyboard.press('Control+Enter');
    await second.evaluate(() => document.querySelector<HTMLFormElement>('#answer')!.requestSubmit());
    expect([await chosen(second, 'Glad'), second.url()]).toEqual([true, first.url()]);
    await choose(first, 'Sad');
    await expect.poll(() => drafted(room, made)).toMatchObject([{ result: [{ value: { choices: ['Sad'] } }] }]);
    expect(await stored(room, made)).toEqual([]);
  });

  it('is so while its answer is on the way, and says it where that takes longer', async ({ expect }) => {
    const { project: made, ben } = await project(room, 2);
    const page = await at(room, await room.sitDown(ben), made, ben);
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/annotations', async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await line(page).getByText('Sending …').waitFor();
    await page.keyboard.press('2');
    expect([await isShut(page), await chosen(page, 'Glad')]).toEqual([true, true]);
    go();
    await page.locator('.label__where', { hasText: 'Task 2' }).waitFor();
    await stands(page);
    expect(await isShut(page)).toBe(false);
    expect(await stored(room, made)).toMatchObject([{ result: [{ value: { choices: ['Glad'] } }] }]);
  });
});

describe.concurrent('a page goes on', () => {
  it('from what was done right before a reload, with nothing to choose between', async ({ expect }) => {
    const { project: made, ben } = await project(room, 1);
    const page = await at(room, await room.sitDown(ben), made, ben);
    for (const mood of ['Glad', 'Sad', 'Glad', 'Sad']) {
      await choose(page, mood);
      await page.reload();
      await stands(page);
      await expect.poll(() => chosen(page, mood)).toBe(true);
      await expect.poll(() => drafted(room, made)).toMatchObject([{ result: [{ value: { choices: [mood] } }] }]);
      expect(await line(page).textContent()).not.toContain('elsewhere');
    }
  });

  it('from a save that the page it was asked for with did not know of', async ({ expect }) => {
    const { project: made, ben } = await project(room, 1);
    const context = await room.sitDown(ben);
    const page = await at(room, context, made, ben);
    const before = await (await context.request.get(page.url())).text();
    await choose(page, 'Sad');
    await saved(page);
    await page.route(page.url(), (route) => route.fulfill({ body: before, contentType: 'text/html' }), { times: 1 });
    await page.reload();
    await stands(page);
    await expect.poll(() => chosen(page, 'Sad')).toBe(true);
    await choose(page, 'Glad');
    await expect.poll(() => drafted(room, made)).toMatchObject([{ result: [{ value: { choices: ['Glad'] } }] }]);
  });

  it('where it is when one skips to its content, with all that can be undone', async ({ expect }) => {
    const { project: made, ben } = await project(room, 1);
    const page = await at(room, await room.sitDown(ben), made, ben);
    await choose(page, 'Sad');
    const origin = await page.evaluate(() => performance.timeOrigin);
    await page.getByRole('link', { name: 'Skip to the content' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Control+z');
    await expect.poll(() => chosen(page, 'Sad')).toBe(false);
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(origin);
  });
});

describe.concurrent('the line says', () => {
  it('that what waited is sent', async ({ expect }) => {
    const { project: made, ben } = await project(room, 12);
    const context = await room.sitDown(ben);
    const ahead = context.waitForEvent(
      'response',
      (response) => /\/tasks\/\d+\/label$/.test(response.url()) && response.request().resourceType() === 'fetch',
    );
    const page = await begin(context, made);
    await (await ahead).finished();
    await context.setOffline(true);
    await choose(page, 'Glad');
    await page.getByRole('button', { name: 'Submit' }).click();
    await line(page).getByText('Task 1 waits here to be sent').waitFor();
    await context.setOffline(false);
    await line(page).getByText('Task 1 is sent.').waitFor();
    expect(await stored(room, made)).toHaveLength(1);
  });

  it('that a task is gone, that the work is kept, and where to go on', async ({ expect }) => {
    const { project: made, ben } = await project(room, 2);
    const page = await at(room, await room.sitDown(ben), made, ben);
    const { db } = room.connection;
    await choose(page, 'Glad');
    await saved(page);
    await db.delete(tasks).where(eq(tasks.id, Number(/\/tasks\/(\d+)\//.exec(page.url())![1])));
    await page.getByRole('button', { name: 'Submit' }).click();
    await line(page).getByText('Task 1 is no longer open to you. Your work is kept on this machine.').waitFor();
    await line(page).getByRole('button', { name: 'Go on to the next task' }).click();
    await page.getByRole('button', { name: /labeling/ }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/label$/);
  });

  it('that the task was submitted at another machine without what was done here, and opens it with that', async ({ expect }) => {
    const both = await people(room);
    const { project: made, ben } = await project(room, 2, both);
    const [one, two] = [await at(room, await room.sitDown(ben), made, ben), await at(room, await room.sitDown(ben), made, ben)];
    await choose(one, 'Glad');
    await one.getByRole('button', { name: 'Submit' }).click();
    await one.locator('.label__where', { hasText: 'Task 2' }).waitFor();
    await choose(two, 'Sad');
    await line(two).getByText('submitted this task on another page, without what you did here').waitFor();
    await line(two).getByRole('button', { name: 'Open it with what you did here' }).click();
    await line(two)
      .getByText(/^Restored what you did at/)
      .waitFor();
    expect(await chosen(two, 'Sad')).toBe(true);
    await two.getByRole('button', { name: 'Update' }).click();
    await expect.poll(() => stored(room, made)).toMatchObject([{ result: [{ value: { choices: ['Sad'] } }] }]);
  });
});
