import { expect } from 'vitest';
import { CannotStart } from '#app/core/cannot-start.ts';
import { maybeUserByToken } from '#app/domain/api-tokens.ts';
import { ensureOwner, isSetUp, setUp } from '#app/domain/setup.ts';
import { signIn } from '#app/domain/sign-ins.ts';
import { organizations, users } from '#app/db/schema/people.ts';
import { test, testApart } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import { visit } from '#tests/support/visit.ts';

const ada = { organization: 'Engines', firstName: 'Ada', lastName: '', email: 'ada@example.org', password: 'four words for ada' };
const environment = { email: 'Olga@Example.org', password: 'four words for olga', token: 'f3a9c1d27b5e48609d1c', organization: 'Engines' };

test('the first visitor becomes the owner of the organization', async ({ db }) => {
  expect(await isSetUp(db)).toBe(false);
  await setUp(db, ada, visit());
  expect(await isSetUp(db)).toBe(true);
  expect(await db.select().from(organizations)).toMatchObject([{ title: 'Engines' }]);
  expect(await db.select().from(users)).toMatchObject([{ email: 'ada@example.org', role: 'owner', state: 'active' }]);
  expect(await acts(db)).toEqual(['set up organization']);
  await expect(setUp(db, { ...ada, email: 'eve@example.org' }, visit())).rejects.toMatchObject({ kind: 'not-found' });
});

testApart('of many first visitors at once exactly one becomes the owner', async ({ connection: { db } }) => {
  const visitors = Array.from({ length: 8 }, (_, index) => setUp(db, { ...ada, email: `visitor-${index}@example.org` }, visit()));
  const ends = await Promise.allSettled(visitors);
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await db.$count(users)).toBe(1);
  expect(await db.$count(organizations)).toBe(1);
});

test('the environment makes the owner and their token, once', async ({ db }) => {
  await ensureOwner(db, environment);
  await ensureOwner(db, { ...environment, email: 'other@example.org', password: 'something else again' });
  expect(await db.select().from(users)).toMatchObject([{ email: 'olga@example.org', role: 'owner' }]);
  expect(await signIn(db, { email: 'olga@example.org', password: environment.password }, visit())).toHaveProperty('cookie');
  expect(await maybeUserByToken(db, environment.token, new Date())).toMatchObject({ email: 'olga@example.org' });
});

test.for([
  [{ email: 'olga' }, 'GLOSS_EMAIL'],
  [{ password: 'short' }, 'GLOSS_PASSWORD'],
  [{ password: 'x'.repeat(65) }, 'GLOSS_PASSWORD'],
  [{ password: 'changeme' }, 'GLOSS_PASSWORD'],
  [{ password: 'olga@example.org' }, 'GLOSS_PASSWORD'],
  [{ token: 'short' }, 'GLOSS_TOKEN'],
  [{ token: 'aaaaaaaaaaaaaaaaaaaaaaaaa' }, 'GLOSS_TOKEN'],
  [{ token: 'with a space in it, and more' }, 'GLOSS_TOKEN'],
] as const)('T41 refuses to start with %j', async ([given, name], { db }) => {
  await expect(ensureOwner(db, { ...environment, ...given })).rejects.toThrow(new RegExp(`^${name} .+\\.$`));
  await expect(ensureOwner(db, { ...environment, ...given })).rejects.toBeInstanceOf(CannotStart);
  expect(await isSetUp(db)).toBe(false);
});
