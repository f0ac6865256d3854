/** Uploads of the import page, with script: on their way at once, and on after a break. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { imports } from '#app/db/schema/transfers.ts';
import { uploads } from '#app/db/schema/uploads.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { faults, sideways } from '#tests/support/watching.ts';

let room: Room;
let folder: string;
/** Where the large file lies: the browser reads it from there, as for a person; handed over as bytes it takes a second each time. */
let large: string;
beforeAll(async () => {
  room = await openRoom('uploads', { working: true });
  folder = await mkdtemp(join(tmpdir(), 'gloss-uploads-'));
  large = await written('large.csv', `text\n${Array.from({ length: rows }, (_, n) => `${n} ${randomBytes(1000).toString('hex')}\n`).join('')}`);
});
afterAll(async () => {
  await room.close();
  await rm(folder, { recursive: true });
});

/** Larger than the first chunks together. */
const rows = 1200;
async function written(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
const item = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

async function open(): Promise<{ page: Page; project: Project }> {
  const { ada, project } = await make.story(room.connection.db);
  const page = await (await room.sitDown(ada)).newPage();
  await page.goto(paths.newImport(project.id));
  return { page, project };
}

const chunks = /\/uploads\/\d+\?offset=/;

/** Lets the first two requests through, the beginning and a chunk; the rest is as if the network were gone. */
async function cutAfterFirstChunk(page: Page): Promise<void> {
  let sent = 0;
  await page.route(chunks, (route) => (sent++ === 0 ? route.continue() : route.abort()));
}

it('several files go one after the other, and the form waits for them', async () => {
  const { page } = await open();
  await page.getByLabel('Files').setInputFiles([large, await written('small.csv', 'text\nLast\n')]);
  await page.getByRole('button', { name: 'Import at once' }).click();
  await page.getByText(`${(rows + 1).toLocaleString('en-GB')} tasks imported`).waitFor();
  expect(await room.connection.db.$count(uploads)).toBe(0);
});

it('a lost network is waited for; a closed tab goes on where it stopped', async () => {
  const { page, project } = await open();
  await cutAfterFirstChunk(page);
  await page.getByLabel('Files').setInputFiles(large);
  await item(page, 'large.csv').getByText('The server cannot be reached').waitFor();
  expect(await faults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  const [begun] = await room.connection.db.select().from(uploads);
  expect(begun!.receivedBytes).toBeGreaterThan(0);

  await page.unroute(chunks);
  await page.goto(paths.newImport(project.id));
  await item(page, 'large.csv').getByText('choose the same file again').waitFor();
  const offsets: number[] = [];
  page.on('request', (request) => request.method() === 'PATCH' && offsets.push(Number(new URL(request.url()).searchParams.get('offset'))));
  await page.getByLabel('Files').setInputFiles(large);
  await item(page, 'large.csv').getByText('has arrived').waitFor();
  expect(offsets[0]).toBe(begun!.receivedBytes);
  const before = await room.connection.db.$count(tasks);
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('button', { name: `Import ${rows.toLocaleString('en-GB')} tasks` }).click();
  await page.getByText(`${rows.toLocaleString('en-GB')} tasks imported`).waitFor();
  expect((await room.connection.db.$count(tasks)) - before).toBe(rows);
});

it('is paused, goes on and is removed by keys alone; what is not taken says why', async () => {
  const { page } = await open();
  await cutAfterFirstChunk(page);
  await page.getByLabel('Files').setInputFiles(large);
  await page.getByLabel('Files').setInputFiles({ name: 'odd.exe', mimeType: 'text/csv', buffer: Buffer.from('MZ\0\0') });
  const pause = page.getByRole('button', { name: 'Pause large.csv' });
  await item(page, 'large.csv').getByText('The server cannot be reached').waitFor();
  await pause.focus();
  await page.keyboard.press('Enter');
  await page.unroute(chunks);
  await item(page, 'odd.exe').getByText('not known').or(item(page, 'odd.exe').getByText('neither text nor')).first().waitFor();
  await page.getByRole('button', { name: 'Go on with large.csv' }).press('Enter');
  await item(page, 'large.csv').getByText('has arrived').waitFor();
  await page.getByRole('button', { name: 'Remove large.csv' }).press('Enter');
  await item(page, 'large.csv').waitFor({ state: 'detached' });
  expect(await page.getByLabel('Files').evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await room.connection.db.$count(uploads)).toBe(0);
});

it('a file that was refused or is paused is named, and nothing is sent without it', async () => {
  const { page, project } = await open();
  await cutAfterFirstChunk(page);
  await page.getByLabel('Files').setInputFiles([await written('empty.csv', ''), large]);
  await item(page, 'large.csv').getByText('The server cannot be reached').waitFor();
  await page.getByRole('button', { name: 'Pause large.csv' }).click();
  await page.unroute(chunks);
  await page.getByLabel('Files').setInputFiles(await written('one.csv', 'text\nOne\n'));
  await item(page, 'one.csv').getByText('has arrived').waitFor();
  await page.getByRole('button', { name: 'Check' }).click();
  const told = page.getByRole('status').filter({ hasText: 'nothing was sent' });
  await told.filter({ hasText: 'empty.csv was refused' }).filter({ hasText: 'large.csv is paused' }).waitFor();
  expect(await room.connection.db.$count(imports, eq(imports.projectId, project.id))).toBe(0);
  for (const name of ['empty.csv', 'large.csv']) {
    await page.getByRole('button', { name: `Remove ${name}` }).click();
    await item(page, name).waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('button', { name: 'Import 1 task' }).waitFor();
});
