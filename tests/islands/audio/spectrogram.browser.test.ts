import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writePeaks } from '#app/core/sound/peaks-file.ts';
import { createWavReader } from '#app/core/sound/wav.ts';
import { byLight, byWidth, faults, sideways } from '#tests/support/watching.ts';
import { makeTone } from '../../fixtures/tone.ts';
import { startHarness, type Harness } from '../harness.ts';

/** 1 kHz for the first half, 3 kHz for the second. */
const twoTones = (seconds: number) => (second: number) => 0.3 * Math.sin(2 * Math.PI * (second < seconds / 2 ? 1000 : 3000) * second);
const silent = () => 0;

/** Set it to a folder to look at the pages. */
const shots = process.env.SHOTS;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  harness.bundle.files.set('tones.wav', makeTone({ seconds: 4, channels: [twoTones(4)] }));
  harness.bundle.files.set('apart.wav', makeTone({ seconds: 4, channels: [silent, twoTones(4)] }));
  keep('projects/1/files/2/minute.wav', makeTone({ seconds: 60, channels: [twoTones(60)] }));
  keep('projects/1/files/3/hour.wav', hourOfSilence());
});
afterEach(() => harness.done());
afterAll(() => harness.close());

/** With the peaks that the server makes of it. */
function keep(path: string, sound: Uint8Array): void {
  const reader = createWavReader(2000);
  reader.add(sound);
  harness.bundle.files.set(path, sound);
  harness.bundle.files.set(`${path}/peaks`, writePeaks(reader.collectors.map((collector) => collector.peaks())));
}

function hourOfSilence(): Uint8Array {
  const header = makeTone({ seconds: 0, bits: 8 });
  const sound = new Uint8Array(44 + 3600 * 8000).fill(128);
  sound.set(header);
  new DataView(sound.buffer).setUint32(40, 3600 * 8000, true);
  return sound;
}

const stage = '.audio-stage';
async function open(audio: string, attributes = ''): Promise<Page> {
  const markup = `<View><Labels name="who" toName="sound"><Label value="Speech"/></Labels><Audio name="sound" value="$audio" ${attributes}/></View>`;
  const page = await harness.open({ markup, data: { audio } });
  await expect.poll(() => page.getAttribute(stage, 'aria-valuemax')).toMatch(/^[1-9]/);
  return page;
}

/** How far from paper the picture is at a part of its width (0..1) and a pitch, in the spectrogram of the channel (of `channels`). */
async function shade(page: Page, part: number, hertz: number, [channel, channels, waves] = [0, 1, 96]): Promise<number> {
  return page.locator('.audio-stage__wave').evaluate(
    (element, { x, pitch, from }) => {
      const canvas = element as HTMLCanvasElement;
      const pen = canvas.getContext('2d');
      const ratio = canvas.width / canvas.clientWidth;
      const at = (left: number, top: number) => [...(pen?.getImageData(Math.round(left * ratio), Math.round(top * ratio), 1, 1).data ?? [])];
      const seen = at(x * canvas.clientWidth, from + 112 * (1 - pitch / 4000));
      const paper = [...getComputedStyle(canvas).backgroundColor.matchAll(/\d+/g)].map(Number);
      // Where nothing is drawn yet there is no color at all.
      return seen[3] === 255 ? paper.reduce((sum, value, index) => sum + Math.abs(value - (seen[index] ?? 0)), 0) : -1;
    },
    { x: part, pitch: hertz, from: 24 + (channel + 1) * (waves / channels) + channel * 112 },
  );
}

const loud = 150;
const quiet = Array.from({ length: 40 }, (_, shade) => shade);

