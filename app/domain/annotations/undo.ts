import { eq } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, type Annotation } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import { record } from '#app/domain/activities.ts';
import { keepAsDraft } from '#app/domain/drafts.ts';
import { lockTask, takeLease } from '#app/domain/leases.ts';
import { maybeLastAnswer } from './own.ts';

/** Later on, others may have built on the answer. */
const undoMinutes = 60;

/**
 * Takes back the latest submit or skip: the answer becomes a draft under a new lease, so that the editor opens as it was.
 * `expected` is the answer the page offered to take back: if it is gone already, nothing more is taken back.
 * Gives the id of the task to go to; undefined when there is nothing (left) to take back.
 * @throws Refused conflict when it is too old or serves as reference. The sentence is the same for both: it must not tell which (T40).
 */
export async function undoLast(db: Db, project: Project, expected: number, by: User): Promise<number | undefined> {
  return db.transaction(async (tx) => {
    const seen = await maybeLastAnswer(tx, project, by);
    if (!seen || seen.id !== expected) return undefined;
    const task = await lockTask(tx, { id: seen.taskId });
    const [answer] = await tx.select().from(annotations).where(eq(annotations.id, seen.id)).for('update');
    if (!answer) return undefined;
    if (answer.groundTruthAt || answer.version > 1 || isOld(answer))
      throw new Refused('conflict', 'This answer can no longer be taken back. You can still change it from your own work.');
    await tx.delete(annotations).where(eq(annotations.id, answer.id));
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
    });
    return task.id;
  });
}

const isOld = (answer: Annotation): boolean => Date.now() - answer.createdAt.getTime() > undoMinutes * 60_000;
