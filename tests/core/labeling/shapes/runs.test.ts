import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsOf, countPixels, valueAt, withStretches, type Stretch } from '#app/core/labeling/shapes/runs.ts';
import { pixelsOf, runsOf } from './runs.ts';

const seed = 20_262;
const pixels = fc.array(fc.constantFrom(0, 0, 255, 255, 7), { minLength: 12, maxLength: 120 });
const stretches: fc.Arbitrary<Stretch[]> = fc
  .uniqueArray(fc.nat(119), { maxLength: 12 })
  .map((ends) => ends.toSorted((a, b) => a - b))
  .map((ends) =>
    ends.flatMap((start, index) => (index % 2 === 0 && ends[index + 1] !== undefined ? [{ start, end: ends[index + 1] ?? start }] : [])),
  );

test('stretches change what they cover and nothing else', () => {
  fc.assert(
    fc.property(pixels, stretches, fc.constantFrom(0, 255), (before, set, value) => {
      const after = withStretches(runsOf(before), set, value);
      const expected = before.map((old, at) => (set.some(({ start, end }) => at >= start && at < end) ? value : old));
      expect(pixelsOf(after)).toEqual(expected);
      expect(after).toEqual(runsOf(expected));
    }),
    { seed, numRuns: 300 },
  );
});

test('a mask that does not change is the same mask', () => {
  const runs = runsOf([0, 255, 255, 0]);
  expect(withStretches(runs, [{ start: 1, end: 3 }], 255)).toBe(runs);
});

test('what a mask says of single pixels, its size and its bounds', () => {
  fc.assert(
    fc.property(pixels, fc.integer({ min: 1, max: 11 }), (given, width) => {
      const whole = given.slice(0, given.length - (given.length % width));
      const runs = runsOf(whole);
      expect(whole.map((_, at) => valueAt(runs, at))).toEqual(whole);
      const set = whole.flatMap((value, at) => (value > 0 ? [{ x: at % width, y: Math.floor(at / width) }] : []));
      expect(countPixels(runs)).toBe(set.length);
      const [xs, ys] = [set.map(({ x }) => x), set.map(({ y }) => y)];
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      expect(boundsOf(runs, width)).toEqual(set.length === 0 ? undefined : { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 });
    }),
    { seed, numRuns: 300 },
  );
});
