import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { projectMembers, projects, type Project } from '#app/db/schema/projects.ts';

/**
 * Which projects a person may open: administrators all of their organization; others those they belong to or that are
 * public; annotators only published ones. Trashed projects exist for nobody here.
 */
export function visibleTo(user: User): SQL | undefined {
  const own = and(eq(projects.organizationId, user.organizationId), isNull(projects.trashedAt));
  if (can(user.role, 'open every project')) return own;
  const member = sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${projects.id} and ${projectMembers.userId} = ${user.id} and ${projectMembers.enabled})`;
  const open = or(member, eq(projects.access, 'public'));
  const published = can(user.role, 'see data') ? undefined : sql`${projects.publishedAt} is not null`;
  return and(own, open, published);
}

/** @throws Refused not-found for a project that is missing or not this person's to see. */
export async function findProject(db: Db, id: number, user: User): Promise<Project> {
  const [project] = await db.select().from(projects).where(and(eq(projects.id, id), visibleTo(user)));
  if (!project) throw notFound();
  return project;
}
