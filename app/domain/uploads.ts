/** Files that come in chunk by chunk: a lost network, a closed tab or another day loses none of what arrived. */
import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { ImportLimits } from '#app/core/imports.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { uploadParts, uploads, type FileUpload } from '#app/db/schema/uploads.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from './activities.ts';
import { shownName, tooLarge, type Received } from './files.ts';

/** So many bytes of a file's beginning tell it from others of its name and size. */
export const headBytes = 64 * 1024;
/** What is not brought in for so long is dropped. */
export const daysKept = 7;

type Told = { name: string; size: number; head: Uint8Array };

/**
 * The upload to send chunks to: a new one, or the one that this person began with the same file, which then goes on where it stopped.
 * @throws Refused invalid for an empty or too large file, and where too much lies unfinished
 */
export async function beginUpload(
  db: Db,
  project: Project,
  given: Told,
  by: User,
  limits: ImportLimits,
): Promise<{ upload: FileUpload; isNew: boolean }> {
  const name = shownName(given.name);
  if (given.size === 0) throw new Refused('invalid', `${name} is empty. Choose another file, or save it anew.`, 'files');
  if (given.size > limits.fileBytes) throw tooLarge(name, limits.fileBytes);
  const head = createHash('sha256').update(given.head).digest('hex');
  return db.transaction(async (tx) => {
    const [known] = await tx
      .select()
      .from(uploads)
      .where(
        and(
          eq(uploads.projectId, project.id),
          eq(uploads.createdBy, by.id),
          eq(uploads.head, head),
          eq(uploads.size, given.size),
          eq(uploads.name, name),
        ),
      );
    if (known) return { upload: known, isNew: false };
    await refuseTooMany(tx, given.size, by, limits);
    const [upload] = await tx.insert(uploads).values({ projectId: project.id, createdBy: by.id, name, size: given.size, head }).returning();
    await record(tx, { ...about(project, upload!, by), act: 'begin upload', details: { name, size: given.size } });
    return { upload: upload!, isNew: true };
  });
}

const about = (project: Project, upload: FileUpload, by: User) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  by: by.id,
  subject: 'upload',
  subjectId: upload.id,
});

async function refuseTooMany(tx: Db, size: number, by: User, { unfinishedBytes }: ImportLimits): Promise<void> {
  const [row] = await tx.execute<{ size: string }>(sql`select coalesce(sum(size), 0) as size from uploads where created_by = ${by.id}`);
  if (Number(row?.size) + size <= unfinishedBytes) return;
  const most = Math.floor(unfinishedBytes / 1_000_000).toLocaleString('en-GB');
  throw new Refused(
    'invalid',
    `With this file your uploads that are not brought in would be more than ${most} MB. Import or remove some first.`,
    'files',
  );
}

/** One of the person's own. @throws Refused not-found */
export async function findUpload(db: Db, project: Pick<Project, 'id'>, id: number, by: Pick<User, 'id'>, lock?: 'update'): Promise<FileUpload> {
  const query = db
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.projectId, project.id), eq(uploads.createdBy, by.id)));
  const [found] = await (lock ? query.for(lock) : query);
  if (!found) throw notFound();
  return found;
}

/** The person's own, oldest first. */
export const listUploads = (db: Db, project: Pick<Project, 'id'>, by: Pick<User, 'id'>): Promise<FileUpload[]> =>
  db
    .select()
    .from(uploads)
    .where(and(eq(uploads.projectId, project.id), eq(uploads.createdBy, by.id)))
    .orderBy(asc(uploads.id))
    .limit(200);

/** Drops an upload with its bytes. Twice: the second time it is not there. @throws Refused not-found */
export async function discardUpload(db: Db, store: FileStore, project: Project, id: number, by: User): Promise<void> {
  const keys = await db.transaction(async (tx) => {
    const upload = await findUpload(tx, project, id, by, 'update');
    await record(tx, { ...about(project, upload, by), act: 'discard upload', details: { name: upload.name } });
    return takeAway(tx, [upload]);
  });
  for (const key of keys) await store.delete(key);
}

/** Deletes their rows. @returns keys whose bytes are to go after the commit */
export async function takeAway(tx: Db, gone: readonly FileUpload[]): Promise<string[]> {
  const ids = gone.map(({ id }) => id);
  if (ids.length === 0) return [];
  const parts = await tx.delete(uploadParts).where(inArray(uploadParts.uploadId, ids)).returning({ key: uploadParts.key });
  await tx.delete(uploads).where(inArray(uploads.id, ids));
  return [...parts.map(({ key }) => key), ...gone.flatMap(({ whole }) => (whole ? [whole.key] : []))];
}

/** Hands whole uploads to an import, in its transaction. @throws Refused invalid for one that is not there, or not whole */
export async function takeUploads(tx: Db, project: Pick<Project, 'id'>, ids: readonly number[], by: Pick<User, 'id'>): Promise<Received[]> {
  const received: Received[] = [];
  for (const id of new Set(ids)) {
    const upload = await findUpload(tx, project, id, by, 'update').catch((error: unknown) => {
      if (error instanceof Refused) throw new Refused('invalid', 'An upload is not there any more. Choose its file again.', 'files');
      throw error;
    });
    if (!upload.whole)
      throw new Refused('invalid', `${upload.name} has not arrived whole. Choose it again, and it goes on where it stopped.`, 'files');
    received.push({ ...upload.whole, name: upload.name } as Received);
    await tx.delete(uploads).where(eq(uploads.id, upload.id));
  }
  return received;
}

/** Nightly: what nobody went on with for a week. */
export async function tidyUploads(db: Db, store: FileStore, now: Date): Promise<void> {
  const before = new Date(now.getTime() - daysKept * 24 * 60 * 60 * 1000);
  const keys = await db.transaction(async (tx) => takeAway(tx, await tx.select().from(uploads).where(lt(uploads.updatedAt, before)).for('update')));
  for (const key of keys) await store.delete(key);
}
