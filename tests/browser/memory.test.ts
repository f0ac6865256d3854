/** A tab in which one labels on and on holds no more after many tasks than after some (`npm run bench` goes on to five hundred); every answer is stored whole, and can be taken back. */
import { eq, sql } from 'drizzle-orm';
import type { BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { beginWalk, drawBox, heldBy, labelWord, type Act, type Held } from '#tests/support/labeling-on.ts';
import * as make from '#tests/support/make.ts';

let room: Room;
let story: make.Story;
let context: BrowserContext;
beforeAll(async () => {
  room = await openRoom('memory');
  story = await make.story(room.connection.db);
  context = await room.sitDown(story.ben);
});
afterAll(() => room.close());

async function walk(config: string, data: Record<string, string>, act: Act, [some, many]: [number, number]) {
  const { db } = room.connection;
  const { ada, ben } = story;
  const read = { instruction: '<p>Mark it.</p>', showInstruction: true };
  const project = await make.project(db, { by: ada, config, members: [ben], sampling: 'sequential', ...read });
  await db.execute(sql`insert into tasks (project_id, inner_id, data, overlap)
    select ${project.id}, n, ${JSON.stringify(data)}::jsonb, 1 from generate_series(1, ${many + 15}) n`);
  const { page, to } = await beginWalk(context, project.id, act, { hurried: true });
  await to(some);
  const before = await heldBy(page);
  await to(many);
  const after = await heldBy(page);
  const stored = await db
    .select({ id: annotations.id, count: annotations.resultCount })
    .from(annotations)
    .where(eq(annotations.projectId, project.id));
  const toUndo = await page.locator('#undo input[name=annotation]').inputValue();
  const isOpen = await page.locator('.instruction').evaluate((panel: HTMLDetailsElement) => panel.open);
  await page.close();
  expect(isOpen).toBe(false);
  expect(stored.map(({ count }) => count)).toEqual(Array.from({ length: many }, () => 1));
  // The page was fetched before the last answer was given, and offers to take it back all the same.
  expect(Number(toUndo)).toBe(Math.max(...stored.map(({ id }) => id)));
  return { before, after };
}

/** Of the page nothing stays; what script holds may grow by what the browser itself keeps of what it did: compiled code, addresses. */
function expectFlat({ before, after }: { before: Held; after: Held }): void {
  expect(after.nodes - before.nodes).toBeLessThanOrEqual(50);
  expect(after.listeners - before.listeners).toBeLessThanOrEqual(10);
  expect(after.documents - before.documents).toBeLessThanOrEqual(0);
  expect(after.bytes - before.bytes).toBeLessThan(500_000);
}

it('twelve texts', async () => {
  expectFlat(await walk(make.configs.text, { text: 'London is where Ada lived.' }, labelWord, [4, 12]));
}, 120_000);

it('nine pictures', async () => {
  expectFlat(await walk(make.configs.image, { photo: paths.sampleMedia('photo.jpg') }, drawBox, [4, 9]));
}, 120_000);
