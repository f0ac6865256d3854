import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { annotations, predictions, type Annotation, type Prediction } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';

/** One's own answers to a task, oldest first, where the project shows people theirs. */
export async function listOwnAnswersTo(db: Db, project: Project, task: Pick<Task, 'id'>, by: Pick<User, 'id'>): Promise<Annotation[]> {
  if (!project.showHistory) return [];
  return db
    .select()
    .from(annotations)
    .where(and(eq(annotations.taskId, task.id), eq(annotations.completedBy, by.id)))
    .orderBy(asc(annotations.id))
    .limit(100);
}

/** The prediction that an answer starts from, where the project shows predictions: the latest of the current model version. */
export async function listShownPredictions(db: Db, project: Project, task: Pick<Task, 'id' | 'predictionCount'>): Promise<Prediction[]> {
  if (!project.showPredictions || task.predictionCount === 0) return [];
  const version = project.modelVersion ? eq(predictions.modelVersion, project.modelVersion) : undefined;
  return db
    .select()
    .from(predictions)
    .where(and(eq(predictions.taskId, task.id), version))
    .orderBy(desc(predictions.id))
    .limit(1);
}
