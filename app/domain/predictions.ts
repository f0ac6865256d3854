/** What models say about tasks. */
import { and, desc, eq } from 'drizzle-orm';
import { checkResult } from '#app/core/labeling/check.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { Refused } from '#app/core/refused.ts';
import { unstorable } from '#app/core/storable.ts';
import type { Db } from '#app/db/client.ts';
import { predictions, type Prediction } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { record } from './activities.ts';
import { currentConfig } from './labeling-configs.ts';
import { lockTask } from './leases.ts';
import { countersOf } from './projects/counters.ts';

/** `score`: confidence of the whole; null: the model gave none. */
export type GivenPrediction = { result: Row[]; score: number | null; modelVersion: string };

/** T48: a model is believed only what the config allows. @throws Refused invalid (field result) with the first fault */
async function refuseUnfit(db: Db, project: Project, task: Pick<Task, 'data'>, result: Row[]): Promise<void> {
  const fault = unstorable(result);
  if (fault) throw new Refused('invalid', fault, 'result');
  if (project.configVersion === 0) return;
  const { parsed } = await currentConfig(db, project);
  const { doc, failed } = parseResult(result, parsed);
  if (failed[0]) throw new Refused('invalid', `Result ${failed[0].row + 1}: ${failed[0].message}`, 'result');
  const [problem] = checkResult(parsed, doc, task.data, { demandRequired: false });
  if (problem) throw new Refused('invalid', problem.message, 'result');
}

const note = (tx: Db, project: Project, by: User, act: string, prediction: Prediction): Promise<void> =>
  record(tx, {
    organizationId: project.organizationId,
    projectId: project.id,
    by: by.id,
    act,
    subject: 'prediction',
    subjectId: prediction.id,
    details: { task: prediction.taskId, version: prediction.modelVersion },
  });

/** Adds a prediction. The first version that comes in becomes the current one where the project has none (heartex 4.4). */
export async function createPrediction(
  db: Db,
  project: Project,
  task: Task,
  { result, score, modelVersion }: GivenPrediction,
  by: User,
): Promise<Prediction> {
  await refuseUnfit(db, project, task, result);
  return db.transaction(async (tx) => {
    // The project before its task, as everybody who locks both.
    await tx
      .update(projects)
      .set({ modelVersion })
      .where(and(eq(projects.id, project.id), eq(projects.modelVersion, '')));
    await lockTask(tx, task);
    const [made] = await tx.insert(predictions).values({ projectId: project.id, taskId: task.id, result, score, modelVersion }).returning();
    await note(tx, project, by, 'add prediction', made!);
    return made!;
  });
}

export async function updatePrediction(
  db: Db,
  project: Project,
  task: Task,
  prediction: Prediction,
  change: Partial<GivenPrediction>,
  by: User,
): Promise<Prediction> {
  if (change.result) await refuseUnfit(db, project, task, change.result);
  return db.transaction(async (tx) => {
    await lockTask(tx, task);
    const [changed] = await tx
      .update(predictions)
      .set({ ...change, updatedAt: new Date() })
      .where(eq(predictions.id, prediction.id))
      .returning();
    if (!changed) throw new Refused('conflict', 'This prediction has been deleted in the meantime.');
    await note(tx, project, by, 'change prediction', changed);
    return changed;
  });
}

/** Twice is harmless. */
export async function deletePrediction(db: Db, project: Project, prediction: Prediction, by: User): Promise<void> {
  await db.transaction(async (tx) => {
    await lockTask(tx, { id: prediction.taskId });
    const gone = await tx.delete(predictions).where(eq(predictions.id, prediction.id)).returning({ id: predictions.id });
    if (gone.length > 0) await note(tx, project, by, 'delete prediction', prediction);
  });
}

/** Those of a task, or of a whole project, newest first, by page number. */
export async function pageOfPredictions(
  db: Db,
  of: { project: Project; task?: Task },
  { page, page_size }: { page: number; page_size: number },
): Promise<{ rows: Prediction[]; count: number }> {
  const which = of.task ? eq(predictions.taskId, of.task.id) : eq(predictions.projectId, of.project.id);
  const rows = await db
    .select()
    .from(predictions)
    .where(which)
    .orderBy(desc(predictions.id))
    .limit(page_size)
    .offset((page - 1) * page_size);
  return { rows, count: of.task ? of.task.predictionCount : (await countersOf(db, of.project)).predictions };
}
