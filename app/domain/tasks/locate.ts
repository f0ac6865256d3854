/** Tasks, annotations and predictions by their id alone, as programs name them: through what the person may see. */
import { eq } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, predictions, type Annotation, type Prediction } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';
import { findAnnotation } from '../annotations/own.ts';
import { findProject } from '../projects.ts';
import { assertReachable } from './reach.ts';

export type Located = { project: Project; task: Task };

/** @throws Refused not-found for a task that is missing, of a project this person does not see, or (annotators) never given to them */
export async function locateTask(db: Db, id: number, by: User): Promise<Located> {
  const [task] = await db.select().from(tasks).where(eq(tasks.id, id));
  if (!task) throw notFound();
  const project = await findProject(db, task.projectId, by);
  await assertReachable(db, task, by);
  return { project, task };
}

/** @throws Refused not-found; others' annotations do not exist for annotators (T40) */
export async function locateAnnotation(db: Db, id: number, by: User): Promise<Located & { annotation: Annotation }> {
  const [seen] = await db.select({ taskId: annotations.taskId }).from(annotations).where(eq(annotations.id, id));
  if (!seen) throw notFound();
  const { project, task } = await locateTask(db, seen.taskId, by);
  return { project, task, annotation: await findAnnotation(db, project, id, by) };
}

/** @throws Refused not-found; predictions are for those who see the data */
export async function locatePrediction(db: Db, id: number, by: User): Promise<Located & { prediction: Prediction }> {
  const [prediction] = can(by.role, 'see data') ? await db.select().from(predictions).where(eq(predictions.id, id)) : [];
  if (!prediction) throw notFound();
  return { ...(await locateTask(db, prediction.taskId, by)), prediction };
}
