import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writePeaks } from '#app/core/sound/peaks-file.ts';
import { createWavReader } from '#app/core/sound/wav.ts';
import { makeTone } from '../../fixtures/tone.ts';
import { byLight, faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { dragSeconds as drag, markup, stage } from './page.ts';
import { click as clickWord, markup as textMarkup, row as textRow } from '../text/page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  harness.bundle.files.set('tone.wav', makeTone({ seconds: 4 }));
  harness.bundle.files.set('stereo.wav', makeTone({ seconds: 4, channels: [() => 0.5, () => -0.5] }));
  harness.bundle.files.set('broken.wav', new TextEncoder().encode('RIFF but nothing after it'));
});
afterEach(() => harness.done());
afterAll(() => harness.close());

const row = (id: string, start: number, end: number, channel = 0) => ({
  id,
  from_name: 'who',
  to_name: 'sound',
  type: 'labels',
  origin: 'manual',
  original_length: 4,
  value: { start, end, channel, labels: ['Speech'] },
});

/** Opens a sound and waits until its length is known. */
async function open(more: Partial<Parameters<Harness['open']>[0]> = {}): Promise<Page> {
  const page = await harness.open({ markup: markup(), data: { audio: '/build/tone.wav' }, ...more });
  await page.waitForSelector(`${stage}[aria-valuemax="4.00"]`);
  return page;
}

async function values(page: Page, count: number): Promise<{ start: number; end: number; channel: number; labels: string[] }[]> {
  await expect.poll(async () => (await resultOf(page)).length, { timeout: 5000 }).toBe(count);
  return (await resultOf(page)).map(({ value }) => value as never);
}

describe('by mouse', () => {
  it('makes a range of a drag with the label in hand', async () => {
    const page = await open();
    await page.keyboard.press('2');
    await drag(page, 1, 3);
    const [value] = await values(page, 1);
    expect([value?.start.toFixed(1), value?.end.toFixed(1), value?.channel, value?.labels]).toEqual(['1.0', '3.0', 0, ['Music']]);
    expect((await resultOf(page))[0]).toMatchObject({ from_name: 'who', to_name: 'sound', type: 'labels', origin: 'manual', original_length: 4 });
  });

  it('lets a range wait for its label', async () => {
    const page = await open();
    await drag(page, 2, 1);
    await expect.poll(() => resultOf(page)).toEqual([]);
    await page.getByRole('button', { name: /^Speech/ }).click();
    const [value] = await values(page, 1);
    expect([value?.start.toFixed(1), value?.end.toFixed(1), value?.labels]).toEqual(['1.0', '2.0', ['Speech']]);
  });

  it('moves a range, resizes it at its end, and takes each back in one step', async () => {
    const page = await open({ result: [row('a', 1, 2)] });
    await drag(page, 1.5, 2.5);
    await expect.poll(async () => (await values(page, 1))[0]?.start.toFixed(1)).toBe('2.0');
    await drag(page, 2.985, 3.5);
    await expect.poll(async () => (await values(page, 1))[0]?.end.toFixed(1)).toBe('3.5');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => values(page, 1)).toEqual([{ start: 1, end: 2, channel: 0, labels: ['Speech'] }]);
  });

  it('labels channels apart where the config says so', async () => {
    const page = await open({ markup: markup('splitchannels="true"'), data: { audio: '/build/stereo.wav' } });
    await page.keyboard.press('1');
    await drag(page, 1, 2, 0.75);
    expect((await values(page, 1))[0]?.channel).toBe(1);
  });

  it('stacks ranges that overlap, so that each can be reached', async () => {
    const page = await open({ result: [row('a', 0.5, 3), row('b', 1, 2)] });
    const a = await page.locator('[data-range=a]').boundingBox();
    const b = await page.locator('[data-range=b]').boundingBox();
    expect((a?.y ?? 0) + (a?.height ?? 0)).toBeLessThanOrEqual((b?.y ?? 0) + 0.5);
    await page.locator('[data-range=b]').click();
    await expect.poll(() => page.locator('.audio-range--selected').getAttribute('data-range')).toBe('b');
  });
});

