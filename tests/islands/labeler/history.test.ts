import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Doc } from '#app/core/labeling/result.ts';
import { addRegion } from '#islands/labeler/actions/add-region.ts';
import { choose, rate, setText } from '#islands/labeler/actions/answer.ts';
import { deleteRegions } from '#islands/labeler/actions/delete.ts';
import { duplicateRegion } from '#islands/labeler/actions/duplicate.ts';
import { placeRegion } from '#islands/labeler/actions/place.ts';
import { relabelRegion } from '#islands/labeler/actions/relabel.ts';
import { setNote } from '#islands/labeler/actions/set-meta.ts';
import { createHistory, type Action, type Change } from '#islands/labeler/history.ts';
import { box, docOf } from './make.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd');
const percent = fc.integer({ min: 0, max: 100 });
const subject = { from: 'mood', to: 'photo', id: 'answer' };

/** Any action, meant for regions that may or may not be there. */
const action: fc.Arbitrary<Action> = fc.oneof(
  id.map((one) => addRegion(box(one))),
  fc.tuple(id, percent, percent).map(([one, x, y]) => placeRegion(one, { x, y })),
  fc.tuple(id, fc.constantFrom(['Cat'], ['Dog'], ['Cat', 'Dog'])).map(([one, labels]) => relabelRegion(one, labels)),
  fc.array(id).map((ids) => deleteRegions(ids)),
  fc.tuple(id, id).map(([one, copy]) => duplicateRegion(one, `${copy}-copy`)),
  fc.tuple(id, fc.string()).map(([one, note]) => setNote(one, note)),
  fc.subarray(['Calm', 'Awake']).map((choices) => choose(subject, choices)),
  fc.array(fc.string({ minLength: 1 }), { maxLength: 2 }).map((text) => setText({ ...subject, from: 'words' }, text)),
  fc.integer({ min: 0, max: 5 }).map((rating) => rate({ ...subject, from: 'stars' }, rating)),
);

test('undo of any actions gives back each very object, redo brings each back', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      const history = createHistory(docOf(box('a'), box('b')));
      const seen: Doc[] = [history.doc];
      for (const one of actions) if (history.perform('Act', one)) seen.push(history.doc);
      for (const doc of seen.toReversed().slice(1)) {
        history.undo();
        expect(history.doc).toBe(doc);
      }
      expect(history.undoable).toBeUndefined();
      for (const doc of seen.slice(1)) {
        history.redo();
        expect(history.doc).toBe(doc);
      }
      expect(history.redoable).toBeUndefined();
    }),
  );
});

test('an action never changes the document it was given', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 10 }), (actions) => {
      let doc = docOf(box('a'), box('b'));
      for (const one of actions) {
        const before = structuredClone(doc);
        const after = one(doc);
        expect(doc).toEqual(before);
        doc = after;
      }
    }),
  );
});

test('a drag is one step, each replacement from where it began', () => {
  const history = createHistory(docOf(box('a', { x: 10 })));
  const first = history.doc;
  let step = history.perform('Move box', placeRegion('a', { x: 11 }));
  for (const x of [12, 13, 14]) step = step && history.replace(step, placeRegion('a', { x }));
  expect(history.doc.regions[0]).toMatchObject({ x: 14 });
  history.undo();
  expect(history.doc).toBe(first);
  expect(history.undoable).toBeUndefined();
});

test('a step that is no longer the last can be neither replaced nor cancelled', () => {
  const history = createHistory(docOf(box('a')));
  const step = history.perform('Move box', placeRegion('a', { x: 50 }));
  history.perform('Delete region', deleteRegions(['a']));
  if (!step) throw new Error('nothing was performed');
  expect(history.replace(step, placeRegion('a', { x: 60 }))).toBeUndefined();
  history.cancel(step);
  expect(history.doc.regions).toEqual([]);
});

test('a cancelled step leaves nothing to redo', () => {
  const history = createHistory(docOf());
  const first = history.doc;
  const step = history.perform('Draw box', addRegion(box('a')));
  if (step) history.cancel(step);
  expect(history.doc).toBe(first);
  expect(history.redoable).toBeUndefined();
});

test('an action that changes nothing makes no step and tells nobody', () => {
  const history = createHistory(docOf(box('a')));
  const changes: Change[] = [];
  history.subscribe((change) => changes.push(change));
  expect(history.perform('Move box', placeRegion('a', { x: 10 }))).toBeUndefined();
  expect(history.perform('Delete region', deleteRegions(['gone']))).toBeUndefined();
  expect(changes).toEqual([]);
});

test('reset goes back to the first document and can itself be undone', () => {
  const history = createHistory(docOf());
  const first = history.doc;
  history.perform('Draw box', addRegion(box('a')));
  history.reset();
  expect(history.doc).toBe(first);
  history.undo();
  expect(history.doc.regions).toHaveLength(1);
});

test('changes say who made them', () => {
  const history = createHistory(docOf());
  const origins: string[] = [];
  history.subscribe(({ origin }) => origins.push(origin));
  history.perform('Draw box', addRegion(box('a')));
  history.perform('Restore draft', () => docOf(box('b')), 'remote');
  history.undo();
  expect(origins).toEqual(['local', 'remote', 'local']);
});
