import { and, eq, isNull, sql } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Db } from '#app/db/client.ts';
import { drafts, type Annotation, type Draft } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { record } from './activities.ts';
import { maybeOwnAnswer, saneLeadTime } from './annotations/own.ts';
import { lockTask, renewLease, type HeldTask } from './leases.ts';

/** A save of unfinished work. */
export type Saving = {
  result: Row[];
  leadTime: number;
  /** The journal (one per browser tab) that saves, and the running number of the save there. */
  writer: string;
  sequence: number;
  /** Version of the draft it was made on; 0: of none. */
  base: number;
  /** The annotation it would change; null: a new one. */
  annotationId: number | null;
};

/** `ahead`: another tab or machine of this person saved meanwhile; its draft stands and is handed back. */
export type Saved = { draft: Draft; lease?: HeldTask } | { ahead: Draft } | { answered: Annotation };

const place = (task: Pick<Task, 'id'>, annotationId: number | null, by: Pick<User, 'id'>) =>
  and(
    eq(drafts.taskId, task.id),
    eq(drafts.userId, by.id),
    annotationId === null ? isNull(drafts.annotationId) : eq(drafts.annotationId, annotationId),
  );

/** This person's unfinished work on a task, or on a change of an annotation. */
export async function maybeDraft(db: Db, task: Pick<Task, 'id'>, annotationId: number | null, by: Pick<User, 'id'>): Promise<Draft | undefined> {
  const [found] = await db
    .select()
    .from(drafts)
    .where(place(task, annotationId, by));
  return found;
}

/**
 * Saves unfinished work and prolongs the lease. Repeating a save, or sending saves of one tab in the wrong order, changes nothing;
 * a save made on an older version than another tab's is refused with that newer one. No line in the log: drafts are nobody's business.
 */
export async function saveDraft(db: Db, project: Project, task: Task, saving: Saving, by: User): Promise<Saved> {
  return db.transaction(async (tx) => {
    await lockTask(tx, task);
    const own = saving.annotationId === null && !can(by.role, 'edit annotations') ? await maybeOwnAnswer(tx, task, by) : undefined;
    if (own) return { answered: own };
    const stored = await maybeDraft(tx, task, saving.annotationId, by);
    if (stored && stored.writer !== saving.writer && stored.version !== saving.base) return { ahead: stored };
    const isOlder = stored?.writer === saving.writer && saving.sequence <= stored.sequence;
    const draft = isOlder ? stored : await write(tx, project, task, saving, by);
    return { draft, lease: await renewLease(tx, project, task, by) };
  });
}

async function write(
  tx: Db,
  project: Pick<Project, 'id'>,
  task: Pick<Task, 'id'>,
  saving: Omit<Saving, 'base'>,
  by: Pick<User, 'id'>,
): Promise<Draft> {
  const { result, writer, sequence, annotationId } = saving;
  const content = { result, leadTime: saneLeadTime(saving.leadTime), writer, sequence, updatedAt: new Date() };
  const [changed] = await tx
    .update(drafts)
    .set({ ...content, version: sql`${drafts.version} + 1` })
    .where(place(task, annotationId, by))
    .returning();
  if (changed) return changed;
  const [made] = await tx
    .insert(drafts)
    .values({ ...content, projectId: project.id, taskId: task.id, userId: by.id, annotationId })
    .returning();
  return made!;
}

/** Keeps an answer that cannot be stored as one. The server is the writer, so a tab that still holds it sees that it changed. */
export async function keepAsDraft(
  tx: Db,
  project: Pick<Project, 'id'>,
  task: Pick<Task, 'id'>,
  kept: Pick<Saving, 'result' | 'leadTime' | 'annotationId'>,
  by: Pick<User, 'id'>,
): Promise<void> {
  await write(tx, project, task, { ...kept, writer: 'server', sequence: 0 }, by);
}

/** Throws one's own draft away. Twice is harmless. */
export async function deleteDraft(db: Db, project: Project, task: Task, annotationId: number | null, by: User): Promise<void> {
  await db.transaction(async (tx) => {
    await lockTask(tx, task);
    const gone = await tx
      .delete(drafts)
      .where(place(task, annotationId, by))
      .returning({ id: drafts.id });
    if (gone.length > 0)
      await record(tx, {
        organizationId: project.organizationId,
        projectId: project.id,
        by: by.id,
        act: 'delete draft',
        subject: 'task',
        subjectId: task.id,
      });
  });
}
