/** Tools for ellipses, key points, polygons and turned boxes: a script of pointers or acts gives a document. */
import { describe, expect, test } from 'vitest';
import type { ImageRegion, PolygonRegion } from '#app/core/labeling/result.ts';
import { corners } from '#app/core/labeling/shapes/rectangle.ts';
import { polygonFigure } from '#islands/labeler/surfaces/image/figures/polygon.ts';
import { ellipseTool } from '#islands/labeler/tools/ellipse.ts';
import { keyPointTool } from '#islands/labeler/tools/keypoint.ts';
import { polygonTool } from '#islands/labeler/tools/polygon.ts';
import { rectangleTool } from '#islands/labeler/tools/rectangle.ts';
import { selectTool } from '#islands/labeler/tools/select.ts';
import { insertStop, moveStop, removeStop, stepStop } from '#islands/labeler/tools/stops.ts';
import { boxOn, threePointTool } from '#islands/labeler/tools/three-points.ts';
import { drag, nameOf, pointer } from './make.ts';
import { base, begin, labelled, square } from './shape-tools.ts';

describe('ellipse', () => {
  test('fills the box of the drag, with Shift a circle in px', () => {
    const { context, first, store } = begin(labelled('Ellipse'));
    drag(ellipseTool, context, pointer(20, 20), pointer(60, 80));
    expect(first()).toMatchObject({ kind: 'ellipse', x: 40, y: 50, radiusX: 20, radiusY: 30, rotation: 0, labels: ['Cat'] });
    store.history.undo();
    drag(ellipseTool, context, pointer(20, 20), pointer(60, 60, { shift: true }));
    expect(first()).toMatchObject({ x: 30, y: 40, radiusX: 10, radiusY: 20 });
  });

  test('grips pull one radius, with Shift both; the turning grip turns about the center', () => {
    const { context, first, store } = begin(labelled('Ellipse'), { ...base, kind: 'ellipse', x: 50, y: 50, radiusX: 10, radiusY: 10, rotation: 0 });
    store.select('a');
    drag(selectTool, context, pointer(60, 50, { grip: 'e' }), pointer(75, 55));
    expect(first()).toMatchObject({ x: 50, y: 50, radiusX: 25, radiusY: 10 });
    drag(selectTool, context, pointer(50, 60, { grip: 's' }), pointer(50, 70, { shift: true }));
    expect(first()).toMatchObject({ radiusX: 10, radiusY: 20 });
    drag(selectTool, context, pointer(50, 25, { grip: 'turn' }), pointer(80, 50));
    expect(first()).toMatchObject({ x: 50, y: 50, rotation: 90 });
    drag(selectTool, context, pointer(50, 50, { region: 'a' }), pointer(500, 500));
    expect(first()).toMatchObject({ x: 90, y: 80, rotation: 90 });
  });
});

describe('key point', () => {
  test('lies where the pointer is let go, its dot as wide as the control says', () => {
    const { context, first } = begin(labelled('KeyPoint', 'strokeWidth="5"'));
    drag(keyPointTool, context, pointer(10, 10), pointer(12.5, 30));
    expect(first()).toMatchObject({ kind: 'keypoint', x: 12.5, y: 30, width: 0.5, labels: ['Cat'] });
    expect(context.said.at(-1)).toBe('Key point drawn.');
  });
});

