/** Names of files have no blanks, and others are made of them: a long one wraps, and what holds it is no wider than its page. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { User } from '#app/db/schema/people.ts';
import { snapshots } from '#app/db/schema/snapshots.ts';
import { exports, imports } from '#app/db/schema/transfers.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { sideways } from '#tests/support/watching.ts';

let room: Room;
let ada: User;
let pages: string[];
const name = `${'camera_trap_north_meadow_'.repeat(6)}2026.csv`;
beforeAll(async () => {
  room = await openRoom('long_names');
  const { db } = room.connection;
  const story = await make.story(db);
  ada = story.ada;
  const ben = await make.user(db, { organization: story.home, role: 'annotator', firstName: 'Ben', email: `${name.slice(0, 60)}@example.org` });
  const { id } = await make.project(db, { by: ada, title: name, members: [ben] });
  const made = { projectId: id, createdBy: ada.id };
  const [read] = await db
    .insert(imports)
    .values({ ...made, state: 'done', sources: [{ fileId: 1, name, size: 20 }] })
    .returning();
  await db.insert(exports).values({ ...made, title: name, format: 'JSON', options: {} });
  const [kept] = await db
    .insert(snapshots)
    .values({ ...made, title: name })
    .returning();
  const task = await make.task(db, { project: { ...story.project, id }, data: { text: name } });
  const lists = [paths.newImport(id), paths.exports(id), paths.snapshots(id), paths.members(id), paths.tasks(id)];
  const places = [paths.project(id), paths.task(id, task.id), paths.import(id, read!.id), paths.snapshot(id, kept!.id)];
  pages = [...lists, ...places, paths.projectSettings(id, 'danger'), paths.projects, paths.people];
});
afterAll(() => room.close());

it.each([1366, 360])('at %i px', async (width) => {
  const context = await room.sitDown(ada, { viewport: { width, height: 768 } });
  const page = await context.newPage();
  const wide: string[] = [];
  for (const path of pages) {
    await page.goto(path);
    // On phones tables scroll, for their numbers stay beside each other.
    const tables = await page.locator('.table-region').evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
    if ((await sideways(page)) > 0 || (width > 360 && tables.some((beyond) => beyond > 0))) wide.push(path);
  }
  expect(wide).toEqual([]);
  await context.close();
});
