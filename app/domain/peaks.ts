/** The peaks of a sound, made once after it came in and kept beside it, so that an open task draws it without fetching it. */
import { buffer } from 'node:stream/consumers';
import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { and, eq, isNull } from 'drizzle-orm';
import { writePeaks } from '#app/core/sound/peaks-file.ts';
import type { Db } from '#app/db/client.ts';
import { files } from '#app/db/schema/transfers.ts';
import { soundPeaks } from '#app/formats/sound.ts';
import type { FileStore } from '#app/outside/files.ts';
import { copyMakers, markTried } from './copies/tried.ts';

const squeeze = promisify(gzip);

/**
 * Twice is harmless: the first one stays. A sound that cannot be read gets none and is not tried again; browsers then read it themselves.
 * `tell` hears why it has none.
 */
export async function keepPeaks(db: Db, fileId: number, store: FileStore, tell: (why: string) => void = () => undefined): Promise<void> {
  const [file] = await db
    .select()
    .from(files)
    .where(and(eq(files.id, fileId), isNull(files.peaksKey)));
  if (!file) return;
  const peaks = await soundPeaks(file.type, {
    all: () => store.get(file.key),
    read: async (offset, length) => buffer(await store.get(file.key, { start: offset, end: offset + length - 1 })),
  });
  if (typeof peaks === 'string') tell(peaks);
  if (!peaks || typeof peaks === 'string') return markTried(db, fileId);
  const packed = await squeeze(writePeaks(peaks));
  const { key } = await store.put(one(packed));
  const kept = await db
    .update(files)
    .set({ peaksKey: key, copiesTried: copyMakers })
    .where(and(eq(files.id, fileId), isNull(files.peaksKey)))
    .returning({ id: files.id });
  if (kept.length === 0) await store.delete(key);
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
