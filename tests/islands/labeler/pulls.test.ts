/** Whatever is pulled, the rest stays: the opposite corner of turned boxes, also in videos, and every other point of polygons and vectors. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounds as polygonBounds } from '#app/core/labeling/shapes/polygon.ts';
import { handlePoint, type Handle, type Point } from '#app/core/labeling/shapes/rectangle.ts';
import { boxAt, withBox } from '#app/core/labeling/shapes/track.ts';
import type { KeyFrame, PolygonRegion, Rectangle, Vertex, VectorRegion } from '#app/core/labeling/result.ts';
import { polygonFigure } from '#islands/labeler/surfaces/image/figures/polygon.ts';
import { rectangleFigure } from '#islands/labeler/surfaces/image/figures/rectangle.ts';
import { vectorFigure } from '#islands/labeler/surfaces/image/figures/vector.ts';
import { roundedPoint } from '#islands/labeler/tools/place.ts';
import { box, docOf, pointer, storeOf, toolContext } from './make.ts';

const opposite: Record<Handle, Handle> = { nw: 'se', n: 's', ne: 'sw', e: 'w', se: 'nw', s: 'n', sw: 'ne', w: 'e' };
const handle = fc.constantFrom(...(Object.keys(opposite) as Handle[]));
const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const place: fc.Arbitrary<Rectangle> = fc.record({
  x: real(10, 60),
  y: real(10, 60),
  width: real(3, 40),
  height: real(3, 40),
  rotation: real(0, 360),
});
const point = fc.record({ x: real(0, 100), y: real(0, 100) });
const natural = fc.record({ width: fc.integer({ min: 50, max: 8000 }), height: fc.integer({ min: 50, max: 8000 }) });
const runs = { numRuns: 300, seed: 20_261 };
const contextOf = (size: { width: number; height: number }) => ({ ...toolContext(storeOf(docOf())), size, least: { x: 0, y: 0 } });

/** Places are rounded to ten-thousandths of a percent, sides and angle too: across the picture that makes so many px at most. */
const slackOf = ({ width, height }: { width: number; height: number }): number => Math.hypot(width, height) * 4e-6;

/** How far, in px, the corner that is not pulled has gone. Which one it is afterwards shows where the box was turned inside out. */
function strayed(before: Rectangle, after: Rectangle, grip: Handle, size: { width: number; height: number }): number {
  const fixed = handlePoint(before, opposite[grip], size);
  const all = (Object.keys(opposite) as Handle[]).map((each) => handlePoint(after, each, size));
  return Math.min(...all.map(({ x, y }) => Math.hypot(x - fixed.x, y - fixed.y)));
}

test('a turned box pulled at any grip keeps what lies opposite, and its angle', () => {
  fc.assert(
    fc.property(place, handle, point, natural, (from, grip, to, size) => {
      const region = rectangleFigure.pull(box('a', from), grip, pointer(to.x, to.y), contextOf(size));
      if (!region) return;
      expect(strayed(from, region as Rectangle, grip, size)).toBeLessThan(slackOf(size));
      expect(Math.abs((region as Rectangle).rotation - from.rotation) % 360).toBeCloseTo(0, 3);
    }),
    runs,
  );
});

