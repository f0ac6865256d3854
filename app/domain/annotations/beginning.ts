/** What an answer begins with where it does not begin empty: what a model says, or a copy of another answer. */
import { createHash } from 'node:crypto';
import { and, desc, eq, max } from 'drizzle-orm';
import { asPredicted, renewIds } from '#app/core/labeling/renew.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, predictions, type Annotation, type Prediction } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { findAnnotation } from './own.ts';

/** Of an answer to the same task. */
export type Origin = { kind: 'annotation' | 'prediction'; id: number };

/**
 * Its rows under ids of their own. They are worked out, not drawn by lot: a page that is opened twice, in two tabs or after a loss, has
 * the same rows, and only the person's next answer to the task has others.
 */
async function begin(db: Db, rows: readonly Row[], { kind, id }: Origin, task: Pick<Task, 'id'>, by: Pick<User, 'id'>): Promise<Row[]> {
  const [own] = await db
    .select({ last: max(annotations.id) })
    .from(annotations)
    .where(and(eq(annotations.taskId, task.id), eq(annotations.completedBy, by.id)));
  const from = [kind, id, by.id, own?.last ?? 0];
  const idFor = (old: string) =>
    createHash('sha256')
      .update(JSON.stringify([...from, old]))
      .digest('base64url')
      .slice(0, 10);
  return renewIds(rows, idFor);
}

const ofPrediction = (db: Db, { id, result }: Pick<Prediction, 'id' | 'result'>, task: Pick<Task, 'id'>, by: Pick<User, 'id'>): Promise<Row[]> =>
  begin(db, asPredicted(result), { kind: 'prediction', id }, task, by);

/** Where the project shows predictions, one starts from the latest of the current model version. Its parts say that a machine made them. */
export async function predictedResult(db: Db, project: Project, task: Task, by: Pick<User, 'id'>): Promise<Row[]> {
  if (!project.showPredictions || task.predictionCount === 0) return [];
  const version = project.modelVersion ? eq(predictions.modelVersion, project.modelVersion) : undefined;
  const [latest] = await db
    .select({ id: predictions.id, result: predictions.result })
    .from(predictions)
    .where(and(eq(predictions.taskId, task.id), version))
    .orderBy(desc(predictions.id))
    .limit(1);
  return latest ? ofPrediction(db, latest, task, by) : [];
}

/**
 * A copy of what somebody else or a model answered. Of an annotation each part keeps its origin: it tells how a part was made, not by whom.
 * @throws Refused not-found for what is no answer to the task, or not this person's to see
 */
export async function copyOf(db: Db, project: Project, task: Task, origin: Origin, by: User): Promise<Row[]> {
  if (origin.kind === 'prediction') {
    const [found] = await db
      .select({ id: predictions.id, result: predictions.result })
      .from(predictions)
      .where(and(eq(predictions.id, origin.id), eq(predictions.taskId, task.id)));
    if (!found) throw notFound();
    return ofPrediction(db, found, task, by);
  }
  const found: Annotation = await findAnnotation(db, project, origin.id, by);
  if (found.taskId !== task.id) throw notFound();
  return begin(db, found.result, origin, task, by);
}
