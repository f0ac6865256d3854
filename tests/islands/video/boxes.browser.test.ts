/** Boxes through a video: by pointer, and by keys alone. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { clip, drag, dragFrames, frameSeen, key, markup, open, press, stored, track } from './page.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.done());
afterAll(async () => {
  expect(harness.errors).toEqual([]);
  await harness.close();
});

it('by mouse: drawn, moved at another frame, resized, ended, deleted; and stored as the format says', async () => {
  const page = await open(harness);
  await press(page, '2');
  await drag(page, [10, 20], [40, 60]);
  await press(page, 'Alt+Shift+ArrowRight', 'Alt+Shift+ArrowRight');
  expect(await frameSeen(page)).toBe(21);
  await drag(page, [25, 40], [45, 50]);
  await drag(page, [60, 70], [80, 80]);
  const two = { framesCount: 40, duration: 2, labels: ['Dog'] };
  const row = { from_name: 'box', to_name: 'clip', type: 'videorectangle', origin: 'manual' };
  const first = { frame: 1, enabled: true, time: 0.04, x: 10, y: 20, width: 30, height: 40, rotation: 0 };
  await expect
    .poll(() => stored(page, 1))
    .toEqual([{ ...row, value: { ...two, sequence: [first, { ...first, frame: 21, time: 0.84, x: 30, y: 30, width: 50, height: 50 }] } }]);
  await press(page, 'Alt+ArrowLeft');
  await expect.poll(() => page.locator('.video-box--selected.video-box--between').count()).toBe(1);
  await page.getByRole('button', { name: 'The box ends here' }).click();
  await expect
    .poll(async () =>
      ((await stored(page, 1)) as { value: { sequence: { frame: number; enabled: boolean }[] } }[])[0]?.value.sequence.map((one) => [
        one.frame,
        one.enabled,
      ]),
    )
    .toEqual([
      [1, true],
      [20, false],
      [21, true],
    ]);

  const rows = await resultOf(page);
  const again = await open(harness, { result: rows });
  await expect.poll(() => resultOf(again)).toEqual(rows);
  await expect.poll(() => again.locator('.video-row__key').count()).toBe(3);

  await page.locator('.video-row[data-row]').click({ position: { x: 300, y: 10 } });
  await press(page, 'Delete');
  await expect.poll(() => stored(page, 0)).toEqual([]);
  for (let count = 0; count < 6; count += 1) await press(page, 'Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await expect.poll(() => page.locator('[data-command=undo]').getAttribute('aria-disabled')).toBe('true');
});

it('by keys alone: placed, moved, sized and turned at frames, key frames added and deleted, undone to nothing', async () => {
  const page = await open(harness);
  await press(page, '1');
  await page.focus('.video-screen');
  await press(page, 'Enter', 'ArrowLeft', 'Shift+ArrowLeft', 'Control+ArrowDown');
  await expect.poll(() => page.locator('[role=status]').first().textContent()).toBe('Frame 1: 20 by 21 percent, at 29, 40.');
  await press(page, 'Control+Alt+Shift+ArrowRight');
  expect(await frameSeen(page)).toBe(40);
  await press(page, 'Shift+ArrowRight', '.', '.', 'Alt+Shift+ArrowLeft', 'Alt+k', 'Alt+e');
  await press(page, 'Control+Alt+ArrowLeft');
  expect(await frameSeen(page)).toBe(1);
  const base = { y: 40, width: 20, height: 21, enabled: true };
  const { sequence } = ((await stored(page, 1)) as { value: { sequence: object[] } }[])[0]!.value;
  expect(sequence).toEqual([
    { ...base, frame: 1, time: 0.04, x: 29, rotation: 0 },
    { ...base, frame: 30, time: 1.2, x: 37, rotation: 1, enabled: false },
    { ...base, frame: 40, time: 1.6, x: 39, y: 39, rotation: 2 },
  ]);
  await press(page, 'Control+Alt+ArrowRight', 'Alt+e', 'Alt+k');
  expect(((await stored(page, 1)) as { value: { sequence: object[] } }[])[0]?.value.sequence).toHaveLength(2);
  await press(page, 'Delete');
  await expect.poll(() => stored(page, 0)).toEqual([]);
  for (let count = 0; count < 14; count += 1) await press(page, 'Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
});

it('a key frame is dragged along the timeline, or moved by keys, between its neighbours; each is one step to undo', async () => {
  const page = await open(harness, { result: [track('a', [key(5, 10), key(15, 30, false), key(30, 60)])] });
  const frames = async () =>
    ((await stored(page, 1)) as { value: { sequence: { frame: number; time: number; x: number; enabled: boolean }[] } }[])[0]?.value.sequence.map(
      (one) => [one.frame, one.time, one.x, one.enabled],
    );
  const [first, last] = [
    [5, 0.2, 10, true],
    [30, 1.2, 60, true],
  ];
  await dragFrames(page, 15, 20, 0, 16);
  await expect.poll(() => frames()).toEqual([first, [20, 0.8, 30, false], last]);
  expect(await frameSeen(page)).toBe(20);
  await dragFrames(page, 20, 38, 0, 16);
  await expect.poll(() => frames()).toEqual([first, [29, 1.16, 30, false], last]);
  await press(page, 'Control+z', 'Control+z');
  await expect.poll(() => frames()).toEqual([first, [15, 0.6, 30, false], last]);
  await page.focus('.video-timeline');
  await press(page, 'Home', 'Control+Alt+ArrowRight', 'Control+.', 'Control+.', 'Control+,');
  await expect.poll(() => frames()).toEqual([[6, 0.24, 10, true], [15, 0.6, 30, false], last]);
  await expect.poll(() => page.locator('[role=status]').first().textContent()).toBe('Key frame moved to frame 6.');
  await press(page, 'ArrowRight', 'Control+.');
  await expect.poll(() => page.locator('[role=status]').first().textContent()).toMatch(/^There is no key frame of this box here/);
  await press(page, 'Control+z');
  await expect.poll(() => resultOf(page)).toEqual([track('a', [key(5, 10), key(15, 30, false), key(30, 60)])]);
});

it('shows the picture of the frame it names, and the box where it is between key frames', async () => {
  const page = await open(harness, { result: [track('a', [key(11, 10), key(21, 60)])] });
  const brightness = () =>
    page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
      canvas.drawImage(document.querySelector('video')!, 0, 0, 1, 1);
      return canvas.getImageData(0, 0, 1, 1).data[0]!;
    });
  await page.focus('.video-timeline');
  const expected = (frame: number) => 15 + 5 * frame;
  for (const [keys, frame] of [
    [['Home'], 1],
    [['ArrowRight'], 2],
    [['Shift+ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'], 16],
    [['ArrowLeft'], 15],
    [['End'], 40],
    [['ArrowLeft'], 39],
  ] as const) {
    await press(page, ...keys);
    expect(await frameSeen(page)).toBe(frame);
    await expect.poll(async () => Math.abs((await brightness()) - expected(frame)), { timeout: 5000 }).toBeLessThan(2.6);
  }
  await press(page, 'Home');
  await expect.poll(() => page.locator('[data-box]').count()).toBe(0);
  for (let count = 0; count < 15; count += 1) await press(page, 'ArrowRight');
  await expect
    .poll(() =>
      page
        .locator('[data-box] polygon')
        .first()
        .evaluate((polygon: SVGPolygonElement) => Math.round((polygon.points[0]!.x / polygon.ownerSVGElement!.clientWidth) * 100)),
    )
    .toBe(35);
});

it('plays on to the end, at the speed asked for, and stops at a whole frame', async () => {
  const asked = 'defaultPlaybackSpeed="2" minPlaybackSpeed="1" muted="true" hotkey="x" frameRate="$fps" height="190" timelineHeight="90"';
  const page = await open(harness, { markup: markup(asked), data: { clip, fps: 30 } });
  const heights = async () => {
    const [screen, rows] = await Promise.all(['.video-screen', '.video-timeline__rows'].map((css) => page.locator(css).boundingBox()));
    return [Math.round(screen?.height ?? 0), rows?.height];
  };
  expect(await heights()).toEqual([190, 90]);
  await expect
    .poll(() => page.locator('.audio-surface__status').textContent())
    .toBe('The file has 25 frames per second. Those count, not the 30 of the config.');
  expect(await page.locator('video').evaluate((video: HTMLVideoElement) => [video.playbackRate, video.muted])).toEqual([2, true]);
  await expect.poll(() => page.locator('.audio-bar__speed option').allTextContents()).toEqual(['1×', '1.25×', '1.5×', '2×', '4×']);
  await press(page, 'x');
  await page.waitForSelector('button[aria-label=Pause]');
  await page.waitForSelector('button[aria-label=Play]');
  await expect.poll(() => frameSeen(page)).toBe(40);
  // What a person has set holds for the next video.
  await page.locator('.audio-bar__speed select').selectOption('4');
  await page.locator('.audio-bar__range').fill('0.5');
  await harness.turn(page, { markup: markup('defaultPlaybackSpeed="2" muted="true"'), data: { clip } });
  const heard = () => page.locator('video').evaluate((video: HTMLVideoElement) => [video.playbackRate, video.volume, video.muted]);
  await expect.poll(heard).toEqual([4, 0.5, false]);
  // As much of the standard's 600 pixels as the window leaves.
  await expect.poll(async () => (await heights())[1]).toBe(64);
  expect((await heights())[0]).toBeGreaterThan(200);
});

it('keeps together with another player of its group', async () => {
  const two = `<View>${['a', 'b'].map((name) => `<Video name="${name}" value="$clip" sync="both"/>`).join('')}<Rating name="good" toName="a"/></View>`;
  const page = await open(harness, { markup: two });
  await page.waitForSelector('[data-object=b] .video-surface[data-counted]');
  const second = page.locator('[data-object=b] .video-timeline');
  await page.focus('[data-object=a] .video-timeline');
  await press(page, 'Shift+ArrowRight', 'ArrowRight');
  await expect.poll(() => second.getAttribute('aria-valuenow')).toBe('12');
  await page.locator('[data-object=b] select').selectOption('2');
  await expect.poll(() => page.locator('[data-object=a] select').inputValue()).toBe('2');
});

it('keeps together with a sound: place, play, pause and speed, whoever begins', async () => {
  const both = `<View><Audio name="sound" value="$sound" sync="both"/><Video name="clip" value="$clip" sync="both"/><Rating name="good" toName="clip"/></View>`;
  const page = await open(harness, { markup: both, data: { clip, sound: '/samples/sound.wav' } });
  const [sound, timeline] = [page.locator('.audio-stage'), page.locator('.video-timeline')];
  await expect.poll(() => sound.getAttribute('aria-valuemax')).toBe('4.00');
  await timeline.focus();
  await press(page, 'Shift+ArrowRight');
  await expect.poll(() => sound.getAttribute('aria-valuenow')).toBe('0.40');
  await sound.focus();
  await press(page, 'Shift+ArrowRight');
  await expect.poll(() => timeline.getAttribute('aria-valuenow')).toBe('36');
  await page.locator('[data-object=sound] select').selectOption('0.5');
  await expect.poll(() => page.locator('[data-object=clip] select').inputValue()).toBe('0.5');
  await press(page, 'Home', 'Space');
  const buttons = (name: string) => expect.poll(() => page.locator(`button[aria-label=${name}]`).count()).toBe(2);
  await buttons('Pause');
  await page.locator('[data-object=clip] button[aria-label=Pause]').click();
  await buttons('Play');
});

it('says what to do when the video does not come, and when there is none', async () => {
  const page = await harness.open({ markup: markup(), data: { clip: '/build/nothing.webm' } });
  await expect.poll(() => page.locator('.audio-surface__status').textContent()).toMatch(/cannot be played here/);
  await expect.poll(() => page.locator('.audio-bar__play').isDisabled()).toBe(true);
  const empty = await harness.open({ markup: markup(), data: {} });
  await expect.poll(() => empty.locator('.audio-surface__status').textContent()).toBe('This task has no video under “clip”.');
  const read = await open(harness, { mode: 'read', data: { clip }, result: [track('a', [key(1, 10)])] });
  await drag(read, [60, 10], [90, 40]);
  await expect.poll(() => resultOf(read)).toEqual([track('a', [key(1, 10)])]);
});
