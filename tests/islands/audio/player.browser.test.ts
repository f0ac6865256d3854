/** What is heard: speed and pitch, volume, one stretch over and over; and the controls the config asks for. */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { makeTone } from '../../fixtures/tone.ts';
import { startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  harness.bundle.files.set('tone.wav', makeTone({ seconds: 4 }));
});
afterEach(() => harness.done());
afterAll(() => harness.close());

const row = {
  id: 'a',
  from_name: 'who',
  to_name: 'sound',
  type: 'labels',
  origin: 'manual',
  original_length: 4,
  value: { start: 1, end: 1.3, channel: 0, labels: ['Speech'] },
};

const given = (attributes: string) => ({
  markup: `<View><Labels name="who" toName="sound"><Label value="Speech"/></Labels><Audio name="sound" value="$audio" ${attributes}/></View>`,
  data: { audio: '/build/tone.wav' },
  result: [row],
});

async function open(attributes: string): Promise<Page> {
  const page = await harness.open(given(attributes));
  await page.waitForSelector('.audio-stage[aria-valuemax="4.00"]');
  // The player has no face in the page: the one that is told to play is caught.
  await page.evaluate(() => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      Object.assign(globalThis, { heard: this });
      return play.call(this);
    };
  });
  return page;
}

const heard = (page: Page) =>
  page.evaluate(() => {
    const { heard: player } = globalThis as unknown as { heard?: HTMLAudioElement };
    return (
      player && { at: player.currentTime, speed: player.playbackRate, pitch: player.preservesPitch, volume: player.volume, paused: player.paused }
    );
  });

it('begins as the config asks, and plays slower and faster with its pitch, as the next sound then does', async () => {
  const page = await open('defaultSpeed="1.1" defaultVolume="0.5"');
  const speed = page.locator('.audio-bar__select');
  await expect.poll(() => speed.locator('option').allTextContents()).toEqual(['0.5×', '0.75×', '1×', '1.1×', '1.25×', '1.5×', '2×', '3×']);
  await page.locator('.audio-bar__play').click();
  await expect.poll(() => heard(page)).toMatchObject({ speed: 1.1, pitch: true, volume: 0.5, paused: false });
  await speed.selectOption('2');
  await expect.poll(() => heard(page)).toMatchObject({ speed: 2, pitch: true });
  await page.locator('.audio-bar__range').fill('0.25');
  await expect.poll(async () => (await heard(page))?.volume).toBe(0.25);
  await page.keyboard.press('Alt+u');
  await expect.poll(async () => (await heard(page))?.volume).toBe(0);
  await expect.poll(() => page.locator('.audio-bar__range').inputValue()).toBe('0');
  await page.keyboard.press('Alt+u');
  await expect.poll(async () => (await heard(page))?.volume).toBe(0.25);
  await harness.turn(page, given('defaultSpeed="1.1" muted="true"'));
  await page.locator('.audio-bar__play').click();
  await expect.poll(() => heard(page)).toMatchObject({ speed: 2, volume: 0.25, paused: false });
  // What the config does not let one change stays as the config says.
  await harness.turn(page, given('speed="false" volume="false" defaultVolume="0.5"'));
  await page.keyboard.press('Shift+Space');
  await expect.poll(() => heard(page)).toMatchObject({ speed: 1, volume: 0.5, paused: false });
});

it('repeats the selected range by key and by button, and stops at its end when that is over', async () => {
  const page = await open('muted="true"');
  await expect.poll(() => page.locator('button[aria-label="Repeat the selected range"]').isDisabled()).toBe(true);
  await page.locator('[data-range=a]').click();
  await page.keyboard.press('Alt+o');
  const times: number[] = [];
  await expect
    .poll(async () => {
      times.push((await heard(page))?.at ?? 0);
      return times.some((time, index) => index > 0 && time < (times[index - 1] ?? 0) - 0.1);
    })
    .toBe(true);
  expect(Math.max(...times)).toBeLessThan(1.6);
  await expect.poll(() => heard(page)).toMatchObject({ volume: 0 });
  await page.locator('button[aria-label="Repeat the selected range"][aria-pressed=true]').click();
  await expect.poll(() => heard(page)).toMatchObject({ paused: true, at: 1.3 });
});

it('leaves out the controls that the config does not want', async () => {
  const page = await open('speed="false" volume="false" zoom="false" height="150"');
  for (const control of ['speed', 'volume', 'zoom']) expect(await page.locator(`.audio-bar__${control}`).isVisible()).toBe(false);
  expect((await page.locator('.audio-stage__sight').boundingBox())?.height).toBe(174);
  await page.focus('.audio-stage');
  await page.keyboard.press('Control+=');
  expect(await page.locator('.audio-stage').evaluate((element) => element.scrollWidth === element.clientWidth)).toBe(true);
});
