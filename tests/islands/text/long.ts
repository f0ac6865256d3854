/** Texts of 1 MB, and the text surface alone in a tab to draw them. */
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright';
import { islandOptions } from '#app/islands-build.mjs';
import type { Harness } from '../harness.ts';
import type { Measured } from './alone.ts';
import { markup } from './page.ts';

const words = 'Ada Lovelace met Charles Babbage in London, and they spoke of engines that weave numbers. ';
const paragraph = `<p>${words.repeat(4)}<b>and</b> <i>so on</i></p>\n`;

/** Of more than a million characters each, by the tag that shows them. */
export const longTexts = { Text: `${words.repeat(11)}\n`.repeat(1015), HyperText: `<div>${paragraph.repeat(2600)}</div>` } as const;

/** A tab that holds the surface and nothing of the labeler around it. */
export async function openAlone(harness: Harness): Promise<Page> {
  const { outputFiles } = await build({
    ...islandOptions,
    entryPoints: [join(import.meta.dirname, 'alone.ts')],
    splitting: false,
    outdir: 'build',
    write: false,
  });
  const alone = outputFiles.find(({ path }) => path.endsWith('alone.js'));
  harness.bundle.files.set('alone.js', alone?.contents ?? new Uint8Array());
  const page = await harness.open({ markup: markup(), data: { text: '' } });
  await page.addScriptTag({ url: '/build/alone.js', type: 'module' });
  await page.waitForFunction(() => 'measure' in window);
  return page;
}

/** Draws a text with so many spans, selects one and adds one. */
export const measureAlone = (page: Page, type: keyof typeof longTexts, spans: number): Promise<Measured> =>
  page.evaluate(([text, count, kind]) => window.measure(text, count, kind), [longTexts[type], spans, type] as const);
