import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from '#app/core/labeling/differences.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { serializeResult } from '#app/core/labeling/wire.ts';
import { mixed } from './configs.ts';
import { docs } from './generated.ts';

const box = (id: string, x: number, ...labels: string[]): Row => ({
  id,
  from_name: 'box',
  to_name: 'pic',
  type: 'rectanglelabels',
  value: { x, y: 1, width: 2, height: 3, rotation: 0, rectanglelabels: labels },
});
const answer = (from_name: string, type: string, value: unknown): Row => ({
  id: from_name,
  from_name,
  to_name: 'txt',
  type,
  value: { [type]: value },
});
const mood = (id: string, ...choices: (string | string[])[]): Row => ({ ...answer('mood', 'choices', choices), id });
const order = (ranker: Record<string, string[]>): Row => ({ ...answer('order', 'ranker', ranker), to_name: 'list' });
const note = (...text: string[]): Row => ({ ...answer('note', 'textarea', 0), value: { text } });
const relation = (...labels: string[]): Row => ({ type: 'relation', from_id: 'a', to_id: 'b', direction: 'right', labels });
const between = (before: Row[], after: Row[]) =>
  differences({ rows: before, config: mixed }, { rows: after, config: mixed }).map(
    ({ control, label, change, was }) => `${control}: ${was === undefined ? '' : `${was} > `}${label} ${change}`,
  );

test.each([
  ['nothing', [box('a', 1, 'Cat')], [box('a', 1, 'Cat')], []],
  ['a region more', [], [box('a', 1, 'Cat', 'dog')], ['box: Cat added', 'box: dog added']],
  ['a region less', [box('a', 1)], [], ['box: no label removed']],
  ['moved', [box('a', 1, 'Cat')], [box('a', 2, 'Cat')], ['box: Cat moved']],
  ['relabelled', [box('a', 1, 'Cat')], [box('a', 1, 'dog')], ['box: Cat > dog relabelled']],
  ['both', [box('a', 1, 'Cat')], [box('a', 2, 'dog')], ['box: dog moved', 'box: Cat > dog relabelled']],
  ['a label more on a region', [box('a', 1, 'Cat')], [box('a', 1, 'Cat', 'dog')], ['box: dog added']],
  ['a region that had no label', [box('a', 1)], [box('a', 1, 'dog')], ['box: no label > dog relabelled']],
  ['labels in another order', [box('a', 1, 'Cat', 'dog')], [box('a', 1, 'dog', 'Cat')], []],
  ['drawn anew at the same place', [box('a', 1, 'Cat')], [box('b', 1, 'Cat')], ['box: Cat removed', 'box: Cat added']],
  ['a choice', [mood('m', 'Good')], [mood('n', 'Bad')], ['mood: Good > Bad relabelled']],
  ['a choice more', [mood('m', 'Good')], [mood('n', 'Good', 'Bad')], ['mood: Bad added']],
  ['a choice less, below another', [mood('m', 'Bad', ['Good', 'Very'])], [mood('n', 'Bad')], ['mood: Good / Very removed']],
  ['an answer under another id', [mood('m', 'Good')], [mood('n', 'Good')], []],
  ['an answer more', [], [mood('m', 'Good', 'Bad')], ['mood: Good added', 'mood: Bad added']],
  ['a place in a tree', [answer('life', 'taxonomy', [['Oak']])], [answer('life', 'taxonomy', [['Oak'], ['Oak', 'Red']])], ['life: Oak / Red added']],
  ['stars', [answer('stars', 'rating', 2)], [answer('stars', 'rating', 4)], ['stars: 2 > 4 relabelled']],
  ['the better of two', [], [{ ...answer('pair', 'pairwise', 0), value: { selected: 'left' } }], ['pair: left added']],
  ['items in buckets', [order({ top: ['a'], _: ['b'] })], [order({ top: ['a', 'b'], _: [] })], ['order: top moved', 'order: not placed moved']],
  ['a text', [note('a')], [note('b')], ['note: what was written relabelled']],
  ['a relation', [], [relation()], [': no label added']],
  ['a relation called otherwise', [relation('eats')], [relation('likes')], [': eats > likes relabelled']],
])('%s', (_name, before, after, expected) => {
  expect(between(before, after)).toEqual(expected);
});

test('an answer does not differ from itself, and differs from nothing by all it holds', () => {
  fc.assert(
    fc.property(docs, (doc) => {
      const rows = serializeResult(doc, mixed);
      expect(between(rows, JSON.parse(JSON.stringify(rows)) as Row[])).toEqual([]);
      const [came, gone] = [between([], rows), between(rows, [])];
      expect(came.map((one) => one.replace(/added$/, ''))).toEqual(gone.map((one) => one.replace(/removed$/, '')));
      expect(came.length === 0).toBe(doc.regions.length + doc.answers.length + doc.relations.length === 0);
    }),
    { seed: 20_260, numRuns: 200 },
  );
});