describe('by keys alone', () => {
  it('sets a range at the playhead, then moves and resizes it', async () => {
    const page = await open();
    await page.keyboard.press('1');
    await page.focus(stage);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('[');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press(']');
    await expect.poll(() => values(page, 1)).toEqual([{ start: 1, end: 1.9, channel: 0, labels: ['Speech'] }]);
    await page.keyboard.press('Alt+.');
    await page.focus(stage);
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await expect.poll(() => values(page, 1)).toEqual([{ start: 1.9, end: 3, channel: 0, labels: ['Speech'] }]);
    await expect.poll(() => page.locator('[role=status]').first().textContent()).toBe('Speech range, 1.90 to 3.00 s.');
  });

  it('plays, pauses and says where the playhead is', async () => {
    const page = await open();
    await page.focus(stage);
    await page.keyboard.press('Space');
    await page.waitForSelector('button[aria-label=Pause]');
    await page.keyboard.press('Control+p');
    await page.waitForSelector('button[aria-label=Play]');
    await page.keyboard.press('End');
    await expect.poll(() => page.locator(stage).getAttribute('aria-valuetext')).toBe('4.00 of 4.00 seconds');
  });

  it('zooms, and the page’s scroll bar reaches the rest', async () => {
    const page = await open();
    await page.focus(stage);
    await page.keyboard.press('Control+=');
    await page.keyboard.press('Control+=');
    await expect.poll(() => page.locator(stage).evaluate((element) => Math.round(element.scrollWidth / element.clientWidth))).toBe(4);
    await page.keyboard.press('End');
    await expect.poll(() => page.locator(stage).evaluate((element) => element.scrollLeft)).toBeGreaterThan(1000);
    // What is in sight stays where one looks, as wide as that, and a click lands where it is seen.
    const place = await page.locator(stage).boundingBox();
    const head = await page.locator('.audio-stage__playhead').boundingBox();
    const canvas = await page.locator('.audio-stage__wave').boundingBox();
    expect([Math.abs(canvas!.x - place!.x) <= 1, Math.abs(canvas!.width - place!.width) <= 2]).toEqual([true, true]);
    expect(Math.abs(head!.x - place!.x - place!.width)).toBeLessThan(6);
    await page.mouse.click(place!.x + place!.width / 2, place!.y + 60);
    await expect.poll(() => page.locator(stage).getAttribute('aria-valuenow')).toMatch(/^3\.(49|50)$/);
    await page.keyboard.press('Shift+1');
    await expect.poll(() => page.locator(stage).evaluate((element) => element.scrollWidth === element.clientWidth)).toBe(true);
  });
});

describe('with peaks that the server keeps', () => {
  it('draws and marks without the sound, which comes when it is to be heard', async () => {
    const tone = makeTone({ seconds: 4 });
    const reader = createWavReader();
    reader.add(tone);
    harness.bundle.files.set('projects/1/files/2/tone.wav', tone);
    harness.bundle.files.set('projects/1/files/2/tone.wav/peaks', writePeaks(reader.collectors.map((collector) => collector.peaks())));
    const page = await open({ data: { audio: '/projects/1/files/2/tone.wav' } });
    const fetched = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/tone.wav')).length);
    await page.keyboard.press('1');
    await drag(page, 1, 2.5);
    expect((await resultOf(page)).map(({ original_length: length }) => length)).toEqual([4]);
    const [value] = await values(page, 1);
    expect([value?.start.toFixed(1), value?.end.toFixed(1)]).toEqual(['1.0', '2.5']);
    await page.focus(stage);
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page.locator(stage).getAttribute('aria-valuetext')).toBe('1.00 of 4.00 seconds');
    expect(await fetched()).toBe(0);
    await page.keyboard.press('Space');
    await page.waitForSelector('button[aria-label=Pause]');
    await expect.poll(fetched).toBeGreaterThan(0);
    await expect.poll(() => page.locator('.audio-bar__clock').textContent()).toMatch(/^0:0[1-4]\.[1-9]/);
  });
});

