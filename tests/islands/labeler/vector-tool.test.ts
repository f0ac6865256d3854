/** The tool for lines, curves and skeletons, and undo for everything that is drawn by points. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImageRegion } from '#app/core/labeling/result.ts';
import { polygonTool } from '#islands/labeler/tools/polygon.ts';
import { selectTool } from '#islands/labeler/tools/select.ts';
import { bendStop, insertStop, removeStop, stepStop } from '#islands/labeler/tools/stops.ts';
import { vectorTool } from '#islands/labeler/tools/vector.ts';
import { drag, pointer } from './make.ts';
import { begin, labelled, path } from './shape-tools.ts';

const ids = (region: ImageRegion) => (region.kind === 'vector' ? region.vertices.map(({ id }) => id) : []);

test('a line grows at its end; the last point again finishes it', () => {
  const { store, first, click } = begin(labelled('Vector'));
  click(vectorTool, [10, 10], [30, 10], [30, 40], [30, 40]);
  const region = first();
  const [a, b, c] = ids(region);
  expect(region).toMatchObject({
    closed: false,
    vertices: [
      { id: a, x: 10, y: 10, isBezier: false },
      { id: b, x: 30, y: 10, prevPointId: a, isBezier: false },
      { id: c, x: 30, y: 40, prevPointId: b, isBezier: false },
    ],
  });
  expect(store.get().view.drawing).toBeUndefined();
  click(vectorTool, [70, 70]);
  expect(store.get().doc.regions).toHaveLength(2);
});

test('only a closable one closes at its first point', () => {
  const open = begin(labelled('Vector'));
  open.click(vectorTool, [10, 10], [30, 10], [30, 40], [10, 10]);
  expect(open.first()).toMatchObject({ closed: false, vertices: { length: 3 } });
  const closable = begin(labelled('Vector', 'closable="true"'));
  closable.click(vectorTool, [10, 10], [30, 10], [30, 40], [10, 10]);
  expect(closable.first()).toMatchObject({ closed: true, vertices: { length: 3 } });
});

test('minPoints and maxPoints are kept, with a sentence', () => {
  const { context, first, click } = begin(labelled('Vector', 'minPoints="3" maxPoints="3"'));
  click(vectorTool, [10, 10], [30, 10], [30, 10]);
  expect(context.said.at(-1)).toBe('This vector needs at least 3 points: set 1 more.');
  click(vectorTool, [30, 40], [60, 60]);
  expect(context.said.at(-1)).toBe('This vector takes at most 3 points. Enter finishes it.');
  expect(vectorTool.byPoints?.finish(context)).toBeUndefined();
  insertStop(context, first(), 'p0');
  expect(context.said.at(-1)).toBe('This vector takes at most 3 points.');
  removeStop(context, first(), 'p0');
  expect(context.said.at(-1)).toMatch(/^This vector needs at least 3 points\./);
  expect(first().vertices).toHaveLength(3);
});

test('with curves a drag after the press pulls both handles, a drag of one its twin, with Alt only itself', () => {
  const { store, context, first, click } = begin(labelled('Vector', 'curves="true"'));
  click(vectorTool, [10, 50]);
  drag(vectorTool, context, pointer(50, 50), pointer(60, 30));
  click(vectorTool, [90, 50], [90, 50]);
  expect(first().vertices).toMatchObject([
    { isBezier: false },
    { x: 50, y: 50, isBezier: true, controlPoint1: { x: 40, y: 70 }, controlPoint2: { x: 60, y: 30 } },
    { isBezier: false },
  ]);
  store.select(first().id);
  drag(selectTool, context, pointer(60, 30, { grip: 'o1' }), pointer(70, 50));
  expect(first().vertices).toMatchObject([{}, { controlPoint1: { x: 30, y: 50 }, controlPoint2: { x: 70, y: 50 } }, {}]);
  drag(selectTool, context, pointer(70, 50, { grip: 'o1' }), pointer(60, 60, { alt: true }));
  expect(first().vertices).toMatchObject([{}, { disconnected: true, controlPoint1: { x: 30, y: 50 }, controlPoint2: { x: 60, y: 60 } }, {}]);
  stepStop(context, first(), 1);
  stepStop(context, first(), 1);
  stepStop(context, first(), 1);
  expect(context.said.at(-1)).toBe('Handle of the curve before point 2 at 30, 50.');
  bendStop(context, first(), 'p1');
  expect(first().vertices).toMatchObject([{}, { isBezier: false }, {}]);
  expect(JSON.stringify(first().vertices)).not.toContain('controlPoint');
});

test('a skeleton grows from the point that was clicked', () => {
  const { store, first, click, context } = begin(labelled('Vector', 'skeleton="true"'), path);
  store.select('a');
  drag(vectorTool, context, pointer(30, 10, { grip: 'p1' }));
  click(vectorTool, [60, 10], [80, 10]);
  const [, , , x] = ids(first());
  expect(first().vertices).toMatchObject([{}, {}, {}, { x: 60, prevPointId: 'v' }, { x: 80, prevPointId: x }]);
  vectorTool.byPoints?.finish(context);
  expect(store.get().view).toMatchObject({ drawing: undefined, point: undefined });
});

test('a line goes on from its end only', () => {
  const { store, first, click, context } = begin(labelled('Vector'), path);
  store.select('a');
  drag(vectorTool, context, pointer(30, 10, { grip: 'p1' }));
  click(vectorTool, [60, 10]);
  expect(store.get().doc.regions).toHaveLength(2);
  store.history.undo();
  store.select('a');
  drag(vectorTool, context, pointer(30, 40, { grip: 'p2' }));
  click(vectorTool, [60, 60]);
  expect(first().vertices).toMatchObject([{}, {}, {}, { x: 60, y: 60, prevPointId: 'w' }]);
});

test('whatever is drawn and changed, undo leads back to the very document', () => {
  const click = fc.tuple(
    fc.constantFrom('click', 'insert', 'remove', 'step', 'back', 'finish' as const),
    fc.integer({ min: 0, max: 100 }),
    fc.integer({ min: 0, max: 100 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(polygonTool, vectorTool), fc.array(click, { maxLength: 25 }), (tool, steps) => {
      const { store, context } = begin(
        labelled(tool === polygonTool ? 'Polygon' : 'Vector', 'closable="true" skeleton="true"'.slice(0, tool === polygonTool ? 0 : undefined)),
      );
      const first = store.get().doc;
      for (const [what, x, y] of steps) {
        const region = store.get().doc.regions.find(({ id }) => id === store.get().selected) as never;
        if (what === 'click') drag(tool, context, pointer(x, y));
        if (what === 'back') tool.byPoints?.back(context);
        if (what === 'finish') tool.byPoints?.finish(context);
        if (what === 'step' && region) stepStop(context, region, 1);
        const stop = store.get().view.point?.stop ?? 'p0';
        if (what === 'insert' && region) insertStop(context, region, stop);
        if (what === 'remove' && region) removeStop(context, region, stop);
      }
      while (store.history.undo());
      expect(store.get().doc).toBe(first);
    }),
    { seed: 20_260, numRuns: 150 },
  );
});
