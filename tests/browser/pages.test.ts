/** Every page of every role: nothing that axe calls serious, in light, dark and at 360 px; no sideways scrolling, no error, no other host. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '#app/db/schema/people.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { annotatorsPages, managersPages, manySided, ownersPages, reviewersPages, strangersPages, type ManySided } from '#tests/support/many-sided.ts';
import { byLight, byWidth, faults, sideways, watch } from '#tests/support/watching.ts';

let room: Room;
let story: ManySided;
beforeAll(async () => {
  room = await openRoom('pages');
  story = await manySided(room.connection.db);
});
afterAll(() => room.close());

const wide = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

/** Colors travel from light to dark; until they are there. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });

/** What is wrong with a page, by the light it is looked at in. */
async function lookAt(page: Page, path: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(wide);
  await page.goto(path);
  if (await page.locator('[data-island=labeler]').count()) await page.locator('.labeler__object').first().waitFor();
  const found = (await faults(page)).map((fault) => `light: ${fault}`);
  if ((await page.locator('h1').count()) !== 1) found.push('has no heading of its own, or several');
  // Colors do not hang on the width: the dark page is looked at as the narrow one.
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(phone);
  await settled(page);
  found.push(...(await faults(page, [...byLight, ...byWidth])).map((fault) => `dark, on a phone: ${fault}`));
  const over = await sideways(page);
  if (over > 0) found.push(`phone: scrolls sideways by ${over} px`);
  return found.map((fault) => `${path} ${fault}`);
}

async function walk(user: User | undefined, pages: string[]): Promise<void> {
  const context = await room.sitDown(user);
  const wrong = watch(context, room.base);
  const page = await context.newPage();
  const found: string[] = [];
  for (const path of pages) found.push(...(await lookAt(page, path)));
  // Some pages are asked for that are not there.
  expect([...found, ...wrong.filter((line) => !/404 \(Not Found\)/.test(line))]).toEqual([]);
  await context.close();
}

describe('every page is sound for', () => {
  it('strangers', () => walk(undefined, strangersPages));
  it('annotators', () => walk(story.ben, annotatorsPages(story)));
  it('reviewers', () => walk(story.cy, reviewersPages(story)));
  it('managers', () => walk(story.ada, managersPages(story)), 120_000);
  it('owners', () => walk(story.olga, ownersPages(story)));
});
