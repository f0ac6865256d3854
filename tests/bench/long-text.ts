/** Texts of 1 MB with 2,000 spans in a browser: against laying out the same text alone, here and now: `npx tsx tests/bench/long-text.ts`. */
import type { Page } from 'playwright';
import { startHarness } from '#tests/islands/harness.ts';
import type { Measured } from '#tests/islands/text/alone.ts';
import { longTexts, measureAlone, openAlone } from '#tests/islands/text/long.ts';
import { say, tellNumber } from './figures.ts';

/** Milliseconds that the browser takes for the text without any span. */
const layOut = (page: Page, text: string): Promise<number> =>
  page.evaluate((given) => {
    const host = document.createElement('div');
    host.className = 'text-surface__text';
    const before = performance.now();
    if (given.startsWith('<')) host.innerHTML = given;
    else host.textContent = given;
    document.body.replaceChildren(host);
    void host.offsetHeight;
    return performance.now() - before;
  }, text);

/** Prints the figures; false when one is over its budget. The best of three: what else the machine does meanwhile is not meant. */
export async function benchLongText(): Promise<boolean> {
  say('A text of 1 MB with 2,000 spans, in a browser');
  const harness = await startHarness();
  try {
    const page = await openAlone(harness);
    const within: boolean[] = [];
    for (const type of ['Text', 'HyperText'] as const) {
      const runs: (Measured & { bare: number })[] = [];
      for (let run = 0; run < 3; run += 1) runs.push({ bare: await layOut(page, longTexts[type]), ...(await measureAlone(page, type, 2000)) });
      const best = (key: 'bare' | 'first' | 'select' | 'add') => Math.min(...runs.map((run) => run[key]));
      within.push(
        tellNumber(`  ${type}: drawn at first`, Math.round(best('first')), 'ms', 1000),
        tellNumber(`  ${type}: the same against the text alone`, Math.round((best('first') / best('bare')) * 10) / 10, 'times'),
        tellNumber(`  ${type}: a selection`, Math.round(best('select')), 'ms', 300),
        tellNumber(`  ${type}: one span more`, Math.round(best('add')), 'ms', 300),
      );
    }
    return within.every(Boolean);
  } finally {
    await harness.close();
  }
}

if (process.argv[1]?.endsWith('long-text.ts')) process.exit((await benchLongText()) ? 0 : 1);
