import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { NumberedPage } from '#app/core/pages.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { labelingConfigs, projectCounters, projects, type Project } from '#app/db/schema/projects.ts';
import { emptyMarkup } from '../labeling-configs.ts';
import { visibleTo } from '../projects.ts';
import { counterSums, noCounters, type Counters } from './counters.ts';

/** Projects by page number, as programs ask for them, newest first, each with its markup and totals. Two queries. */
export async function pageOfProjects(
  db: Db,
  { page, page_size }: NumberedPage,
  by: User,
): Promise<{ project: Project; markup: string; counters: Counters }[]> {
  const found = await db
    .select({ project: projects, markup: labelingConfigs.markup })
    .from(projects)
    .leftJoin(labelingConfigs, and(eq(labelingConfigs.projectId, projects.id), eq(labelingConfigs.version, projects.configVersion)))
    .where(visibleTo(by))
    .orderBy(desc(projects.id))
    .limit(page_size)
    .offset((page - 1) * page_size);
  const ids = found.map(({ project }) => project.id);
  const sums =
    ids.length === 0
      ? []
      : await db
          .select({ projectId: projectCounters.projectId, ...counterSums })
          .from(projectCounters)
          .where(sql`${projectCounters.projectId} in ${ids}`)
          .groupBy(projectCounters.projectId);
  const byProject = new Map(sums.map(({ projectId, ...counters }) => [projectId, counters as Counters]));
  return found.map(({ project, markup }) => ({ project, markup: markup ?? emptyMarkup, counters: byProject.get(project.id) ?? noCounters }));
}

export async function countProjects(db: Db, by: User): Promise<number> {
  const [row] = await db.select({ count: count() }).from(projects).where(visibleTo(by));
  return row?.count ?? 0;
}
