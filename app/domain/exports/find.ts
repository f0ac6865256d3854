import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { exports, files, type Export } from '#app/db/schema/transfers.ts';
import { plainName } from '#app/formats/file-names.ts';
import { mediaFormat } from './media.ts';

/** Exports of a project that nobody has deleted. */
export const living = (project: Pick<Project, 'id'>): SQL | undefined => and(eq(exports.projectId, project.id), isNull(exports.deletedAt));

/** What every line of the log about an export says. */
export const exportLog = (project: Project, id: number, by: User) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  by: by.id,
  subject: 'export',
  subjectId: id,
});

/** `lock`: held until the transaction ends. @throws Refused not-found also for a deleted one. */
export async function findExport(db: Db, project: Project, id: number, lock?: 'update'): Promise<Export> {
  const query = db
    .select()
    .from(exports)
    .where(and(eq(exports.id, id), living(project)));
  const [found] = await (lock ? query.for(lock) : query);
  if (!found) throw notFound();
  return found;
}

/** Under the name that people gave the export; its ending stays. */
export function namedAs({ title, format }: Pick<Export, 'title' | 'format'>, file: KeptFile): KeptFile {
  if (format === mediaFormat) return file;
  const [plain, ending] = [plainName(title), /\.\w+$/.exec(file.name)?.[0] ?? ''];
  return { ...file, name: plain.toLowerCase().endsWith(ending) ? plain : plain + ending };
}

export type KeptFile = { name: string; type: string; key: string; size: number; sha256: string };

/** Where the bytes of a finished export are. @throws Refused conflict while it is not finished. */
export async function findExportFile(db: Db, project: Project, id: number): Promise<KeptFile> {
  const order = await findExport(db, project, id);
  const { fileId } = order;
  if (fileId === null) throw new Refused('conflict', 'This export is not finished yet. Come back in a moment.');
  const [file] = await db.select().from(files).where(eq(files.id, fileId));
  if (!file) throw notFound();
  return namedAs(order, file);
}
