/** The chunks of an upload, and the file that they make. */
import { asc, eq } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { uploadParts, uploads, type FileUpload } from '#app/db/schema/uploads.ts';
import type { FileStore } from '#app/outside/files.ts';
import { receiveFile, type Received } from '../files.ts';
import { findUpload, takeAway } from '../uploads.ts';

/** A chunk may be no larger. What is lost when a line breaks is at most one. */
export const largestChunk = 16_000_000;

export type Chunk = { offset: number; bytes: AsyncIterable<Uint8Array> };

/** Where an upload stands when a chunk came for another place: the sender goes on from `receivedBytes`. */
export class OutOfPlace extends Refused {
  constructor(readonly upload: FileUpload) {
    super('conflict', `${upload.name} has ${upload.receivedBytes} bytes here. Go on from there.`);
  }
}

/**
 * Takes the next chunk. The last one makes the file whole; an empty one does so where the server stopped before it could.
 * @throws OutOfPlace; Refused invalid when it is too large, or the whole file of a kind that is not taken, which then is dropped
 */
export async function addChunk(db: Db, store: FileStore, project: Project, id: number, { offset, bytes }: Chunk, by: User): Promise<FileUpload> {
  const before = await findUpload(db, project, id, by);
  if (before.whole) return before;
  if (before.receivedBytes !== offset) throw new OutOfPlace(before);
  const kept = offset < before.size ? await store.put(capped(bytes, Math.min(largestChunk, before.size - offset))) : undefined;
  const after = await moved(db, project, { id, offset, kept }, by).catch(async (error: unknown) => {
    // Refused is rolled back for certain: it came for another place, or the upload was removed meanwhile.
    if (error instanceof Refused && kept) await store.delete(kept.key);
    throw error;
  });
  if (kept?.size === 0) await store.delete(kept.key);
  return after.receivedBytes === after.size ? makeWhole(db, store, project, after, by) : after;
}

type Came = { id: number; offset: number; kept: { key: string; size: number } | undefined };

/** The upload with a chunk more. @throws Refused not-found when it is gone; OutOfPlace */
async function moved(db: Db, project: Project, { id, offset, kept }: Came, by: User): Promise<FileUpload> {
  return db.transaction(async (tx) => {
    const upload = await findUpload(tx, project, id, by, 'update');
    if (upload.receivedBytes !== offset) throw new OutOfPlace(upload);
    if (kept && kept.size > 0) await tx.insert(uploadParts).values({ uploadId: id, offset, size: kept.size, key: kept.key });
    const [after] = await tx
      .update(uploads)
      .set({ receivedBytes: offset + (kept?.size ?? 0), updatedAt: new Date() })
      .where(eq(uploads.id, id))
      .returning();
    return after!;
  });
}

async function* capped(bytes: AsyncIterable<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) throw new Refused('invalid', `This chunk has more than ${most} bytes, which is all that may come here.`, 'files');
    yield chunk;
  }
}

/** One after the other, as one file of the store. The row is held meanwhile, so that it happens once. */
async function makeWhole(db: Db, store: FileStore, project: Project, { id, size }: FileUpload, by: User): Promise<FileUpload> {
  const refused: Refused[] = [];
  const { upload, keys } = await db.transaction(async (tx) => {
    const found = await findUpload(tx, project, id, by, 'update');
    if (found.whole) return { upload: found, keys: [] };
    const parts = await tx.select().from(uploadParts).where(eq(uploadParts.uploadId, id)).orderBy(asc(uploadParts.offset));
    const received = await receiveFile(store, { name: found.name, bytes: joined(store, parts) }, size).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      refused.push(error);
    });
    if (!received) return { upload: found, keys: await takeAway(tx, [found]) };
    await tx.delete(uploadParts).where(eq(uploadParts.uploadId, id));
    const [whole] = await tx
      .update(uploads)
      .set({ whole: wholeOf(received) })
      .where(eq(uploads.id, id))
      .returning();
    return { upload: whole!, keys: parts.map(({ key }) => key) };
  });
  for (const key of keys) await store.delete(key);
  if (refused[0]) throw refused[0];
  return upload;
}

const wholeOf = ({ kind, key, size, sha256 }: Received) => ({ kind, key, size, sha256 });

async function* joined(store: FileStore, parts: readonly { key: string }[]): AsyncIterable<Uint8Array> {
  for (const { key } of parts) yield* (await store.get(key)) as AsyncIterable<Uint8Array>;
}
