/** Exports that are kept: asked for, made in the background, found again. */
import { and, desc, eq, inArray, ne, type SQL } from 'drizzle-orm';
import type { NumberedPage } from '#app/core/pages.ts';
import { notFound } from '#app/core/refused.ts';
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

/** With who asked for it, and its file once there is one. */
export type KeptExport = { export: Export; by: User; file: { name: string; size: number; sha256: string } | null };
/** And its open links. */
export type ListedExport = KeptExport & { links: ListedLink[] };

async function kept(db: Db, which: SQL | undefined, { page, page_size }: NumberedPage): Promise<KeptExport[]> {
  return db
    .select({ export: exports, by: users, file: { name: files.name, size: files.size, sha256: files.sha256 } })
    .from(exports)
    .innerJoin(users, eq(users.id, exports.createdBy))
    .leftJoin(files, eq(files.id, exports.fileId))
    .where(which)
    .orderBy(desc(exports.id))
    .limit(page_size)
    .offset((page - 1) * page_size);
}

async function withLinks(db: Db, rows: readonly KeptExport[], now: Date): Promise<ListedExport[]> {
  const ids = rows.map((row) => row.export.id);
  const links = await listLinks(db, inArray(exports.id, ids), now);
  return rows.map((row) => ({ ...row, links: links.filter(({ exportId }) => exportId === row.export.id) }));
}

const ofTasks = (project: Pick<Project, 'id'>): SQL | undefined => and(living(project), ne(exports.format, mediaFormat));

export const countExports = (db: Db, project: Pick<Project, 'id'>): Promise<number> => db.$count(exports, ofTasks(project));

/** Newest first, a page of them. */
export const pageOfExports = (db: Db, project: Pick<Project, 'id'>, at: NumberedPage): Promise<KeptExport[]> => kept(db, ofTasks(project), at);

/** The same, each with its links. Two queries. */
export const listExports = async (db: Db, project: Pick<Project, 'id'>, at: NumberedPage, now: Date): Promise<ListedExport[]> =>
  withLinks(db, await pageOfExports(db, project, at), now);

/** One of them. @throws Refused not-found also for a deleted one. */
export async function findKeptExport(db: Db, project: Pick<Project, 'id'>, id: number): Promise<KeptExport> {
  const [found] = await kept(db, and(living(project), eq(exports.id, id)), { page: 1, page_size: 1 });
  if (!found) throw notFound();
  return found;
}

/** The archive of the project's uploaded files; undefined while nobody has asked for one. */
export async function maybeMediaExport(db: Db, project: Project, now: Date): Promise<ListedExport | undefined> {
  const found = await kept(db, and(living(project), eq(exports.format, mediaFormat)), { page: 1, page_size: 1 });
  return (await withLinks(db, found, now))[0];
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
