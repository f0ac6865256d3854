/** Whom imported answers may be by. */
import { and, eq, or, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { projectMembers, type Project } from '#app/db/schema/projects.ts';

/** `byEmail`: ids. `byName`: e-mail addresses by `nameKey` of the whole name, where only one person is called so. */
export type People = { ids: ReadonlySet<number>; byEmail: ReadonlyMap<string, number>; byName?: ReadonlyMap<string, string> };

/** Names as people write them: in any case, with any space. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** Members, and everybody who may open every project of the organization. `by`: who imports. */
export async function authorsOf(db: Db, project: Pick<Project, 'id' | 'organizationId'>, by: User['id']): Promise<People> {
  const member = sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${project.id} and ${projectMembers.userId} = ${users.id})`;
  const people = await db
    .select({ id: users.id, email: users.email, firstName: users.firstName, lastName: users.lastName })
    .from(users)
    .where(and(eq(users.organizationId, project.organizationId), or(member, eq(users.id, by), sql`${users.role} in ('owner', 'administrator')`)));
  const byName = new Map<string, string[]>();
  for (const { email, firstName, lastName } of people) {
    const key = nameKey(`${firstName} ${lastName}`);
    if (key) byName.set(key, [...(byName.get(key) ?? []), email]);
  }
  return {
    ids: new Set(people.map(({ id }) => id)),
    byEmail: new Map(people.map(({ id, email }) => [email, id])),
    byName: new Map([...byName].flatMap(([key, [email, ...more]]) => (email === undefined || more.length > 0 ? [] : [[key, email] as const]))),
  };
}
