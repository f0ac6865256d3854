import { and, eq, isNull } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, drafts, type Annotation } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { record } from './activities.ts';
import { findAnswerProblems, type AnswerProblem } from './annotations/check.ts';
import { maybeOwnAnswer, saneLeadTime } from './annotations/own.ts';
import { findGround, type Ground } from './annotations/place.ts';
import { keepAsDraft } from './drafts.ts';
import { lockTask, releaseLease } from './leases.ts';

/** An answer as a page sends it. `uniqueId` is made once per page, so that sending twice stores once. */
export type Answer = {
  result: Row[];
  uniqueId: string;
  /** Config version the page was made with. */
  configId: number | null;
  /** Fence of the lease the page was made under; null: opened without one. */
  fence: number | null;
  /** Seconds of active work. */
  leadTime: number;
  /** One more answer than the task needs, asked for knowingly; only for those who may edit annotations. */
  extra?: boolean;
};

/** `taken`: the lease had ended and others filled the task; the answer is kept as the person's draft. */
export type Submitted = { annotation: Annotation; repeated: boolean } | { problems: AnswerProblem[] } | { taken: true };

/**
 * Stores an answer. Overlap is exact: places are counted under the task's lock, and only work under a living lease, or on a
 * place that is still free, becomes an annotation. Sending the same answer again gives the same annotation.
 * @throws Refused conflict when this person has answered the task already.
 */
export async function submitAnnotation(db: Db, project: Project, task: Task, answer: Answer, by: User): Promise<Submitted> {
  const before = await maybeSent(db, project, answer.uniqueId, by);
  if (before) return { annotation: before, repeated: true };
  const problems = await findAnswerProblems(db, project, task, answer);
  if (problems.length > 0) return { problems };
  return storeAnswer(db, project, task, answer, by, { wasCancelled: false });
}

/** The transaction that submits and skips share. */
export async function storeAnswer(
  db: Db,
  project: Project,
  task: Task,
  answer: Answer,
  by: User,
  kind: { wasCancelled: boolean },
): Promise<{ annotation: Annotation; repeated: boolean } | { taken: true }> {
  return db.transaction(async (tx) => {
    await lockTask(tx, task);
    const before = await maybeSent(tx, project, answer.uniqueId, by);
    if (before) return { annotation: before, repeated: true };
    // A skip takes no place, so it needs none.
    const ground = kind.wasCancelled ? 'free' : await findGround(tx, task, answer, by);
    if (ground !== 'extra' && (await maybeOwnAnswer(tx, task, by)))
      throw new Refused('conflict', 'You have answered this task already. Open your own work to change that answer.');
    if (ground === 'taken') {
      await keepAsDraft(tx, project, task, { ...answer, annotationId: null }, by);
      await note(tx, project, by, 'lose place', task.id, {});
      return { taken: true };
    }
    const annotation = await insertAnswer(tx, project, task, answer, by, kind);
    await tx.delete(drafts).where(and(eq(drafts.taskId, task.id), eq(drafts.userId, by.id), isNull(drafts.annotationId)));
    await releaseLease(tx, task, by);
    await note(tx, project, by, kind.wasCancelled ? 'skip task' : 'submit annotation', task.id, detailsOf(annotation, ground));
    return { annotation, repeated: false };
  });
}

const detailsOf = (annotation: Annotation, ground: Ground) => ({
  annotation: annotation.id,
  results: annotation.resultCount,
  ...(ground === 'extra' && { extra: true }),
});

/** @throws Refused conflict for a unique id that an answer to another task, or of another person, carries. */
async function maybeSent(db: Db, project: Pick<Project, 'id'>, uniqueId: string, by: Pick<User, 'id'>): Promise<Annotation | undefined> {
  const [found] = await db
    .select()
    .from(annotations)
    .where(and(eq(annotations.projectId, project.id), eq(annotations.uniqueId, uniqueId)));
  if (found && found.completedBy !== by.id)
    throw new Refused('conflict', 'This answer could not be told from another one. Reload the page and send it again.');
  return found;
}

async function insertAnswer(
  tx: Db,
  project: Project,
  task: Task,
  answer: Answer,
  by: User,
  { wasCancelled }: { wasCancelled: boolean },
): Promise<Annotation> {
  const { result, uniqueId, configId, leadTime } = answer;
  const [made] = await tx
    .insert(annotations)
    .values({
      projectId: project.id,
      taskId: task.id,
      configId,
      completedBy: by.id,
      result,
      resultCount: result.length,
      wasCancelled,
      uniqueId,
      leadTime: saneLeadTime(leadTime),
    })
    .onConflictDoNothing({ target: [annotations.projectId, annotations.uniqueId] })
    .returning();
  if (!made) throw new Refused('conflict', 'This answer was sent for another task at the same moment. Reload the page and send it again.');
  return made;
}

const note = (tx: Db, project: Project, by: User, act: string, taskId: number, details: Record<string, unknown>): Promise<void> =>
  record(tx, { organizationId: project.organizationId, projectId: project.id, by: by.id, act, subject: 'task', subjectId: taskId, details });
