import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpectrum, silence } from '#app/core/sound/spectrum.ts';

const sine = (size: number, pitch: number, loud = 1) =>
  Float32Array.from({ length: size }, (_, index) => loud * Math.sin((2 * Math.PI * pitch * index) / size));

/** The definition, term by term. */
function slowly(samples: readonly number[]): number[] {
  const size = samples.length;
  return Array.from({ length: size / 2 }, (_, pitch) => {
    let [real, imaginary] = [0, 0];
    for (const [index, sample] of samples.entries()) {
      const soft = sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size));
      real += soft * Math.cos((2 * Math.PI * pitch * index) / size);
      imaginary -= soft * Math.sin((2 * Math.PI * pitch * index) / size);
    }
    return (real ** 2 + imaginary ** 2) / (size / 4) ** 2;
  });
}

describe('a spectrum', () => {
  it('shows a full sine as 0 decibels at its pitch, and nothing far from it', () => {
    const levels = createSpectrum(256).of(sine(256, 40));
    expect(levels[40]).toBeCloseTo(0, 3);
    expect(Math.max(...levels.subarray(0, 38), ...levels.subarray(43))).toBeLessThan(-100);
  });

  it('shows a tenth of it twenty decibels lower, and silence as silence', () => {
    const spectrum = createSpectrum(512);
    expect(spectrum.of(sine(512, 100, 0.1))[100]).toBeCloseTo(-20, 3);
    expect(new Set(spectrum.of(new Float32Array(512)))).toEqual(new Set([silence]));
  });

  it('is what the definition says', () => {
    const pieces = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(pieces, (samples) => {
        const [quick, slow] = [createSpectrum(64).of(Float32Array.from(samples)), slowly(samples)];
        for (const [pitch, power] of slow.entries()) expect(10 ** ((quick[pitch] ?? 0) / 10)).toBeCloseTo(power, 5);
      }),
      { numRuns: 50 },
    );
  });
});
