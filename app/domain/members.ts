/** People of a project: who belongs to it, who is shut out, and the link that invites. */
import { randomBytes } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import { record } from './activities.ts';
import { endLeasesOf } from './leases.ts';
import { lockProject, logOf } from './projects.ts';

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

/** Shuts a member out for a while, or lets them in again; their work stays, and what they hold is free. @throws Refused conflict for the owner of the project. */
export async function enableMember(db: Db, project: Project, userId: number, enabled: boolean, by: User): Promise<void> {
  if (!enabled) keepOwner(project, userId);
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(projectMembers)
      .set({ enabled })
      .where(and(ofProject(project, userId), ne(projectMembers.enabled, enabled)))
      .returning();
    if (!enabled) await endLeasesOf(tx, userId, project);
    if (changed.length) return record(tx, { ...memberLog(project, userId, by), act: enabled ? 'enable member' : 'disable member' });
    await findMember(tx, project, userId);
  });
}

/** Ends a membership; the person's work stays, and what they hold is free. @throws Refused conflict for the owner of the project. */
export async function removeMember(db: Db, project: Project, userId: number, by: User): Promise<void> {
  keepOwner(project, userId);
  await db.transaction(async (tx) => {
    const removed = await tx.delete(projectMembers).where(ofProject(project, userId)).returning();
    if (removed.length === 0) throw notFound();
    await endLeasesOf(tx, userId, project);
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
