import { expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { organizations } from '#app/db/schema/people.ts';
import { projects } from '#app/db/schema/projects.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import type { Db } from '#app/db/client.ts';

const form = { firstName: 'Wim', lastName: '', email: 'wim@example.org', password: 'four words for wim' };
async function story(db: Db) {
  const told = await make.story(db);
  await db.update(organizations).set({ inviteToken: 'to-home' }).where(eq(organizations.id, told.home.id));
  await db.update(projects).set({ inviteToken: 'to-moods' }).where(eq(projects.id, told.project.id));
  return told;
}

test('a stranger registers by the organization’s link and waits', async ({ app, db }) => {
  await story(db);
  const visitor = app.as();
  expect((await visitor.get('/invitations/to-home')).query('h1')?.text).toBe('Join Analytical Engines');
  expect(await visitor.post('/invitations/to-home', form)).toMatchObject({ status: 303, location: '/waiting' });
  expect((await visitor.get('/waiting')).text).toContain('wim@example.org');
});

test('a stranger registers by a project’s link and can begin', async ({ app, db }) => {
  await story(db);
  const visitor = app.as();
  expect((await visitor.get('/invitations/to-moods')).query('h1')?.text).toBe('Join Moods');
  expect(await visitor.post('/invitations/to-moods', form)).toMatchObject({ status: 303, location: '/projects' });
  expect((await visitor.get('/profile')).status).toBe(200);
});

test('what is wrong comes back with what was typed', async ({ app, db }) => {
  const { ben } = await story(db);
  const answer = await app.as().post('/invitations/to-moods', { ...form, firstName: '', password: 'short' });
  expect(answer.status).toBe(422);
  expect(answer.query('[name=email]')?.getAttribute('value')).toBe('wim@example.org');
  expect(answer.queryAll('.field__error')).toHaveLength(2);
  expect((await app.as().post('/invitations/to-moods', { ...form, email: ben.email })).query('.field__error')?.text).toContain('Sign in to accept');
});

test('people with an account sign in first, come back and accept', async ({ app, db }) => {
  const { di, eve } = await story(db);
  expect((await app.as().get('/invitations/to-moods')).text).toContain('/sign-in?next=%2Finvitations%2Fto-moods');
  const browser = app.as(di);
  expect((await browser.get('/invitations/to-moods')).text).toContain('Accept the invitation');
  for (const _time of [1, 2]) expect(await browser.post('/invitations/to-moods')).toMatchObject({ status: 303, location: '/' });
  expect((await app.as(eve).get('/invitations/to-moods')).text).toContain('another organization');
  expect(await app.as(eve).post('/invitations/to-moods')).toMatchObject({ status: 409 });
});

test('a link that was replaced, closed or never was says so', async ({ app, db }) => {
  const { di } = await story(db);
  for (const who of [app.as(), app.as(di)]) {
    for (const answer of [await who.get('/invitations/old'), await who.post('/invitations/old', form)]) {
      expect(answer.status).toBe(404);
      expect(answer.query('h1')?.text).toBe('This invitation is no longer valid');
    }
  }
});
