import { eq } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { files } from '#app/db/schema/transfers.ts';

/** Grows by one when more kinds of media get copies than before: then every file without one is looked at once more. */
export const copyMakers = 4;

/** Nothing can be made of this file; it is not tried again by the same makers. */
export async function markTried(db: Db, fileId: number): Promise<void> {
  await db.update(files).set({ copiesTried: copyMakers }).where(eq(files.id, fileId));
}