describe('polygon', () => {
  test('grows by clicks in steps with names; its first point closes it', () => {
    const { store, context, first, click } = begin(labelled('Polygon'));
    const empty = store.get().doc;
    click(polygonTool, [10, 10], [30, 10], [30, 40]);
    expect(first()).toMatchObject({
      points: [
        [10, 10],
        [30, 10],
        [30, 40],
      ],
      closed: false,
    });
    expect(store.get().view.drawing).toBe(first().id);
    expect(context.said.at(-1)).toBe('Point 3 of 3 at 30, 40.');
    click(polygonTool, [10.5, 11]);
    expect(first()).toMatchObject({
      points: [
        [10, 10],
        [30, 10],
        [30, 40],
      ],
      closed: true,
    });
    expect(store.get().view.drawing).toBeUndefined();
    expect([1, 2, 3, 4].map(() => nameOf(store.history.undo()))).toEqual(['Finish polygon', 'Add point', 'Add point', 'Draw polygon']);
    expect(store.get().doc).toBe(empty);
  });

  test('a second click on the last point closes it as well, but not before there are three', () => {
    const { context, first, click } = begin(labelled('Polygon'));
    click(polygonTool, [10, 10], [30, 10], [30, 10]);
    expect(first()).toMatchObject({
      points: [
        [10, 10],
        [30, 10],
      ],
      closed: false,
    });
    expect(context.said.at(-1)).toBe('A polygon needs at least 3 points: set 1 more.');
    click(polygonTool, [30, 40], [30, 40]);
    expect(first()).toMatchObject({ closed: true, points: { length: 3 } });
  });

  test('a drag on a point of an open one moves it, a drag after a press the new one', () => {
    const { context, first, store } = begin(labelled('Polygon'));
    drag(polygonTool, context, pointer(10, 10), pointer(20, 20));
    drag(polygonTool, context, pointer(50, 50));
    drag(polygonTool, context, pointer(20, 20, { grip: 'p0' }), pointer(5, 30));
    expect(first().points).toEqual([
      [5, 30],
      [50, 50],
    ]);
    expect(nameOf(store.history.undoable)).toBe('Move point');
  });

  test('points are taken back one by one, the last with the polygon', () => {
    const { store, context, first, click } = begin(labelled('Polygon'));
    click(polygonTool, [10, 10], [30, 10]);
    polygonTool.byPoints?.back(context);
    expect(first().points).toEqual([[10, 10]]);
    polygonTool.byPoints?.back(context);
    expect(store.get().doc.regions).toEqual([]);
    expect(context.said.at(-1)).toBe('Taken back: there is no polygon now.');
    store.history.undo();
    expect(first().points).toEqual([[10, 10]]);
  });

  test('an open one from a draft goes on where it was, once it is selected', () => {
    const { store, first, click } = begin(labelled('Polygon'), {
      ...square,
      points: [
        [10, 10],
        [30, 10],
      ],
      closed: false,
    } as ImageRegion);
    click(polygonTool, [80, 80]);
    expect(store.get().doc.regions).toHaveLength(2);
    store.select('a');
    click(polygonTool, [30, 40], [10, 10]);
    expect(first()).toMatchObject({
      points: [
        [10, 10],
        [30, 10],
        [30, 40],
      ],
      closed: true,
    });
  });

  test('grips put points in, move them, and with Alt take them away', () => {
    const { store, context, first } = begin(labelled('Polygon'), square);
    store.select('a');
    drag(selectTool, context, pointer(20, 10, { grip: 'm0' }), pointer(20, 4));
    expect(first().points).toEqual([
      [10, 10],
      [20, 4],
      [30, 10],
      [30, 40],
      [10, 40],
    ]);
    drag(selectTool, context, pointer(20, 4, { grip: 'p1' }), pointer(25, -50));
    expect(first().points).toMatchObject([[10, 10], [25, 0], {}, {}, {}]);
    drag(selectTool, context, pointer(25, 0, { grip: 'p1', alt: true }));
    drag(selectTool, context, pointer(10, 10, { grip: 'p0', alt: true }));
    expect(first().points).toEqual([
      [30, 10],
      [30, 40],
      [10, 40],
    ]);
    drag(selectTool, context, pointer(30, 10, { grip: 'p0', alt: true }));
    expect(first().points).toHaveLength(3);
    expect(context.said.at(-1)).toMatch(/^A polygon needs at least 3 points\./);
  });

  test('points that stand too close share a grip, but the one in hand has its own', () => {
    const points = Array.from({ length: 101 }, (_, index) => [index, 10] as const);
    const region = { ...square, points, closed: false } as PolygonRegion;
    const shown = (held?: string) =>
      polygonFigure.grips(region, { size: { width: 1000, height: 500 }, scale: 0.2, canTurn: false, held }).map(({ id }) => id);
    expect(shown().slice(0, 3)).toEqual(['p0', 'p4', 'p8']);
    expect(shown().at(-1)).toBe('p100');
    expect(shown('p5').slice(0, 4)).toEqual(['p0', 'p4', 'p5', 'p9']);
  });

  test('acts of keys on one point', () => {
    const { store, context, first } = begin(labelled('Polygon'), square);
    store.select('a');
    stepStop(context, first(), -1);
    expect(context.said.at(-1)).toBe('Point 4 of 4 at 10, 40.');
    stepStop(context, first(), 1);
    stepStop(context, first(), 1);
    expect(context.said.at(-1)).toBe('Point 2 of 4 at 30, 10.');
    moveStop(context, first(), 'p1', { dx: 1, dy: -10, alt: false });
    moveStop(context, first(), 'p1', { dx: 1, dy: 0, alt: false });
    expect(first().points).toMatchObject([[10, 10], [32, 0], {}, {}]);
    expect(nameOf(store.history.undoable)).toBe('Move point');
    insertStop(context, first(), 'p1');
    expect(first().points).toMatchObject([{}, [32, 0], [31, 20], {}, {}]);
    expect(store.get().view.point).toEqual({ region: 'a', stop: 'p2' });
    removeStop(context, first(), 'p2');
    removeStop(context, first(), 'p1');
    expect(first().points).toEqual([
      [10, 10],
      [30, 40],
      [10, 40],
    ]);
  });

  test('snap="pixel" sets, moves and draws on whole pixels', () => {
    const { store, context, first, click } = begin(labelled('Polygon', 'snap="pixel"'));
    click(polygonTool, [10.04, 10.07], [30.06, 10.13], [30, 40.1]);
    expect(first().points).toEqual([
      [10, 10],
      [30.1, 10.2],
      [30, 40.2],
    ]);
    click(polygonTool, [10, 10]);
    drag(selectTool, context, pointer(20, 20, { region: first().id }), pointer(25.04, 25.04));
    expect(first().points).toEqual([
      [15, 15],
      [35.1, 15.2],
      [35, 45.2],
    ]);
    store.history.undo();
    const boxes = begin(labelled('Rectangle', 'snap="pixel"'));
    drag(rectangleTool, boxes.context, pointer(10.04, 10.04), pointer(30.06, 30.13));
    expect(boxes.first()).toMatchObject({ x: 10, y: 10, width: 20.1, height: 20.2 });
  });
});

