import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

import * as schema from './schema/index.ts';
import { keepSelections } from './selections.ts';
import { withKnownStatements } from './statements.ts';

/** The database, or a transaction on it: domain functions take either and so compose. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, typeof schema>;

export type Connection = {
  db: Db;
  /** The driver below, for COPY, cursors and the job queue. */
  sql: postgres.Sql;
  /** Waits for running queries, at most 5 s. */
  close(): Promise<void>;
};

type Options = postgres.Options<Record<string, postgres.PostgresType>>;

/** libpq spells a unix socket `?host=/directory`, which postgres.js would send to the server as a setting. */
function splitSocket(url: string): { url: string; host?: string } {
  const parsed = new URL(url);
  const host = parsed.searchParams.get('host');
  if (!host) return { url };
  parsed.searchParams.delete('host');
  return { url: parsed.href, host };
}

/** The bare driver on a `postgres://` URL; `?host=/directory` names a unix socket. Connects lazily. */
export function openSql(url: string, options: Options = {}): postgres.Sql {
  const target = splitSocket(url);
  return postgres(target.url, {
    ...(target.host && { host: target.host }),
    max: 10,
    // At rest only the queue's connection stays: each one costs PostgreSQL a process.
    idle_timeout: 20,
    // A PostgreSQL that dies may have taken a connection that it never answers; by itself the driver waits half a minute for it.
    connect_timeout: 5,
    // A database that was away for a second must not be waited for much longer: the driver's own pause grows to 20 s.
    backoff: () => 0.1,
    onnotice: () => undefined,
    // Statements are planned for the values they come with, also those that are known already, unless a transaction keeps its plans.
    connection: { application_name: 'gloss', plan_cache_mode: 'force_custom_plan' },
    ...options,
  });
}

/** A pool with drizzle on it. Drizzle takes JSON and dates from the driver into its own hands: those of `sql` arrive as text. */
export function connect(url: string, options: Options = {}): Connection {
  const sql = openSql(url, options);
  const db = drizzle(withKnownStatements(sql), { schema, casing: 'snake_case' });
  keepSelections(db);
  return { db, sql, close: () => sql.end({ timeout: 5 }) };
}
