/** What imports and exports share: one worker at a time on each, and a word for those that were left behind. */
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { importMatches, importRows } from '#app/db/schema/import-rows.ts';
import { exports, imports } from '#app/db/schema/transfers.ts';
import type { FileStore } from '#app/outside/files.ts';
import { tidyChecks } from './checks/tidy.ts';
import { purgeExports } from './exports/remove.ts';
import { recordEnding, recordFailure } from './imports/endings.ts';
import { dropForsaken } from './imports/unpacked.ts';
import { dropTakenOut } from './snapshots/restorations.ts';
import { inTurn } from './transfers/turn.ts';

/**
 * Runs `work` unless another process is at the same transfer. The lock goes with its connection, so a killed worker holds none.
 * `guard` is the transaction that holds it; with `atOneMoment` it sees the database as it is now, whatever is written meanwhile. What is
 * done in it commits when the work has ended.
 * @throws Error when somebody else is at it; its job is tried again later.
 */
export async function alone(db: Db, what: string, work: (guard: Db) => Promise<void>, { atOneMoment = false } = {}): Promise<void> {
  await inTurn(() =>
    db.transaction(
      async (guard) => {
        const [lock] = await guard.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${what}, 0)) as mine`);
        if (!lock?.mine) throw new Error(`Another worker is at ${what}.`);
        await work(guard);
      },
      atOneMoment ? { isolationLevel: 'repeatable read' } : undefined,
    ),
  );
}

const openStates = ['waiting', 'running'] as const;
const dayMs = 24 * 60 * 60 * 1000;
/** For so long a checked import waits for somebody's word. */
const undecidedMs = 14 * dayMs;

/** `before`: those begun earlier are no longer worked at. */
async function lapseImports(tx: Db, now: Date, before: Date): Promise<void> {
  const left = await tx
    .update(imports)
    .set({ state: 'failed', finishedAt: now, checkedAt: null })
    .where(
      and(inArray(imports.state, [...openStates, 'storing']), sql`coalesce(${imports.decidedAt}, ${imports.createdAt}) < ${before.toISOString()}`),
    )
    .returning();
  for (const order of left) await recordFailure(tx, order, 'it was not finished within a day');
  const undecided = await tx
    .update(imports)
    .set({ state: 'cancelled', finishedAt: now, checkedAt: null })
    .where(and(eq(imports.state, 'checked'), lt(imports.checkedAt, new Date(now.getTime() - undecidedMs))))
    .returning();
  for (const order of undecided) await recordEnding(tx, order, 'drop import', { days: undecidedMs / dayMs }, null);
}

/**
 * Transfers that were not finished within a day are said to have failed, and checked imports that nobody decided upon to be cancelled; what they had
 * read is dropped, and what belongs to no import any more. A job that still comes starts over. Exports that were deleted a day ago go for good, and what a
 * killed server left half written.
 */
export async function tidyTransfers(db: Db, now: Date, store: FileStore): Promise<void> {
  await purgeExports(db, now, store);
  const before = new Date(now.getTime() - dayMs);
  await db.transaction(async (tx) => {
    await lapseImports(tx, now, before);
    for (const table of [importRows, importMatches])
      await tx.delete(table).where(sql`not exists (select 1 from ${imports} where ${imports.id} = ${table.importId}
        and ${imports.state} in ('waiting', 'running', 'checked', 'storing'))`);
    await tx
      .update(exports)
      .set({ state: 'failed', finishedAt: now })
      .where(and(inArray(exports.state, openStates), lt(exports.createdAt, before)));
    await tidyChecks(tx, now);
  });
  await dropTakenOut(db, before, store);
  await dropForsaken(db, store);
  await store.dropUnfinished(before);
}
