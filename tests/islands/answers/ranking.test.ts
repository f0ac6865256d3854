import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RankerAnswer } from '#app/core/labeling/result.ts';
import { boardOf, moved, nextSpot, saidOf, spotOf } from '#islands/labeler/ranking/board.ts';
import { itemsOf } from '#islands/labeler/ranking/items.ts';
import { config } from '../labeler/make.ts';

const ranker = (inside: string) => {
  const found = config(`<View><List name="l" value="$l"/><Ranker name="r" toName="l">${inside}</Ranker></View>`).controls[0];
  if (!found) throw new Error('no ranker');
  return found;
};
const said = (value: RankerAnswer['ranker']): RankerAnswer => ({ id: 'x', from: 'r', to: 'l', origin: 'manual', kind: 'ranker', ranker: value });

test('items begin in the order of the task, in the default bucket, or beside the buckets', () => {
  expect(boardOf(ranker(''), 'All', ['a', 'b'], undefined)).toEqual([{ name: 'r', title: 'All', items: ['a', 'b'] }]);
  expect(boardOf(ranker('<Bucket name="x" title="X"/><Bucket name="y" default="true"/>'), 'All', ['a'], undefined)).toEqual([
    { name: 'x', title: 'X', items: [] },
    { name: 'y', title: 'y', items: ['a'] },
  ]);
  expect(boardOf(ranker('<Bucket name="x"/>'), 'All', ['a', 'b', 'c'], said({ x: ['b', 'gone'], _: [] }))).toEqual([
    { name: '_', title: 'All', items: ['a', 'c'] },
    { name: 'x', title: 'x', items: ['b', 'gone'] },
  ]);
});

test('however an item moves, every item is there once, and the arrows find it where it went', () => {
  const control = ranker('<Bucket name="x"/><Bucket name="y"/>');
  const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }),
      fc.array(key, { maxLength: 30 }),
      fc.nat(),
      (ids, keys, pick) => {
        const id = ids[pick % ids.length] ?? '';
        let board = boardOf(control, 'All', ids, undefined);
        for (const each of keys) {
          const spot = spotOf(board, id);
          const next = spot && nextSpot(board, spot, each);
          if (!next) continue;
          board = moved(board, id, next);
          expect(spotOf(board, id)).toEqual(next);
        }
        expect(board.flatMap(({ items }) => items).toSorted()).toEqual(ids.toSorted());
        expect(boardOf(control, 'All', ids, said(saidOf(board)))).toEqual(board);
      },
    ),
  );
});

test('side by side, arrows along the row move in it, and the others go to the next', () => {
  const board = [
    { name: 'x', title: 'X', items: ['a', 'b'] },
    { name: 'y', title: 'Y', items: [] },
  ];
  const from = { column: 0, at: 0 };
  expect(nextSpot(board, from, 'ArrowRight', true)).toEqual({ column: 0, at: 1 });
  expect(nextSpot(board, from, 'ArrowDown', true)).toEqual({ column: 1, at: 0 });
  expect([nextSpot(board, from, 'ArrowLeft', true), nextSpot(board, from, 'ArrowUp', true)]).toEqual([undefined, undefined]);
});

test('items are objects or texts, and those of old Lists name the field and how it shows', () => {
  const list = (attributes: string) => config(`<View><List name="l" value="$l" ${attributes}/><Ranker name="r" toName="l"/></View>`).objects[0]?.tag;
  const plain = list('');
  const old = list('elementValue="$url" elementTag="Image"');
  if (!plain || !old) throw new Error('no list');
  expect(itemsOf([{ id: 'a', title: 'T', body: 'B', html: '<b>x</b>' }, 'words', { id: 7 }], plain)).toEqual([
    { id: 'a', title: 'T', body: 'B', html: '<b>x</b>' },
    { id: 1, title: '', body: 'words' },
    { id: 7, title: '', body: '' },
  ]);
  expect(itemsOf([{ id: 'a', url: '/a.png' }], old)).toEqual([{ id: 'a', title: '', body: '', media: { kind: 'image', address: '/a.png' } }]);
  expect(itemsOf({ id: 'a' }, plain)).toEqual([]);
});
