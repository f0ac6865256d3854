import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, drafts, type Annotation } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { record } from '#app/domain/activities.ts';
import { keepAsDraft } from '#app/domain/drafts.ts';
import { lockTask, releaseLease } from '#app/domain/leases.ts';
import { findAnswerProblems, type AnswerProblem } from './check.ts';
import { maybeOwnAnswer, mayOpen, saneLeadTime } from './own.ts';
import { findGround } from './place.ts';

/** A changed answer. `version` is the one the page was made with. */
export type Change = { result: Row[]; configId: number | null; fence: number | null; leadTime: number; version: number; extra?: boolean };

/** `newer`: somebody changed it meanwhile; theirs stands, and this change is kept as the person's draft. */
export type Updated = { annotation: Annotation; repeated: boolean } | { problems: AnswerProblem[] } | { newer: Annotation } | { taken: true };

/**
 * Changes an annotation: one's own, or any for those who may edit annotations. Never overwrites silently: a change made on an
 * older version is kept as a draft. A skip that is answered after all needs a free place on its task.
 * @throws Refused not-found for an annotation of somebody else.
 */
export async function updateAnnotation(db: Db, project: Project, task: Task, annotation: Annotation, change: Change, by: User): Promise<Updated> {
  if (annotation.completedBy !== by.id && !can(by.role, 'edit annotations')) throw notFound();
  const problems = await findAnswerProblems(db, project, task, change);
  if (problems.length > 0) return { problems };
  return db.transaction(async (tx) => {
    await lockTask(tx, task);
    const [stored] = await tx.select().from(annotations).where(eq(annotations.id, annotation.id)).for('update');
    if (!stored) throw deleted();
    if (stored.version === change.version + 1 && isDeepStrictEqual(stored.result, change.result)) return { annotation: stored, repeated: true };
    if (stored.version !== change.version) return keep(tx, project, task, annotation, change, by, { newer: stored });
    if (stored.wasCancelled && (await findGround(tx, task, change, by)) === 'taken')
      return keep(tx, project, task, annotation, change, by, { taken: true });
    const [updated] = await tx
      .update(annotations)
      .set({
        result: change.result,
        resultCount: change.result.length,
        configId: change.configId,
        wasCancelled: false,
        leadTime: saneLeadTime((stored.leadTime ?? 0) + saneLeadTime(change.leadTime)),
        version: stored.version + 1,
        verdict: null,
        updatedAt: new Date(),
      })
      .where(eq(annotations.id, stored.id))
      .returning();
    await tx.delete(drafts).where(and(eq(drafts.annotationId, stored.id), eq(drafts.userId, by.id)));
    await releaseLease(tx, task, by);
    await noteUpdate(tx, project, by, updated!);
    return { annotation: updated!, repeated: false };
  });
}

/**
 * Sets the seconds of work as a whole; they never shrink. Nothing else changes: a skip stays one, a review holds.
 * @throws Refused not-found for an annotation of somebody else; conflict for one that is gone.
 */
export async function setLeadTime(db: Db, project: Project, annotation: Annotation, seconds: number, by: User): Promise<Annotation> {
  if (annotation.completedBy !== by.id && !can(by.role, 'edit annotations')) throw notFound();
  const told = saneLeadTime(seconds);
  if (told <= (annotation.leadTime ?? 0)) return annotation;
  return db.transaction(async (tx) => {
    await lockTask(tx, { id: annotation.taskId });
    const leadTime = sql`greatest(${annotations.leadTime}, ${told})`;
    const [updated] = await tx.update(annotations).set({ leadTime, updatedAt: new Date() }).where(eq(annotations.id, annotation.id)).returning();
    if (!updated) throw deleted();
    await noteUpdate(tx, project, by, updated);
    return updated;
  });
}

/**
 * A new answer to a task that this person has answered meanwhile, on another page or machine: it becomes the draft of a change
 * to that answer, so that nothing of it is lost. Undefined where they may not open what they answered.
 */
export async function keepAsChange(
  db: Db,
  project: Project,
  task: Task,
  sent: Pick<Change, 'result' | 'leadTime'>,
  by: User,
): Promise<Annotation | undefined> {
  return db.transaction(async (tx) => {
    await lockTask(tx, task);
    const own = await maybeOwnAnswer(tx, task, by);
    return own && mayOpen(project, own, by) ? keep(tx, project, task, own, sent, by, own) : undefined;
  });
}

async function keep<Outcome>(
  tx: Db,
  project: Project,
  task: Task,
  annotation: Annotation,
  change: Pick<Change, 'result' | 'leadTime'>,
  by: User,
  outcome: Outcome,
): Promise<Outcome> {
  await keepAsDraft(tx, project, task, { ...change, annotationId: annotation.id }, by);
  await record(tx, {
    organizationId: project.organizationId,
    projectId: project.id,
    by: by.id,
    act: 'keep change as draft',
    subject: 'annotation',
    subjectId: annotation.id,
  });
  return outcome;
}

const deleted = (): Refused => new Refused('conflict', 'This annotation has been deleted in the meantime.');

const noteUpdate = (tx: Db, project: Project, by: User, { id, taskId, version }: Annotation): Promise<void> =>
  record(tx, {
    organizationId: project.organizationId,
    projectId: project.id,
    by: by.id,
    act: 'update annotation',
    subject: 'annotation',
    subjectId: id,
    details: { task: taskId, version },
  });
