/** What has no room beside it at 360 px stands below it, also where no script runs. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseConfig } from '#app/core/labeling/config.ts';
import { sampleTask } from '#app/core/labeling/sample.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { maybeTemplate } from '#app/core/templates/gallery.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';

let room: Room;
let story: Awaited<ReturnType<typeof make.story>>;
let page: Page;
beforeAll(async () => {
  room = await openRoom('narrow');
  story = await make.story(room.connection.db);
  await make.tasks(room.connection.db, story.project, [{ text: 'a' }, { text: 'b' }]);
  const context = await room.sitDown(story.ada, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  page = await context.newPage();
});
afterAll(() => room.close());

it('the current tab is in sight', async () => {
  for (const path of [paths.exports(story.project.id), paths.projectSettings(story.project.id, 'danger')]) {
    await page.goto(path);
    for (const tab of await page.locator('.tab[aria-current]').all()) {
      const box = await tab.boundingBox();
      expect([path, box!.x >= 0, box!.x + box!.width <= 360]).toEqual([path, true, true]);
    }
  }
});

it('nothing is said of what only scripts do', async () => {
  await page.goto(paths.projectSettings(story.project.id, 'instruction'));
  expect(await page.getByText('Saved as you type').isVisible()).toBe(false);
  await page.goto(paths.labelingConfig(story.project.id));
  expect(await page.getByText('Tab indents').isVisible()).toBe(false);
  expect(await page.getByRole('link', { name: 'All tags' }).isVisible()).toBe(true);
});

it('numbers that wrap stand below the first, without its rule', async () => {
  for (const width of [360, 1000]) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto(paths.project(story.project.id));
    const rows = await page.locator('.stats').evaluateAll((all) =>
      all.map((stats) => {
        const found = [...stats.children].map((stat) => {
          const { left, top, height } = stat.getBoundingClientRect();
          const edge = document.elementFromPoint(left + 0.5, top + height / 2);
          return {
            words: stat.firstElementChild!.getBoundingClientRect().left + parseFloat(getComputedStyle(stat.firstElementChild!).paddingLeft),
            top,
            hasRule: stat.contains(edge),
          };
        });
        const firsts = found.filter((one, at) => at === 0 || one.top > found[at - 1]!.top + 4);
        const { left } = stats.parentElement!.getBoundingClientRect();
        return firsts.map(({ words, hasRule }) => ({ indent: Math.round(words - left), hasRule }));
      }),
    );
    expect(width > 360 || rows[0]!.length > 1).toBe(true);
    expect([width, rows.flat().filter(({ indent, hasRule }) => indent !== 0 || hasRule)]).toEqual([width, []]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
});

it('filters stand in one row with their buttons on a desk, and the builder apart from the markup below it', async () => {
  await page.setViewportSize({ width: 1280, height: 740 });
  await page.goto(withQuery(paths.tasks(story.project.id), { state: 'new' }));
  const feet = await page.locator('.filters .control, .filters .button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
  expect(feet.length).toBeGreaterThan(6);
  expect(Math.max(...feet) - Math.min(...feet)).toBeLessThan(4);
  await page.goto(paths.labelingConfig(story.project.id));
  const foot = await page.locator('.config-page__builder').evaluate((builder) => builder.getBoundingClientRect().bottom);
  expect((await page.getByText('Markup', { exact: true }).boundingBox())!.y - foot).toBeGreaterThanOrEqual(20);
  await page.setViewportSize({ width: 360, height: 740 });
});

it('on paper everything begins at one edge', async () => {
  await page.emulateMedia({ media: 'print' });
  for (const path of [paths.project(story.project.id), paths.tasks(story.project.id)]) {
    await page.goto(path);
    const edges = await page
      .locator('.project-head__name, .page-head__title, .work h2')
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => Math.round(one.getBoundingClientRect().left)));
    expect([path, edges.length > 1, new Set(edges).size]).toEqual([path, true, 1]);
  }
  await page.emulateMedia({ media: null });
});

it('the words of what just happened have the width, with Undo below them', async () => {
  await page.goto(paths.tasks(story.project.id));
  await page.getByLabel('Choose task').first().check();
  await page.getByRole('button', { name: 'Delete chosen' }).click();
  const words = await page.locator('.flash__text').boundingBox();
  const undo = await page.getByRole('button', { name: 'Undo' }).boundingBox();
  expect(words!.width).toBeGreaterThan(200);
  expect(undo!.y).toBeGreaterThanOrEqual(words!.y + words!.height);
});

it('a task scrolls to its end and no farther, with the acts at the foot of the window', async () => {
  const { db } = room.connection;
  const context = await room.sitDown(story.ada, { viewport: { width: 360, height: 740 } });
  const labeling = await context.newPage();
  // The second has answers whose names only screen readers are told, far down.
  for (const id of ['sentiment', 'several-views']) {
    const { markup } = maybeTemplate(id)!;
    const project = await make.project(db, { by: story.ada, config: markup });
    const task = await make.task(db, { project, data: sampleTask(parseConfig(markup).config!) });
    await labeling.goto(paths.label(project.id, task.id));
    await labeling.locator('.labeler__choices').last().waitFor();
    const foot = await labeling.locator('.label__acts').evaluate((acts) => acts.getBoundingClientRect().bottom);
    expect([id, foot, await labeling.evaluate(() => document.documentElement.scrollHeight)]).toEqual([id, 740, 740]);
  }
  await context.close();
});

it('labels stay in reach of what is taller than the window; a list that is long itself leaves room for it', async () => {
  const { db } = room.connection;
  const context = await room.sitDown(story.ada, { viewport: { width: 360, height: 740 } });
  const labeling = await context.newPage();
  const list = (count: number) =>
    `<Labels name="a" toName="text">${Array.from({ length: count }, (_, at) => `<Label value="A label ${at}"/>`).join('')}</Labels>`;
  const text = '<Text name="text" value="$text"/>';
  const project = await make.project(db, { by: story.ada, config: `<View>${list(40)}${text}</View>` });
  const below = await make.project(db, { by: story.ada, config: `<View>${text}${list(4)}</View>` });
  for (const { id } of [project, below]) {
    const task = await make.task(db, { project: { ...project, id }, data: { text: 'word '.repeat(3000) } });
    await labeling.goto(paths.label(id, task.id));
    await labeling.locator('.text-surface__text').evaluate((words) => words.scrollIntoView({ block: 'center' }));
    const { top, high, foot } = await labeling.evaluate(() => {
      const [labels, bar, acts] = ['.labeler__control', '.workspace__bar', '.label__acts'].map((one) =>
        document.querySelector(one)!.getBoundingClientRect(),
      );
      return { top: labels!.top - bar!.bottom, high: labels!.height, foot: acts!.top - labels!.bottom };
    });
    expect(high).toBeLessThan(740 * 0.36);
    expect(id === project.id ? Math.round(top) : foot >= 0 && foot < 12).toBe(id === project.id ? 0 : true);
  }
  await context.close();
});
