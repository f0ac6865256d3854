/** An import that is cancelled while it is read comes to nothing: whoever works on it finds out at the next thing that is written of it. */
import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { imports, type Import } from '#app/db/schema/transfers.ts';

/** Of one that ends before its tasks are stored. */
export const noneRead = { taskCount: 0, annotationCount: 0, predictionCount: 0, checkedAt: null };

/** Somebody cancelled it. */
export class Cancelled extends Error {}

/**
 * Writes on an import that nobody has cancelled, and holds it for the rest of a transaction: who cancels it then waits, and finds it done.
 * A transaction that holds the project as well holds the import first. @throws Cancelled
 */
export async function advance(db: Db, { id }: Pick<Import, 'id'>, written: Partial<typeof imports.$inferInsert>): Promise<Import> {
  const [order] = await db
    .update(imports)
    .set(written)
    .where(and(eq(imports.id, id), ne(imports.state, 'cancelled')))
    .returning();
  if (!order) throw new Cancelled();
  return order;
}
