import { describe, expect, it } from 'vitest';
import { bandsOf, channelAt, heightOf, wavesOf } from '#islands/labeler/surfaces/audio/bands.ts';
import { createColumns } from '#islands/labeler/surfaces/audio/spectrogram/columns.ts';
import { standardWays, type Ways } from '#islands/labeler/surfaces/audio/spectrogram/ways.ts';
import { pitches } from '#islands/labeler/surfaces/audio/spectrogram/inks.ts';
import type { Samples } from '#islands/labeler/surfaces/audio/spectrogram/samples.ts';

/** Two seconds of two channels: 1 kHz, then 3 kHz; and silence. */
const samples: Samples = {
  rate: 8000,
  channels: 2,
  length: 16_000,
  most: Infinity,
  fetch: () => undefined,
  read(into, from, channel) {
    for (let index = 0; index < into.length; index += 1) {
      const at = from + index;
      const tone = at < 0 || at >= 16_000 ? 0 : 0.1 * Math.sin((2 * Math.PI * (at < 8000 ? 1000 : 3000) * at) / 8000);
      into[index] = channel === undefined ? tone / 2 : channel === 0 ? tone : 0;
    }
  },
};
const darkest = (shades: Uint8Array) => shades.indexOf(Math.max(...shades));

describe('columns of a spectrogram', () => {
  it('show pitches at their height and their time', () => {
    const columns = createColumns(samples, 80, false);
    columns.scale = 10;
    for (const column of [5, 15]) columns.make(column);
    // Rows go from 4 kHz down to 0, 50 Hz each.
    expect(darkest(columns.of(5)!)).toBe(59);
    expect(darkest(columns.of(15)!)).toBe(19);
    expect(columns.of(5)![19]).toBe(0);
  });

  it('stand where the chosen scale has them, and show as little as is chosen', () => {
    const rowOf = (ways: Partial<Ways>, column: number): number => {
      const columns = createColumns(samples, 80, false, { ...standardWays, ...ways });
      columns.scale = 10;
      columns.make(column);
      return darkest(columns.of(column)!);
    };
    // In mel, 1 kHz is nearly half of 4 kHz: of 80 rows the 42nd from the top.
    expect(rowOf({ scale: 'mel' }, 5)).toBe(41);
    expect(rowOf({ scale: 'mel' }, 15)).toBe(9);
    for (const size of [256, 1024]) for (const window of ['hamming', 'blackman', 'rectangle'] as const) expect(rowOf({ size, window }, 15)).toBe(19);
    const inked = (faintest: number) => {
      const columns = createColumns(samples, 80, false, { ...standardWays, window: 'rectangle', faintest });
      columns.scale = 10;
      columns.make(10);
      return columns.of(10)!.filter((shade) => shade > 0).length;
    };
    expect(inked(-45)).toBeLessThan(inked(-125));
  });

  it('keep channels apart where the config says so', () => {
    const columns = createColumns(samples, 80, true);
    columns.scale = 10;
    columns.make(5);
    expect(columns.of(5)).toHaveLength(160);
    expect(darkest(columns.of(5)!)).toBe(59);
    expect(Math.max(...columns.of(5)!.subarray(80))).toBe(0);
  });

  it('are forgotten with another zoom', () => {
    const columns = createColumns(samples, 8, false);
    columns.scale = 10;
    columns.make(5);
    columns.scale = 10;
    expect(columns.of(5)).toBeDefined();
    columns.scale = 20;
    expect(columns.of(5)).toBeUndefined();
  });
});

describe('the height of a sound', () => {
  it('follows the config: 96 pixels, at least 32 a channel where they are apart', () => {
    expect(wavesOf({ type: 'Audio', attributes: {} }, 1)).toBe(96);
    expect(wavesOf({ type: 'AudioPlus', attributes: {} }, 1)).toBe(128);
    expect(wavesOf({ type: 'Audio', attributes: { height: '200' } }, 1)).toBe(200);
    expect(wavesOf({ type: 'Audio', attributes: {} }, 4)).toBe(128);
    expect(wavesOf({ type: 'Audio', attributes: { waveheight: '80' } }, 2)).toBe(160);
  });

  it('has each channel with its spectrogram under it', () => {
    const bands = bandsOf(2, { waves: 100, spectrogram: 50 });
    expect(bands.map(({ top }) => top)).toEqual([24, 124]);
    expect(heightOf(bands)).toBe(200);
    expect([0, 24, 123, 124, 500].map((y) => channelAt(bands, y))).toEqual([0, 0, 0, 1, 1]);
  });

  it('writes round pitches with room between them', () => {
    expect(pitches(4000, 112).map(({ label }) => label)).toEqual(['1 kHz', '2 kHz', '3 kHz']);
    expect(pitches(24_000, 112).map(({ label }) => label)).toEqual(['10 kHz', '20 kHz']);
    const mel = pitches(4000, 112, 'mel');
    expect(mel.map(({ label }) => label)).toEqual(['500 Hz', '2 kHz']);
    expect(mel.map(({ y }) => Math.round(y))).toEqual([80, 33]);
  });
});
