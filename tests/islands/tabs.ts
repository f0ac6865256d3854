/** Tabs of the labeler's browser tests: what one test is done with, the next one takes, when it asks for the same kind. */
import type { BrowserContextOptions, Page } from 'playwright';
import { openBrowser } from '#tests/support/chromium.ts';

/** What tabs have complained of since the listening began. */
type Heard = { errors: string[]; failed: string[] };

export type Tabs = {
  /** A blank tab: nothing stored, no pointer over it, of the size and the look asked for. */
  open(options: BrowserContextOptions): Promise<Page>;
  leave(page: Page): Promise<void>;
  /** From now on what goes wrong is told here. */
  listen(): Heard;
  /** Closes what was not left. */
  close(): Promise<void>;
};

/** Not much wider than where pages become narrow: each frame costs by its pixels. */
const screen = { width: 1040, height: 680 };

export async function openTabs(): Promise<Tabs> {
  const browser = await openBrowser();
  let heard: Heard = { errors: [], failed: [] };
  /** What each tab in use was opened with. */
  const used = new Map<Page, BrowserContextOptions>();
  const left = new Map<string, Page[]>();

  async function openNew(options: BrowserContextOptions): Promise<Page> {
    const page = await (await browser.newContext({ viewport: screen, ...options })).newPage();
    page.on('pageerror', (error) => heard.errors.push(String(error)));
    page.on(
      'console',
      (message) => message.type() === 'error' && !message.text().startsWith('Failed to load resource') && heard.errors.push(message.text()),
    );
    page.on('response', (answer) => answer.status() >= 400 && heard.failed.push(`${answer.status()} ${answer.url()}`));
    return page;
  }

  return {
    async open(options) {
      const page = left.get(JSON.stringify(options))?.pop() ?? (await openNew(options));
      used.set(page, options);
      return page;
    },
    async leave(page) {
      const options = used.get(page);
      if (!options) return;
      used.delete(page);
      await page.unrouteAll();
      await page.evaluate(async () => {
        document.body.replaceWith(document.createElement('body'));
        await new Promise((ended) => setTimeout(ended));
        localStorage.clear();
        sessionStorage.clear();
        performance.clearResourceTimings();
      });
      await page.mouse.move(-1, -1);
      await page.setViewportSize(options.viewport ?? screen);
      await page.emulateMedia({ colorScheme: options.colorScheme ?? null, reducedMotion: options.reducedMotion ?? 'reduce' });
      const kind = JSON.stringify(options);
      left.set(kind, [...(left.get(kind) ?? []), page]);
    },
    listen: () => (heard = { errors: [], failed: [] }),
    async close() {
      await Promise.all([...used.keys()].map((page) => page.context().close()));
      used.clear();
    },
  };
}
