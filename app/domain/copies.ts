/** Media that came in before copies were made of their kind, or whose job was lost, get their copies later: a few at a time, each tried once. */
import { and, asc, gt, gte, inArray, isNull, like, lt, or } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { files } from '#app/db/schema/transfers.ts';
import { shrinkable } from '#app/formats/picture.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { copyMakers } from './copies/tried.ts';
import { keepPeaks } from './peaks.ts';
import { keepPreviews, thumbnailBytes } from './previews.ts';

/** Files of one job, so that it ends before it would be given out again, also where each takes as long as it may. */
const some = 2;

export type Means = { files: FileStore; enqueue: Enqueue; tell: (fileId: number, why: unknown) => void };

const without = or(
  and(like(files.type, 'audio/%'), isNull(files.peaksKey)),
  and(inArray(files.type, [...shrinkable]), gte(files.size, thumbnailBytes), isNull(files.thumbnailKey)),
);

/** Those behind file `after` in the order they came; goes on by a job of its own. What the store does not give now is tried again another night. */
export async function catchUpCopies(db: Db, after: number, means: Means): Promise<void> {
  const waiting = await db
    .select({ id: files.id, type: files.type })
    .from(files)
    .where(and(gt(files.id, after), lt(files.copiesTried, copyMakers), without))
    .orderBy(asc(files.id))
    .limit(some);
  for (const { id, type } of waiting) {
    const tell = (why: unknown) => means.tell(id, why);
    // One that breaks must not keep the others waiting.
    await (type.startsWith('audio/') ? keepPeaks(db, id, means.files, tell) : keepPreviews(db, id, means.files, tell)).catch(tell);
  }
  const last = waiting.at(-1);
  if (last) await means.enqueue(db, 'copies.catch-up', { after: last.id });
}
