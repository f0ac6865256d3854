/** Links by which people come in: into the organization, or into one project. */
import { and, eq, isNull } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { organizations, users, type Organization, type User } from '#app/db/schema/people.ts';
import { projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import { record } from './activities.ts';
import { hashPassword, refuseWeakPassword } from './passwords.ts';
import { newSecret } from './secrets.ts';
import { closeSession, openSession } from './sessions.ts';
import type { Visit } from './sign-ins.ts';
import { addUser } from './users.ts';

/** With a `project` it leads into that project, otherwise into the organization. */
export type Invitation = { organization: Organization; project?: Project };
export type Registration = { firstName: string; lastName: string; email: string; password: string };

/** What a link opens; undefined when it was reset or closed, its project lies in the trash, or it never was. */
export async function maybeInvitation(db: Db, token: string): Promise<Invitation | undefined> {
  const [organization] = await db.select().from(organizations).where(eq(organizations.inviteToken, token));
  if (organization) return { organization };
  const [found] = await db
    .select({ project: projects, organization: organizations })
    .from(projects)
    .innerJoin(organizations, eq(organizations.id, projects.organizationId))
    .where(and(eq(projects.inviteToken, token), isNull(projects.trashedAt)));
  return found;
}

/** Opens the organization's link, or replaces it so that the old one is worth nothing. */
export async function openInvitation(db: Db, organization: Organization, by: User): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(organizations).set({ inviteToken: newSecret() }).where(eq(organizations.id, organization.id));
    const act = organization.inviteToken ? 'reset invite link' : 'open invite link';
    await record(tx, { organizationId: organization.id, by: by.id, act, subject: 'organization', subjectId: organization.id });
  });
}

export async function closeInvitation(db: Db, organization: Organization, by: User): Promise<void> {
  if (!organization.inviteToken) return;
  await db.transaction(async (tx) => {
    await tx.update(organizations).set({ inviteToken: null }).where(eq(organizations.id, organization.id));
    await record(tx, { organizationId: organization.id, by: by.id, act: 'close invite link', subject: 'organization', subjectId: organization.id });
  });
}

/**
 * A stranger's new account: by a project's link an active annotator in it, by the organization's with its default role, waiting for an
 * administrator. Gives the cookie of their first session.
 * @throws Refused invalid
 */
export async function registerByInvitation(db: Db, { organization, project }: Invitation, input: Registration, visit: Visit): Promise<string> {
  const { password, ...names } = input;
  refuseWeakPassword(password, names.email);
  const passwordHash = await hashPassword(password);
  const place = project ? ({ role: 'annotator', state: 'active' } as const) : ({ role: organization.defaultRole, state: 'not activated' } as const);
  return db.transaction(async (tx) => {
    const user = await addUser(
      tx,
      { ...names, ...place, passwordHash, organizationId: organization.id },
      'There is an account with this address already. Sign in to accept the invitation.',
    );
    await record(tx, { organizationId: organization.id, by: user.id, act: 'join organization', subject: 'user', subjectId: user.id });
    if (project) await join(tx, project, user);
    if (visit.sessionId) await closeSession(tx, visit.sessionId, visit.secure);
    await tx.update(users).set({ activeAt: visit.now }).where(eq(users.id, user.id));
    return openSession(tx, user, visit, visit.secure);
  });
}

/**
 * Somebody with an account says yes. One who waits for activation is let in by a project's link, as the annotator that a stranger
 * would become by it. Saying it twice changes nothing.
 * @throws Refused conflict
 */
export async function acceptInvitation(db: Db, { organization, project }: Invitation, user: User): Promise<void> {
  if (user.organizationId !== organization.id)
    throw new Refused('conflict', 'Your account belongs to another organization. Sign out and open the link again to make an account there.');
  if (!project) return;
  await db.transaction(async (tx) => {
    if (user.state === 'not activated') {
      await tx
        .update(users)
        .set({ state: 'active', role: 'annotator' })
        .where(and(eq(users.id, user.id), eq(users.state, 'not activated')));
      await record(tx, { organizationId: organization.id, by: user.id, act: 'activate person', subject: 'user', subjectId: user.id });
    }
    await join(tx, project, user);
  });
}

async function join(tx: Db, project: Project, user: User): Promise<void> {
  const [added] = await tx.insert(projectMembers).values({ projectId: project.id, userId: user.id }).onConflictDoNothing().returning();
  if (added) {
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: user.id,
      act: 'join project',
      subject: 'user',
      subjectId: user.id,
    });
    return;
  }
  const mine = and(eq(projectMembers.projectId, project.id), eq(projectMembers.userId, user.id));
  const [member] = await tx.select({ enabled: projectMembers.enabled }).from(projectMembers).where(mine);
  if (!member?.enabled) throw new Refused('conflict', 'A manager has paused your part in this project. Ask them to let you in again.');
}
