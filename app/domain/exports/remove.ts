/** Deleting kept exports. A finished one can be brought back for a day; what is not finished is simply no longer made. */
import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { exports, files, type Export } from '#app/db/schema/transfers.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from '../activities.ts';
import { exportLog, findExport } from './find.ts';
import { mediaFormat } from './media.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Its links lead nowhere from here on. Answers whether it can be brought back. */
export async function deleteExport(db: Db, project: Project, id: number, now: Date, by: User): Promise<{ canReturn: boolean }> {
  return db.transaction(async (tx) => {
    // It may be finished at this moment: then its file stays with it.
    const { fileId, title } = await findExport(tx, project, id, 'update');
    if (fileId === null) await tx.delete(exports).where(eq(exports.id, id));
    else await tx.update(exports).set({ deletedAt: now }).where(eq(exports.id, id));
    await record(tx, { ...exportLog(project, id, by), act: 'delete export', details: { title } });
    return { canReturn: fileId !== null };
  });
}

/**
 * Brings a deleted export back, with its links. Twice is harmless.
 * @throws Refused not-found once it is gone for good; conflict when another archive of the uploaded files has been made since.
 */
export async function restoreExport(db: Db, project: Project, id: number, by: User): Promise<Export> {
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(exports)
      .where(and(eq(exports.id, id), eq(exports.projectId, project.id)))
      .for('update');
    if (!found) throw notFound();
    if (found.deletedAt === null) return found;
    if (found.format === mediaFormat && (await hasMediaExport(tx, project)))
      throw new Refused('conflict', 'The uploaded files have been put into a new archive since. Delete that one first.');
    const state = found.fileId === null ? found.state : 'done';
    const [restored] = await tx.update(exports).set({ deletedAt: null, state }).where(eq(exports.id, id)).returning();
    await record(tx, { ...exportLog(project, id, by), act: 'restore export', details: { title: found.title } });
    return restored!;
  });
}

async function hasMediaExport(tx: Db, project: Project): Promise<boolean> {
  const living = await tx
    .select({ deletedAt: exports.deletedAt })
    .from(exports)
    .where(and(eq(exports.projectId, project.id), eq(exports.format, mediaFormat)));
  return living.some(({ deletedAt }) => deletedAt === null);
}

/** Nightly: what was deleted a day ago goes for good. Bytes go after the commit: a crash between leaves an orphan, never a row without its file. */
export async function purgeExports(db: Db, now: Date, store: Pick<FileStore, 'delete'>): Promise<void> {
  const keys = await db.transaction(async (tx) => {
    const gone = await tx
      .delete(exports)
      .where(and(isNotNull(exports.deletedAt), lt(exports.deletedAt, new Date(now.getTime() - dayMs))))
      .returning({ fileId: exports.fileId });
    const ids = gone.flatMap(({ fileId }) => fileId ?? []);
    if (ids.length === 0) return [];
    return tx.delete(files).where(inArray(files.id, ids)).returning({ key: files.key });
  });
  for (const { key } of keys) await store.delete(key);
}
