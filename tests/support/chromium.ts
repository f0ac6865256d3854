/** The Chromium of this test worker: launched by the first file that asks, kept for those after it, gone with the worker. */
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright';
import { findChromium } from '#tests/chromium.mjs';

/** Without these, Chromium calls home at every start; a closed network refuses that noisily. As root it cannot sandbox itself. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a file may do with the browser; `close` ends the contexts it opened and leaves the browser to the next file. */
export type OpenBrowser = {
  /** Without motion, as people may ask for: every frame of a transition is drawn, and most tests would only wait for its end. */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  newPage(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
};

let launched: Promise<Browser> | undefined;

/** Benches measure all that a browser does, and pictures are taken where somebody asks for them; else nobody looks at a page. */
const isLookedAt = !process.env.VITEST || Boolean(process.env.SHOTS);

/** What nobody looks at is laid out, styled and hit as ever, but not painted: that is a sixth of a browser's work. */
function leaveUnpainted(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { opacity: 0 !important }');
  document.adoptedStyleSheets.push(sheet);
}

/**
 * Playwright notes where each of its calls comes from, outside and within. Naming such a place by our sources takes longer than most calls, and is
 * done for errors of ours alone; of its own many steps Playwright needs the one that was called, for the call's name.
 */
function noteCallsAsTheyRun(named: typeof Error.prepareStackTrace | undefined): void {
  const isTheirs = (site?: NodeJS.CallSite) => site?.getFileName()?.includes('/playwright-core/') ?? false;
  const asTheyRun = (error: Error, sites: readonly NodeJS.CallSite[]) => {
    const ours = Math.max(
      1,
      sites.findIndex((site) => !isTheirs(site)),
    );
    return `${String(error)}\n${sites
      .slice(ours - 1, ours + 6)
      .map((site) => `    at ${site.toString()}`)
      .join('\n')}`;
  };
  Error.prepareStackTrace = (error, sites) => (named && !isTheirs(sites[0]) ? (named(error, sites) as unknown) : asTheyRun(error, sites));
}

/** A headless Chromium, the system's where there is one. */
export async function openBrowser(): Promise<OpenBrowser> {
  if (!launched) noteCallsAsTheyRun(Error.prepareStackTrace);
  launched ??= chromium.launch({ executablePath: findChromium(), args: flags });
  const browser = await launched;
  const opened = new Set<BrowserContext>();
  const newContext = async (options?: BrowserContextOptions): Promise<BrowserContext> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    opened.add(context);
    if (!isLookedAt) await context.addInitScript(leaveUnpainted);
    context.once('close', () => opened.delete(context));
    return context;
  };
  return {
    newContext,
    newPage: async (options) => (await newContext(options)).newPage(),
    async close() {
      await Promise.all([...opened].map((context) => context.close()));
    },
  };
}
