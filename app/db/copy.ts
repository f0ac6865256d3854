/** COPY: the quickest way in for many rows. */
import { sql } from 'drizzle-orm';
import type { PostgresJsSession } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { Db } from './client.ts';

const signs: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A field of COPY's text format. */
export const copyField = (value: string | number | null): string =>
  value === null ? '\\N' : String(value).replaceAll(/[\\\t\n\r]/g, (sign) => signs[sign]!);

/** A field of JSON: what is written by `JSON.stringify` has no tabs or line breaks of its own. */
export const copyJson = (value: unknown): string => JSON.stringify(value).replaceAll('\\', '\\\\');

/** Puts lines of COPY's text format into `target`, `table(column, …)`, which is never anybody's input. All of them or none. */
export const copyIn = (db: Db, target: string, lines: string | Uint8Array): Promise<void> => db.transaction((tx) => copyWithin(tx, target, lines));

/** The same in a transaction that is open already, which a refused line ends. Nothing else may be asked of it meanwhile. */
export async function copyWithin(tx: Db, target: string, lines: string | Uint8Array): Promise<void> {
  const { client } = tx._.session as unknown as PostgresJsSession<Sql, never, never>;
  const stream = await client.unsafe(`copy ${target} from stdin`).writable();
  await new Promise<void>((done, fail) => {
    stream.on('error', fail);
    stream.write(lines, (error) => (error ? fail(error) : done()));
  });
  stream.end();
  // The driver does not tell when the end of a COPY is refused. What is asked next is, and the answer comes after the COPY's.
  await tx.execute(sql`select 1`);
}
