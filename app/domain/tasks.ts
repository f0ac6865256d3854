import { and, asc, desc, eq, gt, inArray, isNotNull, lt, type SQL } from 'drizzle-orm';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, predictions, type Annotation, type Prediction } from '#app/db/schema/annotations.ts';
import { users, type User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';

/** @throws Refused not-found for a task that is missing or of another project. */
export async function findTask(db: Db, project: Pick<Project, 'id'>, id: number): Promise<Task> {
  const [task] = await db
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, id), eq(tasks.projectId, project.id)));
  if (!task) throw notFound();
  return task;
}

export type GivenAnswer = Annotation & { by: Pick<User, 'id' | 'firstName' | 'lastName' | 'email'> };

/** Answers that are asked for by their ids. */
export type NamedAnswers = { annotations?: readonly (number | undefined)[]; predictions?: readonly (number | undefined)[] };

/** What a page can hold; the rest is in an export. */
const most = { annotations: 500, predictions: 100 };

/**
 * Everybody's answers to a task, ground truths first, then the oldest; and what models say, the newest first. Of more than a page holds the
 * first, with those that are named. Two queries.
 */
export async function listAnswers(
  db: Db,
  task: Pick<Task, 'id'>,
  named: NamedAnswers = {},
): Promise<{ annotations: GivenAnswer[]; predictions: Prediction[] }> {
  const rows = await db
    .select({ annotation: annotations, by: { id: users.id, firstName: users.firstName, lastName: users.lastName, email: users.email } })
    .from(annotations)
    .innerJoin(users, eq(users.id, annotations.completedBy))
    .where(eq(annotations.taskId, task.id))
    .orderBy(...first(annotations.id, named.annotations), desc(isNotNull(annotations.groundTruthAt)), asc(annotations.id))
    .limit(most.annotations);
  const given = rows.map(({ annotation, by }) => ({ ...annotation, by })).toSorted((a, b) => a.id - b.id);
  const said = await db
    .select()
    .from(predictions)
    .where(eq(predictions.taskId, task.id))
    .orderBy(...first(predictions.id, named.predictions), desc(predictions.id))
    .limit(most.predictions);
  return {
    annotations: [...given.filter(({ groundTruthAt }) => groundTruthAt), ...given.filter(({ groundTruthAt }) => !groundTruthAt)],
    predictions: said.toSorted((a, b) => b.id - a.id),
  };
}

function first(id: typeof annotations.id | typeof predictions.id, named: readonly (number | undefined)[] = []): SQL[] {
  const ids = named.filter((one) => one !== undefined);
  return ids.length > 0 ? [desc(inArray(id, ids))] : [];
}

/** The tasks before and after one, by id. */
export async function findNeighbourTasks(db: Db, task: Pick<Task, 'id' | 'projectId'>): Promise<{ previous?: number; next?: number }> {
  const one = async (side: 'previous' | 'next') => {
    const beyond = side === 'previous' ? lt(tasks.id, task.id) : gt(tasks.id, task.id);
    const [row] = await db
      .select({ id: tasks.id })
      .from(tasks)
      .where(and(eq(tasks.projectId, task.projectId), beyond))
      .orderBy(side === 'previous' ? desc(tasks.id) : asc(tasks.id))
      .limit(1);
    return row?.id;
  };
  return { previous: await one('previous'), next: await one('next') };
}
