import type { BrowserContextOptions } from 'playwright';
import { openBrowser, type OpenBrowser } from '#tests/support/chromium.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Gallery } from '#tests/views/gallery.tsx';
import { frameFor, show } from '#tests/views/room.tsx';
import { byLight, byWidth, findings } from '#tests/support/watching.ts';
import { servePages } from '#tests/views/serve.ts';

let browser: OpenBrowser;
let served: Awaited<ReturnType<typeof servePages>>;
/** With script, on the screen that each test wants: it is a large page to open. */
let opened: Awaited<ReturnType<typeof open>>;
const wide = { width: 1280, height: 800 };

beforeAll(async () => {
  served = await servePages({ '/': await show(Gallery(), frameFor('owner', { flash: { kind: 'done', text: 'Saved.' } })) });
  browser = await openBrowser();
  opened = await open();
});
beforeEach(async () => {
  await opened.page.emulateMedia({ colorScheme: 'light' });
  await opened.page.setViewportSize(wide);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

/** Opens the gallery as somebody with this screen does; `wrong` is what the browser complained about. */
async function open(screen: BrowserContextOptions = {}) {
  const page = await browser.newPage({ viewport: wide, ...screen });
  const wrong: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && wrong.push(message.text())));
  page.on('pageerror', (error) => void wrong.push(String(error)));
  await page.goto(served.base);
  return { page, wrong };
}

describe('every component', () => {
  it('keeps to the policy, with script and without', async () => {
    expect(opened.wrong).toEqual([]);
    const plain = await open({ javaScriptEnabled: false });
    expect(plain.wrong).toEqual([]);
    await plain.page.context().close();
  });

  it('has no fault that axe finds, however small: in light, in dark and on a phone', async () => {
    const { page } = opened;
    expect(await findings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await findings(page, [...byLight, ...byWidth])).toEqual([]);
  });

  it('never scrolls sideways, down to 320 px', async () => {
    const { page } = opened;
    for (const width of [1280, 640, 360, 320]) {
      await page.setViewportSize({ width, height: 640 });
      expect([width, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([width, width]);
    }
  });

  it('keeps its colors apart from those of the system when one chose them', async () => {
    const { page } = opened;
    await page.emulateMedia({ colorScheme: 'dark' });
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
    expect(await paper()).not.toBe(dark);
    await page.evaluate(() => document.documentElement.removeAttribute('data-theme'));
  });

  it('shows where the focus is, for each thing that takes it', async () => {
    const { page } = opened;
    const unseen = await page.evaluate(() => {
      const able = [
        ...document.querySelectorAll<HTMLElement>(
          'main a[href], main button, main input:not([type=hidden]), main select, main textarea, main summary, main [tabindex="0"]',
        ),
      ];
      return able
        .filter((element) => {
          element.focus({ focusVisible: true } as FocusOptions);
          if (document.activeElement !== element) return false;
          const marks = [element, element.closest('.tile'), element.closest('.radio-card'), element.querySelector('.bar__edge')].filter(
            (part) => part !== null,
          );
          return !marks.some((part) => getComputedStyle(part).outlineStyle !== 'none' || Number.parseFloat(getComputedStyle(part).strokeWidth) > 4);
        })
        .map((element) => element.outerHTML.slice(0, 80));
    });
    expect(unseen).toEqual([]);
  });
});
