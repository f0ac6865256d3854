/** What configs write of how regions look, on every surface beside pictures (paint-region.test.ts): it counts, words stay readable, and the catalog is right. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { attributeInfo } from '#app/core/labeling/tags.ts';
import { makeTone } from '../../fixtures/tone.ts';
import { startHarness, type Harness } from '../harness.ts';
import { key, track } from '../video/page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  harness.bundle.files.set('looks.wav', makeTone({ seconds: 4 }));
});
afterAll(() => harness?.close());

const labels = '<Label value="Dark" background="#000"/><Label value="Light" background="#fe0"/><Label value="Between" background="#777"/>';
const markup = (look = '') => `<View>
  <Labels name="ner" toName="t" ${look}>${labels}</Labels><Text name="t" value="$t"/>
  <HyperTextLabels name="html" toName="h" ${look}>${labels}</HyperTextLabels><HyperText name="h" value="$h"/>
  <ParagraphLabels name="said" toName="p" ${look}>${labels}</ParagraphLabels><Paragraphs name="p" value="$p" layout="dialogue"/>
  <Labels name="sound" toName="a" ${look}>${labels}</Labels><Audio name="a" value="$a"/>
  <TimeSeriesLabels name="when" toName="s" ${look}>${labels}</TimeSeriesLabels><TimeSeries name="s" value="$s" valueType="json" timeColumn="t"><Channel column="v"/></TimeSeries>
  <Labels name="who" toName="clip">${labels}</Labels><VideoRectangle name="box" toName="clip" ${look}/><Video name="clip" value="$clip"/>
</View>`;
const data = {
  t: 'Ada met Ben in Rome.',
  h: '<p>Ada met Ben in Rome.</p>',
  p: [{ author: 'Ada', text: 'Ada met Ben in Rome.' }],
  a: '/build/looks.wav',
  s: { t: [0, 10, 20, 30], v: [1, 3, 2, 5] },
  clip: '/fixtures/video/counted-25fps.webm',
};
const row = (id: string, from: string, to: string, type: string, value: Record<string, unknown>): Row => ({
  id,
  from_name: from,
  to_name: to,
  type,
  origin: 'manual',
  value,
});
const words = [
  { label: 'Dark', start: 0, end: 3 },
  { label: 'Light', start: 8, end: 11 },
  { label: 'Between', start: 15, end: 19 },
];
const result: Row[] = [
  ...words.map(({ label, start, end }) => row(`t-${label}`, 'ner', 't', 'labels', { start, end, text: '', labels: [label] })),
  ...words.map(({ label, start, end }) =>
    row(`h-${label}`, 'html', 'h', 'hypertextlabels', {
      start: '/p[1]/text()[1]',
      end: '/p[1]/text()[1]',
      startOffset: start,
      endOffset: end,
      globalOffsets: { start, end },
      hypertextlabels: [label],
    }),
  ),
  ...words.map(({ label, start, end }) =>
    row(`p-${label}`, 'said', 'p', 'paragraphlabels', { start: '0', end: '0', startOffset: start, endOffset: end, paragraphlabels: [label] }),
  ),
  row('a', 'sound', 'a', 'labels', { start: 1, end: 2, channel: 0, labels: ['Dark'] }),
  row('s', 'when', 's', 'timeserieslabels', { start: 10, end: 20, instant: false, timeserieslabels: ['Dark'] }),
  row('bare', 'when', 's', 'timeserieslabels', { start: 0, end: 10, instant: false, timeserieslabels: [] }),
  track('v', [key(1, 20)], 'Dark'),
];

const parts = { Labels: '.text-span', Audio: '.audio-range', TimeSeriesLabels: '.series-shade', VideoRectangle: '.video-box__line' } as const;

/** Sheets that another config brought stay in a tab, so where nothing is written the tab is of a kind that no other test has. */
async function open(look?: string): Promise<Page> {
  const page = await harness.open({ markup: markup(look), data, result }, look === undefined ? { locale: 'en-GB' } : {});
  for (const part of Object.values(parts)) await page.waitForSelector(part, { state: 'attached' });
  return page;
}

