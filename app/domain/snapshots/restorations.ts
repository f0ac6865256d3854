/** Asking for a new project of a snapshot, and what becomes of that. */
import { and, desc, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { restorations, type Restoration, type Snapshot } from '#app/db/schema/snapshots.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from '../activities.ts';
import { freeTitle } from '../projects.ts';

const open = ['waiting', 'running'] as const;

/** A job makes the project. @throws Refused invalid (field title), conflict while the snapshot is not finished */
export async function startRestoration(
  db: Db,
  project: Project,
  snapshot: Snapshot,
  input: { title: string },
  by: User,
  enqueue: Enqueue,
): Promise<Restoration> {
  if (snapshot.state !== 'done') throw new Refused('conflict', `The snapshot “${snapshot.title}” is not finished yet. Come back in a moment.`);
  return db.transaction(async (tx) => {
    const title = await freeTitle(tx, input.title, by.id);
    const same = and(eq(restorations.createdBy, by.id), eq(restorations.title, title), inArray(restorations.state, open));
    if ((await tx.$count(restorations, same)) > 0)
      throw new Refused('invalid', 'A project of this title is being made already. Choose another.', 'title');
    const [made] = await tx
      .insert(restorations)
      .values({ projectId: project.id, snapshotId: snapshot.id, createdBy: by.id, title, totalTasks: snapshot.taskCount })
      .returning();
    await enqueue(tx, 'restoration.run', { restorationId: made!.id });
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: 'start restoring snapshot',
      subject: 'snapshot',
      subjectId: snapshot.id,
      details: { title: snapshot.title, as: title },
    });
    return made!;
  });
}

export async function findRestoration(db: Db, project: Pick<Project, 'id'>, id: number): Promise<Restoration> {
  const [found] = await db
    .select()
    .from(restorations)
    .where(and(eq(restorations.id, id), eq(restorations.projectId, project.id)));
  if (!found) throw notFound();
  return found;
}

/** Newest first, the last ten. */
export async function listRestorations(db: Db, snapshot: Pick<Snapshot, 'id'>): Promise<Restoration[]> {
  return db.select().from(restorations).where(eq(restorations.snapshotId, snapshot.id)).orderBy(desc(restorations.id)).limit(10);
}

/** What those that failed before a time had taken out; a job that still comes takes it out anew. */
export async function dropTakenOut(db: Db, before: Date, store: Pick<FileStore, 'delete'>): Promise<void> {
  const which = and(eq(restorations.state, 'failed'), isNotNull(restorations.kept), lt(restorations.createdAt, before));
  for (const { id, kept } of await db.select().from(restorations).where(which)) {
    await db.update(restorations).set({ kept: null }).where(eq(restorations.id, id));
    await store.delete(kept!.key);
  }
}
