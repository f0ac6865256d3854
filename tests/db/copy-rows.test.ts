import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { copyRowsWithin } from '#app/db/copy.ts';
import { CopyRows, fieldsOf } from '#app/db/copy-rows.ts';
import { test } from '#tests/support/db.ts';

const target = 'copied (small, large, near, words, data)';
const rows = [
  [1, 1, 0.5, 'a\tb\\n\n', { a: '"\\ \n' }],
  [-2_147_483_648, Number.MIN_SAFE_INTEGER, -1.5, '', []],
  [2_147_483_647, Number.MAX_SAFE_INTEGER, 0, '😀é€'.repeat(300), 'ü'],
  [0, null, 0, null, null],
] as const;

test('rows in the binary format come back as they were, also when bytes serve again', async ({ db }) => {
  await db.execute(sql`create temporary table copied (small int, large bigint, near real, words text, data jsonb) on commit drop`);
  const batch = new CopyRows(5, 0);
  for (const _ of ['once', 'again']) {
    for (const [small, large, near, words, data] of rows) {
      batch.row();
      batch.int(small);
      batch.long(large);
      batch.real(near);
      batch.text(words);
      batch.json(data);
    }
    await copyRowsWithin(db, target, batch);
    batch.clear();
  }
  const found = await db.execute(sql`select small, large::text, near, words, data::text from copied`);
  const expected = rows.map(([small, large, near, words, data]) => ({ small, large: large?.toString() ?? null, near, words, data }));
  expect(found.map((row) => ({ ...row, data: JSON.parse(String(row.data)) as unknown }))).toEqual([...expected, ...expected]);
});

test('fields that are alike are written once, and JSON that stands already is taken as it is', async ({ db }) => {
  await db.execute(sql`create temporary table copied (small int, large bigint, near real, words text, data jsonb) on commit drop`);
  const alike = fieldsOf((fields) => {
    fields.int(7);
    fields.long(8);
    fields.real(0);
  });
  const batch = new CopyRows(5, 10);
  batch.row();
  batch.fields(alike);
  batch.nothing();
  batch.json('not this', String.raw` {"\u0061" : [1]}`);
  await copyRowsWithin(db, target, batch);
  expect([...(await db.execute(sql`select small, large::int, words, data::text from copied`))]).toEqual([
    { small: 7, large: 8, words: null, data: '{"a": [1]}' },
  ]);
});

test('a row that the table refuses is told of, and ends the transaction', async ({ db }) => {
  await db.execute(sql`create temporary table copied (small int, large bigint, near real, words text, data jsonb) on commit drop`);
  const batch = new CopyRows(5, 10);
  batch.row();
  batch.fields(new Uint8Array(4));
  await expect(db.transaction((tx) => copyRowsWithin(tx, target, batch))).rejects.toThrow();
  expect(await db.execute(sql`select 1 from copied`)).toHaveLength(0);
});
