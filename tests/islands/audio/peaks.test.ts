import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, PeakCollector, peaksOf } from '#app/core/sound/peaks.ts';
import { createWavReader } from '#app/core/sound/wav.ts';
import { merge, scaleFor } from '#islands/labeler/surfaces/audio/wave.ts';
import { makeTone } from '../../fixtures/tone.ts';

const sounds = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 3000 });

describe('peaks', () => {
  it('show every loudest sample, however far away one looks', () => {
    fc.assert(
      fc.property(sounds, fc.integer({ min: 1, max: 50 }), (samples, columns) => {
        const peaks = peaksOf(samples, 100);
        const shown = columnsOf(peaks, 0, samples.length / 100, columns);
        expect(Math.min(...shown)).toBeCloseTo(Math.min(...samples), 6);
        expect(Math.max(...shown)).toBeCloseTo(Math.max(...samples), 6);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same in one piece and in many', () => {
    fc.assert(
      fc.property(sounds, fc.integer({ min: 1, max: 500 }), (samples, piece) => {
        const collector = new PeakCollector(100);
        for (let at = 0; at < samples.length; at += piece) collector.add(samples.slice(at, at + piece));
        expect(collector.peaks()).toEqual(peaksOf(samples, 100));
      }),
      { numRuns: 40 },
    );
  });

  it('stand at their place in time', () => {
    const samples = new Float32Array(10 * 1024);
    samples[5 * 1024] = 0.5;
    samples[7 * 1024 + 1000] = -0.25;
    const shown = columnsOf(peaksOf(samples, 10 * 1024), 0, 1, 10);
    expect([...shown]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, -0.25, 0, 0, 0, 0, 0]);
  });

  it('are silence before and after the sound, and for what is no number', () => {
    const peaks = peaksOf([Number.NaN, Infinity, 1], 3);
    expect([...columnsOf(peaks, -2, 0, 2)]).toEqual([0, 0, 0, 0]);
    expect([...columnsOf(peaks, 32, 64, 2)]).toEqual([0, 0, 0, 0]);
    expect([...columnsOf(peaks, 0, 0, 2)]).toEqual([0, 0, 0, 0]);
  });

  it('lift quiet sounds and leave loud ones', () => {
    expect(scaleFor([peaksOf([0.1, -0.19], 2)])).toBeCloseTo(5);
    expect(scaleFor([peaksOf([1], 1)])).toBe(1);
    expect(scaleFor([peaksOf([0], 1)])).toBe(1);
    expect(scaleFor([])).toBe(1);
  });

  it('of several channels become one that shows them all', () => {
    const [one] = merge([peaksOf([0.1, -0.5], 2), peaksOf([0.7, 0], 2)]);
    expect([...columnsOf(one ?? peaksOf([], 1), 0, 1, 1)].map((sample) => Math.round(sample * 10) / 10)).toEqual([-0.5, 0.7]);
  });
});

describe('WAV as it arrives', () => {
  const shapes = [{ bits: 8 }, { bits: 16 }, { bits: 24 }, { bits: 32 }, { bits: 32, float: true }] as const;

  it.each(shapes)('is read in pieces of any size: %o', (shape) => {
    const file = makeTone({ seconds: 0.5, rate: 1000, ...shape, channels: [(second) => (second < 0.25 ? 0.5 : -0.5), () => 0.25] });
    for (const piece of [1, 7, 44, 1000, file.length]) {
      const reader = createWavReader();
      for (let at = 0; at < file.length; at += piece) reader.add(file.subarray(at, at + piece));
      expect(reader.state).toBe('reading');
      expect(reader.collectors.map((collector) => collector.peaks().length)).toEqual([500, 500]);
      const [left, right] = reader.collectors.map((collector) => [...columnsOf(collector.peaks(), 0, 0.5, 1)]);
      expect(left?.[0]).toBeCloseTo(-0.5, 1);
      expect(left?.[1]).toBeCloseTo(0.5, 1);
      expect(right?.[1]).toBeCloseTo(0.25, 1);
    }
  });

  it('is left to the browser when it is something else', () => {
    const reader = createWavReader();
    reader.add(new TextEncoder().encode('ID3 this is rather an MP3'));
    expect(reader.state).toBe('other');
    const compressed = makeTone({ seconds: 0.1 });
    new DataView(compressed.buffer).setUint16(20, 0x11, true);
    const second = createWavReader();
    second.add(compressed);
    expect(second.state).toBe('other');
  });
});
