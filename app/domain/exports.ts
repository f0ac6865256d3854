import { and, desc, eq } from 'drizzle-orm';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { exports, files, type Export } from '#app/db/schema/transfers.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { exportFileName, type ExportFormat } from '#app/formats/catalog.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from './activities.ts';
import type { ExportOptions } from './exports/records.ts';
import { fittingConfig, writeExport } from './exports/write.ts';
import { alone } from './transfers.ts';

export type { ExportOptions };

export type ExportOrder = { format: ExportFormat; options: ExportOptions; title?: string };

/** Asks for a file that stays: made in the background, kept with the project. @throws Refused invalid when the format does not suit it. */
export async function startExport(
  db: Db,
  project: Project,
  order: ExportOrder,
  by: User,
  { enqueue, clock }: { enqueue: Enqueue; clock: () => Date },
): Promise<Export> {
  return db.transaction(async (tx) => {
    await fittingConfig(tx, project, order.format);
    const title = order.title || exportFileName(project.id, order.format, clock());
    const [made] = await tx
      .insert(exports)
      .values({ projectId: project.id, createdBy: by.id, title, format: order.format, options: order.options })
      .returning();
    await enqueue(tx, 'export.run', { exportId: made!.id });
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: 'start export',
      subject: 'export',
      subjectId: made!.id,
      details: { format: order.format },
    });
    return made!;
  });
}

type Tools = { files: FileStore; clock: () => Date };

/** Makes the file; running it again after a crash makes it anew, and a finished one is left alone. */
export async function runExport(db: Db, exportId: number, tools: Tools): Promise<void> {
  await alone(db, `export ${exportId}`, async () => {
    const [found] = await db
      .select({ order: exports, project: projects })
      .from(exports)
      .innerJoin(projects, eq(projects.id, exports.projectId))
      .where(eq(exports.id, exportId));
    if (!found || found.order.state === 'done') return;
    await db.update(exports).set({ state: 'running' }).where(eq(exports.id, exportId));
    try {
      await makeFile(db, found.project, found.order, tools);
    } catch (error) {
      await db.update(exports).set({ state: 'failed', finishedAt: tools.clock() }).where(eq(exports.id, exportId));
      throw error;
    }
  });
}

/** An export that was deleted while its file was made takes the file along. */
async function makeFile(db: Db, project: Project, order: Export, { files: store, clock }: Tools): Promise<void> {
  const asked = { format: order.format as ExportFormat, options: order.options as ExportOptions };
  const { name, type, bytes } = await writeExport(db, project, asked, { files: store, clock: () => order.createdAt });
  const kept = await store.put(bytes);
  const isKept = await db.transaction(async (tx) => {
    const [still] = await tx.select({ id: exports.id }).from(exports).where(eq(exports.id, order.id)).for('update');
    if (!still) return false;
    const [file] = await tx
      .insert(files)
      .values({ projectId: project.id, name, type, createdBy: order.createdBy, ...kept })
      .returning();
    await tx.update(exports).set({ state: 'done', fileId: file!.id, finishedAt: clock() }).where(eq(exports.id, order.id));
    return true;
  });
  if (!isKept) await store.delete(kept.key);
}

/** Newest first, the last hundred, with who asked for it and how large it became. */
export async function listExports(db: Db, project: Project) {
  return db
    .select({ export: exports, by: users, size: files.size })
    .from(exports)
    .innerJoin(users, eq(users.id, exports.createdBy))
    .leftJoin(files, eq(files.id, exports.fileId))
    .where(eq(exports.projectId, project.id))
    .orderBy(desc(exports.id))
    .limit(100);
}
export type ListedExport = Awaited<ReturnType<typeof listExports>>[number];

export async function findExport(db: Db, project: Project, id: number): Promise<Export> {
  const [found] = await db
    .select()
    .from(exports)
    .where(and(eq(exports.id, id), eq(exports.projectId, project.id)));
  if (!found) throw notFound();
  return found;
}

/** The stored bytes of a finished export. @throws Refused conflict while it is not finished. */
export async function openExport(db: Db, project: Project, id: number, store: FileStore) {
  const { fileId } = await findExport(db, project, id);
  if (fileId === null) throw new Refused('conflict', 'This export is not finished yet. Come back in a moment.');
  const [file] = await db.select().from(files).where(eq(files.id, fileId));
  if (!file) throw notFound();
  return { file, bytes: await store.get(file.key) };
}

export async function deleteExport(db: Db, project: Project, id: number, by: User, store: FileStore): Promise<void> {
  const { fileId } = await findExport(db, project, id);
  const key = await db.transaction(async (tx) => {
    await tx.delete(exports).where(eq(exports.id, id));
    const [file] = fileId === null ? [] : await tx.delete(files).where(eq(files.id, fileId)).returning();
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: 'delete export',
      subject: 'export',
      subjectId: id,
    });
    return file?.key;
  });
  if (key) await store.delete(key);
}
