/** Exports that are kept: asked for, made in the background, found again. */
import { and, desc, eq, inArray, ne, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { exports, files, type Export } from '#app/db/schema/transfers.ts';
import { users, type User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { exportFileName, type ExportFormat } from '#app/formats/catalog.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import { record } from './activities.ts';
import { exportLog, findExport, living } from './exports/find.ts';
import { listLinks, type ListedLink } from './exports/links.ts';
import { mediaFormat } from './exports/media.ts';
import type { ExportOptions } from './exports/options.ts';
import { fittingConfig } from './exports/write.ts';

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
    await record(tx, { ...exportLog(project, made!.id, by), act: 'start export', details: { format: order.format } });
    return made!;
  });
}

/** With who asked for it, its file once there is one, and its open links. */
export type ListedExport = {
  export: Export;
  by: User;
  file: { name: string; size: number; sha256: string } | null;
  links: ListedLink[];
};

async function listed(db: Db, which: SQL | undefined, now: Date): Promise<ListedExport[]> {
  const rows = await db
    .select({ export: exports, by: users, file: { name: files.name, size: files.size, sha256: files.sha256 } })
    .from(exports)
    .innerJoin(users, eq(users.id, exports.createdBy))
    .leftJoin(files, eq(files.id, exports.fileId))
    .where(which)
    .orderBy(desc(exports.id))
    .limit(100);
  const links = await listLinks(
    db,
    inArray(
      exports.id,
      rows.map((row) => row.export.id),
    ),
    now,
  );
  return rows.map((row) => ({ ...row, links: links.filter(({ exportId }) => exportId === row.export.id) }));
}

/** Newest first, the last hundred. Two queries. */
export const listExports = (db: Db, project: Project, now: Date): Promise<ListedExport[]> =>
  listed(db, and(living(project), ne(exports.format, mediaFormat)), now);

/** The archive of the project's uploaded files; undefined while nobody has asked for one. */
export async function maybeMediaExport(db: Db, project: Project, now: Date): Promise<ListedExport | undefined> {
  const [found] = await listed(db, and(living(project), eq(exports.format, mediaFormat)), now);
  return found;
}

/** Saying the name that it has changes nothing. */
export async function renameExport(db: Db, project: Project, id: number, title: string, by: User): Promise<Export> {
  return db.transaction(async (tx) => {
    const before = await findExport(tx, project, id);
    if (before.title === title) return before;
    const [renamed] = await tx.update(exports).set({ title }).where(eq(exports.id, id)).returning();
    await record(tx, { ...exportLog(project, id, by), act: 'rename export', details: { title } });
    return renamed!;
  });
}
