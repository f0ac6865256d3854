/** Every page of every role: nothing that axe calls serious, in light, dark and at 360 px; no sideways scrolling, no error, no other host. */
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '#app/db/schema/people.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { createApp } from '#app/app.tsx';
import { paths } from '#app/core/paths.ts';
import { testDeps } from '#tests/support/app.ts';
import {
  annotatorsPages,
  managersPages,
  manySided,
  ownersPages,
  reviewersPages,
  strangersPages,
  waitingPages,
  type ManySided,
  type Stop,
} from '#tests/support/many-sided.ts';
import { byLight, byWidth, count, faults, repeatedIds, sideways, thin, watch, withAxe } from '#tests/support/watching.ts';

let room: Room;
let story: ManySided;
/** One browser for all: people sit down at it one after the other, strangers first. */
let context: BrowserContext;
let page: Page;
let wrong: string[];
beforeAll(async () => {
  room = await openRoom('pages');
  context = await room.sitDown();
  wrong = watch(context, room.base);
  await withAxe(context);
  page = await context.newPage();
  await turnTo(page, desk);
});
afterAll(() => room.close());

type Sight = { name: string; colorScheme: 'light' | 'dark'; size: { width: number; height: number }; rules?: string[] };
const desk: Sight = { name: 'light', colorScheme: 'light', size: { width: 1280, height: 800 } };
/** Colors do not hang on the width: the dark page is looked at as the narrow one. */
const phone: Sight = { name: 'dark, on a phone', colorScheme: 'dark', size: { width: 360, height: 740 }, rules: [...byLight, ...byWidth] };

/** Colors travel from light to dark; until they are there. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });

/** How the window stands. */
let at = desk;
async function turnTo(page: Page, sight: Sight): Promise<void> {
  at = sight;
  await page.emulateMedia({ colorScheme: sight.colorScheme });
  await page.setViewportSize(sight.size);
}

const walked = new Set<string>();

/** What a stop's address ends with where the page of what is not there is wanted. */
const notThere = /\/(?:gone|999999)$/;

/** Opens a stop; no other page may come in its place. */
async function openAt(page: Page, stop: Stop): Promise<string> {
  if (typeof stop === 'string') {
    const answer = await page.goto(stop);
    const { pathname } = new URL(stop, room.base);
    if (!answer?.ok() && !notThere.test(pathname)) wrong.push(`${stop} answers ${answer?.status()}`);
    if (new URL(page.url()).pathname !== pathname) wrong.push(`${stop} leads to ${page.url()}`);
    walked.add(pathname);
    return stop;
  }
  await page.goto(stop.path);
  await stop.go(page);
  return `after ${stop.path}`;
}

/** From so many elements on a page is long by what repeats on it, and axe takes a second for it. */
const long = 500;

/**
 * What is wrong with a page, by the light it is looked at in: first as the window stands, then the other way, in which the next page is opened.
 * A long page begins on the phone, where its width is taken before anything is taken away.
 */
async function lookAt(page: Page, stop: Stop): Promise<string[]> {
  const path = await openAt(page, stop);
  if (await count(page, '[data-island=labeler]')) await page.locator('.labeler__object').first().waitFor();
  const found = (await count(page, 'h1')) === 1 ? [] : ['has no heading of its own, or several'];
  found.push(...(await repeatedIds(page)).map((id) => `has several elements with the id ${id}`));
  const isLong = (await count(page, '*')) > long;
  for (const sight of isLong || at === phone ? [phone, desk] : [desk, phone]) {
    if (sight !== at) await turnTo(page, sight);
    const over = sight === phone ? await sideways(page) : 0;
    if (over > 0) found.push(`phone: scrolls sideways by ${over} px`);
    if (isLong) await thin(page);
    await settled(page);
    found.push(...(await faults(page, sight.rules)).map((fault) => `${sight.name}: ${fault}`));
  }
  return found.map((fault) => `${path} ${fault}`);
}

async function walk(user: User | undefined, stops: Stop[]): Promise<void> {
  if (user) await room.giveTo(user, context);
  wrong.length = 0;
  const found: string[] = [];
  for (const stop of stops) found.push(...(await lookAt(page, stop)));
  // Some pages are asked for that are not there, and some forms are sent that are not right.
  expect([...found, ...wrong.filter((line) => !/404 \(Not Found\)|422 \(/.test(line))]).toEqual([]);
}

/** What a GET answers that is no page to look at, by its route. */
const noPages = [
  /^\/(health|version|assets|samples|shared-exports)\b/,
  /^\/api\b/,
  // The way to the first page that one may see.
  /^\/$/,
  // The way to the task of an annotation.
  /\/annotations\/:annotation$/,
  // Files, and parts of pages.
  /\/(download|file|problems\.csv|peaks|preview|thumbnail|figures|checksum|:format|:name|:upload|export)$/,
];

/** Routes of pages of which none was looked at; a path belongs to the route that leaves least of it open. */
function leftOut(routes: { method: string; path: string }[]): string[] {
  const pages = [...new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
    .filter((path) => !noPages.some((no) => no.test(path)))
    .map((path) => ({ path, like: new RegExp(`^${path.replaceAll(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`), open: path.split(':').length }))
    .toSorted((one, other) => one.open - other.open);
  const seen = new Set([...walked].map((path) => pages.find(({ like }) => like.test(path))?.path));
  return pages.map(({ path }) => path).filter((path) => !seen.has(path));
}

describe('every page is sound for', () => {
  it('whoever comes first', async () => {
    await walk(undefined, [paths.setup]);
    story = await manySided(room.connection.db);
  });
  it('strangers', () => walk(undefined, strangersPages(story)));
  it('somebody who waits to be let in', () => walk(story.newcomer, waitingPages));
  it('annotators', () => walk(story.ben, annotatorsPages(story)));
  it('reviewers', () => walk(story.cy, reviewersPages(story)));
  it('managers', () => walk(story.ada, managersPages(story)), 120_000);
  it('owners', () => walk(story.olga, ownersPages(story)));
  it('whoever counts them: none is left out', () => {
    expect(leftOut(createApp(testDeps(undefined as never)).routes)).toEqual([]);
  });
});
