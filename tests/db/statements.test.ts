/** Statements in a transaction, as the server lists those that it keeps for this connection. */
import { eq, inArray, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { users } from '#app/db/schema/people.ts';
import { test, testApart } from '#tests/support/db.ts';

type Kept = { statement: string; generic: number; custom: number };
const kept = async (db: Db, words: string): Promise<Kept[]> => [
  ...(await db.execute<Kept>(
    sql.raw(
      `select statement, generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements where statement like '%${words}%'`,
    ),
  )),
];

testApart('what a transaction asks again is known to the server, and planned for its values each time', async ({ connection }) => {
  await connection.db.transaction(async (db) => {
    const named = (email: string) => db.select({ known: users.id }).from(users).where(eq(users.email, email)).limit(7);
    for (let turn = 0; turn < 8; turn += 1) expect(await named(`nobody-${turn}@example.org`)).toEqual([]);
    expect(await kept(db, '"email" = $1 limit $2')).toMatchObject([{ generic: 0, custom: 8 }]);
    await db.transaction(async (inner) => {
      expect(await inner.select({ known: users.id }).from(users).where(eq(users.email, 'nobody@example.org')).limit(7)).toEqual([]);
    });
    expect(await kept(db, '"email" = $1 limit $2')).toMatchObject([{ generic: 0, custom: 9 }]);
  });
});

test('what is written anew for each number of rows is not kept', async ({ db }) => {
  const ids = Array.from({ length: 65 }, (_, index) => -1 - index);
  await db.select({ id: users.id }).from(users).where(inArray(users.id, ids));
  expect(await kept(db, '$65')).toEqual([]);
  await db
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, ids.slice(1)));
  expect(await kept(db, '$64')).toHaveLength(1);
});
