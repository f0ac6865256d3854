import { expect, test } from 'vitest';
import { asPredicted, renewIds } from '#app/core/labeling/renew.ts';
import type { Row } from '#app/core/labeling/result.ts';

const place = { x: 1, y: 2, width: 3, height: 4, rotation: 0 };
const rows: Row[] = [
  { id: 'a', from_name: 'bare', to_name: 'pic', type: 'rectangle', value: place },
  { id: 'a', from_name: 'kind', to_name: 'pic', type: 'labels', parentID: 'b', value: { ...place, labels: ['Fish'] } },
  { id: 'a', from_name: 'clear', to_name: 'pic', type: 'choices', value: { ...place, choices: ['yes'] } },
  { id: 'b', from_name: 'box', to_name: 'pic', type: 'rectanglelabels', parent_id: 'gone', value: { ...place, rectanglelabels: ['Cat'] } },
  { from_name: 'mood', to_name: 'txt', type: 'choices', value: { choices: ['Good'] } },
  { id: 'v', from_name: 'line', to_name: 'pic', type: 'vector', value: { vertices: [{ id: 'a', x: 1, y: 1 }], closed: false } },
  { type: 'relation', from_id: 'b', to_id: 'a', direction: 'bi', labels: ['near'], note: 'kept' },
  { type: 'relation', id: 'r', from_id: 'elsewhere', to_id: 'a', direction: 'right' },
];
const anew = renewIds(rows, (id) => `new ${id}`);

test('rows of one region get one new id, and who names it names the new one; what is not there stays named as it was', () => {
  expect(anew).toEqual([
    { ...rows[0], id: 'new a' },
    { ...rows[1], id: 'new a', parentID: 'new b' },
    { ...rows[2], id: 'new a' },
    { ...rows[3], id: 'new b' },
    { ...rows[4], id: 'new row 4' },
    { ...rows[5], id: 'new v' },
    { ...rows[6], from_id: 'new b', to_id: 'new a' },
    { ...rows[7], to_id: 'new a' },
  ]);
});

test('each id is asked for once, so that ids by lot serve as well', () => {
  const asked: string[] = [];
  renewIds(rows, (id) => `${asked.push(id)}`);
  expect(asked).toEqual(['a', 'b', 'row 4', 'v']);
});

test('what a machine made says so; relations have no origin', () => {
  expect(asPredicted(rows).map(({ origin }) => origin)).toEqual([...Array<string>(6).fill('prediction'), undefined, undefined]);
  expect(asPredicted([{ ...rows[3], origin: 'manual' }])[0]?.origin).toBe('prediction');
});
