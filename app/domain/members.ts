/** People of a project: who belongs to it, who is shut out, and the link that invites. */
import { randomBytes } from 'node:crypto';
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { memberCounters, projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import { record } from './activities.ts';
import { lockProject, logOf } from './projects.ts';

export type Member = Pick<User, 'id' | 'firstName' | 'lastName' | 'email' | 'role' | 'state'> & { enabled: boolean; since: Date } & MemberWork;
/** What somebody did here. `leadTime` is the sum over annotations, in seconds. */
export type MemberWork = { annotations: number; skips: number; groundTruths: number; leadTime: number; lastAt: Date | null };

const work = {
  annotations: sql<number>`coalesce(sum(${memberCounters.annotations}), 0)::int`.as('sum_annotations'),
  skips: sql<number>`coalesce(sum(${memberCounters.skips}), 0)::int`.as('sum_skips'),
  groundTruths: sql<number>`coalesce(sum(${memberCounters.groundTruths}), 0)::int`.as('sum_ground_truths'),
  leadTime: sql<number>`coalesce(sum(${memberCounters.leadTime}), 0)::double precision`.as('sum_lead_time'),
  lastAt: sql<Date | null>`max(${memberCounters.lastAt})`.mapWith(memberCounters.lastAt).as('max_last_at'),
};
const person = { id: users.id, firstName: users.firstName, lastName: users.lastName, email: users.email, role: users.role, state: users.state };

/** Everybody who belongs to the project, with what they did. One query. */
export async function listMembers(db: Db, project: Project): Promise<Member[]> {
  return db
    .select({ ...person, enabled: projectMembers.enabled, since: projectMembers.createdAt, ...work })
    .from(projectMembers)
    .innerJoin(users, eq(users.id, projectMembers.userId))
    .leftJoin(memberCounters, and(eq(memberCounters.projectId, projectMembers.projectId), eq(memberCounters.userId, users.id)))
    .where(eq(projectMembers.projectId, project.id))
    .groupBy(users.id, projectMembers.projectId, projectMembers.userId)
    .orderBy(asc(users.firstName), asc(users.lastName), asc(users.id))
    .limit(500);
}

export type Contribution = Pick<User, 'id' | 'firstName' | 'lastName' | 'email'> & MemberWork;

/** Everybody who answered anything here, member or not any more, most annotations first. One query. */
export async function listContributions(db: Db, project: Project): Promise<Contribution[]> {
  const { id, firstName, lastName, email } = person;
  return db
    .select({ id, firstName, lastName, email, ...work })
    .from(memberCounters)
    .innerJoin(users, eq(users.id, memberCounters.userId))
    .where(eq(memberCounters.projectId, project.id))
    .groupBy(users.id)
    .having(sql`sum(${memberCounters.annotations}) + sum(${memberCounters.skips}) + sum(${memberCounters.groundTruths}) > 0`)
    .orderBy(sql`sum(${memberCounters.annotations}) desc`, asc(users.id))
    .limit(200);
}

export type Candidate = Pick<User, 'id' | 'firstName' | 'lastName' | 'email' | 'role' | 'state'>;

/** People of the organization who could be added: active or waiting, and not members yet. */
export async function listCandidates(db: Db, project: Project): Promise<Candidate[]> {
  return db
    .select(person)
    .from(users)
    .where(
      and(
        eq(users.organizationId, project.organizationId),
        ne(users.state, 'deactivated'),
        sql`not exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${project.id} and ${projectMembers.userId} = ${users.id})`,
      ),
    )
    .orderBy(asc(users.firstName), asc(users.lastName), asc(users.id))
    .limit(500);
}

/** Adds a person of the same organization; adding twice changes nothing. @throws Refused invalid (field user). */
export async function addMember(db: Db, project: Project, userId: number, by: User): Promise<void> {
  const [added] = await db
    .select()
    .from(users)
    .where(and(eq(users.id, userId), eq(users.organizationId, project.organizationId), ne(users.state, 'deactivated')));
  if (!added) throw new Refused('invalid', 'Choose a person of your organization.', 'user');
  await db.transaction(async (tx) => {
    const made = await tx.insert(projectMembers).values({ projectId: project.id, userId }).onConflictDoNothing().returning();
    if (made.length) await record(tx, { ...memberLog(project, userId, by), act: 'add member' });
  });
}

/** Shuts a member out for a while, or lets them in again; their work stays. @throws Refused conflict for the owner of the project. */
export async function enableMember(db: Db, project: Project, userId: number, enabled: boolean, by: User): Promise<void> {
  if (!enabled) keepOwner(project, userId);
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(projectMembers)
      .set({ enabled })
      .where(and(ofProject(project, userId), ne(projectMembers.enabled, enabled)))
      .returning();
    if (changed.length) return record(tx, { ...memberLog(project, userId, by), act: enabled ? 'enable member' : 'disable member' });
    await findMember(tx, project, userId);
  });
}

/** Ends a membership; the person's work stays. @throws Refused conflict for the owner of the project. */
export async function removeMember(db: Db, project: Project, userId: number, by: User): Promise<void> {
  keepOwner(project, userId);
  await db.transaction(async (tx) => {
    const removed = await tx.delete(projectMembers).where(ofProject(project, userId)).returning();
    if (removed.length === 0) throw notFound();
    await record(tx, { ...memberLog(project, userId, by), act: 'remove member' });
  });
}

/** Opens the invite link, or replaces it so that the old one is worth nothing. */
export async function openProjectInvitation(db: Db, project: Project, by: User): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await setInvitation(db, project, token, 'open invite link', by);
  return token;
}

/** Nobody can come in by the link any more. */
export async function closeProjectInvitation(db: Db, project: Project, by: User): Promise<void> {
  if (project.inviteToken !== null) await setInvitation(db, project, null, 'close invite link', by);
}

async function setInvitation(db: Db, project: Project, inviteToken: string | null, act: string, by: User): Promise<void> {
  await db.transaction(async (tx) => {
    await lockProject(tx, project);
    await tx.update(projects).set({ inviteToken }).where(eq(projects.id, project.id));
    await record(tx, { ...logOf(project, by), act });
  });
}

const ofProject = (project: Project, userId: number) => and(eq(projectMembers.projectId, project.id), eq(projectMembers.userId, userId));
const memberLog = (project: Project, userId: number, by: User) => ({ ...logOf(project, by), subject: 'member', subjectId: userId });

function keepOwner(project: Project, userId: number): void {
  if (project.createdBy === userId) throw new Refused('conflict', 'This person owns the project and stays its member.');
}

async function findMember(db: Db, project: Project, userId: number): Promise<void> {
  const [found] = await db.select({ userId: projectMembers.userId }).from(projectMembers).where(ofProject(project, userId));
  if (!found) throw notFound();
}
