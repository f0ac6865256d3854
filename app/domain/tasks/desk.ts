import { desc, eq, sql } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import { notFound } from '#app/core/refused.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Previews } from '#app/core/previews.ts';
import type { Db } from '#app/db/client.ts';
import { predictions, type Annotation, type Draft, type Prediction } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { predictedResult } from '#app/domain/annotations/beginning.ts';
import { findAnnotation, findNeighbours, maybeLastAnswer, maybeOwnAnswer } from '#app/domain/annotations/own.ts';
import { maybeDraft } from '#app/domain/drafts.ts';
import { currentConfig, type CurrentConfig } from '#app/domain/labeling-configs.ts';
import { findPreviews } from '#app/domain/previews.ts';
import { maybeRejection, type Rejection } from '#app/domain/reviews.ts';
import { hasFreePlace, maybeLease } from '#app/domain/leases.ts';
import { assertReachable } from './reach.ts';

/**
 * All that lies on a person's desk when they open a task. It holds nothing about what others answered, whether there is a
 * ground truth, or how many answers exist (T40); what is not in here cannot get into the page.
 */
export type Desk = {
  task: Pick<Task, 'id' | 'innerId' | 'data'>;
  config: CurrentConfig;
  /** Of its large pictures. */
  previews: Previews;
  /** The annotation that is being changed; absent: a new one. `rejection`: what a reviewer wants changed. */
  annotation?: Pick<Annotation, 'id' | 'version' | 'wasCancelled'> & { isOwn: boolean; rejection?: Rejection };
  result: Row[];
  /** What models say about the task, newest first, where the project shows it. */
  predictions: Pick<Prediction, 'id' | 'modelVersion' | 'score' | 'result'>[];
  draft?: Pick<Draft, 'version' | 'writer' | 'leadTime' | 'updatedAt'>;
  /** Fence of the person's lease; null: opened without one. */
  fence: number | null;
  /** No place is free: what is submitted here is one answer more than the task needs. Never for annotators. */
  extra: boolean;
  /** One's own answers before and after this one, where the project shows them. */
  neighbours: { previous?: number; next?: number };
  /** The answer that "undo" would take back. */
  last?: number;
};

/** `new`: an answer beside one's own. @throws Refused not-found for tasks and annotations this person must not know of. */
export async function openDesk(db: Db, project: Project, task: Task, annotationId: number | 'new' | undefined, by: User): Promise<Desk> {
  await assertReachable(db, task, by);
  const annotation = await chosenAnnotation(db, project, task, annotationId, by);
  const draft = await maybeDraft(db, task, annotation?.id ?? null, by);
  const lease = await maybeLease(db, task, by);
  const last = await maybeLastAnswer(db, project, by);
  const extra = !annotation && can(by.role, 'edit annotations') && !lease?.isLive && (await isExtra(db, task, by));
  return {
    task: { id: task.id, innerId: task.innerId, data: task.data },
    config: await currentConfig(db, project),
    previews: await findPreviews(db, project, [task]),
    annotation: annotation && {
      id: annotation.id,
      version: annotation.version,
      wasCancelled: annotation.wasCancelled,
      isOwn: annotation.completedBy === by.id,
      rejection: await maybeRejection(db, annotation, by),
    },
    result: draft?.result ?? annotation?.result ?? (await predictedResult(db, project, task, by)),
    predictions: await newestPredictions(db, project, task),
    draft: draft && { version: draft.version, writer: draft.writer, leadTime: draft.leadTime, updatedAt: draft.updatedAt },
    // One answer more is no work of the stream, also where an old lease is still about.
    fence: extra ? null : (lease?.fence ?? null),
    extra,
    neighbours: project.showHistory ? await findNeighbours(db, project, annotation, by) : {},
    last: last?.id,
  };
}

/** Who has answered gives a second answer only knowingly, also where a place is free. */
const isExtra = async (db: Db, task: Task, by: User): Promise<boolean> =>
  (await maybeOwnAnswer(db, task, by)) !== undefined || !(await hasFreePlace(db, task, by));

/** The annotation asked for, or one's own answer to this task: nobody is asked to answer a task twice by accident. */
async function chosenAnnotation(db: Db, project: Project, task: Task, id: number | 'new' | undefined, by: User): Promise<Annotation | undefined> {
  if (id === 'new') return undefined;
  if (id === undefined) {
    const own = await maybeOwnAnswer(db, task, by);
    return own && findAnnotation(db, project, own.id, by);
  }
  const found = await findAnnotation(db, project, id, by);
  if (found.taskId !== task.id) throw notFound();
  return found;
}

/** More would only make the page heavy: models that count are the last ones. */
const mostPredictions = 5;

/** Of every model version, so that an older one can be compared. */
async function newestPredictions(db: Db, project: Project, task: Task): Promise<Desk['predictions']> {
  if (!project.showPredictions || task.predictionCount === 0) return [];
  return db
    .select({ id: predictions.id, modelVersion: predictions.modelVersion, score: predictions.score, result: predictions.result })
    .from(predictions)
    .where(eq(predictions.taskId, task.id))
    .orderBy(desc(predictions.id))
    .limit(mostPredictions);
}

/** How many tasks the project has, from running counters. */
export async function countTasks(db: Db, project: Pick<Project, 'id'>): Promise<number> {
  const [row] = await db.execute<{ tasks: number }>(
    sql`select coalesce(sum(tasks), 0)::int as tasks from project_counters where project_id = ${project.id}`,
  );
  return row?.tasks ?? 0;
}
