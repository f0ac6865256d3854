import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ellipse } from '#app/core/labeling/result.ts';
import { between, bounds, contains, keepInside, type Pole, polePoint, pull, rotateTo } from '#app/core/labeling/shapes/ellipse.ts';

const seed = 20_260;
const size = { width: 400, height: 200 };
const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const ellipse: fc.Arbitrary<Ellipse> = fc.record({
  x: real(0, 100),
  y: real(0, 100),
  radiusX: real(0.1, 40),
  radiusY: real(0.1, 40),
  rotation: real(0, 360),
});
const natural = fc.record({ width: fc.integer({ min: 10, max: 8000 }), height: fc.integer({ min: 10, max: 8000 }) });
const pole = fc.constantFrom<Pole>('n', 'e', 's', 'w');

test('drawn from corner to corner it fills the box; with a circle both radii are equal in px', () => {
  expect(between({ x: 50, y: 60 }, { x: 10, y: 20 }, size)).toEqual({ x: 30, y: 40, radiusX: 20, radiusY: 20, rotation: 0 });
  expect(between({ x: 10, y: 20 }, { x: 60, y: 70 }, size, true)).toEqual({ x: 22.5, y: 45, radiusX: 12.5, radiusY: 25, rotation: 0 });
});

test('its bounds hold every point of it and touch all four sides', () => {
  fc.assert(
    fc.property(ellipse, natural, (each, image) => {
      const box = bounds(each, image);
      const around = Array.from({ length: 720 }, (_, at) => {
        const angle = (at * Math.PI) / 360;
        const [x, y] = [(each.radiusX / 100) * image.width * Math.cos(angle), (each.radiusY / 100) * image.height * Math.sin(angle)];
        const turn = (each.rotation * Math.PI) / 180;
        return {
          x: each.x + ((x * Math.cos(turn) - y * Math.sin(turn)) / image.width) * 100,
          y: each.y + ((x * Math.sin(turn) + y * Math.cos(turn)) / image.height) * 100,
        };
      });
      const [xs, ys] = [around.map(({ x }) => x), around.map(({ y }) => y)];
      const slack = 1e-3 * Math.max(box.width, box.height, 1);
      expect(Math.abs(Math.min(...xs) - box.x)).toBeLessThan(slack);
      expect(Math.abs(Math.max(...ys) - box.y - box.height)).toBeLessThan(slack);
      for (const point of around.slice(0, 40)) {
        expect(contains(each, { x: each.x + (point.x - each.x) * 0.999, y: each.y + (point.y - each.y) * 0.999 }, image)).toBe(true);
        expect(contains(each, { x: each.x + (point.x - each.x) * 1.001, y: each.y + (point.y - each.y) * 1.001 }, image)).toBe(false);
      }
    }),
    { seed, numRuns: 60 },
  );
});

test('a pulled end goes to the pointer, the center and the other radius stay', () => {
  fc.assert(
    fc.property(ellipse, pole, natural, real(0.2, 3), (each, end, image, by) => {
      const from = polePoint(each, end, image);
      const [cx, cy] = [(each.x / 100) * image.width, (each.y / 100) * image.height];
      const to = { x: cx + (from.x - cx) * by, y: cy + (from.y - cy) * by };
      const pulled = pull(each, end, { x: (to.x / image.width) * 100, y: (to.y / image.height) * 100 }, image);
      const now = polePoint(pulled, end, image);
      expect(Math.hypot(now.x - to.x, now.y - to.y)).toBeLessThan(1e-6 * Math.max(image.width, image.height));
      expect([pulled.x, pulled.y, pulled.rotation]).toEqual([each.x, each.y, each.rotation]);
      if (end === 'e' || end === 'w') expect(pulled.radiusY).toBe(each.radiusY);
      else expect(pulled.radiusX).toBe(each.radiusX);
    }),
    { seed },
  );
});

test('turning keeps the center, and a whole turn the bounds', () => {
  fc.assert(
    fc.property(ellipse, natural, real(-720, 720), (each, image, degrees) => {
      const turned = rotateTo(each, degrees);
      expect([turned.x, turned.y]).toEqual([each.x, each.y]);
      const [a, b] = [bounds(turned, image), bounds(rotateTo(each, degrees + 180), image)];
      expect(a.width).toBeCloseTo(b.width, 6);
      expect(a.height).toBeCloseTo(b.height, 6);
    }),
    { seed },
  );
});

test('kept inside it stands inside the image when it fits', () => {
  fc.assert(
    fc.property(ellipse, natural, (each, image) => {
      const box = bounds(keepInside(each, image), image);
      fc.pre(box.width <= 100 && box.height <= 100);
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(-1e-9);
      expect(Math.max(box.x + box.width, box.y + box.height)).toBeLessThanOrEqual(100 + 1e-9);
    }),
    { seed },
  );
});
