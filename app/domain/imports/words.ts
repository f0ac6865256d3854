/** The words of many new tasks, which the list searches, are kept after their import: they take longer than the tasks themselves. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { imports } from '#app/db/schema/transfers.ts';

/** Fewer are kept with the tasks at once. */
export const manyWords = 5000;
const batch = 2000;

/** For the rest of the transaction. */
export async function wordsLater(tx: Db): Promise<void> {
  await tx.execute(sql`select set_config('gloss.words_later', 'on', true)`);
}

/**
 * Keeps what is missing, in short steps; running it again is harmless. Tasks are held so that none is deleted meanwhile; whose data changes
 * has got its words by that.
 */
export async function keepWords(db: Db, importId: number): Promise<void> {
  const [order] = await db.select().from(imports).where(eq(imports.id, importId));
  if (!order || order.firstInnerId === null) return;
  const end = order.firstInnerId + order.taskCount;
  for (let from = order.firstInnerId; from < end; from += batch) {
    await db.execute(sql`with these as (
        select id, project_id, data from tasks where project_id = ${order.projectId} and inner_id >= ${from} and inner_id < ${Math.min(from + batch, end)} for key share
      ) insert into task_words (task_id, project_id, words) select id, project_id, words_of(data) from these on conflict do nothing`);
  }
  await db.update(imports).set({ wordsAt: new Date() }).where(eq(imports.id, importId));
}

/** How many tasks of a project cannot be found by their words yet. */
export async function countWordless(db: Db, { id }: Pick<Project, 'id'>): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`coalesce(sum(${imports.taskCount}), 0)::int` })
    .from(imports)
    .where(and(eq(imports.projectId, id), eq(imports.state, 'done'), isNull(imports.wordsAt)));
  return row?.count ?? 0;
}
