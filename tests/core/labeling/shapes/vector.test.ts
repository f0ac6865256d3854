import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Vector, Vertex } from '#app/core/labeling/result.ts';
import { addVertex, bend, insertBefore, putHandle, putVertex, removeVertex } from '#app/core/labeling/shapes/vector-edit.ts';
import { along, area, bounds, distance, keepInside, move, parents, segments } from '#app/core/labeling/shapes/vector.ts';

const seed = 20_260;
const size = { width: 400, height: 200 };
const at = (id: string, x: number, y: number, prevPointId?: string, more: Partial<Vertex> = {}): Vertex => ({
  id,
  x,
  y,
  ...(prevPointId ? { prevPointId } : {}),
  ...more,
});
const path: Vector = { vertices: [at('a', 10, 10), at('b', 30, 10, 'a'), at('c', 30, 40, 'b')], closed: false };
/** `b` has two children. */
const tree: Vector = { vertices: [at('a', 10, 10), at('b', 30, 10, 'a'), at('c', 30, 40, 'b'), at('d', 60, 10, 'b')], closed: false };
const pairs = (vector: Vector) => segments(vector).map(({ from, to }) => `${vector.vertices[from]?.id}${vector.vertices[to]?.id}`);

/** A random tree: each vertex hangs on an earlier one. */
const trees: fc.Arbitrary<Vector> = fc
  .array(fc.tuple(fc.nat(99), fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true })), {
    minLength: 2,
    maxLength: 9,
  })
  .map((list) => ({
    vertices: list.map(([on, x, y], index) => at(`v${index}`, x, y, index === 0 ? undefined : `v${on % index}`)),
    closed: false,
  }));

describe('its lines', () => {
  test('follow prevPointId, in files without it the order', () => {
    expect(pairs(path)).toEqual(['ab', 'bc']);
    expect(pairs({ ...path, closed: true })).toEqual(['ab', 'bc', 'ca']);
    expect(pairs(tree)).toEqual(['ab', 'bc', 'bd']);
    expect(pairs({ vertices: [at('a', 1, 1), at('b', 2, 2), at('c', 3, 3)], closed: false })).toEqual(['ab', 'bc']);
    expect(parents({ vertices: [at('a', 1, 1, 'a'), at('b', 2, 2, 'gone')], closed: false })).toEqual([undefined, undefined]);
  });

  test('a curve begins and ends at its vertices and bends towards its control points', () => {
    const bent: Vector = {
      vertices: [
        at('a', 0, 50, undefined, { isBezier: true, controlPoint2: { x: 0, y: 0 } }),
        at('b', 100, 50, 'a', { isBezier: true, controlPoint1: { x: 100, y: 0 } }),
      ],
      closed: false,
    };
    const [line] = segments(bent);
    if (!line) throw new Error('there is a line');
    expect(along(bent, line, 0)).toEqual({ x: 0, y: 50 });
    expect(along(bent, line, 0.5)).toEqual({ x: 50, y: 12.5 });
    expect(along(bent, line, 1)).toEqual({ x: 100, y: 50 });
    expect(bounds(bent)).toMatchObject({ x: 0, y: 12.5, width: 100, height: 37.5 });
    expect(distance(bent, { x: 50, y: 12.5 }, size)).toBeLessThan(1e-9);
    expect(distance(bent, { x: 50, y: 50 }, size)).toBeGreaterThan(70);
  });

  test('only a closed one has an area', () => {
    expect(area(path)).toBe(0);
    expect(area({ ...path, closed: true })).toBe(300);
  });
});

describe('changing it', () => {
  test('a vertex takes its control points along; one of them moves its twin, unless they are disconnected', () => {
    const bent = bend(path, 1);
    expect(bent.vertices[1]).toEqual(at('b', 30, 10, 'a', { isBezier: true, controlPoint1: { x: 25, y: 2.5 }, controlPoint2: { x: 35, y: 17.5 } }));
    expect(putVertex(bent, 1, { x: 40, y: 20 }).vertices[1]).toMatchObject({
      x: 40,
      y: 20,
      controlPoint1: { x: 35, y: 12.5 },
      controlPoint2: { x: 45, y: 27.5 },
    });
    expect(putHandle(bent, 1, 'controlPoint2', { x: 30, y: 20 }).vertices[1]).toMatchObject({
      controlPoint1: { x: 30, y: 0 },
      controlPoint2: { x: 30, y: 20 },
    });
    expect(putHandle(bent, 1, 'controlPoint2', { x: 30, y: 20 }, true).vertices[1]).toMatchObject({
      disconnected: true,
      controlPoint1: { x: 25, y: 2.5 },
    });
    expect(bend(bent, 1).vertices[1]).toEqual(at('b', 30, 10, 'a', { isBezier: false }));
  });

  test('a vertex put into a line changes no other line', () => {
    const more = insertBefore(tree, 'n', 3);
    expect(more && pairs(more)).toEqual(['ab', 'bc', 'bn', 'nd']);
    expect(more?.vertices[3]).toEqual(at('n', 45, 10, 'b', { isBezier: false }));
    expect(insertBefore(path, 'n', 0)).toBeUndefined();
    const closing = insertBefore({ ...path, closed: true }, 'n', 0);
    expect(closing && pairs(closing)).toEqual(['ab', 'bc', 'cn', 'na']);
  });

  test('what hung on a vertex that goes hangs on its parent, or on its own first child', () => {
    expect(pairs(removeVertex(tree, 1))).toEqual(['ac', 'ad']);
    expect(pairs(removeVertex(removeVertex(tree, 0), 0))).toEqual(['cd']);
    expect(pairs(removeVertex({ vertices: [at('a', 1, 1), at('b', 2, 2), at('c', 3, 3)], closed: false }, 1))).toEqual(['ac']);
  });

  test('it stays one tree, whatever is taken away, put in or added', () => {
    const step = fc.tuple(fc.constantFrom('remove', 'insert', 'add' as const), fc.nat(99));
    fc.assert(
      fc.property(trees, fc.array(step, { maxLength: 12 }), (first, steps) => {
        let vector = first;
        for (const [what, where] of steps) {
          const index = where % vector.vertices.length;
          const id = `n${where}-${vector.vertices.length}-${what}`;
          if (vector.vertices.some((each) => each.id === id)) continue;
          if (what === 'add') vector = addVertex(vector, id, { x: 1, y: 2 }, index);
          if (what === 'insert') vector = insertBefore(vector, id, index) ?? vector;
          if (what === 'remove' && vector.vertices.length > 1) vector = removeVertex(vector, index);
        }
        expect(segments(vector)).toHaveLength(vector.vertices.length - 1);
        expect(parents(vector).filter((parent) => parent === undefined)).toHaveLength(1);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('kept inside it stands inside the image, with everything its vertices hold', () => {
    const far = keepInside(
      move({ ...bend(path, 1), vertices: bend(path, 1).vertices.map((each) => ({ ...each, extra: { color: 'red' } })) }, 200, -200),
    );
    const box = bounds(far);
    expect(box.x + box.width).toBeCloseTo(100, 6);
    expect(box.y).toBeCloseTo(0, 6);
    expect(far.vertices.map(({ extra }) => extra)).toEqual([{ color: 'red' }, { color: 'red' }, { color: 'red' }]);
  });
});
