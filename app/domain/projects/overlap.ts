/** How many answers each task needs: the rule of cohorts. */
import { sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { countersOf } from './counters.ts';

type Rule = Pick<Project, 'id' | 'overlap' | 'overlapCohort'>;

/**
 * After a change of settings, inside its transaction. A new overlap alone goes to the tasks that have more than one, or, if
 * none has, to the cohort (all tasks at 100 %); a new share, at an overlap above one, re-arranges who is in the cohort.
 */
export async function applyOverlap(tx: Db, before: Rule, after: Rule): Promise<void> {
  const overlapChanged = before.overlap !== after.overlap;
  const shareChanged = before.overlapCohort !== after.overlapCohort;
  if (after.overlap === 1 && overlapChanged) return demoteAll(tx, after);
  if (shareChanged && after.overlap > 1) return arrangeCohort(tx, after);
  if (!overlapChanged) return;
  const { tasks, overlappedTasks } = await countersOf(tx, after);
  if (tasks > 0 && overlappedTasks === 0) return arrangeCohort(tx, after);
  await levelCohort(tx, after);
}

/** After tasks came or went, inside that transaction. New tasks are inserted with the project's overlap. */
export async function keepCohort(tx: Db, project: Rule): Promise<void> {
  if (project.overlapCohort < 100 && project.overlap > 1) await arrangeCohort(tx, project);
}

/** Tasks that get the full overlap: the share of all, rounded half up. */
export const cohortSize = (tasks: number, percent: number): number => Math.floor((tasks * percent) / 100 + 0.5);

/**
 * Brings the cohort to its size. Which tasks: by a fixed scattering of their ids, so that the choice looks random, is the same
 * every time, and a smaller share is part of a larger one. (Not by `random_key`, which orders uniform sampling.)
 */
async function arrangeCohort(tx: Db, project: Rule): Promise<void> {
  const { tasks, overlappedTasks } = await countersOf(tx, project);
  const wanted = cohortSize(tasks, project.overlapCohort);
  const surplus = overlappedTasks - wanted;
  if (surplus > 0) await move(tx, project, sql`overlap > 1`, sql`desc`, surplus, 1);
  if (surplus < 0) await move(tx, project, sql`overlap = 1`, sql`asc`, -surplus, project.overlap);
  await levelCohort(tx, project);
}

/** Odd multiplier modulo 2^31: a permutation, and far from the order of ids. */
const scattered = sql`(id % 2147483648) * 1103515245 % 2147483648`;

async function move(
  tx: Db,
  project: Rule,
  which: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
  count: number,
  overlap: number,
): Promise<void> {
  await tx.execute(sql`update tasks set overlap = ${overlap} where id in (
    select id from tasks where project_id = ${project.id} and ${which} order by ${scattered} ${order}, id limit ${count})`);
}

async function levelCohort(tx: Db, project: Rule): Promise<void> {
  await tx.execute(
    sql`update tasks set overlap = ${project.overlap} where project_id = ${project.id} and overlap > 1 and overlap <> ${project.overlap}`,
  );
}

async function demoteAll(tx: Db, project: Rule): Promise<void> {
  await tx.execute(sql`update tasks set overlap = 1 where project_id = ${project.id} and overlap > 1`);
}
