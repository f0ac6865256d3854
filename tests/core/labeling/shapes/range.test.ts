import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, lengthOf, move, overlaps, rangeBetween, resize } from '#app/core/labeling/shapes/range.ts';

const seed = 20_260;
const time = fc.double({ min: -100, max: 100, noNaN: true });
const duration = fc.double({ min: 0.1, max: 60, noNaN: true });

test('whatever is done, a range lies in its sound and starts before it ends', () => {
  fc.assert(
    fc.property(time, time, time, duration, fc.constantFrom('start', 'end' as const), (a, b, c, long, end) => {
      const range = rangeBetween(a, b, long, 1);
      const moved = move(range, c, long);
      const resized = resize(range, end, c, long);
      for (const each of [range, moved, resized]) {
        expect(each.start).toBeGreaterThanOrEqual(0);
        expect(each.end).toBeLessThanOrEqual(long);
        expect(each.start).toBeLessThanOrEqual(each.end);
        expect(each.channel).toBe(1);
      }
      expect(lengthOf(moved)).toBeCloseTo(lengthOf(range), 9);
    }),
    { seed, numRuns: 500 },
  );
});

test('drawing, moving and resizing', () => {
  expect(rangeBetween(5, 2, 10)).toEqual({ start: 2, end: 5, channel: 0 });
  expect(move({ start: 2, end: 5, channel: 0 }, 9, 10)).toEqual({ start: 7, end: 10, channel: 0 });
  expect(resize({ start: 2, end: 5 }, 'start', 8, 10)).toEqual({ start: 5, end: 8 });
  expect(resize({ start: 2, end: 5 }, 'end', 12, 10)).toEqual({ start: 2, end: 10 });
});

test('touching ranges do not overlap; an end is outside', () => {
  expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 3 })).toBe(false);
  expect(overlaps({ start: 0, end: 2.1 }, { start: 2, end: 3 })).toBe(true);
  expect([contains({ start: 0, end: 2 }, 0), contains({ start: 0, end: 2 }, 2)]).toEqual([true, false]);
});
