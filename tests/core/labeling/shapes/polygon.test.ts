import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Polygon } from '#app/core/labeling/result.ts';
import {
  addPoint,
  area,
  bounds,
  contains,
  edgeMiddle,
  insertAfter,
  keepInside,
  move,
  nearestEdge,
  pointsOf,
  putPoint,
  removePoint,
  scale,
} from '#app/core/labeling/shapes/polygon.ts';

const seed = 20_260;
const size = { width: 400, height: 200 };
const none = { x: 0, y: 0 };
const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const polygon: fc.Arbitrary<Polygon> = fc.record({
  points: fc.array(fc.tuple(real(0, 100), real(0, 100)), { minLength: 3, maxLength: 12 }),
  closed: fc.constant(true),
});
const square: Polygon = {
  points: [
    [10, 10],
    [30, 10],
    [30, 40],
    [10, 40],
  ],
  closed: true,
};
/** A horseshoe: its middle is outside. */
const horseshoe: Polygon = {
  points: [
    [0, 0],
    [30, 0],
    [30, 30],
    [20, 30],
    [20, 10],
    [10, 10],
    [10, 30],
    [0, 30],
  ],
  closed: true,
};

test('inside, outside, on the edge, in the gap', () => {
  expect(contains(square, { x: 20, y: 20 }, size, none)).toBe(true);
  expect(contains(square, { x: 31, y: 20 }, size, none)).toBe(false);
  expect(contains(square, { x: 31, y: 20 }, size, { x: 1.5, y: 3 })).toBe(true);
  expect(contains(horseshoe, { x: 15, y: 20 }, size, none)).toBe(false);
  expect(contains(horseshoe, { x: 15, y: 5 }, size, none)).toBe(true);
  expect(area(square)).toBe(600);
  expect(area(horseshoe)).toBe(700);
});

test('what lies in it lies in its bounds', () => {
  fc.assert(
    fc.property(polygon, real(-10, 110), real(-10, 110), (each, x, y) => {
      const box = bounds(each);
      if (contains(each, { x, y }, size, none)) {
        expect(Math.min(x - box.x, box.x + box.width - x, y - box.y, box.y + box.height - y)).toBeGreaterThanOrEqual(-1e-9);
      }
      for (const point of pointsOf(each)) expect(contains(each, point, size, { x: 1e-6, y: 1e-6 })).toBe(true);
    }),
    { seed, numRuns: 300 },
  );
});

test('a point put into an edge changes neither area nor bounds, and taken out again nothing at all', () => {
  fc.assert(
    fc.property(polygon, fc.nat(11), (each, at) => {
      const index = at % each.points.length;
      const middle = edgeMiddle(each, index);
      if (!middle) throw new Error('a closed polygon has an edge behind every point');
      const more = insertAfter(each, index, middle);
      expect(area(more)).toBeCloseTo(area(each), 6);
      expect(bounds(more)).toEqual(bounds(each));
      expect(removePoint(more, index + 1)).toEqual(each);
      expect(nearestEdge(each, middle, size)?.distance).toBeLessThan(1e-6);
    }),
    { seed },
  );
});

test('an open one has no edge back to its start', () => {
  const open = addPoint(
    {
      points: [
        [10, 10],
        [30, 10],
      ],
      closed: false,
    },
    { x: 30, y: 40 },
  );
  expect(open.points).toHaveLength(3);
  expect(edgeMiddle(open, 2)).toBeUndefined();
  expect(edgeMiddle(open, 1)).toEqual({ x: 30, y: 25 });
  expect(nearestEdge(open, { x: 28, y: 25 }, size)?.edge).toBe(1);
  expect(nearestEdge({ points: [[10, 10]], closed: false }, { x: 10, y: 10 }, size)).toEqual({ edge: 0, distance: 0 });
});

test('moved, put and scaled', () => {
  expect(move(square, 1, -2).points[0]).toEqual([11, 8]);
  expect(putPoint(square, 2, { x: 50, y: 60 }).points).toEqual([
    [10, 10],
    [30, 10],
    [50, 60],
    [10, 40],
  ]);
  expect(scale(square, 20, 0).points).toEqual([
    [0, 10],
    [40, 10],
    [40, 40],
    [0, 40],
  ]);
  expect(bounds(scale(square, -100, -100))).toEqual({ x: 19.75, y: 24.75, width: 0.5, height: 0.5 });
});

test('kept inside it stands inside the image', () => {
  fc.assert(
    fc.property(polygon, real(-150, 150), real(-150, 150), (each, dx, dy) => {
      const box = bounds(keepInside(move(each, dx, dy)));
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(-1e-9);
      expect(Math.max(box.x + box.width, box.y + box.height)).toBeLessThanOrEqual(100 + 1e-9);
    }),
    { seed },
  );
});
