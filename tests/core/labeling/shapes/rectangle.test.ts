import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rectangle } from '#app/core/labeling/result.ts';
import {
  between,
  bounds,
  center,
  contains,
  corners,
  type Handle,
  handlePoint,
  keepInside,
  move,
  normalAngle,
  type Point,
  resize,
  rotateAboutCenter,
  rotateTo,
} from '#app/core/labeling/shapes/rectangle.ts';

const seed = 20_260;
const size = { width: 400, height: 200 };
const at = (x: number, y: number, width: number, height: number, rotation = 0): Rectangle => ({ x, y, width, height, rotation });
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const opposite: Record<Handle, Handle> = { nw: 'se', n: 's', ne: 'sw', e: 'w', se: 'nw', s: 'n', sw: 'ne', w: 'e' };
const handle = fc.constantFrom(...(Object.keys(opposite) as Handle[]));
const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const rectangle = fc.record({ x: real(-20, 100), y: real(-20, 100), width: real(0.1, 80), height: real(0.1, 80), rotation: real(-360, 720) });
const natural = fc.record({ width: fc.integer({ min: 10, max: 8000 }), height: fc.integer({ min: 10, max: 8000 }) });
const point = fc.record({ x: real(-50, 150), y: real(-50, 150) });

describe('where a rectangle lies', () => {
  test('corners are in px and turn clockwise about the top-left corner', () => {
    expect(corners(at(10, 20, 50, 50), size)).toEqual([
      { x: 40, y: 40 },
      { x: 240, y: 40 },
      { x: 240, y: 140 },
      { x: 40, y: 140 },
    ]);
    const [topLeft, topRight, , bottomLeft] = corners(at(50, 50, 25, 10, 90), size);
    expect(topLeft).toEqual({ x: 200, y: 100 });
    expect(distance(topRight, { x: 200, y: 200 })).toBeLessThan(1e-9);
    expect(distance(bottomLeft, { x: 180, y: 100 })).toBeLessThan(1e-9);
  });

  test('bounds of a quarter turn change sides in px, not in percent', () => {
    const box = bounds(at(50, 20, 25, 10, 90), size);
    expect([box.x, box.y, box.width, box.height].map((each) => Math.round(each * 1e6) / 1e6)).toEqual([45, 20, 5, 50]);
  });

  test('center and corners lie inside, what is behind an edge does not', () => {
    fc.assert(
      fc.property(rectangle, natural, (each, image) => {
        expect(contains(each, center(each, image), image)).toBe(true);
        const [corner] = corners({ ...each, x: each.x - each.width }, image);
        const box = bounds(each, image);
        expect(contains(each, { x: box.x - 1, y: box.y }, image)).toBe(false);
        expect(corner).toBeDefined();
      }),
      { seed },
    );
  });
});

describe('changing a rectangle', () => {
  test('resizing keeps the opposite corner or side at any rotation, and the handle goes to the point', () => {
    fc.assert(
      fc.property(rectangle, handle, point, natural, (each, pulled, to, image) => {
        const fixed = handlePoint(each, opposite[pulled], image);
        const resized = resize(each, pulled, to, image);
        const ends = (['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const).map((name) => handlePoint(resized, name, image));
        expect(Math.min(...ends.map((end) => distance(end, fixed)))).toBeLessThan(1e-6);
        if (pulled.length === 2) {
          const target = { x: (to.x / 100) * image.width, y: (to.y / 100) * image.height };
          expect(Math.min(...ends.map((end) => distance(end, target)))).toBeLessThan(1e-6);
        }
        expect(resized.width).toBeGreaterThanOrEqual(0);
        expect(resized.height).toBeGreaterThanOrEqual(0);
        expect(resized.rotation).toBe(each.rotation);
      }),
      { seed, numRuns: 500 },
    );
  });

  test('a handle dragged to where it is changes nothing', () => {
    fc.assert(
      fc.property(rectangle, handle, natural, (each, pulled, image) => {
        const place = handlePoint(each, pulled, image);
        const same = resize(each, pulled, { x: (place.x / image.width) * 100, y: (place.y / image.height) * 100 }, image);
        for (const key of ['x', 'y', 'width', 'height'] as const) expect(same[key]).toBeCloseTo(each[key], 6);
      }),
      { seed },
    );
  });

  test('a corner dragged across flips the rectangle', () => {
    expect(resize(at(50, 50, 10, 10), 'se', { x: 40, y: 30 }, size)).toEqual(at(40, 30, 10, 20));
    expect(resize(at(50, 50, 10, 10), 'w', { x: 80, y: 0 }, size)).toEqual(at(60, 50, 20, 10));
  });

  test('turning about the center keeps the center, about the corner the corner', () => {
    fc.assert(
      fc.property(rectangle, real(-720, 720), natural, (each, degrees, image) => {
        const turned = rotateAboutCenter(each, degrees, image);
        expect(center(turned, image).x).toBeCloseTo(center(each, image).x, 6);
        expect(center(turned, image).y).toBeCloseTo(center(each, image).y, 6);
        expect(turned.rotation).toBe(normalAngle(degrees));
        expect(rotateTo(each, degrees)).toEqual({ ...each, rotation: normalAngle(degrees) });
      }),
      { seed },
    );
  });

  test('a rectangle kept inside stands inside the image when it fits', () => {
    fc.assert(
      fc.property(rectangle, natural, (each, image) => {
        const box = bounds(keepInside(each, image), image);
        fc.pre(box.width <= 100 && box.height <= 100);
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(box.x + box.width, box.y + box.height)).toBeLessThanOrEqual(100 + 1e-9);
      }),
      { seed },
    );
    expect(keepInside(at(10, 10, 20, 20), size)).toEqual(at(10, 10, 20, 20));
  });

  test('drawing works in every direction, moving adds', () => {
    expect(between({ x: 30, y: 10 }, { x: 20, y: 40 })).toEqual(at(20, 10, 10, 30));
    expect(move(at(1, 2, 3, 4, 5), 10, -1)).toEqual(at(11, 1, 3, 4, 5));
  });

  test.each([
    [0, 0],
    [360, 0],
    [-90, 270],
    [725, 5],
    [-0, 0],
    [-1e-20, 0],
  ])('%d degrees is %d', (degrees, normal) => expect(normalAngle(degrees)).toBe(normal));
});
