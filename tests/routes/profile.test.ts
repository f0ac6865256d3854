import { expect } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { sessions, users } from '#app/db/schema/people.ts';
import { hashPassword } from '#app/domain/passwords.ts';
import { openSession } from '#app/domain/sessions.ts';
import { browserOf } from '#views/profile.tsx';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { acts } from '#tests/support/log.ts';

const password = 'four words for ben';
async function ben(db: Db) {
  const story = await make.story(db);
  return (
    await db
      .update(users)
      .set({ passwordHash: await hashPassword(password) })
      .where(eq(users.id, story.ben.id))
      .returning()
  )[0]!;
}

test('strangers are asked to sign in, for every door', async ({ app, db }) => {
  await make.story(db);
  expect((await app.as().get('/profile')).location).toBe('/sign-in?next=%2Fprofile');
  for (const path of ['/profile/email', '/profile/password', '/profile/tokens']) expect((await app.as().post(path)).location).toBe('/sign-in');
});

test('the name is saved, and a bad one comes back as typed', async ({ app, db }) => {
  const browser = app.as(await ben(db));
  expect(await browser.patch('/profile', { firstName: ' Benjamin ', lastName: 'Bee' })).toMatchObject({ status: 303, location: '/profile' });
  const page = await browser.get('/profile');
  expect(page.query('.flash')?.text).toContain('Your name is saved.');
  expect(page.query('.top-bar__user-name')?.text).toBe('Benjamin Bee');
  const bad = await browser.patch('/profile', { firstName: '', lastName: 'x'.repeat(61) });
  expect(bad.status).toBe(422);
  expect(bad.query('#names-form [name=lastName]')?.getAttribute('value')).toBe('x'.repeat(61));
  expect(bad.queryAll('#names-form .field__error')).toHaveLength(2);
  expect(bad.queryAll('#password-form .field__error')).toHaveLength(0);
});

test('e-mail and password change on proof of the password', async ({ app, db }) => {
  const browser = app.as(await ben(db));
  expect(await browser.put('/profile/email', { email: 'new@example.org', password: 'wrong' })).toMatchObject({ status: 422 });
  expect(await browser.put('/profile/email', { email: 'new@example.org', password })).toMatchObject({ status: 303 });
  expect(await browser.put('/profile/email', { email: 'new', password })).toMatchObject({ status: 422 });
  expect(await browser.put('/profile/password', { current: 'wrong', password: 'four other words' })).toMatchObject({ status: 422 });
  expect(await browser.put('/profile/password', { current: password, password: 'short' })).toMatchObject({ status: 422 });
  expect(await browser.put('/profile/password', { current: password, password: 'four other words' })).toMatchObject({ status: 303 });
  expect((await browser.get('/profile')).text).toContain('new@example.org');
  expect(await acts(db)).toEqual(['change password', 'change e-mail']);
});

test('other sessions are shown and ended', async ({ app, db }) => {
  const user = await ben(db);
  const browser = app.as(user);
  await openSession(db, user, { agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', address: '192.0.2.1' }, false);
  const page = await browser.get('/profile');
  expect(page.query('#session-list')?.text).toContain('Firefox on Linux');
  const action = page.query('#session-list form')!.getAttribute('action')!;
  expect(action).toMatch(/^\/profile\/sessions\/[0-9a-f]{64}\?_method=DELETE$/);
  expect(await browser.post(action)).toMatchObject({ status: 303, location: '/profile' });
  expect(await browser.post(action)).toMatchObject({ status: 303 });
  expect(await db.$count(sessions)).toBe(1);
});

test('a token is made, shown once and revoked', async ({ app, db }) => {
  const browser = app.as(await ben(db));
  const made = await browser.post('/profile/tokens', { name: 'nightly' });
  expect(made.status).toBe(201);
  const token = made.query('#copy-token')!.getAttribute('value')!;
  const page = await browser.get('/profile');
  expect(page.text).not.toContain(token);
  expect(page.query('#token-list')?.text).toContain('nightly');
  expect(await browser.post('/profile/tokens', { name: 'nightly' })).toMatchObject({ status: 422 });
  expect(await browser.post('/profile/tokens', { name: ' ' })).toMatchObject({ status: 422 });
  expect(await browser.post(page.query('#token-list form')!.getAttribute('action')!)).toMatchObject({ status: 303 });
  expect((await browser.get('/profile')).text).toContain('No tokens yet');
});

test.for([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1', 'Safari on iPhone'],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['curl/8.5', 'curl'],
  ['', 'A browser'],
] as const)('%s is called %s', ([agent, name]) => {
  expect(browserOf(agent)).toBe(name);
});
