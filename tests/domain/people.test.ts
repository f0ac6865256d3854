import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { apiTokens, sessions, users, type User } from '#app/db/schema/people.ts';
import type { Db } from '#app/db/client.ts';
import { activatePerson, changeRole, countWaiting, deactivatePerson, findPerson, listPeople, listProjectsOf } from '#app/domain/people.ts';
import { makeApiToken } from '#app/domain/api-tokens.ts';
import { openSession } from '#app/domain/sessions.ts';
import { test, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { lines } from '#tests/support/log.ts';
import { noon } from '#tests/support/visit.ts';

const now = async (db: Db, { id }: User): Promise<User> => (await db.select().from(users).where(eq(users.id, id)))[0]!;

test('lists the organization’s people by name, with how many projects they are in', async ({ db }) => {
  const { home } = await make.story(db);
  const { rows, next } = await listPeople(db, home.id, {});
  expect(rows.map(({ firstName, projects }) => [firstName, projects])).toEqual([
    ['Ada', 1],
    ['Ben', 1],
    ['Cy', 1],
    ['Di', 0],
    ['Olga', 0],
  ]);
  expect(next).toBeUndefined();
  expect(rows[0]).not.toHaveProperty('passwordHash');
});

test('finds by name, e-mail, role and state; signs of patterns are letters', async ({ db }) => {
  const { home, ben } = await make.story(db);
  await make.user(db, { organization: home, role: 'annotator', firstName: 'Wim 100%', state: 'not activated' });
  const names = async (filter: Parameters<typeof listPeople>[2]) => (await listPeople(db, home.id, filter)).rows.map(({ firstName }) => firstName);
  expect(await names({ q: ben.email.toUpperCase() })).toEqual(['Ben']);
  expect(await names({ q: '%' })).toEqual(['Wim 100%']);
  expect(await names({ q: '_' })).toEqual([]);
  expect(await names({ role: 'manager' })).toEqual(['Ada', 'Di']);
  expect(await names({ state: 'not activated' })).toEqual(['Wim 100%']);
  expect(await countWaiting(db, home.id)).toBe(1);
});

test('pages through many without losing or repeating anybody', async ({ db }) => {
  const home = await make.organization(db);
  for (let index = 0; index < 120; index += 1) await make.user(db, { organization: home, role: 'annotator', firstName: `Name ${index % 7}` });
  const seen: number[] = [];
  let after: string | undefined;
  do {
    const page = await listPeople(db, home.id, { after });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
  expect((await listPeople(db, home.id, { after: 'nonsense' })).rows).toHaveLength(50);
  const second = await listPeople(db, home.id, { after: (await listPeople(db, home.id, {})).next });
  expect((await listPeople(db, home.id, { before: second.previous })).rows.map(({ id }) => id)).toEqual(seen.slice(0, 50));
});

test('activates, deactivates and reactivates; twice is once', async ({ db }) => {
  const { home, olga } = await make.story(db);
  const wim = await make.user(db, { organization: home, role: 'annotator', state: 'not activated' });
  await activatePerson(db, wim.id, olga);
  await activatePerson(db, wim.id, olga);
  await openSession(db, wim, { agent: '', address: '' }, false);
  await makeApiToken(db, wim, 'script');
  await deactivatePerson(db, wim.id, olga, noon);
  await deactivatePerson(db, wim.id, olga, noon);
  expect(await now(db, wim)).toMatchObject({ state: 'deactivated' });
  expect(await db.$count(sessions)).toBe(0);
  expect(await db.select().from(apiTokens)).toMatchObject([{ revokedAt: noon }]);
  await activatePerson(db, wim.id, olga);
  const log = (await lines(db)).filter(({ subject }) => subject === 'user');
  expect(log.map(({ act, by, subjectId }) => [act, by, subjectId])).toEqual([
    ['reactivate person', olga.id, wim.id],
    ['deactivate person', olga.id, wim.id],
    ['activate person', olga.id, wim.id],
  ]);
});

test('a role change is recorded with both roles', async ({ db }) => {
  const { olga, ben } = await make.story(db);
  await changeRole(db, ben.id, 'reviewer', olga);
  await changeRole(db, ben.id, 'reviewer', olga);
  expect(await now(db, ben)).toMatchObject({ role: 'reviewer' });
  expect(await lines(db)).toMatchObject([{ act: 'change role', by: olga.id, subjectId: ben.id, details: { from: 'annotator', to: 'reviewer' } }]);
});

test('T37 nobody acts on or grants a role above their own', async ({ db }) => {
  const { home, olga, ben } = await make.story(db);
  const adam = await make.user(db, { organization: home, role: 'administrator' });
  await expect(changeRole(db, ben.id, 'owner', adam)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(changeRole(db, olga.id, 'annotator', adam)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(deactivatePerson(db, olga.id, adam, noon)).rejects.toMatchObject({ kind: 'forbidden' });
  await changeRole(db, ben.id, 'administrator', adam);
  await changeRole(db, ben.id, 'owner', olga);
  expect(await now(db, ben)).toMatchObject({ role: 'owner' });
});

test('T37 the last owner stays, and nobody changes themselves', async ({ db }) => {
  const { olga, ben, home } = await make.story(db);
  await expect(changeRole(db, olga.id, 'annotator', olga)).rejects.toMatchObject({ kind: 'conflict' });
  await expect(deactivatePerson(db, olga.id, olga, noon)).rejects.toMatchObject({ kind: 'conflict' });
  await changeRole(db, ben.id, 'owner', olga);
  await expect(changeRole(db, olga.id, 'annotator', olga)).rejects.toMatchObject({ kind: 'forbidden' });
  const adam = await make.user(db, { organization: home, role: 'administrator' });
  await expect(deactivatePerson(db, adam.id, adam, noon)).rejects.toMatchObject({ kind: 'forbidden' });
});

testApart('T37 of two owners who remove each other at once, one remains', async ({ connection: { db } }) => {
  const { olga, ben } = await make.story(db);
  await changeRole(db, ben.id, 'owner', olga);
  const owner = await now(db, ben);
  const ends = await Promise.allSettled([changeRole(db, owner.id, 'annotator', olga), changeRole(db, olga.id, 'annotator', owner)]);
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await db.$count(users, eq(users.role, 'owner'))).toBe(2); // Eve's organization has its own.
});

test('what was taken from an administrator meanwhile no longer counts', async ({ db }) => {
  const { home, olga, ben } = await make.story(db);
  const adam = await make.user(db, { organization: home, role: 'administrator' });
  await changeRole(db, adam.id, 'annotator', olga);
  await expect(changeRole(db, ben.id, 'reviewer', adam)).rejects.toMatchObject({ kind: 'forbidden' });
});

test('T29 people of another organization do not exist', async ({ db }) => {
  const { ben, eve } = await make.story(db);
  await expect(findPerson(db, ben.id, eve)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(changeRole(db, ben.id, 'reviewer', eve)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(activatePerson(db, ben.id, eve)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(deactivatePerson(db, ben.id, eve, noon)).rejects.toMatchObject({ kind: 'not-found' });
});

test('a manager sees a person’s projects only as far as their own reach', async ({ db }) => {
  const { ada, di, ben, project } = await make.story(db);
  expect((await listProjectsOf(db, ben.id, ada)).rows).toEqual([{ id: project.id, title: 'Moods' }]);
  expect((await listProjectsOf(db, ben.id, di)).rows).toEqual([]);
});
