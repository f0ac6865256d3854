import { and, eq, sql, type SQL } from 'drizzle-orm';
import { hasFilters, type TaskFilters } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { countersOf } from '../projects/counters.ts';
import { isLonger, slice, walked } from './choose.ts';
import { narrow, type Narrowed } from './filters.ts';

/** Counting stops here: past it a page says "more than". Texts that are judged row by row are counted half as far. */
export const countedTo = 1000;
export const judgedTo = 500;
export type Found = { count: number; exact: boolean };

type Of = Pick<Project, 'id'>;

/**
 * How many tasks a filter finds. Without filters, by state alone or by ground truth alone running totals know it; one person's tasks are counted in an index;
 * otherwise counting stops at 1,000, or at 500. `narrowed`: the same filters, made ready before.
 */
export async function countTasks(db: Db, project: Of, filters: TaskFilters, narrowed?: Narrowed): Promise<Found> {
  const { states, groundTruth, person, ...rest } = filters;
  if (!hasFilters(rest) && (person === undefined || (!states?.length && groundTruth === undefined))) {
    if (person !== undefined) return { count: await countOfPerson(db, project, person), exact: true };
    if (!states?.length || groundTruth === undefined) return { count: await fromTotals(db, project, filters), exact: true };
  }
  return countNarrowed(
    db,
    narrowed ?? (await narrow(db, project, filters)),
    hasFilters({ states, groundTruth, person, ids: rest.ids, review: rest.review }),
  );
}

/** A task has one ground truth at most (index `annotations_ground_truth`), so that there are as many tasks with one. */
async function fromTotals(db: Db, project: Of, { states, groundTruth }: TaskFilters): Promise<number> {
  const counters = await countersOf(db, project);
  if (groundTruth !== undefined) return groundTruth ? counters.groundTruths : counters.tasks - counters.groundTruths;
  const byState = { new: counters.newTasks, 'in progress': counters.inProgressTasks, skipped: counters.skippedTasks, done: counters.doneTasks };
  return states?.length ? [...new Set(states)].reduce((sum, state) => sum + byState[state], 0) : counters.tasks;
}

async function countOfPerson(db: Db, project: Of, person: number): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(distinct ${annotations.taskId})::int` })
    .from(annotations)
    .where(and(eq(annotations.projectId, project.id), eq(annotations.completedBy, person)));
  return row?.count ?? 0;
}

const inOrder = { order: 'id', ascending: true } as const;

async function countNarrowed(db: Db, { plain, common }: Narrowed, byMore: boolean): Promise<Found> {
  if (!common)
    return upTo(
      await counted(
        db,
        db
          .select({ one: sql`1` })
          .from(tasks)
          .where(plain)
          .limit(countedTo + 1),
      ),
      countedTo,
    );
  if (common.isMany && !byMore) return { count: countedTo, exact: false };
  const count = await counted(
    db,
    db
      .select({ one: sql`1` })
      .from(slice(db, plain, inOrder, walked))
      .where(common.each)
      .limit(judgedTo + 1),
  );
  return count > judgedTo ? { count: judgedTo, exact: false } : { count, exact: common.isShort || !(await isLonger(db, plain, inOrder)) };
}

const upTo = (count: number, most: number): Found => (count > most ? { count: most, exact: false } : { count, exact: true });

async function counted(db: Db, rows: { getSQL(): SQL }): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (${rows.getSQL()}) counted`);
  return row?.count ?? 0;
}
