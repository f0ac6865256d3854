/** Tabs of the labeler's browser tests: what one test is done with, the next one takes, when it asks for the same kind. */
import type { BrowserContextOptions, Page } from 'playwright';
import { openBrowser } from '#tests/support/chromium.ts';

/** What tabs have complained of since the listening began. */
type Heard = { errors: string[]; failed: string[] };

export type Tabs = {
  /** A blank tab: nothing stored, no pointer over it, of the size and the look asked for. */
  open(options: BrowserContextOptions): Promise<Page>;
  leave(page: Page): Promise<void>;
  leaveAll(): Promise<void>;
  /** From now on what goes wrong is told here. */
  listen(): Heard;
  /** Closes what was not left. */
  close(): Promise<void>;
};

/** Not much wider than where pages become narrow: each frame costs by its pixels. */
const screen = { width: 1040, height: 680 };

/** What a tab is given anew each time it is taken, and what it was made with. */
type Look = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'reducedMotion'>;

export async function openTabs(): Promise<Tabs> {
  const browser = await openBrowser();
  let heard: Heard = { errors: [], failed: [] };
  /** The kind of each tab in use. */
  const used = new Map<Page, string>();
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

  async function leave(page: Page): Promise<void> {
    const kind = used.get(page);
    if (kind === undefined) return;
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
    left.set(kind, [...(left.get(kind) ?? []), page]);
  }

  return {
    async open({ viewport = screen, colorScheme = 'light', reducedMotion = 'reduce', ...made }) {
      const kind = JSON.stringify(made);
      const page = left.get(kind)?.pop() ?? (await openNew(made));
      used.set(page, kind);
      await look(page, { viewport, colorScheme, reducedMotion });
      return page;
    },
    leave,
    async leaveAll() {
      for (const page of used.keys()) await leave(page);
    },
    listen: () => (heard = { errors: [], failed: [] }),
    async close() {
      await Promise.all([...used.keys()].map((page) => page.context().close()));
      used.clear();
    },
  };
}

async function look(page: Page, { viewport, ...media }: Look): Promise<void> {
  await page.emulateMedia(media);
  const now = page.viewportSize();
  if (viewport && (viewport.width !== now?.width || viewport.height !== now.height)) await page.setViewportSize(viewport);
}
