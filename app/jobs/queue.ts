import PgBoss from 'pg-boss';
import { sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import type { Db } from '#app/db/client.ts';

/** Work that happens after the answer. Names are domain acts; the data names rows, never carries them. */
export type JobData = {
  'import.run': { importId: number };
  'export.run': { exportId: number };
  'words.keep': { importId: number };
  'snapshot.run': { snapshotId: number };
  'restoration.run': { restorationId: number };
  'check.run': { checkId: number };
  'peaks.keep': { fileId: number };
  'previews.keep': { fileId: number };
  'copies.catch-up': { /** The last file looked at. */ after?: number };
  'leases.forget': Record<string, never>;
  'sessions.forget': Record<string, never>;
  'transfers.tidy': Record<string, never>;
  'uploads.tidy': Record<string, never>;
  'trash.purge': Record<string, never>;
};
export type JobName = keyof JobData;

/** Adds a job inside the act's transaction: it commits or rolls back with it. */
export type Enqueue = <Name extends JobName>(tx: Db, name: Name, data: JobData[Name]) => Promise<void>;

const jobNames: JobName[] = [
  'import.run',
  'export.run',
  'words.keep',
  'snapshot.run',
  'restoration.run',
  'check.run',
  'peaks.keep',
  'previews.keep',
  'copies.catch-up',
  'leases.forget',
  'sessions.forget',
  'transfers.tidy',
  'uploads.tidy',
  'trash.purge',
];

/** A dead worker's job is given out again after this many seconds without a word. */
const expireInSeconds = 15 * 60;

/** pg-boss over our own connection. Its schema steps hold several statements, so they need a client with `max: 1`. */
export async function createQueue(client: Sql): Promise<PgBoss> {
  const boss = new PgBoss({
    db: {
      async executeSql(text: string, values: unknown[] = []) {
        const rows = values.length
          ? await client.unsafe(text, values.map((value) => (value === undefined ? null : value)) as never[])
          : await client.unsafe(text);
        return { rows: rows as unknown[], rowCount: rows.count } as never;
      },
    },
    schema: 'jobs',
    maintenanceIntervalSeconds: 60,
  } as never);
  await boss.start();
  const there = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const name of jobNames) if (!there.has(name)) await boss.createQueue(name);
  return boss;
}

export const enqueueWith =
  (boss: PgBoss): Enqueue =>
  async (tx, name, data) => {
    await boss.send(name, data, {
      expireInSeconds,
      retryLimit: 20,
      retryDelay: 5,
      db: { executeSql: async (text: string, values: unknown[] = []) => executeIn(tx, text, values) },
    } as never);
  };

/** drizzle has switched off the driver's own writing of JSON. */
const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : (value ?? null);

/** Runs pg-boss's own SQL (`$1` places) on a drizzle transaction. */
async function executeIn(tx: Db, text: string, values: unknown[]): Promise<{ rows: unknown[]; rowCount: number }> {
  const parts = text.split(/\$(\d+)/);
  const query = sql.empty();
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) query.append(sql.raw(part));
    else query.append(sql`${plain(values[Number(part) - 1])}`);
  }
  const rows = await tx.execute(query);
  return { rows: [...rows], rowCount: rows.length };
}
