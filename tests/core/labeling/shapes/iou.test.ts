import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rectangle } from '#app/core/labeling/result.ts';
import { iou } from '#app/core/labeling/shapes/iou.ts';
import { rotateAboutCenter } from '#app/core/labeling/shapes/rectangle.ts';

const seed = 20_260;
const square = { width: 100, height: 100 };
const box = (x: number, y: number, width: number, height: number, rotation = 0): Rectangle => ({ x, y, width, height, rotation });
const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const rectangle = fc.record({ x: real(-20, 100), y: real(-20, 100), width: real(0.5, 80), height: real(0.5, 80), rotation: real(-360, 720) });
const natural = fc.record({ width: fc.integer({ min: 10, max: 8000 }), height: fc.integer({ min: 10, max: 8000 }) });

test.each([
  ['the same', box(10, 10, 20, 20), box(10, 10, 20, 20), 1],
  ['apart', box(0, 0, 10, 10), box(20, 20, 10, 10), 0],
  ['touching', box(0, 0, 10, 10), box(10, 0, 10, 10), 0],
  ['half of each', box(0, 0, 10, 10), box(5, 0, 10, 10), 1 / 3],
  ['one inside the other', box(0, 0, 20, 20), box(5, 5, 10, 10), 1 / 4],
  ['a square and itself turned by 45° about its middle', box(40, 40, 20, 20), rotateAboutCenter(box(40, 40, 20, 20), 45, square), Math.SQRT1_2],
  ['a quarter turn of a square about its corner, back in place', box(10, 10, 20, 20), box(30, 10, 20, 20, 90), 1],
  ['nothing', box(5, 5, 0, 0), box(5, 5, 0, 0), 0],
])('%s', (_, a, b, expected) => {
  expect(iou(a, b, square)).toBeCloseTo(expected, 9);
});

test('in a picture that is wide, percent across and down are not the same length', () => {
  const wide = { width: 400, height: 100 };
  expect(iou(box(10, 10, 20, 20), rotateAboutCenter(box(10, 10, 20, 20), 90, wide), wide)).toBeCloseTo(400 / (2 * 1600 - 400), 9);
});

test('it is the same both ways, 1 only with itself, and stays between 0 and 1', () => {
  fc.assert(
    fc.property(rectangle, rectangle, natural, (a, b, size) => {
      const both = iou(a, b, size);
      expect(both).toBeGreaterThanOrEqual(0);
      expect(both).toBeLessThanOrEqual(1);
      expect(iou(b, a, size)).toBeCloseTo(both, 6);
      expect(iou(a, a, size)).toBeCloseTo(1, 6);
    }),
    { seed, numRuns: 300 },
  );
});

test('turning both by the same about the same point changes nothing', () => {
  fc.assert(
    fc.property(rectangle, fc.tuple(real(-40, 40), real(-40, 40)), real(0, 360), (a, [dx, dy], degrees) => {
      const b = { ...a, x: a.x + dx, y: a.y + dy };
      const angle = (degrees * Math.PI) / 180;
      const turned = ({ x, y, ...rest }: Rectangle): Rectangle => ({
        ...rest,
        x: x * Math.cos(angle) - y * Math.sin(angle),
        y: x * Math.sin(angle) + y * Math.cos(angle),
        rotation: rest.rotation + degrees,
      });
      expect(iou(turned(a), turned(b), square)).toBeCloseTo(iou(a, b, square), 6);
    }),
    { seed },
  );
});
