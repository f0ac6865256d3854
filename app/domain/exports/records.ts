/** Reads a project's tasks with their answers for export, a batch at a time by id, so that memory stays flat. */
import { and, asc, eq, gt, inArray, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { annotations, predictions, type Annotation, type Prediction } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';
import type { ExportedAnnotation, ExportedPrediction, ExportedTask, ExportedTasks } from '#app/formats/records.ts';

const batchSize = 500;

/** Which tasks and what of them. */
export type ExportOptions = {
  /** all: every task; annotated: with at least one annotation, skips included; done: finished ones. */
  tasks: 'all' | 'annotated' | 'done';
  predictions: boolean;
  /** JSON and JSON lines alone: data and meta as well, so that the file goes back in. */
  fullTasks: boolean;
  /** Archives alone: with the pictures or sounds that the project keeps. */
  media?: boolean;
};

const chosen: Record<ExportOptions['tasks'], SQL | undefined> = {
  all: undefined,
  annotated: sql`(${tasks.annotationCount} + ${tasks.skipCount} + ${tasks.groundTruthCount}) > 0`,
  done: eq(tasks.state, 'done'),
};

/** An annotation as exports and the API tell it. */
export const exportedAnnotation = (row: Annotation): ExportedAnnotation => ({
  id: row.id,
  completed_by: row.completedBy,
  result: row.result,
  was_cancelled: row.wasCancelled,
  ground_truth: row.groundTruthAt !== null,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
  lead_time: row.leadTime,
  result_count: row.resultCount,
  unique_id: row.uniqueId,
  import_id: row.importId,
  task: row.taskId,
  project: row.projectId,
});

/** A prediction as exports and the API tell it. */
export const exportedPrediction = (row: Prediction): ExportedPrediction => ({
  id: row.id,
  result: row.result,
  score: row.score,
  model_version: row.modelVersion,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
  task: row.taskId,
  project: row.projectId,
});

/** A task as exports and the API tell it. */
export const exportedTask = (task: Task, given: Annotation[], predicted: Prediction[]): ExportedTask => ({
  id: task.id,
  inner_id: task.innerId,
  data: task.data,
  meta: task.meta,
  created_at: task.createdAt.toISOString(),
  updated_at: task.updatedAt.toISOString(),
  project: task.projectId,
  overlap: task.overlap,
  is_labeled: task.state === 'done',
  total_annotations: task.annotationCount + task.groundTruthCount,
  cancelled_annotations: task.skipCount,
  total_predictions: task.predictionCount,
  annotations: given.map(exportedAnnotation),
  predictions: predicted.map(exportedPrediction),
});

function byTask<Row extends { taskId: number }>(rows: Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(row.taskId, [...(groups.get(row.taskId) ?? []), row]);
  return groups;
}

/** The answers to some tasks, oldest first. Three queries for any number of tasks, two without predictions. */
export async function withAnswers(db: Db, found: Task[], options: { predictions: boolean }): Promise<ExportedTask[]> {
  const ids = found.map(({ id }) => id);
  const given = await db.select().from(annotations).where(inArray(annotations.taskId, ids)).orderBy(asc(annotations.id));
  const predicted = options.predictions
    ? await db.select().from(predictions).where(inArray(predictions.taskId, ids)).orderBy(asc(predictions.id))
    : [];
  const ofTask = byTask(given);
  const predictedOf = byTask(predicted);
  return found.map((task) => exportedTask(task, ofTask.get(task.id) ?? [], predictedOf.get(task.id) ?? []));
}

/** All chosen tasks in order of id. */
export async function* exportedTasks(db: Db, project: Pick<Project, 'id'>, options: ExportOptions): ExportedTasks {
  let last = 0;
  for (;;) {
    const found = await db
      .select()
      .from(tasks)
      .where(and(eq(tasks.projectId, project.id), gt(tasks.id, last), chosen[options.tasks]))
      .orderBy(asc(tasks.id))
      .limit(batchSize);
    if (found.length === 0) return;
    yield* await withAnswers(db, found, options);
    last = found[found.length - 1]!.id;
  }
}

/** Every data key that tasks of the project have; reads through all of them once. */
export async function dataKeysOf(db: Db, project: Pick<Project, 'id'>): Promise<string[]> {
  const rows = await db.execute<{ key: string }>(
    sql`select distinct jsonb_object_keys(${tasks.data}) as key from ${tasks} where ${tasks.projectId} = ${project.id} order by 1`,
  );
  return rows.map(({ key }) => key);
}
