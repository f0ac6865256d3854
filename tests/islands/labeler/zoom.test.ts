import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit, growthBack, panned, resized, revealed, stepBack, toHost, toPercent, type Turn, zoomAt } from '#islands/labeler/surfaces/image/zoom.ts';
import type { RectangleRegion } from '#app/core/labeling/result.ts';
import { rectangleFigure } from '#islands/labeler/surfaces/image/figures/rectangle.ts';
import { gripAt, regionAt } from '#islands/labeler/surfaces/image/hit.ts';
import type { Figure } from '#islands/labeler/tools/figure.ts';
import { box } from './make.ts';

const host = { width: 800, height: 600 };
const image = { width: 1600, height: 900 };

test('fit shows the whole picture in the middle, small ones larger', () => {
  expect(fit(host, image)).toEqual({ scale: 0.5, x: 0, y: 75 });
  expect(fit(host, { width: 10, height: 10 }).scale).toBe(4);
});

test('what lies under the pointer stays there, once the picture is larger than its host', () => {
  const inside = fc.record({ x: fc.integer({ min: 200, max: 600 }), y: fc.integer({ min: 200, max: 400 }) });
  fc.assert(
    fc.property(inside, fc.double({ min: 1.34, max: 8, noNaN: true }), (point, factor) => {
      const before = fit(host, image);
      const after = zoomAt(before, point, factor, host, image);
      const [a, b] = [toPercent(point, before, image), toPercent(point, after, image)];
      expect(b.x).toBeCloseTo(a.x, 4);
      expect(b.y).toBeCloseTo(a.y, 4);
    }),
  );
});

test('percent and host points are each other’s inverse', () => {
  const sight = { scale: 1.7, x: -40, y: 12 };
  const at = toPercent({ x: 333, y: 222 }, sight, image);
  const back = toHost({ x: (at.x / 100) * image.width, y: (at.y / 100) * image.height }, sight);
  expect(back.x).toBeCloseTo(333);
  expect(back.y).toBeCloseTo(222);
});

test('a step of the screen is a step of the turned picture in the same direction', () => {
  for (const turn of [0, 90, 180, 270] as Turn[]) {
    for (const step of [
      { x: 1, y: 0 },
      { x: 0, y: -1 },
    ]) {
      const sight = fit(host, image, turn);
      const [from, to] = [toHost({ x: 0, y: 0 }, sight), toHost(stepBack(sight, step), sight)];
      expect([(to.x - from.x) / sight.scale, (to.y - from.y) / sight.scale].map((way) => way + 0)).toEqual([step.x, step.y]);
    }
  }
  expect(growthBack(fit(host, image, 90), { x: 1, y: 0 })).toEqual({ x: 0, y: 1 });
  expect(growthBack(fit(host, image, 180), { x: 1, y: 0 })).toEqual({ x: 1, y: 0 });
});

test('the picture cannot be lost', () => {
  const move = fc.integer({ min: -5000, max: 5000 });
  fc.assert(
    fc.property(move, move, fc.double({ min: 0.1, max: 20, noNaN: true }), (dx, dy, factor) => {
      const sight = panned(zoomAt(fit(host, image), { x: 400, y: 300 }, factor, host, image), dx, dy, host, image);
      expect(sight.x).toBeLessThan(host.width);
      expect(sight.y).toBeLessThan(host.height);
      expect(sight.x + image.width * sight.scale).toBeGreaterThan(0);
      expect(sight.y + image.height * sight.scale).toBeGreaterThan(0);
    }),
  );
});

test('a fitted picture stays fitted when the window changes, a zoomed one keeps its zoom', () => {
  const wide = { width: 1600, height: 600 };
  expect(resized(fit(host, image), host, wide, image)).toEqual(fit(wide, image));
  const zoomed = zoomAt(fit(host, image), { x: 400, y: 300 }, 4, host, image);
  expect(resized(zoomed, host, wide, image).scale).toBe(zoomed.scale);
});

test('a region out of sight comes into sight, one in sight moves nothing', () => {
  const zoomed = { scale: 2, x: 0, y: 0 };
  expect(revealed(zoomed, { x: 10, y: 10, width: 50, height: 50 }, host, image)).toBe(zoomed);
  expect(revealed(zoomed, { x: 1000, y: 10, width: 50, height: 50 }, host, image)).toEqual({ scale: 2, x: -274, y: 0 });
});

test('the smallest box under the pointer is meant, and grips are near their corners', () => {
  const size = { width: 1000, height: 1000 };
  const figureOf = () => rectangleFigure as unknown as Figure;
  const [large, small] = [box('large', { x: 0, y: 0, width: 90, height: 90 }), box('small')];
  const at = (regions: RectangleRegion[], x: number, y: number) => regionAt(regions, { x, y }, size, { x: 0, y: 0 }, figureOf)?.id;
  expect(at([small, large], 15, 15)).toBe('small');
  expect(at([small, large], 80, 80)).toBe('large');
  expect(at([small], 95, 95)).toBeUndefined();
  const sight = { scale: 1, x: 0, y: 0 };
  const grips = (canTurn: boolean, scale = 1) => rectangleFigure.grips(small, { size, scale, canTurn });
  const grip = (x: number, y: number, pointerType = 'mouse', canTurn = true) => gripAt(grips(canTurn), { x, y }, sight, pointerType)?.id;
  expect(grip(104, 97)).toBe('nw');
  expect(grip(200, 74)).toBe('turn');
  expect(grip(200, 74, 'mouse', false)).toBeUndefined();
  expect(grip(118, 100)).toBeUndefined();
  expect(grip(118, 100, 'touch')).toBe('nw');
  expect(grips(true, 0.1).map(({ id }) => id)).toEqual(['nw', 'ne', 'se', 'sw', 'turn']);
});
