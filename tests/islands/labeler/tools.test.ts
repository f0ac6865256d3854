import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounds } from '#app/core/labeling/shapes/rectangle.ts';
import { grown, middleBox, nudged, turned } from '#islands/labeler/tools/keys.ts';
import { panTool } from '#islands/labeler/tools/pan.ts';
import { rectangleTool } from '#islands/labeler/tools/rectangle.ts';
import { selectTool } from '#islands/labeler/tools/select.ts';
import { box, docOf, drag, nameOf, pointer, storeOf, toolContext } from './make.ts';

test('a drag draws a box with the labels in hand and selects it', () => {
  const store = storeOf(docOf());
  store.look({ active: { label: ['Dog'] } });
  drag(rectangleTool, toolContext(store), pointer(60, 70), pointer(40, 30), pointer(20, 10));
  expect(store.get().doc.regions).toEqual([
    {
      id: 'new-1',
      kind: 'rectangle',
      from: 'label',
      to: 'photo',
      labels: ['Dog'],
      origin: 'manual',
      x: 20,
      y: 10,
      width: 40,
      height: 60,
      rotation: 0,
      original: { width: 1000, height: 500, rotation: 0 },
    },
  ]);
  expect(store.get().selected).toBe('new-1');
  expect(nameOf(store.history.undo())).toBe('Draw box');
  expect(store.get()).toMatchObject({ doc: docOf(), selected: undefined });
});

test('a drag that leaves the picture stops at its edge', () => {
  const store = storeOf(docOf());
  drag(rectangleTool, toolContext(store), pointer(50, 50), pointer(130, -20));
  expect(store.get().doc.regions[0]).toMatchObject({ x: 50, y: 0, width: 50, height: 50 });
});

test('a click draws nothing: it selects what lies there', () => {
  const store = storeOf(docOf(box('a')));
  const context = toolContext(store);
  drag(rectangleTool, context, pointer(15, 15, { region: 'a' }), pointer(15.4, 15.4, { region: 'a' }));
  expect(store.get().selected).toBe('a');
  drag(rectangleTool, context, pointer(80, 80));
  expect(store.get()).toMatchObject({ selected: undefined, doc: docOf(box('a')) });
});

test('escape while drawing leaves nothing, not even to redo', () => {
  const store = storeOf(docOf());
  const gesture = rectangleTool.down(pointer(10, 10), toolContext(store));
  gesture?.move(pointer(50, 50));
  gesture?.cancel();
  expect(store.get().doc.regions).toEqual([]);
  expect(store.history.redoable).toBeUndefined();
});

test('a box moves by as much as the pointer and stays inside, in one step', () => {
  const store = storeOf(docOf(box('a')));
  const first = store.get().doc;
  drag(selectTool, toolContext(store), pointer(15, 15, { region: 'a' }), pointer(20, 30), pointer(25, 40));
  expect(store.get().doc.regions[0]).toMatchObject({ x: 20, y: 35 });
  drag(selectTool, toolContext(store), pointer(25, 40, { region: 'a' }), pointer(500, 500));
  expect(store.get().doc.regions[0]).toMatchObject({ x: 80, y: 80, width: 20, height: 20 });
  store.history.undo();
  store.history.undo();
  expect(store.get().doc).toBe(first);
});

test('grips size the box from the other side, across it as well', () => {
  const store = storeOf(docOf(box('a')));
  store.select('a');
  drag(rectangleTool, toolContext(store), pointer(30, 30, { grip: 'se' }), pointer(50, 60));
  expect(store.get().doc.regions[0]).toMatchObject({ x: 10, y: 10, width: 40, height: 50 });
  drag(rectangleTool, toolContext(store), pointer(50, 35, { grip: 'e' }), pointer(5, 35));
  expect(store.get().doc.regions[0]).toMatchObject({ x: 5, y: 10, width: 5, height: 50 });
});

test('with shift a corner keeps the proportions and the turning grip keeps to 15 degrees', () => {
  const store = storeOf(docOf(box('a', { x: 10, y: 10, width: 20, height: 10 })));
  store.select('a');
  drag(selectTool, toolContext(store), pointer(30, 20, { grip: 'se' }), pointer(50, 22, { shift: true }));
  expect(store.get().doc.regions[0]).toMatchObject({ width: 40, height: 20 });
  drag(selectTool, toolContext(store), pointer(30, 5, { grip: 'turn' }), pointer(70, 21, { shift: true }));
  expect(store.get().doc.regions[0]).toMatchObject({ rotation: 90 });
});

test('the turning grip keeps the middle where it is', () => {
  const store = storeOf(docOf(box('a', { x: 40, y: 40, width: 20, height: 20 })));
  store.select('a');
  drag(selectTool, toolContext(store), pointer(50, 30, { grip: 'turn' }), pointer(90, 50));
  const after = store.get().doc.regions[0];
  if (after?.kind !== 'rectangle') throw new Error('the box is gone');
  expect(after.rotation).toBe(90);
  const around = bounds(after, { width: 1000, height: 500 });
  expect(around.x + around.width / 2).toBeCloseTo(50);
  expect(around.y + around.height / 2).toBeCloseTo(50);
});

test('locked and readonly boxes can be selected, not changed', () => {
  const store = storeOf(docOf(box('a', { readonly: true }), box('b')));
  store.look({ locked: new Set(['b']) });
  for (const region of ['a', 'b']) {
    drag(selectTool, toolContext(store), pointer(15, 15, { region }), pointer(60, 60));
    expect(store.get().selected).toBe(region);
  }
  expect(store.history.undoable).toBeUndefined();
});

test('a drag on nothing moves the picture; so does the pan tool anywhere', () => {
  const store = storeOf(docOf(box('a')));
  const context = toolContext(store);
  drag(selectTool, context, pointer(80, 80), pointer(85, 90));
  drag(panTool, context, pointer(15, 15, { region: 'a' }), pointer(10, 15));
  expect(context.pans).toEqual([
    [5, 10],
    [-5, 0],
  ]);
  expect(store.history.undoable).toBeUndefined();
});

test('keys place a box in the middle of what is seen, beside one that is there', () => {
  const seen = { x: 20, y: 0, width: 60, height: 100 };
  const first = middleBox(seen, []);
  expect(first).toEqual({ x: 44, y: 40, width: 12, height: 20, rotation: 0 });
  expect(middleBox(seen, [box('a', first)])).toMatchObject({ x: 46, y: 42 });
});

test('no key takes a box out of the picture or makes it vanish', () => {
  const size = { width: 1000, height: 500 };
  const step = fc.constantFrom(-10, -1, 0, 1, 10);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), step, step), { maxLength: 60 }), (steps) => {
      let place = middleBox({ x: 0, y: 0, width: 100, height: 100 }, []);
      for (const [moves, dx, dy] of steps) place = moves ? nudged(place, dx, dy, size) : grown(place, dx, dy);
      expect(place.x).toBeGreaterThanOrEqual(0);
      expect(place.y).toBeGreaterThanOrEqual(0);
      expect(place.x + place.width).toBeLessThanOrEqual(100.0001);
      expect(place.y + place.height).toBeLessThanOrEqual(100.0001);
      expect(Math.min(place.width, place.height)).toBeGreaterThanOrEqual(0.5);
    }),
  );
  expect(turned(box('a'), -1, size).rotation).toBe(359);
});