describe('box by three points', () => {
  test('the side, then how far it reaches, to either side', () => {
    const size = { width: 1000, height: 500 };
    expect(boxOn({ x: 10, y: 20 }, { x: 30, y: 20 }, { x: 15, y: 60 }, size)).toMatchObject({ x: 10, y: 20, width: 20, height: 40, rotation: 0 });
    expect(boxOn({ x: 10, y: 60 }, { x: 30, y: 60 }, { x: 15, y: 20 }, size)).toMatchObject({ x: 10, y: 20, width: 20, height: 40, rotation: 0 });
    const { store, context, first, click } = begin(labelled('Rectangle'));
    click(threePointTool, [20, 20], [30, 40]);
    expect(store.get().doc.regions).toEqual([]);
    click(threePointTool, [10, 40]);
    expect(first()).toMatchObject({ kind: 'rectangle', x: 20, y: 20, rotation: 45 });
    const edges = corners(first() as never, size).map(({ x, y }) => [Math.round(x), Math.round(y)]);
    expect(edges).toEqual(
      expect.arrayContaining([
        [200, 100],
        [300, 200],
      ]),
    );
    expect(context.said.at(-1)).toBe('Box drawn.');
  });

  test('what was set is taken back, and nothing is left in the document', () => {
    const { store, context, click } = begin(labelled('Rectangle'));
    click(threePointTool, [20, 20], [30, 40]);
    threePointTool.byPoints?.back(context);
    threePointTool.byPoints?.back(context);
    expect(threePointTool.byPoints?.isUnderway(context)).toBe(false);
    expect(store.history.undoable).toBeUndefined();
  });
});
