import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { organizations, users } from '#app/db/schema/people.ts';
import { memberCounters, projectMembers, type Project } from '#app/db/schema/projects.ts';
import type { About } from '#app/formats/about.ts';

/** Two queries. Where people are told by pseudonyms nobody is named. */
export async function aboutOf(db: Db, project: Project, { anonymous = false }: { anonymous?: boolean } = {}): Promise<About> {
  const [home] = await db.select({ title: organizations.title }).from(organizations).where(eq(organizations.id, project.organizationId));
  const people = await db
    .select({ id: users.id, email: users.email, firstName: users.firstName, lastName: users.lastName, role: users.role })
    .from(users)
    .where(
      sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${project.id} and ${projectMembers.userId} = ${users.id})
        or exists (select 1 from ${memberCounters} where ${memberCounters.projectId} = ${project.id} and ${memberCounters.userId} = ${users.id})`,
    )
    .orderBy(asc(users.id));
  const { id, title, description, instruction } = project;
  return { id, title, description, instruction, organization: home?.title ?? '', people: anonymous ? [] : people };
}
