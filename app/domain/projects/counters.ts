import { eq, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { projectCounters, type Project } from '#app/db/schema/projects.ts';

/** Running totals of a project; what each means stands beside its column in the schema. `leadTime` in seconds. */
export type Counters = {
  tasks: number;
  newTasks: number;
  inProgressTasks: number;
  doneTasks: number;
  skippedTasks: number;
  annotatedTasks: number;
  overlappedTasks: number;
  missingAnnotations: number;
  annotations: number;
  skips: number;
  groundTruths: number;
  predictions: number;
  leadTime: number;
};

const names = [
  'tasks',
  'newTasks',
  'inProgressTasks',
  'doneTasks',
  'skippedTasks',
  'annotatedTasks',
  'overlappedTasks',
  'missingAnnotations',
  'annotations',
  'skips',
  'groundTruths',
  'predictions',
  'leadTime',
] as const satisfies readonly (keyof Counters)[];

export const noCounters = Object.fromEntries(names.map((name) => [name, 0])) as Counters;

/** Sums to select over rows of `project_counters`; a project without rows has zeros. */
export const counterSums = Object.fromEntries(
  names.map((name) => [name, sql<number>`coalesce(sum(${projectCounters[name]}), 0)::double precision`.mapWith(Number).as(`sum_${name}`)]),
) as Record<keyof Counters, SQL.Aliased<number>>;

/** The same cost for ten tasks and for a million: a project has a few counter rows. One query. */
export async function countersOf(db: Db, project: Pick<Project, 'id'>): Promise<Counters> {
  const [sums] = await db.select(counterSums).from(projectCounters).where(eq(projectCounters.projectId, project.id));
  return sums as Counters;
}
