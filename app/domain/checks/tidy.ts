import { and, inArray, lt } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { checks, restorations, snapshots } from '#app/db/schema/snapshots.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** What a check found is of a project as it was; after so long nobody asks for it. */
const keptMs = 90 * dayMs;
const open = ['waiting', 'running'] as const;

/** Snapshots, restorations and checks that were not finished within a day are said to have failed; a job that still comes starts over. Old checks go. */
export async function tidyChecks(tx: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - dayMs);
  await tx
    .update(snapshots)
    .set({ state: 'failed', finishedAt: now })
    .where(and(inArray(snapshots.state, open), lt(snapshots.createdAt, before)));
  await tx
    .update(checks)
    .set({ state: 'failed', finishedAt: now })
    .where(and(inArray(checks.state, open), lt(checks.createdAt, before)));
  await tx
    .update(restorations)
    .set({ state: 'failed', finishedAt: now })
    .where(and(inArray(restorations.state, open), lt(restorations.createdAt, before)));
  await tx.delete(checks).where(lt(checks.createdAt, new Date(now.getTime() - keptMs)));
}
