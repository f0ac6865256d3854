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
const mood = (id: string, choice: string): Row => ({ id, from_name: 'mood', to_name: 'txt', type: 'choices', value: { choices: [choice] } });
const between = (before: Row[], after: Row[]) =>
  differences({ rows: before, config: mixed }, { rows: after, config: mixed }).map(({ label, change }) => `${label} ${change}`);

test.each([
  ['nothing', [box('a', 1, 'Cat')], [box('a', 1, 'Cat')], []],
  ['a region more', [], [box('a', 1, 'Cat', 'dog')], ['Cat added', 'dog added']],
  ['a region less', [box('a', 1)], [], ['no label removed']],
  ['moved', [box('a', 1, 'Cat')], [box('a', 2, 'Cat')], ['Cat moved']],
  ['relabelled', [box('a', 1, 'Cat')], [box('a', 1, 'dog')], ['dog relabelled']],
  ['both', [box('a', 1, 'Cat')], [box('a', 2, 'dog')], ['dog moved', 'dog relabelled']],
  ['labels in another order', [box('a', 1, 'Cat', 'dog')], [box('a', 1, 'dog', 'Cat')], []],
  ['drawn anew at the same place', [box('a', 1, 'Cat')], [box('b', 1, 'Cat')], ['Cat removed', 'Cat added']],
  ['an answer', [mood('m', 'Good')], [mood('n', 'Bad')], ['mood relabelled']],
  ['an answer under another id', [mood('m', 'Good')], [mood('n', 'Good')], []],
  ['an answer more', [], [mood('m', 'Good')], ['mood added']],
  ['a relation', [], [{ type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' }], ['relations added']],
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
