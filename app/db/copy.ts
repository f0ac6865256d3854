/** COPY: the quickest way in for many rows. */
import { sql } from 'drizzle-orm';
import type { PostgresJsSession } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { Db } from './client.ts';
import type { CopyRows } from './copy-rows.ts';

const signs: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A field of COPY's text format. */
export const copyField = (value: string | number | null): string =>
  value === null ? '\\N' : String(value).replaceAll(/[\\\t\n\r]/g, (sign) => signs[sign]!);

/** A field of JSON: what is written by `JSON.stringify` has no tabs or line breaks of its own. */
export const copyJson = (value: unknown): string => JSON.stringify(value).replaceAll('\\', '\\\\');

/** Puts lines of COPY's text format into `target`, `table(column, …)`, which is never anybody's input. All of them or none. */
export const copyIn = (db: Db, target: string, lines: string | Uint8Array): Promise<void> =>
  db.transaction((tx) => copyWithin(tx, `${target} from stdin`, lines));

/** The same for rows in the binary format. */
export const copyRows = (db: Db, target: string, rows: CopyRows): Promise<void> => db.transaction((tx) => copyRowsWithin(tx, target, rows));

/** The same in a transaction that is open already, which a refused row ends. Nothing else may be asked of it meanwhile. */
export const copyRowsWithin = (tx: Db, target: string, rows: CopyRows): Promise<void> => copyWithin(tx, `${target} from stdin binary`, rows.whole());

async function copyWithin(tx: Db, what: string, bytes: string | Uint8Array): Promise<void> {
  const { client } = tx._.session as unknown as PostgresJsSession<Sql, never, never>;
  const stream = await client.unsafe(`copy ${what}`).writable();
  await new Promise<void>((done, fail) => {
    stream.on('error', fail);
    stream.write(bytes, (error) => (error ? fail(error) : done()));
  });
  stream.end();
  // The driver does not tell when the end of a COPY is refused. What is asked next is, and the answer comes after the COPY's.
  await tx.execute(sql`select 1`);
}
