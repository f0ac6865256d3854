/** Named versions of a project: tasks, annotations, predictions and labeling config, frozen in a file of the store. */
import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { NumberedPage } from '#app/core/pages.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { snapshots, type Snapshot } from '#app/db/schema/snapshots.ts';
import { files } from '#app/db/schema/transfers.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from './activities.ts';

const logOf = (project: Project, by: User, { id, title }: Pick<Snapshot, 'id' | 'title'>) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  by: by.id,
  subject: 'snapshot',
  subjectId: id,
  details: { title },
});

const taken = (title: string): Refused =>
  new Refused('invalid', `This project has a snapshot called “${title}” already. Choose another name.`, 'title');

async function freeTitle(db: Db, project: Project, given: string, except = 0): Promise<string> {
  const title = given.trim();
  if (title === '') throw new Refused('invalid', 'Give the snapshot a name.', 'title');
  const same = and(eq(snapshots.projectId, project.id), eq(snapshots.title, title), ne(snapshots.id, except));
  if ((await db.$count(snapshots, same)) > 0) throw taken(title);
  return title;
}

/** Asks for one; a job freezes it. @throws Refused invalid (field title) for a name that is missing or taken */
export async function startSnapshot(db: Db, project: Project, input: { title: string }, by: User, enqueue: Enqueue): Promise<Snapshot> {
  return db.transaction(async (tx) => {
    const title = await freeTitle(tx, project, input.title);
    const [made] = await tx.insert(snapshots).values({ projectId: project.id, createdBy: by.id, title }).onConflictDoNothing().returning();
    if (!made) throw taken(title);
    await enqueue(tx, 'snapshot.run', { snapshotId: made.id });
    await record(tx, { ...logOf(project, by, made), act: 'make snapshot' });
    return made;
  });
}

export type ListedSnapshot = { snapshot: Snapshot; by: Pick<User, 'firstName' | 'lastName' | 'email'>; size: number | null };

export const countSnapshots = (db: Db, project: Pick<Project, 'id'>): Promise<number> => db.$count(snapshots, eq(snapshots.projectId, project.id));

/** Newest first, a page of them, with who made each and its bytes in the store. */
export async function listSnapshots(db: Db, project: Pick<Project, 'id'>, { page, page_size }: NumberedPage): Promise<ListedSnapshot[]> {
  return db
    .select({ snapshot: snapshots, by: { firstName: users.firstName, lastName: users.lastName, email: users.email }, size: files.size })
    .from(snapshots)
    .innerJoin(users, eq(users.id, snapshots.createdBy))
    .leftJoin(files, eq(files.id, snapshots.fileId))
    .where(eq(snapshots.projectId, project.id))
    .orderBy(desc(snapshots.id))
    .limit(page_size)
    .offset((page - 1) * page_size);
}

/** A snapshot where it is only named. */
export type NamedSnapshot = Pick<Snapshot, 'id' | 'title'>;

/** All that can be compared, newest first: whichever two one wants must be there to choose. */
export const readySnapshots = (db: Db, project: Pick<Project, 'id'>): Promise<NamedSnapshot[]> =>
  db
    .select({ id: snapshots.id, title: snapshots.title })
    .from(snapshots)
    .where(and(eq(snapshots.projectId, project.id), eq(snapshots.state, 'done')))
    .orderBy(desc(snapshots.id));

/** What some snapshots are called; those that are gone are not there. */
export async function titlesOf(db: Db, project: Pick<Project, 'id'>, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const found = await db
    .select({ id: snapshots.id, title: snapshots.title })
    .from(snapshots)
    .where(and(eq(snapshots.projectId, project.id), inArray(snapshots.id, [...ids])));
  return new Map(found.map(({ id, title }) => [id, title]));
}

export async function findSnapshot(db: Db, project: Pick<Project, 'id'>, id: number): Promise<Snapshot> {
  const [found] = await db
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.id, id), eq(snapshots.projectId, project.id)));
  if (!found) throw notFound();
  return found;
}

/** Doing it twice changes nothing. @throws Refused invalid (field title) for a name that is missing or taken */
export async function renameSnapshot(db: Db, project: Project, snapshot: Snapshot, input: { title: string }, by: User): Promise<Snapshot> {
  return db.transaction(async (tx) => {
    const title = await freeTitle(tx, project, input.title, snapshot.id);
    if (title === snapshot.title) return snapshot;
    const [renamed] = await tx.update(snapshots).set({ title }).where(eq(snapshots.id, snapshot.id)).returning();
    if (!renamed) throw notFound();
    await record(tx, { ...logOf(project, by, renamed), act: 'rename snapshot', details: { title, from: snapshot.title } });
    return renamed;
  });
}

/** The file goes after the commit: a crash between leaves an orphan, never a row without its file. */
export async function deleteSnapshot(db: Db, project: Project, snapshot: Snapshot, by: User, store: Pick<FileStore, 'delete'>): Promise<void> {
  const key = await db.transaction(async (tx) => {
    const [gone] = await tx.delete(snapshots).where(eq(snapshots.id, snapshot.id)).returning();
    if (!gone) return undefined;
    const [file] = gone.fileId === null ? [] : await tx.delete(files).where(eq(files.id, gone.fileId)).returning();
    await record(tx, { ...logOf(project, by, gone), act: 'delete snapshot' });
    return file?.key;
  });
  if (key) await store.delete(key);
}
