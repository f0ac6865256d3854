/** Bytes over the wire, as they are sent; pictures and sounds apart. The budgets of the product: they fail the build. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import type { User } from '#app/db/schema/people.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { editorPages } from '#tests/support/editors.ts';
import * as make from '#tests/support/make.ts';
import { manySided, type ManySided } from '#tests/support/many-sided.ts';
import { visit, weigh } from '#tests/support/watching.ts';

let room: Room;
let story: ManySided;
beforeAll(async () => {
  room = await openRoom('weight');
  story = await manySided(room.connection.db);
});
afterAll(() => room.close());

const kB = 1000;
const budget = { first: 60 * kB, again: 15 * kB, text: 60 * kB };

type Weights = { first: number; again: number };

/** Somebody's browser that weighs pages: each for one that has never been here, and for one that comes again. */
async function openScales(user: User): Promise<(path: string) => Promise<Weights>> {
  const context = await room.sitDown(user);
  const page = await context.newPage();
  const read = await weigh(page);
  const client = await context.newCDPSession(page);
  return async (path) => {
    // A browser that is new for each page weighs the same to the byte, and takes far longer to begin.
    await page.goto('about:blank');
    await client.send('Storage.clearDataForOrigin', { origin: room.base, storageTypes: 'indexeddb,local_storage,cache_storage,service_workers' });
    await client.send('Network.clearBrowserCache');
    read();
    await visit(page, path);
    const first = read();
    await visit(page, path);
    return { first, again: read() };
  };
}

/** Two at a time: most of each is waiting until a page is quiet. */
async function sideBySide<T>(
  user: User,
  all: readonly T[],
  look: (one: T, weights: (path: string) => Promise<Weights>) => Promise<void>,
): Promise<void> {
  const left = [...all];
  const next = async (): Promise<void> => {
    const weights = await openScales(user);
    for (let one = left.shift(); one !== undefined; one = left.shift()) await look(one, weights);
  };
  await Promise.all([next(), next()]);
}

it('a management page: 60 kB at first, 15 kB after', async () => {
  const { olga, project, ben } = story;
  const pages = [
    paths.projects,
    paths.people,
    paths.person(ben.id),
    paths.activities,
    paths.project(project.id),
    paths.tasks(project.id),
    paths.members(project.id),
    paths.projectSettings(project.id),
    paths.newImport(project.id),
    paths.exports(project.id),
    withQuery(paths.newProject, { from: 'template' }),
  ];
  const heavy: string[] = [];
  await sideBySide(olga, pages, async (path, weights) => {
    const { first, again } = await weights(path);
    if (first < 10 * kB || first > budget.first || again > budget.again) heavy.push(`${path}: ${first} at first, ${again} after`);
  });
  expect(heavy).toEqual([]);
});

it('labeling: at first what each surface may weigh, 15 kB after', async () => {
  const heavy: string[] = [];
  await sideBySide(story.ada, editorPages, async ({ title, config, data, most }, weights) => {
    const project = await make.project(room.connection.db, { by: story.ada, title, config });
    const task = await make.task(room.connection.db, { project, data });
    const { first, again } = await weights(paths.label(project.id, task.id));
    // Less would be a page that says why there is nothing to label.
    if (first < 40 * kB || first > most || again > budget.again) heavy.push(`${title}: ${first} of ${most} at first, ${again} after`);
  });
  expect(heavy).toEqual([]);
});

it('a task to look at costs no more than to label it, and its config no more than other pages', async () => {
  const { ada, project, tasks } = story;
  const weights = await openScales(ada);
  const task = await weights(paths.task(project.id, tasks[0]!.id));
  const config = await weights(paths.labelingConfig(project.id));
  expect(task.first).toBeLessThanOrEqual(budget.text);
  expect(config.first).toBeLessThanOrEqual(budget.first);
  for (const { again } of [task, config]) expect(again).toBeLessThanOrEqual(budget.again);
});
