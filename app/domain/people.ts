/** The people of an organization, as those who run it see them. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { pageOf, readPlace, type Page, type Place } from '#app/core/pages.ts';
import { mayGrant, type Role } from '#app/core/permissions.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User, type UserState } from '#app/db/schema/people.ts';
import { projectMembers, projects } from '#app/db/schema/projects.ts';
import { record } from './activities.ts';
import { revokeApiTokensOf } from './api-tokens.ts';
import { endLeasesOf } from './leases.ts';
import { voidPasswordResets } from './password-resets.ts';
import { managed, refuseLastOwner } from './people/managed.ts';
import { beyondName, byName, called, sortName } from './people/named.ts';
import { visibleTo } from './projects.ts';
import { closeSessionsOf } from './sessions.ts';

/** What colleagues see of each other; never the password's hash. */
export type ListedPerson = Pick<User, 'id' | 'email' | 'firstName' | 'lastName' | 'role' | 'state' | 'activeAt' | 'createdAt'> & { projects: number };
export type PeopleFilter = Place & { q?: string; role?: Role; state?: UserState };

const pageSize = 50;
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

/** One page by name. One query. */
export async function listPeople(db: Db, organizationId: number, filter: PeopleFilter): Promise<Page<ListedPerson>> {
  const { q, role, state } = filter;
  const { from, back } = readPlace(filter);
  const found = await db
    .select({ ...shown, sortName })
    .from(users)
    .where(
      and(eq(users.organizationId, organizationId), called(q), role && eq(users.role, role), state && eq(users.state, state), beyondName(from, back)),
    )
    .orderBy(...byName(back))
    .limit(pageSize + 1);
  const { rows, ...links } = pageOf(found, pageSize, filter, ({ sortName: value, id }) => ({ value, id }));
  return { rows: rows.map(({ sortName: _sorted, ...row }) => row), ...links };
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

export type PersonProject = { id: number; title: string };

/** A person's projects by title, as far as the one who looks may see them. One query. */
export async function listProjectsOf(db: Db, personId: number, by: User, place: Place = {}): Promise<Page<PersonProject>> {
  const { from, back } = readPlace(place);
  const mine = and(eq(projectMembers.userId, personId), eq(projectMembers.enabled, true), isNull(projects.trashedAt));
  const beyond = from && sql`(${projects.title}, ${projects.id}) ${back ? sql`<` : sql`>`} (${String(from.value)}, ${from.id})`;
  const found = await db
    .select({ id: projects.id, title: projects.title })
    .from(projects)
    .innerJoin(projectMembers, eq(projectMembers.projectId, projects.id))
    .where(and(mine, visibleTo(by), beyond))
    .orderBy(back ? desc(projects.title) : asc(projects.title), back ? desc(projects.id) : asc(projects.id))
    .limit(pageSize + 1);
  return pageOf(found, pageSize, place, ({ id, title }) => ({ value: title, id }));
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

/** Shuts a person out at once: sessions, tokens, password links and leases end. Their work stays. */
export async function deactivatePerson(db: Db, personId: number, actor: User, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const { person, by } = await managed(tx, personId, actor);
    if (person.state === 'deactivated') return;
    await refuseLastOwner(tx, person);
    if (person.id === by.id) throw new Refused('forbidden', 'You cannot deactivate yourself. Ask another administrator.');
    await tx.update(users).set({ state: 'deactivated' }).where(eq(users.id, person.id));
    await closeSessionsOf(tx, person.id);
    await endLeasesOf(tx, person.id);
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
