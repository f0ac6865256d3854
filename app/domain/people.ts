/** The people of an organization, as those who run it see them. */
import { and, asc, eq, ilike, isNull, or, sql, type SQL } from 'drizzle-orm';
import { decodeCursor, encodeCursor } from '#app/core/pages.ts';
import { mayGrant, type Role } from '#app/core/permissions.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User, type UserState } from '#app/db/schema/people.ts';
import { projectMembers, projects } from '#app/db/schema/projects.ts';
import { record } from './activities.ts';
import { revokeApiTokensOf } from './api-tokens.ts';
import { voidPasswordResets } from './password-resets.ts';
import { managed, refuseLastOwner } from './people/managed.ts';
import { visibleTo } from './projects.ts';
import { closeSessionsOf } from './sessions.ts';

/** What colleagues see of each other; never the password's hash. */
export type ListedPerson = Pick<User, 'id' | 'email' | 'firstName' | 'lastName' | 'role' | 'state' | 'activeAt' | 'createdAt'> & { projects: number };
export type PeopleFilter = { q?: string; role?: Role; state?: UserState; after?: string };
export type PeoplePage = { rows: ListedPerson[]; next?: string };

const pageSize = 50;
const sortName = sql<string>`lower(coalesce(nullif(trim(${users.firstName} || ' ' || ${users.lastName}), ''), ${users.email}))`;
// In plain SQL: drizzle leaves out table names inside the fields of a one-table query, and "id" would mean the wrong one.
const projectCount = sql<number>`(select count(*)::int from project_members join projects on projects.id = project_members.project_id
  where project_members.user_id = users.id and project_members.enabled and projects.trashed_at is null)`;
const shown = {
  id: users.id,
  email: users.email,
  firstName: users.firstName,
  lastName: users.lastName,
  role: users.role,
  state: users.state,
  activeAt: users.activeAt,
  createdAt: users.createdAt,
  projects: projectCount,
};

/** One page by name, with one query. `after` is the `next` of the page before. */
export async function listPeople(db: Db, organizationId: number, filter: PeopleFilter): Promise<PeoplePage> {
  const rows = await db
    .select({ ...shown, sortName })
    .from(users)
    .where(and(eq(users.organizationId, organizationId), ...conditions(filter)))
    .orderBy(asc(sortName), asc(users.id))
    .limit(pageSize + 1);
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return {
    rows: rows.slice(0, pageSize).map(({ sortName: _sorted, ...row }) => row),
    next: last && encodeCursor({ value: last.sortName, id: last.id }),
  };
}

function conditions({ q, role, state, after }: PeopleFilter): (SQL | undefined)[] {
  const like = q && `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const cursor = after ? decodeCursor(after) : undefined;
  return [
    like ? or(ilike(users.email, like), ilike(sql`${users.firstName} || ' ' || ${users.lastName}`, like)) : undefined,
    role && eq(users.role, role),
    state && eq(users.state, state),
    cursor && sql`(${sortName}, ${users.id}) > (${String(cursor.value)}, ${cursor.id})`,
  ];
}

/** How many wait for an administrator. */
export async function countWaiting(db: Db, organizationId: number): Promise<number> {
  return db.$count(users, and(eq(users.organizationId, organizationId), eq(users.state, 'not activated')));
}

/** @throws Refused not-found for a person of another organization */
export async function findPerson(db: Db, id: number, by: User): Promise<ListedPerson> {
  const [person] = await db
    .select(shown)
    .from(users)
    .where(and(eq(users.id, id), eq(users.organizationId, by.organizationId)));
  if (!person) throw notFound();
  return person;
}

/** A person's projects, as far as the one who looks may see them. */
export function listProjectsOf(db: Db, personId: number, by: User): Promise<{ id: number; title: string }[]> {
  const mine = and(eq(projectMembers.userId, personId), eq(projectMembers.enabled, true), isNull(projects.trashedAt));
  return db
    .select({ id: projects.id, title: projects.title })
    .from(projects)
    .innerJoin(projectMembers, eq(projectMembers.projectId, projects.id))
    .where(and(mine, visibleTo(by)))
    .orderBy(projects.title)
    .limit(200);
}

/** Lets a person in: one who waits, or one who was deactivated. */
export async function activatePerson(db: Db, personId: number, actor: User): Promise<void> {
  await db.transaction(async (tx) => {
    const { person, by } = await managed(tx, personId, actor);
    if (person.state === 'active') return;
    await tx.update(users).set({ state: 'active' }).where(eq(users.id, person.id));
    const act = person.state === 'deactivated' ? 'reactivate person' : 'activate person';
    await record(tx, { organizationId: by.organizationId, by: by.id, act, subject: 'user', subjectId: person.id });
  });
}

/** Shuts a person out at once: sessions, tokens and password links end. Their work stays. */
export async function deactivatePerson(db: Db, personId: number, actor: User, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const { person, by } = await managed(tx, personId, actor);
    if (person.state === 'deactivated') return;
    await refuseLastOwner(tx, person);
    if (person.id === by.id) throw new Refused('forbidden', 'You cannot deactivate yourself. Ask another administrator.');
    await tx.update(users).set({ state: 'deactivated' }).where(eq(users.id, person.id));
    await closeSessionsOf(tx, person.id);
    await revokeApiTokensOf(tx, person, now);
    await voidPasswordResets(tx, person.id);
    await record(tx, { organizationId: by.organizationId, by: by.id, act: 'deactivate person', subject: 'user', subjectId: person.id });
  });
}

/** @throws Refused forbidden for a role above one's own (T37) and for one's own role; conflict for the last owner's */
export async function changeRole(db: Db, personId: number, role: Role, actor: User): Promise<void> {
  await db.transaction(async (tx) => {
    const { person, by } = await managed(tx, personId, actor);
    if (person.role === role) return;
    if (!mayGrant(by.role, role)) throw new Refused('forbidden', `Nobody gives a role above their own: yours is ${by.role}.`);
    await refuseLastOwner(tx, person);
    if (person.id === by.id) throw new Refused('forbidden', 'You cannot change your own role. Ask another administrator or owner.');
    await tx.update(users).set({ role }).where(eq(users.id, person.id));
    await record(tx, {
      organizationId: by.organizationId,
      by: by.id,
      act: 'change role',
      subject: 'user',
      subjectId: person.id,
      details: { from: person.role, to: role },
    });
  });
}
