/** A large picture shows as a smaller copy, in its true size; all its pixels come when they are looked at. */
import { isNull, like, and } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { drafts } from '#app/db/schema/annotations.ts';
import { files } from '#app/db/schema/transfers.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { stands } from '#tests/support/steps.ts';
import { grayPng } from '../fixtures/picture.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom('large_picture', { working: true });
});
afterAll(() => room.close());

it('by zooming, and where the copy is lost', async () => {
  const { db } = room.connection;
  const { ada, ben } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image, members: [ben] });
  const office = await (await room.sitDown(ada)).newPage();
  await office.goto(paths.newImport(project.id));
  const picture = { name: 'wide.png', mimeType: 'image/png', buffer: grayPng(8000, 5000, { rest: 600_000 }) };
  await office.getByLabel('Files').setInputFiles([picture]);
  await office.getByRole('button', { name: 'Import' }).click();
  await office.getByText('1 task imported').waitFor();
  await expect.poll(() => db.$count(files, and(isNull(files.previewKey), like(files.type, 'image/%'))), { timeout: 20_000 }).toBe(0);

  const page = await (await room.sitDown(ben)).newPage();
  const asked: string[] = [];
  page.on(
    'request',
    (request) => request.resourceType() === 'image' && request.url().includes('wide.png') && asked.push(request.url().split('/').at(-1) ?? ''),
  );
  await page.goto(paths.stream(project.id));
  await page.getByRole('button', { name: 'Start labeling' }).click();
  await stands(page, 1);
  await page.locator('[data-drawn]').waitFor({ state: 'attached' });
  expect(new Set(asked)).toEqual(new Set(['preview']));

  const stage = page.locator('.labeler__stage');
  await stage.focus();
  await page.keyboard.press('Enter');
  const original = async () => (await db.select().from(drafts))[0]?.result.map((row) => [row.original_width, row.original_height]);
  await expect.poll(original, { timeout: 20_000 }).toEqual([[8000, 5000]]);
  const arrived = page.waitForResponse((response) => response.url().endsWith('wide.png'));
  await page.keyboard.press('Shift+2');
  expect((await arrived).status()).toBe(200);
  await expect.poll(() => page.locator('.image-surface__pixels').count()).toBe(0);

  await page.route('**/preview', (route) => route.abort());
  asked.length = 0;
  await page.reload();
  await page.locator('[data-drawn]').waitFor({ state: 'attached' });
  expect(asked).toContain('wide.png');
});
