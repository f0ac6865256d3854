import { expect, test } from 'vitest';
import type { Doc } from '#app/core/labeling/result.ts';
import { choose, rate, setText } from '#islands/labeler/actions/answer.ts';
import { deleteRegions } from '#islands/labeler/actions/delete.ts';
import { duplicateRegion } from '#islands/labeler/actions/duplicate.ts';
import { normalizeRegion } from '#islands/labeler/actions/normalize.ts';
import { placeRegion } from '#islands/labeler/actions/place.ts';
import { relabelRegion } from '#islands/labeler/actions/relabel.ts';
import { noteOf, setNote } from '#islands/labeler/actions/set-meta.ts';
import { box, docOf } from './make.ts';

const mood = { from: 'mood', to: 'photo', id: 'm' };

test('deleting a region takes its answers and relations along and moves its children up', () => {
  const doc: Doc = {
    ...docOf(box('a'), box('b', { parentId: 'a' }), box('c', { parentId: 'b' })),
    answers: [
      { ...mood, kind: 'rating', rating: 3, origin: 'manual', region: 'b' },
      { ...mood, kind: 'rating', rating: 1, origin: 'manual' },
    ],
    relations: [
      { from: 'a', to: 'b', direction: 'right' },
      { from: 'a', to: 'c', direction: 'right' },
    ],
  };
  const after = deleteRegions(['b'])(doc);
  expect(after.regions.map(({ id, parentId }) => [id, parentId])).toEqual([
    ['a', undefined],
    ['c', 'a'],
  ]);
  expect(after.answers).toEqual([doc.answers[1]]);
  expect(after.relations).toEqual([doc.relations[1]]);
});

test('moving leaves every other region the same object', () => {
  const doc = docOf(box('a'), box('b'));
  const after = placeRegion('a', { x: 30 })(doc);
  expect(after.regions[1]).toBe(doc.regions[1]);
  expect(after.regions[0]).toEqual(box('a', { x: 30 }));
});

test("a person's hand on a machine's region shows in its origin", () => {
  const doc = docOf(box('a', { origin: 'prediction', score: 0.9 }));
  expect(relabelRegion('a', ['Dog'])(doc).regions[0]).toMatchObject({ labels: ['Dog'], origin: 'prediction-changed' });
  expect(relabelRegion('a', ['Cat'])(doc)).toBe(doc);
});

test('a duplicate has its own id and answers and is the person’s own', () => {
  const doc: Doc = {
    ...docOf(box('a', { origin: 'prediction', score: 0.5, readonly: true })),
    answers: [{ kind: 'choices', choices: ['x'], from: 'mood', to: 'photo', id: 'a', region: 'a', origin: 'prediction' }],
  };
  const after = duplicateRegion('a', 'b')(doc);
  expect(after.regions[1]).toMatchObject({ id: 'b', origin: 'manual', readonly: undefined, score: undefined });
  expect(after.answers[1]).toMatchObject({ id: 'b', region: 'b', choices: ['x'], origin: 'manual' });
});

test('choosing, choosing otherwise and choosing nothing keep one row or none', () => {
  const one = choose(mood, ['Calm'])(docOf());
  expect(one.answers).toEqual([{ ...mood, kind: 'choices', choices: ['Calm'], origin: 'manual' }]);
  expect(choose({ ...mood, id: 'other' }, ['Awake'])(one).answers).toEqual([{ ...mood, kind: 'choices', choices: ['Awake'], origin: 'manual' }]);
  expect(choose(mood, ['Calm'])(one)).toBe(one);
  expect(choose(mood, [])(one).answers).toEqual([]);
  expect(choose(mood, [])(docOf())).toEqual(docOf());
});

test('texts and ratings work alike, for the task and for a region apart', () => {
  const doc = rate({ ...mood, region: 'a', id: 'a' }, 4)(setText({ ...mood, from: 'words' }, ['hello'])(docOf(box('a'))));
  expect(doc.answers.map(({ kind, region }) => [kind, region])).toEqual([
    ['textarea', undefined],
    ['rating', 'a'],
  ]);
  expect(rate({ ...mood, region: 'a', id: 'a' }, 0)(doc).answers).toHaveLength(1);
});

test('a note stands in meta beside what was there, and goes without a trace', () => {
  const doc = docOf(box('a', { meta: { source: 'camera 2' } }));
  const noted = setNote('a', 'blurred')(doc);
  expect(noted.regions[0]?.meta).toEqual({ source: 'camera 2', text: ['blurred'] });
  expect(noteOf(noted.regions[0]?.meta)).toBe('blurred');
  expect(setNote('a', '')(noted).regions[0]?.meta).toEqual({ source: 'camera 2' });
  expect(setNote('b', '')(docOf(box('b')))).toEqual(docOf(box('b')));
});

test('a normalization is written, changed and taken away; a machine’s region is then a person’s, too', () => {
  const doc = docOf(box('a', { origin: 'prediction' }), box('b'));
  const once = normalizeRegion('a', '2020-11-05')(doc);
  expect(once.regions[0]).toMatchObject({ normalization: '2020-11-05', origin: 'prediction-changed' });
  expect(once.regions[1]).toBe(doc.regions[1]);
  expect(normalizeRegion('a', '2020-11-05')(once)).toBe(once);
  expect(normalizeRegion('a', '')(once).regions[0]?.normalization).toBeUndefined();
  expect(normalizeRegion('b', '')(doc)).toBe(doc);
});
