/** Bytes over the wire, as they are sent; pictures and sounds apart. The budgets of the product: they fail the build. */
import type { BrowserContext } from 'playwright';
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
/** Two, since most of the work is waiting until a page is quiet. */
let scales: Scales[];
beforeAll(async () => {
  room = await openRoom('weight');
  story = await manySided(room.connection.db);
  scales = await Promise.all([openScales(), openScales()]);
});
afterAll(() => room.close());

const kB = 1000;
const budget = { first: 60 * kB, again: 15 * kB, text: 60 * kB, ahead: 10 * kB };

type Weights = { first: number; again: number };

/** A browser that weighs pages: each for one that has never been here, and for one that comes again. */
type Scales = { context: BrowserContext; weights: (path: string) => Promise<Weights> };

async function openScales(): Promise<Scales> {
  const context = await room.sitDown();
  const page = await context.newPage();
  const read = await weigh(page);
  const client = await context.newCDPSession(page);
  const weights = async (path: string): Promise<Weights> => {
    // A browser that is new for each page weighs the same to the byte, and takes far longer to begin.
    await page.goto(paths.health);
    await client.send('Storage.clearDataForOrigin', { origin: room.base, storageTypes: 'indexeddb,local_storage,cache_storage,service_workers' });
    await client.send('Network.clearBrowserCache');
    read();
    await visit(page, path);
    const first = read();
    await visit(page, path);
    return { first, again: read() };
  };
  return { context, weights };
}

/** All of them by somebody, on both scales. */
async function sideBySide<T>(user: User, all: readonly T[], look: (one: T, weights: Scales['weights']) => Promise<void>): Promise<void> {
  const left = [...all];
  const next = async ({ context, weights }: Scales): Promise<void> => {
    await room.giveTo(user, context);
    for (let one = left.shift(); one !== undefined; one = left.shift()) await look(one, weights);
  };
  await Promise.all(scales.map(next));
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

it('labeling: what is fetched ahead for the first regions, once the editor stands, weighs 10 kB at most', async () => {
  const { ada } = story;
  const { config, data } = editorPages[0]!;
  const project = await make.project(room.connection.db, { by: ada, config });
  const task = await make.task(room.connection.db, { project, data });
  const page = await (await room.sitDown(ada)).newPage();
  const read = await weigh(page);
  await visit(page, paths.label(project.id, task.id));
  read();
  let ahead = 0;
  await expect.poll(() => (ahead += read())).toBeGreaterThan(2 * kB);
  await page.waitForLoadState('networkidle');
  expect(ahead + read()).toBeLessThanOrEqual(budget.ahead);
});

it('a task to look at costs no more than to label it, and its config no more than other pages', async () => {
  const { ada, project, tasks } = story;
  const pages = [
    { path: paths.task(project.id, tasks[0]!.id), most: budget.text },
    { path: paths.labelingConfig(project.id), most: budget.first },
  ];
  const heavy: string[] = [];
  await sideBySide(ada, pages, async ({ path, most }, weights) => {
    const { first, again } = await weights(path);
    if (first < 10 * kB || first > most || again > budget.again) heavy.push(`${path}: ${first} of ${most} at first, ${again} after`);
  });
  expect(heavy).toEqual([]);
});
