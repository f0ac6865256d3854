/** A labeling config with 500 labels: until its page is there, and until a label is changed in it, in a browser: `npx tsx tests/bench/builder.ts`. */
import type { Page } from 'playwright';
import { paths } from '#app/core/paths.ts';
import { openBrowser } from '#tests/support/chromium.ts';
import { say, tellTimes } from './figures.ts';
import { sized } from './size.ts';
import { forget, start } from './started.ts';
import { project, signedIn } from './visits.ts';

/** Milliseconds until what was pressed is seen. */
const budget = 2000;
const [labels, rounds] = [500, sized(15, 5)];

const markup = `<View>\n  <Image name="photo" value="$photo"/>\n  <RectangleLabels name="label" toName="photo">\n${Array.from(
  { length: labels },
  (_, at) => `    <Label value="Label ${at}"/>\n`,
).join('')}  </RectangleLabels>\n</View>`;

async function timed(act: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

async function opened(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('.config-editor--live').waitFor();
  await page.getByText(`of ${labels} labels`).waitFor();
}

/** Prints the figures; false when one is over its budget. */
export async function benchBuilder(): Promise<boolean> {
  say(`A labeling config with ${labels} labels, in a browser`);
  const server = await start();
  const browser = await openBrowser();
  try {
    const id = await project(server.url, 'Many labels', markup, [{ photo: paths.sampleMedia('photo.jpg') }]);
    const context = await browser.newContext({ baseURL: server.url, storageState: await signedIn(browser, server.url) });
    const page = await context.newPage();
    const opens: number[] = [];
    for (let round = 0; round < rounds; round += 1) opens.push(await timed(() => opened(page, paths.labelingConfig(id))));
    const removes: number[] = [];
    for (let at = 0; at < rounds; at += 1)
      removes.push(
        await timed(async () => {
          await page.getByRole('button', { name: `Remove “Label ${at}”` }).click();
          await page.locator('#builder-said', { hasText: `“Label ${at}” is removed.` }).waitFor();
        }),
      );
    return [tellTimes('the page, until it takes input', opens, budget), tellTimes('a label removed, until it is seen', removes, budget)].every(
      Boolean,
    );
  } finally {
    await browser.close();
    await server.stop();
    forget();
  }
}

// The browser would keep the process.
if (process.argv[1]?.endsWith('bench/builder.ts')) process.exit((await benchBuilder()) ? 0 : 1);
