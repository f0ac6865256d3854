import { and, eq, isNotNull, ne } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, type Annotation } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import { record } from './activities.ts';
import { holdAnnotation } from './annotations/hold.ts';
import { countHolders, lockTask } from './leases.ts';

/** Holds an annotation to be right. A task has one ground truth at most: the star moves. It no longer counts toward overlap. */
export async function markGroundTruth(db: Db, project: Project, id: number, by: User): Promise<Annotation> {
  return db.transaction(async (tx) => {
    const annotation = await holdAnnotation(tx, project, id);
    if (annotation.wasCancelled) throw new Refused('invalid', 'A skipped task has no answer that could be the ground truth.');
    if (annotation.groundTruthAt) return annotation;
    await tx
      .update(annotations)
      .set({ groundTruthAt: null, groundTruthBy: null })
      .where(and(eq(annotations.taskId, annotation.taskId), ne(annotations.id, id), isNotNull(annotations.groundTruthAt)));
    const [marked] = await tx.update(annotations).set({ groundTruthAt: new Date(), groundTruthBy: by.id }).where(eq(annotations.id, id)).returning();
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: 'mark ground truth',
      subject: 'annotation',
      subjectId: id,
      details: { task: annotation.taskId },
    });
    return marked!;
  });
}

/** Makes it an ordinary annotation again, which counts; if others have filled its place, the task has one more than it needs. Twice is harmless. */
export async function unmarkGroundTruth(db: Db, project: Project, id: number, by: User): Promise<Annotation> {
  return db.transaction(async (tx) => {
    const annotation = await holdAnnotation(tx, project, id);
    if (!annotation.groundTruthAt) return annotation;
    const [plain] = await tx.update(annotations).set({ groundTruthAt: null, groundTruthBy: null }).where(eq(annotations.id, id)).returning();
    const { annotationCount, overlap } = await lockTask(tx, { id: annotation.taskId });
    const surplus = annotationCount + (await countHolders(tx, { id: annotation.taskId })) - overlap;
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: 'unmark ground truth',
      subject: 'annotation',
      subjectId: id,
      details: { task: annotation.taskId, ...(surplus > 0 && { surplus }) },
    });
    return plain!;
  });
}
