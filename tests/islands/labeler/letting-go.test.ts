/** Whoever does not keep labels in hand: a drawing takes the label, one that is given up gives it back. */
import { expect, test } from 'vitest';
import { lettingGo } from '#islands/labeler/letting-go.ts';
import type { Store } from '#islands/labeler/store.ts';
import { standardSettings } from '#islands/labeler/settings.ts';
import { rectangleTool } from '#islands/labeler/tools/rectangle.ts';
import { box, docOf, drag, pointer, storeOf, toolContext } from './make.ts';

function inHand(keepLabel: boolean): Store {
  const store = storeOf(docOf(box('a')));
  store.look({ active: { label: ['Dog'] }, settings: { ...standardSettings, keepLabel } });
  const letGo = lettingGo(store);
  store.subscribe(letGo);
  return store;
}

/** Until what a change set off is done. */
const settled = () => new Promise<void>(queueMicrotask);

test('a region made with the label takes it out of the hand, unless it is kept there', async () => {
  for (const keep of [true, false]) {
    const store = inHand(keep);
    drag(rectangleTool, toolContext(store), pointer(50, 50), pointer(70, 70));
    await settled();
    expect(store.get().doc.regions[1]?.labels).toEqual(['Dog']);
    expect(store.get().view.active).toEqual(keep ? { label: ['Dog'] } : {});
  }
});

test('the label stays chosen when a second finger or Escape gives the drawing up', async () => {
  const store = inHand(false);
  const gesture = rectangleTool.down(pointer(50, 50), toolContext(store));
  gesture?.move(pointer(70, 70));
  await settled();
  gesture?.move(pointer(75, 75));
  await settled();
  expect(store.get().view.active).toEqual({});
  gesture?.cancel();
  await settled();
  expect(store.get().doc).toEqual(docOf(box('a')));
  expect(store.get().view.active).toEqual({ label: ['Dog'] });
});

test('undo and delete take the region alone', async () => {
  const store = inHand(false);
  drag(rectangleTool, toolContext(store), pointer(50, 50), pointer(70, 70));
  await settled();
  store.history.undo();
  await settled();
  expect(store.get().view.active).toEqual({});
  store.history.perform('Delete', (doc) => ({ ...doc, regions: [] }));
  await settled();
  expect(store.get().view.active).toEqual({});
});
