/** Projects made by the API of a real server, and browsers that are signed in to it. */
import type { BrowserContext } from 'playwright';
import { paths } from '#app/core/paths.ts';
import type { OpenBrowser } from '#tests/support/chromium.ts';
import { visit, weigh } from '#tests/support/watching.ts';
import { tellNumber } from './figures.ts';
import { owner } from './started.ts';

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
export async function project(url: string, title: string, label_config: string, tasks: Record<string, unknown>[]): Promise<number> {
  const { id } = await call(url, '/projects/', { title, label_config, is_published: true, sampling: 'Sequential sampling' });
  await call(url, `/projects/${id}/tasks/bulk/`, tasks);
  return id;
}

/** Bytes of a second visit. */
const mostAgain = 15_000;

export type Signed = Awaited<ReturnType<BrowserContext['storageState']>>;

export async function signedIn(browser: OpenBrowser, url: string): Promise<Signed> {
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
export async function firstTask(browser: OpenBrowser, url: string, storageState: Signed, id: number): Promise<string> {
  const context = await browser.newContext({ baseURL: url, storageState });
  const page = await context.newPage();
  await page.goto(paths.stream(id));
  await page.getByRole('button', { name: 'Start labeling' }).click();
  await page.waitForURL(/\/tasks\/\d+\/label$/);
  const { pathname } = new URL(page.url());
  await context.close();
  return pathname;
}

/** Bytes of a page for a browser that has never been here (its cookies are known, nothing else), and for one that comes again. */
export async function tellWeights(
  browser: OpenBrowser,
  { url, storageState }: { url: string; storageState: Signed },
  { title, path, most }: { title: string; path: string; most: number },
): Promise<boolean> {
  const context = await browser.newContext({ baseURL: url, storageState });
  const page = await context.newPage();
  const read = await weigh(page);
  await visit(page, path);
  const first = tellNumber(`${title}: first visit`, read(), 'B', most);
  await visit(page, path);
  const again = tellNumber(`${title}: second visit`, read(), 'B', mostAgain);
  await context.close();
  return first && again;
}
