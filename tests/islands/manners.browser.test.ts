import type { Page } from 'playwright';
import { openBrowser, type OpenBrowser } from '#tests/support/chromium.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Gallery } from '#tests/views/gallery.tsx';
import { frameFor, show } from '#tests/views/room.tsx';
import { servePages } from '#tests/views/serve.ts';

let browser: OpenBrowser;
let served: Awaited<ReturnType<typeof servePages>>;
let page: Page;

beforeAll(async () => {
  const flash = { kind: 'done' as const, text: 'Saved.' };
  served = await servePages({ '/': await show(Gallery(), frameFor('owner', { flash })) });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(served.base);
  await page.locator('html[data-script]').waitFor();
});

describe('the manners of a page', () => {
  it('copy what is to be taken away, also where there is no clipboard', async () => {
    const button = page.locator('[data-copy]').first();
    await button.click();
    await button.getByText('Copied').waitFor();
    expect(await page.evaluate(() => document.getSelection()?.toString())).toContain('/invitations/');
  });

  it('show a password and hide it again', async () => {
    const [field, button] = [page.locator('#plain-password'), page.locator('[data-reveal=plain-password]')];
    await button.click();
    expect([await field.getAttribute('type'), await button.getAttribute('aria-pressed')]).toEqual(['text', 'true']);
    await button.click();
    expect([await field.getAttribute('type'), await button.getAttribute('aria-pressed')]).toEqual(['password', 'false']);
  });

  it('open a dialog instead of its page, and close it by Esc', async () => {
    await page.getByRole('link', { name: 'Rename' }).click();
    await page.getByRole('dialog', { name: 'Rename the export' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    expect(page.url()).not.toContain('rename-page');
  });

  it('close a menu by Esc and give the focus back, or by a press elsewhere', async () => {
    const menu = page.locator('summary', { hasText: 'More' });
    await menu.click();
    await page.getByRole('link', { name: 'Duplicate' }).focus();
    await page.keyboard.press('Escape');
    expect(await menu.evaluate((summary) => summary === document.activeElement && !(summary.parentElement as HTMLDetailsElement).open)).toBe(true);
    await menu.click();
    await page.getByRole('heading', { level: 1 }).click();
    await expect.poll(() => page.locator('details[open]').count()).toBe(0);
  });

  it('tick all rows at once and tell when only some are', async () => {
    const [head, boxes] = [page.getByLabel('Select all on this page'), page.locator('tbody input[name=task]')];
    await head.check();
    expect(await boxes.evaluateAll((all) => all.every((box) => (box as HTMLInputElement).checked))).toBe(true);
    await boxes.first().uncheck();
    expect(await head.evaluate((box: HTMLInputElement) => [box.checked, box.indeterminate])).toEqual([false, true]);
  });

  it('take away what was said and keep the place it is said in', async () => {
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => page.locator('#flash').innerText()).toBe('');
  });

  it('send a form once, however often it is pressed', async () => {
    await page.evaluate(() => {
      window.addEventListener('submit', (event) => {
        document.title += event.defaultPrevented ? ' held' : ' sent';
        event.preventDefault();
      });
    });
    await page.getByRole('button', { name: 'Save' }).dblclick();
    expect(await page.title()).toMatch(/ sent held$/);
  });

  it('do nothing for what says why it cannot be pressed', async () => {
    await page.getByRole('button', { name: 'Publish' }).click({ force: true });
    expect(page.url()).toBe(`${served.base}/`);
  });
});
