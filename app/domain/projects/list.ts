import { and, asc, desc, eq, gt, ilike, lt, or, sql, type SQL } from 'drizzle-orm';
import { pageOf, readPlace, type Page, type Place } from '#app/core/pages.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { memberCounters, projectCounters, projects, type Project } from '#app/db/schema/projects.ts';
import { visibleTo } from '../projects.ts';
import { counterSums, type Counters } from './counters.ts';

export type ListedProject = Pick<Project, 'id' | 'title' | 'description' | 'access' | 'publishedAt' | 'createdAt' | 'configVersion'> & {
  owner: Pick<User, 'firstName' | 'lastName' | 'email'>;
  counters: Counters;
  /** What the asking person did. Ground truths count as plain answers, so that nobody learns which are (T40). */
  own: { annotations: number; skips: number };
};

/** `search` looks in titles and descriptions. */
export type ProjectsQuery = Place & { search?: string; limit?: number };

/** The projects a person may open, newest first, with their totals. One query, whatever they hold. */
export async function listProjects(db: Db, query: ProjectsQuery, by: User): Promise<Page<ListedProject>> {
  const limit = query.limit ?? 50;
  const { from, back } = readPlace(query);
  const counters = db.select(counterSums).from(projectCounters).where(eq(projectCounters.projectId, projects.id)).as('counters');
  const own = db
    .select({
      annotations: sql`coalesce(sum(${memberCounters.annotations} + ${memberCounters.groundTruths}), 0)`.mapWith(Number).as('own_annotations'),
      skips: sql`coalesce(sum(${memberCounters.skips}), 0)`.mapWith(Number).as('own_skips'),
    })
    .from(memberCounters)
    .where(and(eq(memberCounters.projectId, projects.id), eq(memberCounters.userId, by.id)))
    .as('own');
  const found = await db
    .select({
      id: projects.id,
      title: projects.title,
      description: projects.description,
      access: projects.access,
      publishedAt: projects.publishedAt,
      createdAt: projects.createdAt,
      configVersion: projects.configVersion,
      owner: { firstName: users.firstName, lastName: users.lastName, email: users.email },
      counters: summed(counters),
      own: { annotations: own.annotations, skips: own.skips },
    })
    .from(projects)
    .innerJoin(users, eq(users.id, projects.createdBy))
    .leftJoinLateral(counters, sql`true`)
    .leftJoinLateral(own, sql`true`)
    .where(and(visibleTo(by), searching(query.search), from && (back ? gt(projects.id, from.id) : lt(projects.id, from.id))))
    .orderBy(back ? asc(projects.id) : desc(projects.id))
    .limit(limit + 1);
  return pageOf(found as ListedProject[], limit, query, ({ id }) => ({ value: id, id }));
}

/** The columns of the lateral part, one object. */
function summed<Part extends Record<keyof Counters, unknown>>(part: Part): { [Name in keyof Counters]: Part[Name] } {
  return Object.fromEntries(Object.keys(counterSums).map((name) => [name, part[name as keyof Counters]])) as never;
}

function searching(search: string | undefined): SQL | undefined {
  if (!search?.trim()) return undefined;
  const like = `%${search.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return or(ilike(projects.title, like), ilike(projects.description, like));
}
