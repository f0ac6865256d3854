import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { passwordResets, sessions, users } from '#app/db/schema/people.ts';
import { makePasswordReset, maybePasswordReset, requestPasswordReset, usePasswordReset } from '#app/domain/password-resets.ts';
import { deactivatePerson } from '#app/domain/people.ts';
import { openSession } from '#app/domain/sessions.ts';
import { signIn } from '#app/domain/sign-ins.ts';
import { test, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { acts, lines } from '#tests/support/log.ts';
import { later, noon, visit } from '#tests/support/visit.ts';

const password = 'a new one for ben';
const day = 24 * 60 * 60;

test('a link sets a new password once and ends every session', async ({ db }) => {
  const { olga, ben } = await make.story(db);
  await openSession(db, ben, { agent: 'lost', address: '' }, false);
  const secret = await makePasswordReset(db, ben.id, olga, noon);
  expect(await usePasswordReset(db, secret, password, visit())).toContain('gloss_session=');
  expect(await db.select().from(sessions).where(eq(sessions.userId, ben.id))).toHaveLength(1);
  expect(await signIn(db, { email: ben.email, password }, visit())).toHaveProperty('cookie');
  expect(await usePasswordReset(db, secret, 'yet another one', visit())).toBeUndefined();
  expect(await acts(db)).toEqual(['sign in', 'reset password', 'make password link']);
});

testApart('of two who use a link at once one does', async ({ connection: { db } }) => {
  const { olga, ben } = await make.story(db);
  const secret = await makePasswordReset(db, ben.id, olga, noon);
  const ends = await Promise.all(['first password', 'second password'].map((chosen) => usePasswordReset(db, secret, chosen, visit())));
  expect(ends.filter(Boolean)).toHaveLength(1);
});

test('the link is kept as a hash and dies after a day, by a newer one, and with the account', async ({ db }) => {
  const { olga, ben } = await make.story(db);
  const first = await makePasswordReset(db, ben.id, olga, noon);
  expect(JSON.stringify([await db.select().from(passwordResets), await lines(db)])).not.toContain(first);
  expect(await maybePasswordReset(db, first, later(day - 1))).toMatchObject({ id: ben.id });
  expect(await maybePasswordReset(db, first, later(day))).toBeUndefined();
  const second = await makePasswordReset(db, ben.id, olga, noon);
  expect(await maybePasswordReset(db, first, noon)).toBeUndefined();
  await deactivatePerson(db, ben.id, olga, noon);
  expect(await maybePasswordReset(db, second, noon)).toBeUndefined();
  await expect(makePasswordReset(db, ben.id, olga, noon)).rejects.toMatchObject({ kind: 'conflict' });
});

test('lets people in who had to wait after failures', async ({ db }) => {
  const { olga, ben } = await make.story(db);
  for (let failure = 0; failure < 5; failure += 1) await signIn(db, { email: ben.email, password: 'wrong' }, visit());
  expect(await signIn(db, { email: ben.email, password }, visit())).toEqual({ wait: 1 });
  await usePasswordReset(db, await makePasswordReset(db, ben.id, olga, noon), password, visit());
  expect(await signIn(db, { email: ben.email, password }, visit())).toHaveProperty('cookie');
});

test('T37 administrators make no link into an owner’s account, managers none at all', async ({ db }) => {
  const { home, olga, ada, ben, eve } = await make.story(db);
  const adam = await make.user(db, { organization: home, role: 'administrator' });
  await expect(makePasswordReset(db, olga.id, adam, noon)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(makePasswordReset(db, ben.id, ada, noon)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(makePasswordReset(db, ben.id, eve, noon)).rejects.toMatchObject({ kind: 'not-found' });
  expect(await makePasswordReset(db, ben.id, adam, noon)).toMatch(/^[\w-]{32}$/);
});

test('anybody may ask, but letters go out sparingly and only to accounts', async ({ db }) => {
  const { ben } = await make.story(db);
  expect(await requestPasswordReset(db, 'nobody@example.org', noon)).toBeUndefined();
  for (let asked = 0; asked < 3; asked += 1) expect(await requestPasswordReset(db, ben.email, noon)).toMatchObject({ to: ben.email });
  expect(await requestPasswordReset(db, ben.email, noon)).toBeUndefined();
  await db.update(users).set({ state: 'deactivated' }).where(eq(users.id, ben.id));
  expect(await requestPasswordReset(db, ben.email, later(2 * day))).toBeUndefined();
});

test('a weak password is refused and the link stays good', async ({ db }) => {
  const { olga, ben } = await make.story(db);
  const secret = await makePasswordReset(db, ben.id, olga, noon);
  await expect(usePasswordReset(db, secret, 'password123', visit())).rejects.toMatchObject({ kind: 'invalid', field: 'password' });
  expect(await maybePasswordReset(db, secret, noon)).toBeDefined();
});
