/** `test` with a database: each test runs in a transaction that is rolled back, in a database of its worker's own. */
import { sql } from 'drizzle-orm';
import { inject, test as base, vi } from 'vitest';
import { connect, type Connection, type Db } from '#app/db/client.ts';
import { withDatabase } from './postgres.ts';
import type { Client } from './app.ts';

let worker: Promise<Connection> | undefined;

/** A fresh clone of the migrated template. `name` must be new in this run. */
export async function cloneDatabase(name: string, options?: Parameters<typeof connect>[1]): Promise<Connection & { url: string }> {
  const main = connect(withDatabase(inject('postgres'), 'postgres'), { max: 1 });
  await main.sql.unsafe(`drop database if exists "${name}"`);
  // Its files are copied as they are: half the cost of writing each page anew through the log.
  await main.sql.unsafe(`create database "${name}" template template strategy file_copy`);
  await main.close();
  const url = withDatabase(inject('postgres'), name);
  return { ...connect(url, options), url };
}

const ownName = (): string => `worker_${process.env.VITEST_POOL_ID}_${process.pid}`;

/**
 * Tests ask the same small things thousands of times, each of which takes longer to plan than to find: here PostgreSQL may keep a plan that it has made five
 * times. The product has each planned for its values, which tests/db/statements.test.ts shows on a connection as the product opens it, as `testApart` does.
 */
const keepingPlans = { max: 2, idle_timeout: undefined, connection: { application_name: 'gloss', plan_cache_mode: 'auto' } } as const;

class RolledBack extends Error {}

/** Runs `use` inside a transaction that never commits; domain's own transactions become savepoints in it. */
async function inRollback(db: Db, use: (tx: Db) => Promise<void>): Promise<void> {
  await db
    .transaction(async (tx) => {
      await use(tx as unknown as Db);
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
}

export const test = base.extend<{ db: Db; app: Client }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the parameter's shape
  db: async ({}, use) => {
    worker ??= cloneDatabase(ownName(), keepingPlans);
    const { db } = await worker;
    await inRollback(db, use);
  },
  app: async ({ db }, use) => {
    const { client } = await import('./app.ts');
    await use(client(db));
  },
});

/** A database of its own for tests that need several connections at once (leases, queue). Dropped with the server. */
let serial = 0;
export const testApart = base.extend<{ connection: Connection & { url: string } }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the parameter's shape
  connection: async ({}, use) => {
    serial += 1;
    const connection = await cloneDatabase(`apart_${process.pid}_${serial}`, { max: 30 });
    await use(connection);
    await connection.close();
  },
});

/** Until an act waits for what another holds. */
export const someoneWaits = (db: Db) =>
  vi.waitUntil(
    async () => (await db.execute(sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length > 0,
    { timeout: 5000, interval: 20 },
  );