type Drawn = { opacity: number; width: number };

/** What is drawn of the first such part: how opaque its ground is, and how wide its line in CSS pixels. Sheets of kits may come a moment after what they color: to be asked again until it is so. */
const drawnOf = (page: Page, selector: string): Promise<Drawn> =>
  page.evaluate((one) => {
    const element = document.querySelector(one);
    if (!element) throw new Error(`${one} is not there`);
    const style = getComputedStyle(element);
    if (element instanceof SVGElement) return { opacity: Number(style.fillOpacity), width: Number.parseFloat(style.strokeWidth) };
    const opacity = / \/ ([\d.]+)\)$/.exec(style.backgroundColor)?.[1];
    return { opacity: Math.round(Number(opacity ?? 1) * 100) / 100, width: Number.parseFloat(style.borderLeftWidth) };
  }, selector);

/** Of words and the ground right under them, by the luminances of WCAG. */
const contrasts = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })!;
    const luminance = (...layers: string[]) => {
      for (const color of layers) {
        pen.fillStyle = color;
        pen.fillRect(0, 0, 1, 1);
      }
      const [r = 0, g = 0, b = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((of) =>
        of <= 10 ? of / 255 / 12.92 : ((of / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paper = getComputedStyle(document.documentElement).getPropertyValue('--sheet').trim();
    return [...document.querySelectorAll('.text-span')].map((span) => {
      const { color, backgroundColor } = getComputedStyle(span);
      const [word, ground] = [luminance(color), luminance(paper, backgroundColor)];
      return (Math.max(word, ground) + 0.05) / (Math.min(word, ground) + 0.05);
    });
  });

test('nothing written: the standards of the catalog are drawn, and words on any color are readable in light and dark', async () => {
  const page = await open();
  const standard = (type: string): Drawn => ({
    opacity: Number(attributeInfo(type, 'opacity')?.default),
    width: Number(attributeInfo(type, 'strokewidth')?.default),
  });
  await expect.poll(async () => (await drawnOf(page, parts.Labels)).opacity).toBe(standard('Labels').opacity);
  await expect.poll(() => drawnOf(page, parts.Audio)).toEqual(standard('Labels'));
  await expect.poll(() => drawnOf(page, parts.TimeSeriesLabels)).toEqual(standard('TimeSeriesLabels'));
  await expect.poll(() => drawnOf(page, parts.VideoRectangle)).toEqual(standard('VideoRectangle'));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const all = await contrasts(page);
    expect(all.length).toBe(9);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(4.5);
  }
  await harness.done(page);
});

test('written: fill, opacity and width count on every surface, and words stay readable, selected or not, in light and dark', async () => {
  const page = await open('opacity="0.9" strokeWidth="4" fillColor="#f00" strokeColor="#00f"');
  await expect.poll(() => drawnOf(page, parts.Audio)).toEqual({ opacity: 0.9, width: 4 });
  await expect.poll(() => drawnOf(page, parts.TimeSeriesLabels)).toEqual({ opacity: 0.9, width: 4 });
  await expect.poll(() => drawnOf(page, parts.VideoRectangle)).toEqual({ opacity: 0.9, width: 4 });
  const bare = await page.locator('.series-shade').evaluateAll((all) => all.map((one) => (one as HTMLElement).style.cssText));
  expect(bare.filter((style) => style.includes('--look-fill: #f00') && style.includes('--range-ink: #00f'))).toHaveLength(1);
  // Nine tenths of black on white, and of black on dark.
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const region of ['', 't-Dark', 'h-Light', 'p-Between']) {
      if (region) await page.locator(`[data-region="${region}"] .labeler__region-name`).click();
      const all = await contrasts(page);
      expect(all.length).toBe(9);
      expect(Math.min(...all)).toBeGreaterThanOrEqual(4.5);
    }
  }
  const grounds = await page.locator('.text-span').evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  expect(new Set(grounds).size).toBeGreaterThan(3);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