describe('what the config asks for', () => {
  it('keeps sounds together that name each other: place, play, pause and speed', async () => {
    const two = `<View><Labels name="who" toName="a"><Label value="Speech"/></Labels>
      <Audio name="a" value="$audio" sync="b" hotkey="ctrl+alt+p" cursorWidth="5" cursorColor="rgb(1, 2, 3)" defaultZoom="2" showScores="true"/><Audio name="b" value="$audio"/></View>`;
    const page = await open({ markup: two, result: [{ ...row('r', 0.5, 1.5), to_name: 'a', score: 0.75 }] });
    const [first, second] = [page.locator(stage).first(), page.locator(stage).nth(1)];
    await expect.poll(() => second.getAttribute('aria-valuemax')).toBe('4.00');
    await expect.poll(() => page.locator('.audio-range__name').first().textContent()).toBe('Speech 0.75');
    await expect.poll(() => first.evaluate((element) => Math.round(element.scrollWidth / element.clientWidth))).toBe(2);
    const head = page.locator('.audio-stage__playhead').first();
    expect(await head.evaluate((element) => [getComputedStyle(element).width, getComputedStyle(element).backgroundColor])).toEqual([
      '5px',
      'rgb(1, 2, 3)',
    ]);
    await second.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => first.getAttribute('aria-valuetext')).toBe('1.00 of 4.00 seconds');
    await page.locator('.audio-bar__select').first().selectOption('0.5');
    await expect.poll(() => page.locator('.audio-bar__select').nth(1).inputValue()).toBe('0.5');
    await first.focus();
    await page.keyboard.press('Control+Alt+p');
    await expect.poll(() => page.locator('button[aria-label=Pause]').count()).toBe(2);
    await page.locator('button[aria-label=Pause]').nth(1).click();
    await expect.poll(() => page.locator('button[aria-label=Play]').count()).toBe(2);
  });
});

describe('when the sound does not come', () => {
  it('says what to do', async () => {
    const page = await harness.open({ markup: markup(), data: { audio: '/build/nothing.wav' } });
    await expect.poll(() => page.locator('.audio-surface__status').textContent()).toMatch(/could not be fetched|cannot be played here/);
    await expect.poll(() => page.locator('.audio-bar__play').isDisabled()).toBe(true);
  });

  it('says so for a file that is no sound, and for a task without one', async () => {
    const page = await harness.open({ markup: markup(), data: { audio: '/build/broken.wav' } });
    await expect.poll(() => page.locator('.audio-surface__status').textContent()).toMatch(/cannot/);
    const empty = await harness.open({ markup: markup(), data: {} });
    await expect.poll(() => empty.locator('.audio-surface__status').textContent()).toBe('This task has no sound under “audio”.');
  });

  it('still plays and marks what it can only hear', async () => {
    const page = await open({ markup: markup('decoder="none"') });
    await page.keyboard.press('1');
    await drag(page, 1, 2);
    await expect.poll(() => values(page, 1)).toHaveLength(1);
    await expect.poll(() => page.locator('.audio-bar__play').isDisabled()).toBe(false);
  });
});

describe('for everybody', () => {
  it('axe finds nothing serious in sound or text, in light and in dark', async () => {
    const page = await harness.open({ markup: markup(), data: { audio: '/build/tone.wav' }, result: [row('a', 1, 2), row('b', 1.5, 3)] });
    const looked = async () => {
      expect(await faults(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await faults(page, byLight)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
    };
    await page.locator('[data-range=a]').click();
    await looked();
    await harness.turn(page, {
      markup: textMarkup(),
      data: { text: 'Ada Lovelace met Charles Babbage.' },
      result: [textRow('a', 0, 12, 'Person'), textRow('b', 4, 24, 'Place')],
    });
    await clickWord(page, 'Lovelace');
    await looked();
    await harness.done(page);
  });

  it('weighs less than 25 kB on the wire, each', () => {
    for (const surface of ['audio', 'text']) {
      const own = [...harness.bundle.inputs]
        .filter(([, inputs]) => inputs.some((path) => path.includes(`surfaces/${surface}/`)))
        .map(([file]) => file);
      const bytes = own.reduce((sum, file) => sum + gzipSync(harness.bundle.files.get(file) ?? new Uint8Array()).length, 0);
      expect(bytes).toBeGreaterThan(1000);
      expect(bytes).toBeLessThan(25_000);
    }
  });

  it('begins as large as asked for where it had no room at first, and keeps its zoom out of sight', async () => {
    const page = await harness.open({
      markup: `<View><Collapse open="false"><Panel value="The sound"><Labels name="who" toName="sound"><Label value="Speech"/></Labels><Audio name="sound" value="$audio" defaultZoom="4"/></Panel></Collapse></View>`,
      data: { audio: '/build/tone.wav' },
    });
    await page.waitForSelector(`${stage}[aria-valuemax="4.00"]`, { state: 'attached' });
    const shown = () => page.locator('.audio-stage__spacer').evaluate((spacer) => Math.round(spacer.clientWidth / spacer.parentElement!.clientWidth));
    const panel = page.getByText('The sound', { exact: true });
    await panel.click();
    await expect.poll(shown).toBe(4);
    await page.focus(stage);
    await page.keyboard.press('Control+=');
    await expect.poll(shown).toBe(8);
    await panel.click();
    await panel.click();
    await expect.poll(shown).toBe(8);
  });
});
