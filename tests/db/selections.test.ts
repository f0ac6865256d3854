/** Lists of columns that are put into words once say the same each time, whatever was asked before. */
import { aliasedTable, count, eq, getTableColumns, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import * as schema from '#app/db/schema/index.ts';
import { test } from '#tests/support/db.ts';

const { users, sessions } = schema;
const bare = drizzle.mock({ schema, casing: 'snake_case' }) as unknown as Db;
const all = Object.values(schema as Record<string, unknown>).filter((one) => is(one, PgTable)) as PgTable[];

/** What has the columns of one table, of two, of a table under another name, and columns with more than columns among them. */
const asked = (db: Db) => [
  ...all.map((table) => db.select().from(table)),
  ...all.map((table) => db.delete(table).returning()),
  ...[users, aliasedTable(users, 'doers')].map((people) => db.select({ id: people.id, name: people.firstName }).from(people)),
  ...[users, aliasedTable(users, 'doers')].map((people) =>
    db.select({ id: people.id, at: sessions.createdAt }).from(sessions).innerJoin(people, eq(people.id, sessions.userId)),
  ),
  db.select({ id: users.id, at: users.createdAt, many: count() }).from(users),
  db.select({ ...getTableColumns(users), lower: sql`lower(${users.email})`.as('lower') }).from(users),
  db.update(users).set({ firstName: 'Ada' }).from(sessions).returning({ id: users.id, at: sessions.createdAt }),
];

test('they are what drizzle writes by itself, the first time and the second', ({ db }) => {
  const wanted = asked(bare).map((one) => one.toSQL());
  expect(wanted.length).toBeGreaterThan(2 * 20);
  for (let time = 1; time <= 2; time += 1) expect(asked(db).map((one) => one.toSQL())).toEqual(wanted);
});
