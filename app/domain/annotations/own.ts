import { and, asc, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, type Annotation } from '#app/db/schema/annotations.ts';
import { memberCounters, type Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';

/** Seconds of active work as a client counted them, within sense: never negative, nothing below a millisecond, at most a day. */
export const saneLeadTime = (seconds: number | undefined): number =>
  seconds === undefined || !(seconds >= 0.001) || !Number.isFinite(seconds) ? 0 : Math.min(seconds, 86_400);

/** Not what this person held to be right themselves. */
const noReferenceOf = (by: Pick<User, 'id'>) => or(isNull(annotations.groundTruthAt), sql`${annotations.groundTruthBy} is distinct from ${by.id}`);

/**
 * What one answered on a task, skip or annotation. A ground truth somebody else made of it still is one's own answer; what
 * one marked oneself as ground truth (or imported so) is reference, not answer.
 */
export async function maybeOwnAnswer(db: Db, task: Pick<Task, 'id'>, by: Pick<User, 'id'>): Promise<Annotation | undefined> {
  const [found] = await db
    .select()
    .from(annotations)
    .where(and(eq(annotations.taskId, task.id), eq(annotations.completedBy, by.id), noReferenceOf(by)))
    .orderBy(desc(annotations.id))
    .limit(1);
  return found;
}

/**
 * An annotation this person may open: one's own where the project shows people their history or it was rejected, any for those who see the data.
 * @throws Refused not-found otherwise (T40: others' answers do not exist for annotators).
 */
export async function findAnnotation(db: Db, project: Project, id: number, by: User): Promise<Annotation> {
  const [found] = await db
    .select()
    .from(annotations)
    .where(and(eq(annotations.id, id), eq(annotations.projectId, project.id)));
  if (!found || !mayOpen(project, found, by)) throw notFound();
  return found;
}

export const mayOpen = (project: Pick<Project, 'showHistory'>, { completedBy, verdict }: Annotation, by: Pick<User, 'id' | 'role'>): boolean =>
  can(by.role, 'see data') || (completedBy === by.id && (project.showHistory || verdict === 'rejected'));

export type OwnAnswer = Pick<Annotation, 'id' | 'taskId' | 'wasCancelled' | 'updatedAt' | 'resultCount' | 'leadTime' | 'verdict'> & {
  innerId: number;
  data: Task['data'];
};

const columns = {
  id: annotations.id,
  taskId: annotations.taskId,
  wasCancelled: annotations.wasCancelled,
  updatedAt: annotations.updatedAt,
  resultCount: annotations.resultCount,
  leadTime: annotations.leadTime,
  verdict: annotations.verdict,
  innerId: tasks.innerId,
  data: tasks.data,
};

/** One's own answers, newest first; `before` is the last answer of the page before, `after` the first of the page after. */
export async function listOwnAnswers(
  db: Db,
  project: Pick<Project, 'id'>,
  page: { before?: number; after?: number; limit: number },
  by: Pick<User, 'id'>,
): Promise<OwnAnswer[]> {
  const forward = page.after === undefined;
  const beyond = page.after !== undefined ? gt(annotations.id, page.after) : page.before !== undefined ? lt(annotations.id, page.before) : undefined;
  const rows = await db
    .select(columns)
    .from(annotations)
    .innerJoin(tasks, eq(tasks.id, annotations.taskId))
    .where(and(eq(annotations.projectId, project.id), eq(annotations.completedBy, by.id), beyond))
    .orderBy(forward ? desc(annotations.id) : asc(annotations.id))
    .limit(page.limit);
  return forward ? rows : rows.toReversed();
}

/** One's answers right before and after another in the order they were given; without one (a task in work), the latest is before it. */
export async function findNeighbours(
  db: Db,
  project: Pick<Project, 'id'>,
  from: Pick<Annotation, 'id'> | undefined,
  by: Pick<User, 'id'>,
): Promise<{ previous?: number; next?: number }> {
  const mine = and(eq(annotations.projectId, project.id), eq(annotations.completedBy, by.id));
  const one = async (side: 'before' | 'after') => {
    const beyond = from && (side === 'before' ? lt(annotations.id, from.id) : gt(annotations.id, from.id));
    const [row] = await db
      .select({ id: annotations.id })
      .from(annotations)
      .where(and(mine, beyond))
      .orderBy(side === 'before' ? desc(annotations.id) : asc(annotations.id))
      .limit(1);
    return row?.id;
  };
  return { previous: await one('before'), next: from && (await one('after')) };
}

export type OwnNumbers = { annotations: number; skips: number; leadTime: number };

/** The counters leave ground truths out; they are few, so their time is added here from an index that holds only them. */
const starredTime = (project: Pick<Project, 'id'>, by: Pick<User, 'id'>) =>
  sql`(select coalesce(sum(a.lead_time), 0) from annotations a where a.project_id = ${project.id} and a.completed_by = ${by.id} and a.ground_truth_at is not null)`;

/** One's own totals in a project, from running counters. Ground truths count as plain answers, so that nobody learns which are (T40). */
export async function ownNumbers(db: Db, project: Pick<Project, 'id'>, by: Pick<User, 'id'>): Promise<OwnNumbers> {
  const [row] = await db
    .select({
      annotations: sql<string>`coalesce(sum(${memberCounters.annotations} + ${memberCounters.groundTruths}), 0)`,
      skips: sql<string>`coalesce(sum(${memberCounters.skips}), 0)`,
      leadTime: sql<string>`coalesce(sum(${memberCounters.leadTime}), 0) + ${starredTime(project, by)}`,
    })
    .from(memberCounters)
    .where(and(eq(memberCounters.projectId, project.id), eq(memberCounters.userId, by.id)));
  return { annotations: Number(row?.annotations ?? 0), skips: Number(row?.skips ?? 0), leadTime: Number(row?.leadTime ?? 0) };
}

/** The latest answer that `undoLast` would take back; imported ones were not given here, and one's own references are no answers. */
export async function maybeLastAnswer(db: Db, project: Pick<Project, 'id'>, by: Pick<User, 'id'>): Promise<Annotation | undefined> {
  const [last] = await db
    .select()
    .from(annotations)
    .where(and(eq(annotations.projectId, project.id), eq(annotations.completedBy, by.id), isNull(annotations.importId), noReferenceOf(by)))
    .orderBy(desc(annotations.id))
    .limit(1);
  return last;
}
