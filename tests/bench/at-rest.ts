/** Start-up time, memory at rest, and bytes over the wire, of a real server: `npx tsx tests/bench/at-rest.ts`. */
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from 'playwright';
import { paths } from '#app/core/paths.ts';
import { openBrowser, type OpenBrowser } from '#tests/support/chromium.ts';
import { configs } from '#tests/support/make.ts';
import { visit, weigh } from '#tests/support/watching.ts';
import { say, tellNumber, tellTimes } from './figures.ts';
import { forget, memoryOf, owner, start, type Started } from './started.ts';

/** Bytes, milliseconds and megabytes of the product description. */
const budget = { start: 2000, memory: 200, management: 60_000, text: 60_000, media: 120_000, again: 15_000 };
const starts = 5;
/** Until what the start left behind is collected. */
const restMs = 20_000;

async function call(url: string, path: string, body: unknown): Promise<{ id: number }> {
  const answer = await fetch(`${url}${paths.api}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { Authorization: `Token ${owner.token}`, 'Content-Type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: number };
}

/** Published, with tasks in it; answers its id. */
async function project(url: string, title: string, label_config: string, tasks: Record<string, string>[]): Promise<number> {
  const { id } = await call(url, '/projects/', { title, label_config, is_published: true, sampling: 'Sequential sampling' });
  await call(url, `/projects/${id}/tasks/bulk/`, tasks);
  return id;
}

type Signed = Awaited<ReturnType<BrowserContext['storageState']>>;

async function signedIn(browser: OpenBrowser, url: string): Promise<Signed> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto(paths.signIn);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').first().fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((at) => at.pathname === paths.projects);
  return context.storageState();
}

/** The address where a project's stream leads, found in a browser of its own. */
async function firstTask(browser: OpenBrowser, url: string, storageState: Signed, id: number): Promise<string> {
  const context = await browser.newContext({ baseURL: url, storageState });
  const page = await context.newPage();
  await page.goto(paths.stream(id));
  await page.getByRole('button', { name: 'Start labeling' }).click();
  await page.waitForURL(/\/tasks\/\d+\/label$/);
  const { pathname } = new URL(page.url());
  await context.close();
  return pathname;
}

async function weights(browser: OpenBrowser, url: string): Promise<boolean> {
  const texts = await project(
    url,
    'Texts',
    configs.text,
    Array.from({ length: 60 }, (_, n) => ({ text: `Line ${n} about rivers and towns.` })),
  );
  const photos = await project(url, 'Photos', configs.image, [{ photo: paths.sampleMedia('photo.jpg') }]);
  const sounds = await project(url, 'Sounds', configs.audio, [{ sound: paths.sampleMedia('bell.wav') }]);
  const storageState = await signedIn(browser, url);
  let within = true;
  for (const [title, path, most] of [
    ['projects', paths.projects, budget.management],
    ['data manager', paths.tasks(texts), budget.management],
    ['labeling a text', await firstTask(browser, url, storageState, texts), budget.text],
    ['labeling a picture', await firstTask(browser, url, storageState, photos), budget.media],
    ['labeling a sound', await firstTask(browser, url, storageState, sounds), budget.media],
  ] as const) {
    // The cookies are known, nothing else: as a browser that has never been here.
    const context = await browser.newContext({ baseURL: url, storageState });
    const page = await context.newPage();
    const read = await weigh(page);
    await visit(page, path);
    const first = read();
    await visit(page, path);
    within = tellNumber(`${title}: first visit`, first, 'B', most) && within;
    within = tellNumber(`${title}: second visit`, read(), 'B', budget.again) && within;
    await context.close();
  }
  return within;
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
