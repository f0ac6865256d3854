import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';

import { CannotStart } from '#app/core/cannot-start.ts';
import type { Connection } from './client.ts';

/** "glom": the advisory lock of those who change the schema. */
const key = 0x67_6c_6f_6d;
const oldest = 14;

/** The bundled server runs from another folder than the sources, below the same root. */
function migrationsFolder(): string {
  for (let at = import.meta.dirname; ; at = dirname(at)) {
    const folder = join(at, 'app/db/migrations');
    if (existsSync(folder) || at === dirname(at)) return folder;
  }
}

/** Throws CannotStart, with a sentence, when the database is out of reach or too old. */
export async function checkServer({ sql }: Pick<Connection, 'sql'>): Promise<void> {
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version_num') as version`.catch((error: Error) => {
    throw new CannotStart(`DATABASE_URL does not lead to a working database: ${error.message || String(error)}.`);
  });
  const major = Math.floor(Number(row?.version) / 10_000);
  if (major < oldest) throw new CannotStart(`DATABASE_URL leads to PostgreSQL ${major}; Gloss needs ${oldest} or newer.`);
}

/** Instances that start together do this one after another. Needs two connections of the pool: one waits and holds. */
export async function inTurn<T>({ sql }: Pick<Connection, 'sql'>, work: () => Promise<T>): Promise<T> {
  const turn = await sql.reserve();
  try {
    await turn`select pg_advisory_lock(${key})`;
    const result = await work();
    await turn`select pg_advisory_unlock(${key})`;
    return result;
  } finally {
    turn.release();
  }
}

/** Brings the schema up to date, one instance at a time; does nothing when it is. */
export async function migrate(connection: Pick<Connection, 'sql'>): Promise<void> {
  await inTurn(connection, () => runMigrations(drizzle(connection.sql), { migrationsFolder: migrationsFolder() }));
}
