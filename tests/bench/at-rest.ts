/** Start-up time, memory at rest, and bytes over the wire, of a real server: `npx tsx tests/bench/at-rest.ts`. */
import { setTimeout as wait } from 'node:timers/promises';
import { paths } from '#app/core/paths.ts';
import { openBrowser, type OpenBrowser } from '#tests/support/chromium.ts';
import { configs } from '#tests/support/make.ts';
import { say, tellNumber, tellTimes } from './figures.ts';
import { sized } from './size.ts';
import { forget, memoryOf, start, type Started } from './started.ts';
import { project, signedIn, tellWeights } from './visits.ts';

/** Bytes, milliseconds and megabytes of the product description. */
const budget = { start: 2000, memory: 200, management: 60_000 };
const starts = sized(5, 2);
/** Until what the start left behind is collected. */
const restMs = sized(20_000, 10_000);

async function weights(browser: OpenBrowser, url: string): Promise<boolean> {
  const lines = Array.from({ length: 60 }, (_, n) => ({ text: `Line ${n} about rivers and towns.` }));
  const texts = await project(url, 'Texts', configs.text, lines);
  const visitor = { url, storageState: await signedIn(browser, url) };
  const projects = await tellWeights(browser, visitor, { title: 'projects', path: paths.projects, most: budget.management });
  const tasks = await tellWeights(browser, visitor, { title: 'data manager', path: paths.tasks(texts), most: budget.management });
  return projects && tasks;
}

async function startTimes(): Promise<{ within: boolean; server: Started }> {
  const first = await start();
  tellNumber('first start, database made (built before)', Math.round(first.took), 'ms');
  let server = first;
  const times: number[] = [];
  for (let round = 0; round < starts; round += 1) {
    await server.stop();
    server = await start();
    times.push(server.took);
  }
  return { within: tellTimes('later starts, until it serves', times, budget.start), server };
}

/** Prints every figure; false when one is over its budget. */
export async function benchAtRest(): Promise<boolean> {
  say('Start, memory and bytes of a real server (media apart)');
  let { within, server } = await startTimes();
  const browser = await openBrowser();
  try {
    await wait(restMs);
    const rest = memoryOf(server.pid);
    if (rest)
      within =
        tellNumber(`memory at rest: server ${rest.server} + PostgreSQL ${rest.postgres}`, rest.server + rest.postgres, 'MB', budget.memory) && within;
    else say('memory at rest: only Linux tells');
    within = (await weights(browser, server.url)) && within;
  } finally {
    await browser.close();
    await server.stop();
    forget();
  }
  return within;
}

// The browser would keep the process.
if (process.argv[1]?.endsWith('at-rest.ts')) process.exit((await benchAtRest()) ? 0 : 1);