describe('a spectrogram', () => {
  it('is shown and hidden by the button and by key, with pitches in their place; the wave keeps its ranges', async () => {
    const page = await open('/build/tones.wav');
    const button = page.getByRole('button', { name: 'Spectrogram' });
    const height = async () => (await page.locator('.audio-stage__sight').boundingBox())?.height;
    expect([await button.getAttribute('aria-pressed'), await height()]).toEqual(['false', 120]);
    await button.click();
    expect([await button.getAttribute('aria-pressed'), await height()]).toEqual(['true', 232]);
    await expect.poll(() => shade(page, 0.25, 1000)).toBeGreaterThan(loud);
    expect(await shade(page, 0.75, 3000)).toBeGreaterThan(loud);
    for (const [part, pitch] of [
      [0.25, 3000],
      [0.75, 1000],
      [0.5, 2000],
    ] as const)
      expect(await shade(page, part + 0.1, pitch)).toBeOneOf(quiet);
    await page.focus(stage);
    await page.keyboard.press('Alt+s');
    expect([await button.getAttribute('aria-pressed'), await height()]).toEqual(['false', 120]);
  });

  it('is worked out as one chooses, also for the next task, and nothing about it is serious for axe', async () => {
    const page = await open('/build/tones.wav', 'spectrogram="true"');
    await expect.poll(() => shade(page, 0.25, 1000)).toBeGreaterThan(loud);
    await page.getByLabel('Pitches').selectOption('mel');
    // 1 kHz stands near the middle now, about where 1,900 Hz was; how thick its line is goes by the window.
    const middle = async () => Math.max(...(await Promise.all([1840, 1870, 1900, 1930].map((pitch) => shade(page, 0.25, pitch)))));
    await expect.poll(middle).toBeGreaterThan(loud);
    expect(await shade(page, 0.35, 1000)).toBeOneOf(quiet);
    await page.getByLabel('Window').selectOption('Blackman');
    await page.getByLabel('Samples').selectOption('1024');
    await expect.poll(middle).toBeGreaterThan(loud);
    for (const [colorScheme, width, rules] of [
      ['light', 1280, undefined],
      ['dark', 360, [...byLight, ...byWidth]],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 740 });
      expect([colorScheme, width, await faults(page, rules), await sideways(page)]).toEqual([colorScheme, width, [], 0]);
      if (shots) await page.screenshot({ path: join(shots, `spectrogram-${colorScheme}-${width}.png`) });
    }
    await page.reload();
    await expect.poll(() => page.getByLabel('Window').evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.text)).toBe('Blackman');
    await page.getByRole('button', { name: 'Spectrogram' }).click();
    await expect.poll(() => page.getByLabel('Window').count()).toBe(0);
    await harness.done(page);
  });

  it('begins with the task where the config says so, follows zoom and scroll, and shows channels apart', async () => {
    const page = await open('/build/apart.wav', 'spectrogram="true" splitchannels="true"');
    const second = [1, 2, 96] as [number, number, number];
    await expect.poll(() => shade(page, 0.25, 1000, second)).toBeGreaterThan(loud);
    expect(await shade(page, 0.25, 1000, [0, 2, 96])).toBeOneOf(quiet);
    await page.focus(stage);
    await page.keyboard.press('Control+=');
    await expect.poll(() => shade(page, 0.9, 1000, second)).toBeGreaterThan(loud);
    await page.keyboard.press('End');
    await expect.poll(() => shade(page, 0.5, 3000, second)).toBeGreaterThan(loud);
    expect(await shade(page, 0.55, 1000, second)).toBeOneOf(quiet);
  });

  it('fetches only the parts in sight of a WAV whose peaks the server keeps', async () => {
    const page = await open('/projects/1/files/2/minute.wav', 'defaultZoom="10"');
    const asked: string[] = [];
    page.on('request', (request) => void (request.url().endsWith('.wav') && asked.push(request.headers().range ?? 'all')));
    await page.getByRole('button', { name: 'Spectrogram' }).click();
    await expect.poll(() => shade(page, 0.5, 1000)).toBeGreaterThan(loud);
    expect(asked).toEqual(['bytes=0-65535', 'bytes=44-262187']);
    await page.focus(stage);
    await page.keyboard.press('End');
    await expect.poll(() => shade(page, 0.5, 3000)).toBeGreaterThan(loud);
    expect(asked.slice(2)).toEqual(['bytes=786476-960043']);
  });

  it('says how far to zoom in where a long sound would be too much', async () => {
    const page = await open('/projects/1/files/3/hour.wav');
    await page.getByRole('button', { name: 'Spectrogram' }).click();
    const status = page.locator('.audio-surface__status');
    await expect.poll(() => status.textContent()).toBe('Zoom in for the spectrogram: it shows at most 52 minutes of this sound at once.');
    await page.focus(stage);
    await page.keyboard.press('Control+=');
    await expect.poll(() => status.textContent()).toBe('');
  });

  it('costs nothing until it is asked for, and breaks no rule', async () => {
    const page = await open('/build/tones.wav');
    // A tab that showed one before has its code.
    await page.reload();
    const holding = [...harness.bundle.inputs].find(([, inputs]) => inputs.some((path) => path.endsWith('spectrogram/spectrogram.ts')))?.[0];
    const fetched = () =>
      page.evaluate((name) => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(name)), holding ?? '?');
    expect(await fetched()).toBe(false);
    await page.getByRole('button', { name: 'Spectrogram' }).click();
    await expect.poll(fetched).toBe(true);
    expect(harness.errors).toEqual([]);
  });
});
