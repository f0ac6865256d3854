import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadRle, packRle, rlePixels, unpackRle } from '#app/core/labeling/shapes/rle.ts';
import { RunsBuilder, type Runs } from '#app/core/labeling/shapes/runs.ts';
import { runsOf } from './runs.ts';

const seed = 20_261;

/** Pixels run by run, so that long runs are met as well as short ones. */
const masks: fc.Arbitrary<Runs> = fc
  .array(fc.tuple(fc.constantFrom(0, 255, 1, 128), fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 200_000 }))), {
    minLength: 1,
    maxLength: 40,
  })
  .map((runs) => {
    const built = new RunsBuilder();
    for (const [value, count] of runs) built.add(value, count);
    return built.build();
  });

/** Packs words as they come, with literals: as other tools may write. */
function literally(words: number[]): number[] {
  const bits = [
    words.length.toString(2).padStart(32, '0'),
    '00111',
    '0010',
    '0011',
    '0111',
    '1111',
    ...[...words].map((word) => `000000${word.toString(2).padStart(8, '0')}`),
  ].join('');
  return (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

describe('the packing of masks', () => {
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0, 0, 16, 57, 27, 253, 240, 0],
    ],
    [
      [255, 0, 0, 255],
      [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254],
    ],
  ])('%j becomes the bytes that others write', (pixels, bytes) => {
    expect(packRle(runsOf(pixels))).toEqual(bytes);
    expect(unpackRle(bytes)).toEqual(runsOf(pixels));
  });

  test('what was packed comes back, to the pixel', () => {
    fc.assert(
      fc.property(masks, (runs) => {
        const packed = packRle(runs);
        expect(unpackRle(packed)).toEqual(runs);
        expect(rlePixels(packed)).toBe(runs.ends.at(-1));
        expect(packed.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255)).toBe(true);
      }),
      { seed, numRuns: 150 },
    );
  });

  test('literals, zero bytes at the end and a lost last word are borne', () => {
    const words = [1, 2, 3, 4, 9, 9, 9, 0, 0, 0, 0, 255];
    expect(unpackRle(literally(words))).toEqual(runsOf([4, 0, 255]));
    expect(unpackRle([...packRle(runsOf([0, 255])), 0])).toEqual(runsOf([0, 255]));
    expect(unpackRle(literally([0, 0, 0, 0, 255, 255, 255]).with(3, 8))).toEqual(runsOf([0, 255]));
  });

  test.each([
    ['nothing', [], 'ends too early'],
    ['a stream that breaks off', packRle(runsOf([0, 255, 0, 255])).slice(0, 9), 'ends too early'],
    ['no whole pixels', [0, 0, 0, 15, 57, 27, 253, 240, 0], 'not made of pixels'],
    ['words of two bytes', [0, 0, 0, 16, 121, 27, 253, 240, 0], 'not packed in bytes'],
    ['more than any picture has', [255, 255, 255, 252, 57, 27, 253, 240, 0], 'larger than any picture'],
  ])('%s is refused with a reason', (_, bytes, reason) => {
    expect(() => unpackRle(bytes)).toThrow(BadRle);
    expect(() => unpackRle(bytes)).toThrow(reason);
  });
});
