import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDocs } from '#app/core/labeling/compare.ts';
import { emptyDoc, type Answer, type Doc, type RectangleRegion, type Region, type SpanRegion } from '#app/core/labeling/result.ts';
import { docs } from './generated.ts';

const base = { from: 'label', to: 'photo', origin: 'manual' as const };
const box = (id: string, x: number, labels = ['Cat']): RectangleRegion => ({
  ...base,
  id,
  kind: 'rectangle',
  labels,
  x,
  y: 0,
  width: 10,
  height: 10,
  rotation: 0,
});
const span = (id: string, start: number, end: number): SpanRegion => ({ ...base, to: 'text', id, kind: 'span', labels: ['PER'], start, end });
const doc = (...regions: Region[]): Doc => ({ ...emptyDoc, regions });
const ids = (regions: Region[]) => regions.map(({ id }) => id);

test('the same place and labels are the same, whatever the ids; others are told by what changed', () => {
  const a = doc(box('a1', 0), box('a2', 20), box('a3', 40), box('a4', 60), box('a5', 80));
  const b = doc(box('b1', 0), box('b2', 23), box('b3', 40, ['Dog']), box('b4', 63, ['Dog']), span('b5', 80, 90));
  const { pairs, onlyA, onlyB } = compareDocs(a, b);
  expect(pairs.map(({ a: one, b: other, change }) => [one.id, other.id, change])).toEqual([
    ['a1', 'b1', 'same'],
    ['a3', 'b3', 'relabelled'],
    ['a2', 'b2', 'moved'],
    ['a4', 'b4', 'moved and relabelled'],
  ]);
  expect([ids(onlyA), ids(onlyB)]).toEqual([['a5'], ['b5']]);
});

test('a note or a normalization moves nothing', () => {
  const noted = { ...span('b', 1, 2), meta: { text: ['odd'] }, normalization: 'five' };
  expect(compareDocs(doc(span('a', 1, 2)), doc(noted)).pairs.map(({ change }) => change)).toEqual(['same']);
});

test('of several near ones the nearest is meant, and each only once', () => {
  const { pairs, onlyB } = compareDocs(doc(span('a', 10, 20)), doc(span('far', 14, 22), span('near', 11, 20)));
  expect(pairs.map(({ b }) => b.id)).toEqual(['near']);
  expect(ids(onlyB)).toEqual(['far']);
});

test('answers of the whole task are compared by control; one side may lack it', () => {
  const answer = (from: string, choices: string[]): Answer => ({ id: from, from, to: 'text', origin: 'manual', kind: 'choices', choices });
  const { answers } = compareDocs(
    { ...emptyDoc, answers: [answer('mood', ['Glad']), answer('tone', ['Dry'])] },
    { ...emptyDoc, answers: [answer('mood', ['Glad']), answer('topic', ['Art'])] },
  );
  expect(answers.map(({ control, isSame, a, b }) => [control, isSame, a !== undefined, b !== undefined])).toEqual([
    ['mood', true, true, true],
    ['tone', false, true, false],
    ['topic', false, false, true],
  ]);
});

test('an answer compared with itself differs in nothing, and no region is lost between any two', () => {
  fc.assert(
    fc.property(docs, docs, (a, b) => {
      const own = compareDocs(a, a);
      expect([own.onlyA, own.onlyB]).toEqual([[], []]);
      expect(own.pairs.every(({ change }) => change === 'same')).toBe(true);
      expect(own.answers.every(({ isSame }) => isSame)).toBe(true);
      const { pairs, onlyA, onlyB } = compareDocs(a, b);
      expect(pairs.length + onlyA.length).toBe(a.regions.length);
      expect(pairs.length + onlyB.length).toBe(b.regions.length);
    }),
    { seed: 20_261, numRuns: 200 },
  );
});
