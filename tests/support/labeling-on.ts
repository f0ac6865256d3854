/** Somebody who labels one task after the other in one tab, the next one always fetched ahead; and what the tab then holds. */
import type { BrowserContext, Page, Response } from 'playwright';
import { paths } from '#app/core/paths.ts';
import { stands } from './steps.ts';

/** What is done on each task before it is submitted. */
export type Act = (page: Page) => Promise<void>;

/** Labels the first word of a text. */
export const labelWord: Act = async (page) => {
  await page.keyboard.press('1');
  await page
    .locator('.text-surface__text, .labeler__object')
    .last()
    .dblclick({ position: { x: 24, y: 24 } });
};

/** Draws a box on a picture. */
export const drawBox: Act = async (page) => {
  await page.locator('[data-drawn]').first().waitFor({ state: 'attached' });
  await page.keyboard.press('1');
  const stage = await page.locator('.labeler__stage').boundingBox();
  if (!stage) throw new Error('the stage is not shown');
  const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2];
  await page.mouse.move(x - 40, y - 40);
  await page.mouse.down();
  await page.mouse.move(x, y);
  await page.mouse.move(x + 40, y + 40);
  await page.mouse.up();
};

declare global {
  var submittedAt: number;
  /** Milliseconds from each submit to the next editor, taking input and drawn; gone when the tab loads a page. */
  var took: number[];
  /** Editors that have stood since the tab loaded a page. */
  var stood: number;
}

function watchSubmits(): void {
  globalThis.took = [];
  globalThis.stood = 0;
  document.addEventListener('submit', () => (globalThis.submittedAt = performance.now()), true);
  document.addEventListener('labeler:ready', () =>
    requestAnimationFrame(() => {
      globalThis.stood += 1;
      if (globalThis.submittedAt !== undefined) globalThis.took.push(performance.now() - globalThis.submittedAt);
    }),
  );
}

/** Waits pass twenty times as quickly: drafts are sent and tasks are fetched ahead as if people took their time. */
function hasten(): void {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = ((run: () => void, ms = 0) => setTimeout(run, ms / 20)) as typeof setTimeout;
}

const isAhead = (response: Response): boolean =>
  response.request().resourceType() === 'fetch' && /\/tasks\/\d+\/label$/.test(new URL(response.url()).pathname);

export type Walk = {
  page: Page;
  /** Goes on until so many tasks are submitted; answers how long each next one took. */ to(count: number): Promise<number[]>;
};

/** Opens the stream of a project whose tasks are numbered from 1 in its order; it needs a dozen more than are labeled. */
export async function beginWalk(context: BrowserContext, project: number, act: Act, { hurried = false } = {}): Promise<Walk> {
  const page = await context.newPage();
  await page.addInitScript(watchSubmits);
  if (hurried) await page.addInitScript(hasten);
  let ahead = page.waitForResponse(isAhead);
  await page.goto(paths.stream(project));
  await page.getByRole('button', { name: 'Start labeling' }).click();
  let done = 0;
  const label = async (): Promise<void> => {
    await stands(page, done + 1);
    await page.waitForFunction((before) => globalThis.stood > before, done);
    await act(page);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#answer input[name=result]')?.value !== '[]');
    await (await ahead).finished();
    ahead = page.waitForResponse(isAhead);
    await page.keyboard.press('Control+Enter');
    done += 1;
  };
  return {
    page,
    async to(count) {
      for (let left = count - done; left > 0; left -= 1) await label();
      await stands(page, done + 1);
      await (await ahead).finished();
      const took = await page.evaluate(() => globalThis.took);
      if (took.length !== done) throw new Error(`${done} tasks were submitted, but the tab loaded a page after ${done - took.length}`);
      return took;
    },
  };
}

/** What a tab holds after everything nobody can reach any more is collected: bytes of script, and counts of the DOM. */
export type Held = { bytes: number; nodes: number; listeners: number; documents: number };

export async function heldBy(page: Page): Promise<Held> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.enable');
  // What the first run finds dead may have held what the second finds.
  for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners, documents } = await client.send('Memory.getDOMCounters');
  await client.detach();
  return { bytes: Math.round(usedSize), nodes, listeners: jsEventListeners, documents };
}
