/** What an Audio tag says of its looks, beside one that says nothing. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTone } from '../../fixtures/tone.ts';
import { startHarness, type Harness } from '../harness.ts';

/** Fills its wave evenly. */
const loud = (second: number) => (Math.floor(second * 800) % 2 === 0 ? 0.5 : -0.5);

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  harness.bundle.files.set('both.wav', makeTone({ seconds: 4, channels: [loud, loud] }));
});
afterAll(() => harness.close());

const sound = (name: string, attributes: string) => `<Audio name="${name}" value="$audio" sync="all" muted="true" ${attributes}/>`;
const markup = `<View><Labels name="who" toName="asked"><Label value="Speech"/></Labels><Labels name="whom" toName="plain"><Label value="Speech"/></Labels>
  ${sound('plain', 'defaultZoom="40"')}
  ${sound('asked', 'defaultZoom="40" showLabels="false" autoCenter="false" defaultScale="0.5" splitChannels="true" waveHeight="70" cursorWidth="5"')}
  ${sound('bare', 'decoder="none"')}</View>`;
const row = (from: string, to: string) => ({
  id: to,
  from_name: from,
  to_name: to,
  type: 'labels',
  origin: 'manual',
  original_length: 4,
  value: { start: 0, end: 1, channel: 0, labels: ['Speech'] },
});

const part = (page: Page, name: string, css: string) => page.locator(`[data-object=${name}] ${css}`);
/** CSS pixels that the wave takes of the column in the middle. */
const waveOf = (page: Page, name: string): Promise<number> =>
  part(page, name, '.audio-stage__wave').evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const wanted = [...getComputedStyle(canvas).color.matchAll(/\d+/g)].map(Number);
    const { data } = canvas.getContext('2d')!.getImageData(Math.round(canvas.width / 2) + 7, 0, 1, canvas.height);
    const inked = (at: number) => wanted.slice(0, 3).every((value, index) => Math.abs((data[4 * at + index] ?? 0) - value) < 8);
    return (Array.from({ length: canvas.height }, (_, at) => at).filter(inked).length * canvas.clientHeight) / canvas.height;
  });
const left = (page: Page, name: string) => part(page, name, '.audio-stage').evaluate(({ scrollLeft }) => scrollLeft);

it('wave, ranges and the line that plays look as the config asks for, or by the standards of the language', async () => {
  const page = await harness.open({ markup, data: { audio: '/build/both.wav' }, result: [row('who', 'asked'), row('whom', 'plain')] });
  const heights = () => page.locator('.audio-stage__sight').evaluateAll((all) => all.map(({ clientHeight }) => clientHeight - 24));
  await expect.poll(heights).toEqual([96, 140, 96]);
  // Weak sounds are drawn larger, so that they nearly fill their height: 90 of 96 pixels, and where the config asks for half of that, 65 of 140.
  await expect.poll(() => waveOf(page, 'plain')).toBeGreaterThan(80);
  await expect.poll(() => waveOf(page, 'asked')).toBeGreaterThan(50);
  expect(await waveOf(page, 'asked')).toBeLessThan(80);
  expect(await waveOf(page, 'bare')).toBe(0);
  const names = (name: string) => part(page, name, '.audio-range__name').allTextContents();
  expect([await names('plain'), (await names('asked')).join('')]).toEqual([['Speech'], '']);
  const widths = page.locator('.audio-stage__playhead');
  expect(await widths.evaluateAll((all) => all.map((head) => getComputedStyle(head).width))).toEqual(['2px', '5px', '2px']);
  await part(page, 'bare', '.audio-bar__play').click();
  await expect.poll(() => left(page, 'plain')).toBeGreaterThan(0);
  expect(await left(page, 'asked')).toBe(0);
  expect(harness.errors).toEqual([]);
  await harness.done(page);
});