test('so does the box of a video at the frame where it is pulled; its other key frames stay as they are', () => {
  const sequence = fc.uniqueArray(fc.record({ frame: fc.integer({ min: 1, max: 60 }), enabled: fc.constant(true), time: real(0, 3), place }), {
    selector: ({ frame }) => frame,
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(sequence, fc.integer({ min: 1, max: 60 }), handle, point, natural, (given, frame, grip, to, size) => {
      const keys: KeyFrame[] = given.map(({ place: at, ...key }) => ({ ...key, ...at }));
      const from = boxAt(keys, frame);
      if (!from) return;
      const pulled = rectangleFigure.pull(box('a', from), grip, pointer(to.x, to.y), contextOf(size));
      if (!pulled) return;
      const after = withBox(keys, frame, pulled as Rectangle, 1);
      expect(strayed(from, boxAt(after, frame)!, grip, size)).toBeLessThan(slackOf(size));
      expect(after.filter((key) => key.frame !== frame)).toEqual(keys.filter((key) => key.frame !== frame).toSorted((a, b) => a.frame - b.frame));
    }),
    runs,
  );
});

const base = { id: 'a', from: 'label', to: 'photo', labels: ['Cat'], origin: 'manual' as const };

test('a point of a polygon moves alone, one that is put in leaves the others; keys size it about its middle', () => {
  const polygon = fc.array(point, { minLength: 3, maxLength: 9 }).map((points): PolygonRegion => ({
    ...base,
    kind: 'polygon',
    closed: true,
    points: points.map(({ x, y }) => [x, y] as const),
  }));
  fc.assert(
    fc.property(polygon, fc.nat(8), point, natural, (region, nth, to, size) => {
      const index = nth % region.points.length;
      const at = roundedPoint(to);
      const moved = polygonFigure.pull(region, `p${index}`, pointer(to.x, to.y), contextOf(size)) as PolygonRegion;
      expect(moved.points).toEqual(region.points.with(index, [at.x, at.y]));
      const more = polygonFigure.pull(region, `m${index}`, pointer(to.x, to.y), contextOf(size)) as PolygonRegion;
      expect(more.points).toEqual(region.points.toSpliced(index + 1, 0, [at.x, at.y]));
    }),
    runs,
  );
  fc.assert(
    fc.property(polygon, real(-10, 10), real(-10, 10), natural, (region, dx, dy, size) => {
      const middle = (each: PolygonRegion): Point => {
        const { x, y, width, height } = polygonBounds(each);
        return { x: x + width / 2, y: y + height / 2 };
      };
      const half = region.points.map(([x, y]) => [25 + x / 2, 25 + y / 2] as const);
      const inside = { ...region, points: half };
      const sized = polygonFigure.keys.size!(inside, dx, dy, size) as PolygonRegion;
      expect(middle(sized).x).toBeCloseTo(middle(inside).x, 3);
      expect(middle(sized).y).toBeCloseTo(middle(inside).y, 3);
    }),
    runs,
  );
});

test('a vertex of a vector moves with its handles and nothing else does', () => {
  const vertex = fc.record({ at: point, one: point, two: point, isBezier: fc.boolean() });
  const vector = fc.array(vertex, { minLength: 2, maxLength: 8 }).map((all): VectorRegion => ({
    ...base,
    kind: 'vector',
    closed: false,
    vertices: all.map(({ at, one, two, isBezier }, n): Vertex => ({
      id: `v${n}`,
      ...at,
      ...(n > 0 ? { prevPointId: `v${n - 1}` } : {}),
      isBezier,
      ...(isBezier ? { controlPoint1: one, controlPoint2: two } : {}),
    })),
  }));
  fc.assert(
    fc.property(vector, fc.nat(7), point, natural, (region, nth, to, size) => {
      const index = nth % region.vertices.length;
      const moved = vectorFigure.pull(region, `p${index}`, pointer(to.x, to.y), contextOf(size)) as VectorRegion;
      const [before, after] = [region.vertices[index]!, moved.vertices[index]!];
      expect(moved.vertices.toSpliced(index, 1)).toEqual(region.vertices.toSpliced(index, 1));
      expect({ x: after.x, y: after.y }).toEqual({
        x: expect.closeTo(roundedPoint(to).x, 9) as number,
        y: expect.closeTo(roundedPoint(to).y, 9) as number,
      });
      for (const name of ['controlPoint1', 'controlPoint2'] as const) {
        expect((after[name]?.x ?? 0) - (after[name] ? after.x : 0)).toBeCloseTo((before[name]?.x ?? 0) - (before[name] ? before.x : 0), 9);
        expect((after[name]?.y ?? 0) - (after[name] ? after.y : 0)).toBeCloseTo((before[name]?.y ?? 0) - (before[name] ? before.y : 0), 9);
      }
    }),
    runs,
  );
});
