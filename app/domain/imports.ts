/** Bringing tasks in: files are kept, a job reads and checks them, and all of it becomes tasks at once or not at all. */
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import type { Asks, Duplicates, LabelsAs } from '#app/core/imports.ts';
import { pageOf, readPlace, type Page, type Place } from '#app/core/pages.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { files, imports, type Import, type TablesAs } from '#app/db/schema/transfers.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import { record } from './activities.ts';
import { typeOf, type Received } from './files.ts';
import { enqueueCopies } from './imports/unpacked.ts';
import { takeUploads } from './uploads.ts';

/** `uploads`: ids of whole ones that come with what was received. */
export type How = {
  asks?: Asks;
  duplicates?: Duplicates;
  tables?: TablesAs;
  labelsAs?: LabelsAs;
  takesOffer?: boolean;
  onlyKnown?: boolean;
  uploads?: readonly number[];
};

/** Writes down what is to be read. Without `enqueue` the caller runs it himself. @throws Refused invalid when there is nothing. */
export async function startImport(
  db: Db,
  project: Project,
  received: Received[],
  by: User,
  enqueue?: Enqueue,
  { asks = 'never', duplicates = 'skip', tables = 'auto', labelsAs = 'annotations', takesOffer = false, onlyKnown = false, uploads = [] }: How = {},
): Promise<Import> {
  if (received.length + uploads.length === 0) throw new Refused('invalid', 'Choose a file, paste some lines, or give an address.', 'files');
  return db.transaction(async (tx) => {
    const all = [...(await takeUploads(tx, project, uploads, by)), ...received];
    const rows = all.map(({ name, kind, key, size, sha256 }) => ({
      projectId: project.id,
      name,
      type: typeOf(kind),
      key,
      size,
      sha256,
      createdBy: by.id,
    }));
    const kept = await tx.insert(files).values(rows).returning();
    const sources = kept.map(({ id, name, size }) => ({ fileId: id, name, size }));
    const [order] = await tx
      .insert(imports)
      .values({
        projectId: project.id,
        createdBy: by.id,
        asks,
        duplicates,
        tables,
        labelsAs,
        takesOffer,
        onlyKnown,
        configVersion: project.configVersion,
        sources,
        totalBytes: sources.reduce((sum, { size }) => sum + size, 0),
      })
      .returning();
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: 'start import',
      subject: 'import',
      subjectId: order!.id,
      details: { files: sources.map(({ name }) => name) },
    });
    if (enqueue) await enqueueCopies(tx, kept, enqueue);
    if (enqueue) await enqueue(tx, 'import.run', { importId: order!.id });
    return order!;
  });
}

/** `lock`: held until the transaction ends. */
export async function findImport(db: Db, project: Pick<Project, 'id'>, id: number, lock?: 'update'): Promise<Import> {
  const query = db
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.projectId, project.id)));
  const [found] = await (lock ? query.for(lock) : query);
  if (!found) throw notFound();
  return found;
}

export type ListedImport = { import: Import; by: Pick<User, 'firstName' | 'lastName' | 'email'> };

const pageSize = 50;

/** Newest first. One query. */
export async function listImports(db: Db, project: Pick<Project, 'id'>, place: Place = {}): Promise<Page<ListedImport>> {
  const { from, back } = readPlace(place);
  const found = await db
    .select({ import: imports, by: { firstName: users.firstName, lastName: users.lastName, email: users.email } })
    .from(imports)
    .innerJoin(users, eq(users.id, imports.createdBy))
    .where(and(eq(imports.projectId, project.id), from && (back ? gt(imports.id, from.id) : lt(imports.id, from.id))))
    .orderBy(back ? asc(imports.id) : desc(imports.id))
    .limit(pageSize + 1);
  return pageOf(found, pageSize, place, ({ import: { id } }) => ({ value: null, id }));
}
