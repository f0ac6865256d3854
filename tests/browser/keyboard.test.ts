/** From signing in to a submitted answer without a pointer: Tab finds everything, keys do everything. */
import { eq } from 'drizzle-orm';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import { hashPassword } from '#app/domain/passwords.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';

let room: Room;
let ada: User;
let ben: User;
let page: Page;
beforeAll(async () => {
  room = await openRoom('keyboard');
  const { db } = room.connection;
  const home = await make.organization(db);
  ada = await make.user(db, { organization: home, role: 'manager' });
  ben = await make.user(db, { organization: home, role: 'annotator', passwordHash: await hashPassword(password) });
  page = await (await room.sitDown()).newPage();
  await signIn();
});
afterAll(() => room.close());

const password = 'four words for ben';

/** Tabs on until something has the focus. Fails where 60 steps do not lead there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  // Found once: to look for it anew at every step costs more than the step.
  const wanted = await target.first().elementHandle();
  for (let step = 0; step < 60; step += 1) {
    if (await wanted?.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target.toString()}`);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Ben tabs his way from the list of projects to the one task of a new one. */
async function toTheTask(config: keyof typeof make.configs, data: Record<string, unknown>) {
  const { db } = room.connection;
  const project = await make.project(db, { by: ada, members: [ben], config: make.configs[config] });
  await make.task(db, { project, data });
  await page.goto(paths.projects);
  await tabTo(page, page.getByRole('link', { name: `Label ${project.title}` }));
  await press(page, 'Enter');
  await tabTo(page, page.getByRole('button', { name: 'Start labeling' }));
  await press(page, 'Enter');
  return () => db.select({ result: annotations.result }).from(annotations).where(eq(annotations.projectId, project.id));
}

async function submit(page: Page): Promise<void> {
  await press(page, 'Control+Enter');
  await page.getByText('Nothing is left for you here').waitFor();
}

/** Ben signs in, and sees the list of his projects. */
async function signIn(): Promise<void> {
  await page.goto(paths.signIn);
  await tabTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type(ben.email);
  await tabTo(page, page.getByRole('textbox', { name: 'Password' }));
  await page.keyboard.type(password);
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
}

it('text: caret, selection, label', async () => {
  const stored = await toTheTask('text', { text: '🐱 Ada went to London' });
  await tabTo(page, page.locator('.text-surface__text'));
  await press(page, '1', 'ArrowRight', 'ArrowRight', 'Control+Shift+ArrowRight', 'Enter');
  await page.locator('.text-span').first().waitFor();
  await submit(page);
  await expect.poll(() => stored()).toMatchObject([{ result: [{ type: 'labels', value: { start: 2, end: 5, text: 'Ada', labels: ['Person'] } }] }]);
});

it('image: place, move and size a box', async () => {
  const stored = await toTheTask('image', { photo: paths.sampleMedia('photo.jpg') });
  await page.locator('[data-drawn]').first().waitFor({ state: 'attached' });
  await tabTo(page, page.locator('.labeler__stage'));
  await press(page, '2', 'Enter', 'Shift+ArrowLeft', 'ArrowDown', 'Control+ArrowRight');
  await page
    .getByText(/Dog box, 21 by 20 percent/)
    .first()
    .waitFor({ state: 'attached' });
  await submit(page);
  await expect
    .poll(() => stored())
    .toMatchObject([{ result: [{ type: 'rectanglelabels', value: { width: 21, height: 20, rotation: 0, rectanglelabels: ['Dog'] } }] }]);
});

it('image: the key of a label and Enter place a box before anything has focus', async () => {
  const stored = await toTheTask('image', { photo: paths.sampleMedia('photo.jpg') });
  await page.locator('[data-drawn]').first().waitFor({ state: 'attached' });
  await press(page, '2', 'Enter', 'Control+ArrowRight');
  await page
    .getByText(/Dog box, 21 by 20 percent/)
    .first()
    .waitFor({ state: 'attached' });
  await submit(page);
  await expect.poll(() => stored()).toMatchObject([{ result: [{ type: 'rectanglelabels', value: { width: 21, rectanglelabels: ['Dog'] } }] }]);
});

it('audio: set a range at the playhead', async () => {
  const stored = await toTheTask('audio', { sound: paths.sampleMedia('bell.wav') });
  await page.locator('.audio-stage[aria-valuemax]').waitFor();
  await expect.poll(() => page.locator('.audio-stage').getAttribute('aria-valuemax').then(Number)).toBeGreaterThan(1);
  await tabTo(page, page.locator('.audio-stage'));
  await press(page, '2', '[', 'Shift+ArrowRight', ']');
  await page
    .getByText(/Noise range, 0.00 to 1.00 s/)
    .first()
    .waitFor({ state: 'attached' });
  await submit(page);
  await expect.poll(() => stored()).toMatchObject([{ result: [{ type: 'labels', value: { start: 0, end: 1, labels: ['Noise'] } }] }]);
});
