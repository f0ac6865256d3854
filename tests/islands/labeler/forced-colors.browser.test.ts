/** Where the system's colors take the place of ours, what one works at is still seen. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHarness, type Given, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const labels = (tag: string) => `<${tag} name="mark" toName="it"><Label value="Heron"/></${tag}>`;

const lines: [string, Given, string][] = [
  [
    'the caret of a text',
    { markup: `<View>${labels('Labels')}<Text name="it" value="$text"/></View>`, data: { text: 'A heron stood still.' } },
    '.text-caret',
  ],
  [
    'the playhead of a sound',
    { markup: `<View>${labels('Labels')}<Audio name="it" value="$sound"/></View>`, data: { sound: '/samples/sound.wav' } },
    '.audio-stage__playhead',
  ],
  [
    'the cursor of a series',
    {
      markup: `<View>${labels('TimeSeriesLabels')}<TimeSeries name="it" value="$series" valueType="json"><Channel column="a"/></TimeSeries></View>`,
      data: { series: { a: [1, 3, 2, 4] } },
    },
    '.series-chart__cursor',
  ],
  [
    'the playhead of a video',
    { markup: `<View>${labels('TimelineLabels')}<Video name="it" value="$video"/></View>`, data: { video: '/fixtures/video/counted-25fps.webm' } },
    '.video-timeline__playhead',
  ],
];

test.each(lines)('%s stands out from the page', async (_name, given, line) => {
  const page = await harness.open(given, { forcedColors: 'active' });
  await page.locator('.labeler__object [tabindex="0"]').first().focus();
  await page.locator(line).first().waitFor({ state: 'attached' });
  const colors = await page.evaluate(
    (selector) => [document.querySelector(selector)!, document.documentElement].map((one) => getComputedStyle(one).backgroundColor),
    line,
  );
  expect(colors[0]).not.toBe(colors[1]);
  await harness.done(page);
});
