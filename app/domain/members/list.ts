import { and, eq, ne, sql } from 'drizzle-orm';
import { pageOf, readPlace, type Page, type Place } from '#app/core/pages.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { memberCounters, projectMembers, type Project } from '#app/db/schema/projects.ts';
import { beyondName, byName, called, sortName } from '../people/named.ts';
import { personColumns, work, type MemberWork } from './work.ts';

export type Member = Pick<User, 'id' | 'firstName' | 'lastName' | 'email' | 'role' | 'state'> & { enabled: boolean; since: Date } & MemberWork;
export type MembersQuery = Place & { q?: string };

const pageSize = 50;

/** Who belongs to the project, by name, with what they did. One query; two for a page that has become empty, in whose place the first comes. */
export async function listMembers(db: Db, project: Pick<Project, 'id'>, query: MembersQuery = {}): Promise<Page<Member>> {
  const { from, back } = readPlace(query);
  const found = await db
    .select({ member: { ...personColumns, enabled: projectMembers.enabled, since: projectMembers.createdAt, ...work }, sortName })
    .from(projectMembers)
    .innerJoin(users, eq(users.id, projectMembers.userId))
    .leftJoin(memberCounters, and(eq(memberCounters.projectId, projectMembers.projectId), eq(memberCounters.userId, users.id)))
    .where(and(eq(projectMembers.projectId, project.id), called(query.q), beyondName(from, back)))
    .groupBy(users.id, projectMembers.projectId, projectMembers.userId)
    .orderBy(...byName(back))
    .limit(pageSize + 1);
  if (found.length === 0 && from) return listMembers(db, project, { q: query.q });
  const { rows, ...links } = pageOf(found, pageSize, query, ({ member, sortName: value }) => ({ value, id: member.id }));
  return { rows: rows.map(({ member }) => member), ...links };
}

export type Candidate = Pick<User, 'id' | 'firstName' | 'lastName' | 'email' | 'role' | 'state'>;
/** `count` people could be added; these are the first of them. */
export type Candidates = { people: Candidate[]; count: number };

/** As many as a list to choose from can hold; others are found by name. */
const mostCandidates = 50;

/** People of the organization who could be added: active or waiting, and not members yet. `find`: in their name or address. One query. */
export async function listCandidates(db: Db, project: Pick<Project, 'id' | 'organizationId'>, find?: string): Promise<Candidates> {
  const found = await db
    .select({ person: personColumns, count: sql<number>`count(*) over ()`.mapWith(Number) })
    .from(users)
    .where(
      and(
        eq(users.organizationId, project.organizationId),
        ne(users.state, 'deactivated'),
        sql`not exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${project.id} and ${projectMembers.userId} = ${users.id})`,
        called(find),
      ),
    )
    .orderBy(...byName(false))
    .limit(mostCandidates);
  return { people: found.map(({ person }) => person), count: found[0]?.count ?? 0 };
}
