import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, drafts, type Annotation } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import { record } from '#app/domain/activities.ts';
import { keepAsDraft, maybeDraft } from '#app/domain/drafts.ts';
import { lockTask, takeLease } from '#app/domain/leases.ts';
import { undoMinutes } from '#app/domain/tasks/next/pool.ts';
import { maybeLastAnswer } from './own.ts';

/**
 * Takes back the latest submit or skip: the answer becomes a draft under a new lease, so that the editor opens as it was.
 * `expected` is the answer the page offered to take back: if it is gone already, nothing more is taken back.
 * What somebody else starred stays as their reference, and the author sees no difference (T40).
 * Gives the id of the task to go to; undefined when there is nothing (left) to take back.
 * @throws Refused conflict when it is too old, was changed or reviewed since, or would overwrite what was begun since.
 */
export async function undoLast(db: Db, project: Project, expected: number, by: User): Promise<number | undefined> {
  return db.transaction(async (tx) => {
    const seen = await maybeLastAnswer(tx, project, by);
    if (!seen || seen.id !== expected) return undefined;
    const task = await lockTask(tx, { id: seen.taskId });
    const [answer] = await tx.select().from(annotations).where(eq(annotations.id, seen.id)).for('update');
    if (!answer) return undefined;
    if (answer.version > 1 || answer.verdict || isOld(answer))
      throw new Refused('conflict', 'This answer can no longer be taken back. You can still change it from your own work.');
    await refuseOverDraft(tx, answer, by);
    if (answer.groundTruthAt) await keepAsReference(tx, project, answer);
    else await tx.delete(annotations).where(eq(annotations.id, answer.id));
    await keepAsDraft(tx, project, task, { result: answer.result, leadTime: answer.leadTime ?? 0, annotationId: null }, by);
    // A submitted answer gives up its place here and keeps it as a lease; after a skip somebody else may have taken it.
    await takeLease(tx, task, by);
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: answer.wasCancelled ? 'undo skip' : 'undo submit',
      subject: 'task',
      subjectId: task.id,
      details: answer.groundTruthAt ? { groundTruth: answer.id } : {},
    });
    return task.id;
  });
}

/** Who may give one answer more can have begun it already: a task has one draft of a new annotation for each person. */
async function refuseOverDraft(tx: Db, answer: Annotation, by: User): Promise<void> {
  const begun = await maybeDraft(tx, { id: answer.taskId }, null, by);
  if (!begun || begun.result.length === 0 || isDeepStrictEqual(begun.result, answer.result)) return;
  throw new Refused(
    'conflict',
    'You have begun a new annotation of this task since, and its draft would be overwritten. Change your last answer from your own work, or empty the draft first.',
  );
}

/** It passes to whoever holds it to be right, at no working time of theirs. The author's unfinished changes of it have nothing to change any more. */
async function keepAsReference(tx: Db, project: Project, answer: Annotation): Promise<void> {
  await tx.delete(drafts).where(and(eq(drafts.annotationId, answer.id), eq(drafts.userId, answer.completedBy)));
  await tx
    .update(annotations)
    .set({ completedBy: answer.groundTruthBy ?? project.createdBy, leadTime: null, uniqueId: randomUUID() })
    .where(eq(annotations.id, answer.id));
}

const isOld = (answer: Annotation): boolean => Date.now() - answer.createdAt.getTime() > undoMinutes * 60_000;
