import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { organizations, users, type Organization } from '#app/db/schema/people.ts';
import { projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import { acceptInvitation, closeInvitation, maybeInvitation, openInvitation, registerByInvitation } from '#app/domain/invitations.ts';
import { test, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { acts } from '#tests/support/log.ts';
import { noon, visit } from '#tests/support/visit.ts';

const wim = { firstName: 'Wim', lastName: '', email: 'wim@example.org', password: 'four words for wim' };
const now = async (db: Db, { id }: Organization): Promise<Organization> =>
  (await db.select().from(organizations).where(eq(organizations.id, id)))[0]!;
const withToken = async (db: Db, { id }: Project): Promise<Project> =>
  (await db.update(projects).set({ inviteToken: 'project-token' }).where(eq(projects.id, id)).returning())[0]!;
const person = async (db: Db, email: string) => (await db.select().from(users).where(eq(users.email, email)))[0];

test('the organization’s link is opened, replaced and closed', async ({ db }) => {
  const { home, olga } = await make.story(db);
  await openInvitation(db, home, olga);
  const first = (await now(db, home)).inviteToken!;
  expect(await maybeInvitation(db, first)).toMatchObject({ organization: { id: home.id } });
  await openInvitation(db, await now(db, home), olga);
  const second = (await now(db, home)).inviteToken!;
  expect(await maybeInvitation(db, first)).toBeUndefined();
  await closeInvitation(db, await now(db, home), olga);
  await closeInvitation(db, await now(db, home), olga);
  expect(await maybeInvitation(db, second)).toBeUndefined();
  expect(await acts(db)).toEqual(['close invite link', 'reset invite link', 'open invite link']);
});

test('a stranger by the organization’s link waits with its default role', async ({ db }) => {
  const { home } = await make.story(db);
  await db.update(organizations).set({ defaultRole: 'reviewer' });
  expect(await registerByInvitation(db, { organization: await now(db, home) }, wim, visit())).toContain('gloss_session=');
  expect(await person(db, wim.email)).toMatchObject({ role: 'reviewer', state: 'not activated', organizationId: home.id, activeAt: noon });
  expect(await acts(db)).toEqual(['join organization']);
});

test('a stranger by a project’s link labels at once', async ({ db }) => {
  const { home, project } = await make.story(db);
  await db.update(organizations).set({ defaultRole: 'manager' });
  await registerByInvitation(db, { organization: await now(db, home), project }, wim, visit());
  const user = await person(db, wim.email);
  expect(user).toMatchObject({ role: 'annotator', state: 'active' });
  expect(await db.$count(projectMembers, eq(projectMembers.userId, user!.id))).toBe(1);
  expect(await acts(db)).toEqual(['join project', 'join organization']);
});

test('an address that has an account is sent to sign in', async ({ db }) => {
  const { home, ben } = await make.story(db);
  await expect(registerByInvitation(db, { organization: home }, { ...wim, email: ben.email }, visit())).rejects.toMatchObject({
    kind: 'invalid',
    field: 'email',
  });
  await expect(registerByInvitation(db, { organization: home }, { ...wim, password: 'password123' }, visit())).rejects.toMatchObject({
    kind: 'invalid',
    field: 'password',
  });
});

testApart('of two registrations with one address at once one is made', async ({ connection: { db } }) => {
  const { home, project } = await make.story(db);
  const ends = await Promise.allSettled([1, 2, 3].map(() => registerByInvitation(db, { organization: home, project }, wim, visit())));
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await acts(db)).toEqual(['join project', 'join organization']);
});

test('people with an account join a project once', async ({ db }) => {
  const { home, di, project } = await make.story(db);
  await acceptInvitation(db, { organization: home, project }, di);
  await acceptInvitation(db, { organization: home, project }, di);
  await acceptInvitation(db, { organization: home }, di);
  expect(await person(db, di.email)).toMatchObject({ role: 'manager', state: 'active' });
  expect(await acts(db)).toEqual(['join project']);
});

test('one who waits is let in by a project’s link, as annotator whatever the default role', async ({ db }) => {
  const { home, project } = await make.story(db);
  const waiting = await make.user(db, { organization: home, role: 'manager', state: 'not activated' });
  await acceptInvitation(db, { organization: home, project }, waiting);
  expect(await person(db, waiting.email)).toMatchObject({ role: 'annotator', state: 'active' });
  expect(await acts(db)).toEqual(['join project', 'activate person']);
});

test('a link gives nobody back what a manager has paused', async ({ db }) => {
  const { home, ben, project } = await make.story(db);
  await db.update(projectMembers).set({ enabled: false }).where(eq(projectMembers.userId, ben.id));
  await expect(acceptInvitation(db, { organization: home, project }, ben)).rejects.toMatchObject({ kind: 'conflict' });
});

test('accounts of another organization stay there', async ({ db }) => {
  const { home, eve, project } = await make.story(db);
  await expect(acceptInvitation(db, { organization: home, project }, eve)).rejects.toMatchObject({ kind: 'conflict' });
  expect(await db.$count(projectMembers, eq(projectMembers.userId, eve.id))).toBe(0);
});

test('a trashed project’s link is no link', async ({ db }) => {
  const { project } = await make.story(db);
  await withToken(db, project);
  expect(await maybeInvitation(db, 'project-token')).toMatchObject({ project: { id: project.id } });
  await db.update(projects).set({ trashedAt: noon });
  expect(await maybeInvitation(db, 'project-token')).toBeUndefined();
});
