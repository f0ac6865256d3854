/** Pictures and sounds of the next task are here before it is asked for, so that it can also be labeled without network; no page asks for a sound more than twice. */
import { readFile } from 'node:fs/promises';
import { and, isNull, like } from 'drizzle-orm';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { files } from '#app/db/schema/transfers.ts';
import { makeTone } from '#tests/fixtures/tone.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { stands } from '#tests/support/steps.ts';

let room: Room;
let ada: User;
let ben: User;
/** Ada's tab and Ben's, each for all of the tests. */
let office: Page;
let page: Page;
beforeAll(async () => {
  room = await openRoom('media_ahead', { working: true });
  ({ ada, ben } = await make.story(room.connection.db));
  office = await (await room.sitDown(ada)).newPage();
  page = await (await room.sitDown(ben)).newPage();
});
afterAll(() => room.close());

/** So many that one may be held ahead. */
const many = 9;

const patience = { timeout: 20_000 };

type File = { name: string; mimeType: string; buffer: Buffer };

async function uploaded(config: string, file: (n: number) => File): Promise<Project> {
  const project = await make.project(room.connection.db, { by: ada, config, members: [ben], sampling: 'sequential' });
  await office.goto(paths.newImport(project.id));
  await office.getByLabel('Files').setInputFiles(Array.from({ length: many }, (_, n) => file(n + 1)));
  await office.getByRole('button', { name: 'Import' }).click();
  await office.getByText(`${many} tasks imported`).waitFor();
  // A job reads sounds for their peaks; what is fetched differs until it has.
  const waiting = () => room.connection.db.$count(files, and(isNull(files.peaksKey), like(files.type, 'audio/%')));
  await expect.poll(waiting, patience).toBe(0);
  return project;
}

/**
 * Counts what was asked of the server (or tried to) by a part of its address, and what has arrived whole; the browser's caches and kept waves apart.
 * That a cache answers is told a little after the question: counts are waited for. What went to the server stays in them.
 */
async function traffic() {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const asked = new Map<string, string>();
  const whole = new Set<string>();
  client.on('Network.requestWillBeSent', ({ requestId, request }) => void asked.set(requestId, request.url));
  client.on('Network.requestServedFromCache', ({ requestId }) => void asked.delete(requestId));
  client.on('Network.responseReceived', ({ requestId, response }) => void (response.fromDiskCache && asked.delete(requestId)));
  client.on('Network.loadingFinished', ({ requestId }) => void whole.add(requestId));
  const of = (part: string) => [...asked].filter(([, url]) => url.includes(part) && !url.endsWith('/peaks'));
  return { asked: (part: string) => of(part).length, arrived: (part: string) => of(part).filter(([id]) => whole.has(id)).length };
}

async function start(project: Project) {
  await page.context().setOffline(false);
  const counts = await traffic();
  await page.goto(paths.stream(project.id));
  await page.getByRole('button', { name: 'Start labeling' }).click();
  await stands(page, 1);
  return counts;
}

const submit = (): Promise<void> => page.getByRole('button', { name: 'Submit' }).click();

it('the next picture', async () => {
  const buffer = await readFile('tests/fixtures/cat-400x250.jpg');
  const project = await uploaded(make.configs.image, (n) => ({ name: `media-${n}.jpg`, mimeType: 'image/jpeg', buffer }));
  const { asked, arrived } = await start(project);
  await expect.poll(() => arrived('media-2.'), patience).toBe(1);
  await page.context().setOffline(true);
  await submit();
  await stands(page, 2);
  await page.locator('[data-drawn]').first().waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('.labeler__refused').count()).toBe(0);
  await expect.poll(() => [asked('media-1.'), asked('media-2.'), asked('media-3.')]).toEqual([1, 1, 0]);
}, 90_000);

it('the next sound, its wave and its player; each asked for twice at most', async () => {
  const config = make.configs.audio.replace('<Audio ', '<AudioPlus ');
  const project = await uploaded(config, (n) => ({
    name: `media-${n}.wav`,
    mimeType: 'audio/wav',
    // Of those that nobody opens, a second is enough to be read.
    buffer: Buffer.from(makeTone({ seconds: n <= 2 ? 3 + n : 1 })),
  }));
  const { asked, arrived } = await start(project);
  await page.locator('.audio-stage[aria-valuemax="4.00"]').waitFor();
  await expect.poll(() => arrived('media-2.'), patience).toBe(1);
  await expect.poll(() => asked('media-1.')).toBeLessThanOrEqual(2);
  await page.context().setOffline(true);
  await submit();
  await stands(page, 2);
  await page.locator('.audio-stage[aria-valuemax="5.00"]').waitFor();
  await page.locator('.audio-bar__play').click();
  await page.getByRole('button', { name: 'Pause' }).first().waitFor();
  await expect.poll(() => page.getByText('no wave is drawn').count()).toBe(0);
  await expect.poll(() => [asked('media-2.'), asked('media-3.')]).toEqual([1, 0]);
}, 90_000);

it('a sound whose server sends no parts is asked for twice as well, and can be jumped in', async () => {
  const { db } = room.connection;
  const project = await make.project(db, { by: ada, config: make.configs.audio, members: [ben] });
  await make.task(db, { project, data: { sound: paths.sampleMedia('bell.wav') } });
  const { asked } = await start(project);
  await expect.poll(() => page.evaluate(() => document.querySelector('.audio-stage')?.getAttribute('aria-valuemax')), patience).not.toBe('0.00');
  await page.waitForLoadState('networkidle');
  await page.locator('.audio-stage').focus();
  await page.keyboard.press('End');
  await expect
    .poll(() => page.locator('.audio-stage').getAttribute('aria-valuenow'))
    .toBe(await page.locator('.audio-stage').getAttribute('aria-valuemax'));
  await expect.poll(() => asked('bell.wav')).toBe(2);
}, 90_000);
