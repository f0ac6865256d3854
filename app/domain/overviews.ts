/** The figures of a project, from running totals: the same few queries for ten tasks and for a million. */
import { count, eq } from 'drizzle-orm';
import type { Page, Place } from '#app/core/pages.ts';
import type { Db } from '#app/db/client.ts';
import { projectMembers, type Project } from '#app/db/schema/projects.ts';
import { currentConfig } from './labeling-configs.ts';
import { listContributions, type Contribution } from './members/contributions.ts';
import { countersOf, type Counters } from './projects/counters.ts';

export type Overview = {
  counters: Counters;
  /** A page of them. */
  people: Page<Contribution>;
  /** Seconds per annotation; absent while there is none. */
  averageLeadTime?: number;
  /** Seconds of work left at that pace. */
  remainingTime?: number;
  steps: { data: boolean; config: boolean; published: boolean; people: boolean };
};

/** Four queries. `place`: of the page of people. */
export async function findOverview(db: Db, project: Project, place: Place = {}): Promise<Overview> {
  const counters = await countersOf(db, project);
  const people = await listContributions(db, project, place);
  const config = await currentConfig(db, project);
  const [members] = await db.select({ count: count() }).from(projectMembers).where(eq(projectMembers.projectId, project.id));
  const averageLeadTime = counters.annotations > 0 && counters.leadTime > 0 ? counters.leadTime / counters.annotations : undefined;
  return {
    counters,
    people,
    averageLeadTime,
    remainingTime: averageLeadTime === undefined ? undefined : averageLeadTime * counters.missingAnnotations,
    steps: {
      data: counters.tasks > 0,
      config: config.parsed.controls.length > 0,
      published: project.publishedAt !== null,
      people: project.access === 'public' || (members?.count ?? 0) > 1,
    },
  };
}
