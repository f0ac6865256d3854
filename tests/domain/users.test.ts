import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { sessions, users, type User } from '#app/db/schema/people.ts';
import { hashPassword } from '#app/domain/passwords.ts';
import { makePasswordReset, maybePasswordReset } from '#app/domain/password-resets.ts';
import { openSession } from '#app/domain/sessions.ts';
import { signIn } from '#app/domain/sign-ins.ts';
import { changeEmail, changeNames, changePassword, changeTheme } from '#app/domain/users.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { acts } from '#tests/support/log.ts';
import { later, noon, visit } from '#tests/support/visit.ts';

const old = 'four words for ben';
const fresh = 'four other words';
async function withPassword(db: Db, user: User): Promise<User> {
  return (
    await db
      .update(users)
      .set({ passwordHash: await hashPassword(old) })
      .where(eq(users.id, user.id))
      .returning()
  )[0]!;
}

test('changing the password needs the current one, ends every session and open link, and signs this browser in anew', async ({ db }) => {
  const story = await make.story(db);
  const ben = await withPassword(db, story.ben);
  for (const agent of ['phone', 'laptop']) await openSession(db, ben, { agent, address: '' }, false);
  const link = await makePasswordReset(db, ben.id, story.olga, noon);
  await expect(changePassword(db, ben, { current: 'wrong', password: fresh }, visit())).rejects.toMatchObject({ kind: 'invalid', field: 'current' });
  expect(await changePassword(db, ben, { current: old, password: fresh }, visit())).toHaveProperty('cookie');
  expect(await db.select({ agent: sessions.agent }).from(sessions)).toEqual([{ agent: 'test' }]);
  expect(await maybePasswordReset(db, link, noon)).toBeUndefined();
  expect(await signIn(db, { email: ben.email, password: old }, visit())).toHaveProperty('refused');
  expect(await signIn(db, { email: ben.email, password: fresh }, visit())).toHaveProperty('cookie');
  expect(await acts(db)).toContain('change password');
});

test('T45 whoever finds an open session cannot try passwords at will', async ({ db }) => {
  const ben = await withPassword(db, (await make.story(db)).ben);
  for (let failure = 0; failure < 5; failure += 1)
    await expect(changePassword(db, ben, { current: 'wrong', password: fresh }, visit())).rejects.toThrow();
  expect(await changePassword(db, ben, { current: old, password: fresh }, visit())).toEqual({ wait: 1 });
  expect(await changeEmail(db, ben, { email: 'other@example.org', password: old }, noon)).toBe(1);
  expect(await changeEmail(db, ben, { email: 'other@example.org', password: old }, later(1))).toBe(0);
});

test('the e-mail changes on proof of the password and stays unique', async ({ db }) => {
  const story = await make.story(db);
  const ben = await withPassword(db, story.ben);
  await expect(changeEmail(db, ben, { email: story.cy.email, password: old }, noon)).rejects.toMatchObject({ kind: 'invalid', field: 'email' });
  await expect(changeEmail(db, ben, { email: 'new@example.org', password: 'wrong' }, noon)).rejects.toMatchObject({
    kind: 'invalid',
    field: 'password',
  });
  expect(await changeEmail(db, ben, { email: 'new@example.org', password: old }, noon)).toBe(0);
  expect(await signIn(db, { email: 'new@example.org', password: old }, visit())).toHaveProperty('cookie');
  expect(await acts(db)).toEqual(['sign in', 'change e-mail']);
});

test('the same name twice is one change', async ({ db }) => {
  const { ben } = await make.story(db);
  await changeNames(db, ben, { firstName: 'Benjamin', lastName: 'B' });
  const [renamed] = await db.select().from(users).where(eq(users.id, ben.id));
  await changeNames(db, renamed!, { firstName: 'Benjamin', lastName: 'B' });
  expect(await acts(db)).toEqual(['change name']);
});

test('the theme follows the person', async ({ db }) => {
  const { ben } = await make.story(db);
  const theme = async () => (await db.select({ theme: users.theme }).from(users).where(eq(users.id, ben.id)))[0]!.theme;
  await changeTheme(db, ben, 'dark');
  expect(await theme()).toBe('dark');
  await changeTheme(db, ben, 'system');
  expect(await theme()).toBeNull();
});
