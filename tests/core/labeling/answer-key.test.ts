import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerKey } from '#app/core/labeling/answer-key.ts';
import type { Row } from '#app/core/labeling/result.ts';

const box = (id: string, x: number, labels: string[], more: object = {}): Row => ({
  id,
  from_name: 'box',
  to_name: 'photo',
  type: 'rectanglelabels',
  value: { x, y: 2, width: 3, height: 4, rotation: 0, rectanglelabels: labels },
  ...more,
});
const arrow = (from: string, to: string, direction = 'right'): Row => ({ type: 'relation', from_id: from, to_id: to, direction });

test('ids, the order of rows and keys, and who made a region say nothing', () => {
  const one = [box('a', 1, ['Cat']), box('b', 2, ['Dog'], { origin: 'prediction', score: 0.3 }), arrow('a', 'b')];
  const other = [arrow('y', 'x'), { ...box('x', 2, ['Dog']) }, Object.fromEntries(Object.entries(box('y', 1, ['Cat'])).reverse())];
  expect(answerKey(other)).toBe(answerKey(one));
});

test('it does not matter which label was clicked first, but which labels they are', () => {
  expect(answerKey([box('a', 1, ['Cat', 'Dog'])])).toBe(answerKey([box('b', 1, ['Dog', 'Cat'])]));
  expect(answerKey([box('a', 1, ['Cat'])])).not.toBe(answerKey([box('a', 1, ['Dog'])]));
});

test.each([
  ['a place', [box('a', 1, ['Cat'])], [box('a', 1.5, ['Cat'])]],
  ['one region more', [box('a', 1, ['Cat'])], [box('a', 1, ['Cat']), box('b', 1, ['Cat'])]],
  ['the direction of a relation', [box('a', 1, []), box('b', 2, []), arrow('a', 'b')], [box('a', 1, []), box('b', 2, []), arrow('b', 'a')]],
  ['the region it lies in', [box('a', 1, []), box('b', 2, [], { parentID: 'a' })], [box('a', 1, []), box('b', 2, [])]],
  [
    'the region that a text is about',
    [box('a', 1, []), box('b', 2, []), { id: 'a', from_name: 'note', type: 'textarea', value: { text: ['x'] } }],
    [box('a', 1, []), box('b', 2, []), { id: 'b', from_name: 'note', type: 'textarea', value: { text: ['x'] } }],
  ],
] satisfies [string, Row[], Row[]][])('%s makes another answer', (_name, one, other) => {
  expect(answerKey(one)).not.toBe(answerKey(other));
});

test('points of a path are told by their order, and a circle of regions ends', () => {
  const path = (ids: string[]): Row => ({
    id: 'p',
    type: 'vector',
    value: { vertices: ids.map((id, n) => ({ id, x: n, prevPointId: ids[n - 1] ?? null })) },
  });
  expect(answerKey([path(['a', 'b', 'c'])])).toBe(answerKey([path(['c', 'a', 'b'])]));
  expect(answerKey([box('a', 1, [], { parentID: 'b' }), box('b', 1, [], { parentID: 'a' })])).toBeTypeOf('string');
});

test('any answer keeps its key under new ids and another order', () => {
  const region = fc.record({ x: fc.nat(3), label: fc.constantFrom('Cat', 'Dog'), parent: fc.option(fc.nat(4), { nil: undefined }) });
  fc.assert(
    fc.property(
      fc.array(region, { maxLength: 5 }),
      fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 3 }),
      fc.infiniteStream(fc.nat()),
      (regions, joins, dice) => {
        const made = (name: (n: number) => string): Row[] => [
          ...regions.map(({ x, label, parent }, n) =>
            box(name(n), x, [label], parent === undefined || parent >= n ? {} : { parentID: name(parent) }),
          ),
          ...joins.filter(([a, b]) => a < regions.length && b < regions.length).map(([a, b]) => arrow(name(a), name(b))),
        ];
        const rows = made((n) => `id${n}`);
        const order = rows.map((_, n) => ({ n, at: dice.next().value as number })).toSorted((a, b) => a.at - b.at);
        const renamed = made((n) => `other ${9 - n}`);
        expect(answerKey(order.map(({ n }) => renamed[n]!))).toBe(answerKey(rows));
      },
    ),
  );
});
