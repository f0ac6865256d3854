/** How many answers tasks need, and what a change of that rule does to the tasks that are there (heartex 3.5). */

/** More answers to one task than this nobody asks for. */
export const mostOverlap = 100;

/** `overlapCohort`: percent of the tasks that get `overlap` annotations; the others get one. */
export type OverlapRule = { overlap: number; overlapCohort: number };
/** `overlappedTasks` ask for more than one annotation. */
export type TaskTotals = { tasks: number; overlappedTasks: number };

/**
 * - several: the tasks that ask for more than one annotation get the new number.
 * - all: every task gets it, whatever the share.
 * - cohort: so many tasks get it, the others one.
 */
export type OverlapChange = { to: 'none' } | { to: 'several' | 'all' | 'cohort'; tasks: number };

/** Tasks that get the full overlap: the share of all, rounded half up. */
export const cohortSize = (tasks: number, percent: number): number => Math.floor((tasks * percent) / 100 + 0.5);

/**
 * A new number alone goes to the tasks that have several, or to all if none has; a new share, at a number above one, re-arranges
 * who is in the cohort. Tasks that come or go later re-arrange it too.
 */
export function overlapChange(before: OverlapRule, after: OverlapRule, { tasks, overlappedTasks }: TaskTotals): OverlapChange {
  if (tasks === 0) return { to: 'none' };
  if (before.overlapCohort !== after.overlapCohort && after.overlap > 1) return { to: 'cohort', tasks: cohortSize(tasks, after.overlapCohort) };
  if (before.overlap === after.overlap) return { to: 'none' };
  return overlappedTasks > 0 ? { to: 'several', tasks: overlappedTasks } : { to: 'all', tasks };
}
