/** How many answers each task needs: the rule of cohorts. */
import { sql } from 'drizzle-orm';
import { cohortSize, overlapChange } from '#app/core/overlap.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { countersOf } from './counters.ts';

type Rule = Pick<Project, 'id' | 'overlap' | 'overlapCohort'>;

/** After a change of settings, inside its transaction. */
export async function applyOverlap(tx: Db, before: Rule, after: Rule): Promise<void> {
  if (before.overlap === after.overlap && before.overlapCohort === after.overlapCohort) return;
  const change = overlapChange(before, after, await countersOf(tx, after));
  if (change.to === 'cohort') await arrangeCohort(tx, after);
  if (change.to === 'several') await level(tx, after, sql`overlap > 1`);
  if (change.to === 'all') await level(tx, after, sql`true`);
}

/** After tasks came or went, inside that transaction. New tasks are inserted with the project's overlap. */
export async function keepCohort(tx: Db, project: Rule): Promise<void> {
  if (project.overlapCohort < 100 && project.overlap > 1) await arrangeCohort(tx, project);
}

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
  await level(tx, project, sql`overlap > 1`);
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

async function level(tx: Db, project: Rule, which: ReturnType<typeof sql>): Promise<void> {
  await tx.execute(
    sql`update tasks set overlap = ${project.overlap} where project_id = ${project.id} and ${which} and overlap <> ${project.overlap}`,
  );
}
