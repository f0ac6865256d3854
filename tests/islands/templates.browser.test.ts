/**
 * Every template of the gallery in the real labeler, on its own sample: drawn whole, without an error or a request that fails, nothing wider than the
 * narrowest window; and without a fault axe finds, where it has something no template before it had.
 * With SHOTS=folder it leaves a picture of each there, in light, dark and on a phone: to be looked at.
 */
import { join } from 'node:path';
import type { Page, Request } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleTask } from '#app/core/labeling/sample.ts';
import { templateGroups } from '#app/core/templates/gallery.ts';
import { configOf } from '#tests/core/labeling/configs.ts';
import { faults } from '#tests/support/watching.ts';
import { startHarness, type Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const shots = process.env.SHOTS;
/** The narrowest window there is. */
const narrow = { width: 320, height: 740 };
const screens = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
} as const;

async function shoot(page: Page, id: string): Promise<void> {
  for (const [name, { colorScheme, viewport }] of Object.entries(screens)) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await page.waitForFunction(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true)))));
    await page.screenshot({ path: join(shots ?? '', `${id}-${name}.png`), fullPage: name === 'phone' });
  }
  await page.setViewportSize(narrow);
}

const framesLater = (page: Page): Promise<0> =>
  page.evaluate(() => new Promise<0>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(0)))));

/** What reaches over the right edge of the narrowest window, but for what scrolls or is cut within its own place. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isCut = (one: Element | null): boolean => one !== null && (getComputedStyle(one).overflowX !== 'visible' || isCut(one.parentElement));
    const isOver = (one: Element) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 0.5;
    const buttons = [...document.querySelectorAll('.labeler__toolbar *, .labeler button')].filter(isOver);
    const others = [...document.querySelectorAll('.labeler *')].filter((one) => isOver(one) && !isCut(one.parentElement));
    return [...new Set([...buttons, ...others])].map((one) => `${one.tagName} ${one.getAttribute('class')}: ${(one.textContent ?? '').slice(0, 30)}`);
  });

/** Words of the labeler that stand where an object or a control should be. */
const unseen = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.labeler__refused, .labeler__problem, .labeler__object:empty')].map((one) => one.textContent || one.className),
  );

/** Tags that axe has looked at. */
const looked = new Set<string>();

/** Whether a config has a tag no config before it had; from then on it is known. */
function isNews(markup: string): boolean {
  const before = looked.size;
  for (const [, tag = ''] of markup.matchAll(/<(\w+)/g)) looked.add(tag);
  return looked.size > before;
}

it.each(templateGroups.map((group) => [group.title, group.templates] as const))('%s', { timeout: 240_000 }, async (_title, templates) => {
  const page = await harness.open({ markup: templates[0]!.markup }, { viewport: narrow });
  const asked = new Set<Request>();
  page.on('request', (request) => asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  for (const { id, markup } of templates) {
    await harness.turn(page, { markup, data: sampleTask(configOf(markup)) });
    // What is drawn may ask for more.
    await expect.poll(async () => (await framesLater(page)) + asked.size).toBe(0);
    expect([id, await unseen(page), harness.failed.splice(0), harness.errors.splice(0)]).toEqual([id, [], [], []]);
    expect([id, await tooWide(page)]).toEqual([id, []]);
    if (isNews(markup)) {
      await page.setViewportSize(screens.light.viewport);
      expect([id, await faults(page)]).toEqual([id, []]);
      await page.setViewportSize(narrow);
    }
    if (shots) await shoot(page, id);
  }
  await harness.done(page);
});
