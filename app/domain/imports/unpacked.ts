/** Media from archives become files of the project while the import is read; those of an import that comes to nothing go again. */
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { files, imports, type Import, type StoredFile } from '#app/db/schema/transfers.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { keysOf, maybeAlike, shownName } from '../files.ts';
import { wantsThumbnail } from '../previews.ts';

type Order = Pick<Import, 'id' | 'projectId' | 'createdBy'>;
/** `path`: within its archive. `type`: found from its bytes. */
export type Unpacked = { path: string; type: string; bytes: AsyncIterable<Uint8Array> };

/** Keeps a file at once: its bytes, its row, and the jobs for what is kept beside it. One that is here already is that one. */
export async function keepUnpacked(db: Db, store: FileStore, order: Order, { path, type, bytes }: Unpacked, enqueue?: Enqueue): Promise<StoredFile> {
  const kept = await store.put(bytes);
  const name = shownName(path);
  const alike = await maybeAlike(db, { ...kept, projectId: order.projectId, name, type, importId: order.id });
  if (alike) {
    await store.delete(kept.key);
    return alike;
  }
  return db.transaction(async (tx) => {
    const [file] = await tx
      .insert(files)
      .values({ ...kept, projectId: order.projectId, importId: order.id, createdBy: order.createdBy, name, type })
      .returning();
    if (enqueue) await enqueueCopies(tx, [file!], enqueue);
    return file!;
  });
}

/** What is kept beside media so that tasks show them quickly. */
export async function enqueueCopies(tx: Db, kept: readonly StoredFile[], enqueue: Enqueue): Promise<void> {
  for (const file of kept) {
    if (file.type.startsWith('audio/')) await enqueue(tx, 'peaks.keep', { fileId: file.id });
    if (wantsThumbnail(file)) await enqueue(tx, 'previews.keep', { fileId: file.id });
  }
}

async function dropFiles(store: FileStore, dropped: readonly StoredFile[]): Promise<void> {
  for (const file of dropped) for (const key of keysOf(file)) await store.delete(key);
}

/** Those of one import; of all of them, or only these. */
export async function dropUnpacked(db: Db, store: FileStore, order: Pick<Import, 'id'>, only?: readonly number[]): Promise<void> {
  const which = only
    ? and(
        eq(files.importId, order.id),
        sql`${files.id} in (select value::bigint from jsonb_array_elements_text(${JSON.stringify(only)}::text::jsonb))`,
      )
    : eq(files.importId, order.id);
  await dropFiles(store, await db.delete(files).where(which).returning());
}

/** Those of imports that ended without tasks. */
export async function dropForsaken(db: Db, store: FileStore): Promise<void> {
  const ended = sql`${files.importId} in (select ${imports.id} from ${imports} where ${imports.state} in ('refused', 'failed', 'cancelled'))`;
  await dropFiles(store, await db.delete(files).where(ended).returning());
}
