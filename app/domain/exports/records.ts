/** Reads a project's tasks with their answers for export, a batch at a time by id, so that memory stays flat. */
import { and, asc, gt, inArray, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { annotations, drafts, predictions, type Annotation, type Draft, type Prediction } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';
import type { ExportedAnnotation, ExportedDraft, ExportedPrediction, ExportedTask, ExportedTasks } from '#app/formats/records.ts';
import { ahead } from './ahead.ts';
import { chosenAnnotations, chosenTasks } from './chosen.ts';
import type { ExportOptions } from './options.ts';
import { pseudonymsOf, type Pseudonym } from './pseudonyms.ts';
import { takeFrom } from './take.ts';
import { Tally } from './tally.ts';

const batchSize = 200;

/** An annotation as exports and the API tell it. */
export const exportedAnnotation = (row: Annotation): ExportedAnnotation<number> => ({
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

/** An unfinished annotation; `annotation`: the one that it is to change. */
const exportedDraft = (row: Draft): ExportedDraft<number> => ({
  id: row.id,
  user: row.userId,
  annotation: row.annotationId,
  result: row.result,
  lead_time: row.leadTime,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
  task: row.taskId,
  project: row.projectId,
});

/** A task as exports and the API tell it. */
export const exportedTask = (task: Task, given: Annotation[], predicted: Prediction[]): ExportedTask<number> => ({
  id: task.id,
  ...(task.externalId !== null && { external_id: task.externalId }),
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

type Asked = Pick<ExportOptions, 'predictions' | 'drafts' | 'annotations'>;
/** `reviews`: how many of its annotations have one. No format has a place for them (decision 42). */
type Answered = { task: ExportedTask<number>; isUndecided: boolean; reviews: number };

/** Three queries for any number of tasks: two without predictions, one more with drafts. */
async function answersTo(
  db: Db,
  found: Task[],
  { predictions: withPredictions, drafts: withDrafts, annotations: choice }: Asked,
): Promise<Answered[]> {
  const ids = found.map(({ id }) => id);
  const given = await db
    .select()
    .from(annotations)
    .where(and(inArray(annotations.taskId, ids), choice && chosenAnnotations(choice)))
    .orderBy(asc(annotations.id));
  const predicted = withPredictions ? await db.select().from(predictions).where(inArray(predictions.taskId, ids)).orderBy(asc(predictions.id)) : [];
  const begun = withDrafts ? await db.select().from(drafts).where(inArray(drafts.taskId, ids)).orderBy(asc(drafts.id)) : undefined;
  const [ofTask, predictedOf, begunOf] = [byTask(given), byTask(predicted), begun && byTask(begun)];
  return found.map((task) => {
    const { rows, isUndecided } = takeFrom(ofTask.get(task.id) ?? [], choice?.take ?? 'all');
    const told = exportedTask(task, rows, predictedOf.get(task.id) ?? []);
    const reviews = rows.filter(({ verdict }) => verdict !== null).length;
    return { task: begunOf ? { ...told, drafts: (begunOf.get(task.id) ?? []).map(exportedDraft) } : told, isUndecided, reviews };
  });
}

/** The answers to some tasks, oldest first. */
export async function withAnswers(db: Db, found: Task[], asked: Asked): Promise<ExportedTask<number>[]> {
  return (await answersTo(db, found, asked)).map(({ task }) => task);
}

/** With people by their pseudonyms. */
export const hidden = (task: ExportedTask<number>, pseudonym: Pseudonym): ExportedTask => ({
  ...task,
  annotations: task.annotations.map((annotation) => ({ ...annotation, completed_by: pseudonym(annotation.completed_by) })),
  ...(task.drafts && { drafts: task.drafts.map((draft) => ({ ...draft, user: pseudonym(draft.user) })) }),
});

/** Batches of tasks in order of id, `which` of them: columns of `tasks`. */
async function* batches(db: Db, which: SQL | undefined, asked: Asked): AsyncIterable<Answered[]> {
  for (let last = 0; ;) {
    const found = await db
      .select()
      .from(tasks)
      .where(and(gt(tasks.id, last), which))
      .orderBy(asc(tasks.id))
      .limit(batchSize);
    if (found.length === 0) return;
    yield await answersTo(db, found, asked);
    last = found[found.length - 1]!.id;
  }
}

/** All chosen tasks in order of id. */
export async function* exportedTasks(db: Db, project: Pick<Project, 'id'>, options: ExportOptions, tally = new Tally()): ExportedTasks {
  const which = await chosenTasks(db, project, options);
  const pseudonym = options.anonymous ? await pseudonymsOf(db, project) : undefined;
  for await (const batch of ahead(batches(db, which, options))) {
    for (const { task, isUndecided, reviews } of batch) {
      if (isUndecided) tally.addUndecided(task);
      if (options.onlyAnswered && task.annotations.length === 0) continue;
      tally.add(task);
      if (reviews > 0) tally.hearReviews(task, reviews);
      yield pseudonym ? hidden(task, pseudonym) : task;
    }
    await tally.pause();
  }
}

/** All of a project but its drafts, in order of id. */
export async function* everyTask(db: Db, project: Pick<Project, 'id'>): AsyncIterable<ExportedTask<number>> {
  const which = await chosenTasks(db, project, { tasks: 'all', predictions: true, fullTasks: true });
  for await (const batch of ahead(batches(db, which, { predictions: true }))) for (const { task } of batch) yield task;
}

/** How many tasks an export looks at. */
export async function countChosen(db: Db, project: Pick<Project, 'id'>, options: ExportOptions): Promise<number> {
  return db.$count(tasks, await chosenTasks(db, project, options));
}

/** Every data key that chosen tasks have, sorted; reads through all of them once. */
export async function dataKeysOf(db: Db, project: Pick<Project, 'id'>, options: ExportOptions): Promise<string[]> {
  const keys = db
    .selectDistinct({ key: sql<string>`jsonb_object_keys(${tasks.data})`.as('key') })
    .from(tasks)
    .where(await chosenTasks(db, project, options))
    .orderBy(sql`1`);
  return (await keys).map(({ key }) => key);
}
