import { expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { sessions, users } from '#app/db/schema/people.ts';
import { hashPassword } from '#app/domain/passwords.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { acts } from '#tests/support/log.ts';

const password = 'four words for ben';
async function story(db: Db) {
  const told = await make.story(db);
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(users.id, told.ben.id));
  return told;
}

test('signs in whatever the case of the address, and leads back to where one was', async ({ app, db }) => {
  const { ben } = await story(db);
  const visitor = app.as();
  const asked = await visitor.get('/profile');
  expect(asked.location).toBe('/sign-in?next=%2Fprofile');
  const form = await visitor.get(asked.location!);
  expect(form.query('[name=next]')?.getAttribute('value')).toBe('/profile');
  const done = await visitor.post('/sign-in', { email: ` ${ben.email.toUpperCase()} `, password, next: '/profile' });
  expect(done).toMatchObject({ status: 303, location: '/profile' });
  expect((await visitor.get('/profile')).status).toBe(200);
  expect((await visitor.get('/sign-in')).status).toBe(303);
});

test('one sentence for whatever was wrong, and the address stays typed', async ({ app, db }) => {
  const { ben } = await story(db);
  const answers = await Promise.all(
    [
      { email: ben.email, password: 'wrong' },
      { email: 'nobody@example.org', password },
    ].map((form) => app.as().post('/sign-in', form)),
  );
  for (const answer of answers) {
    expect(answer.status).toBe(422);
    expect(answer.query('.form-errors')?.text.trim()).toBe('E-mail and password do not match. Check both, or ask for a new password.');
    expect(answer.cookies).toEqual({});
  }
  expect(answers[0]!.query('[name=email]')?.getAttribute('value')).toBe(ben.email);
  expect((await app.as().post('/sign-in', {})).queryAll('.field__error')).toHaveLength(2);
});

test('says how long to wait, in words and for programs', async ({ app, db }) => {
  const { ben } = await story(db);
  for (let failure = 0; failure < 8; failure += 1) await app.as().post('/sign-in', { email: ben.email, password: 'wrong' });
  const answer = await app.as().post('/sign-in', { email: ben.email, password });
  expect(answer.status).toBe(429);
  expect(answer.headers.get('Retry-After')).toBe('1');
  expect(answer.query('h1')?.text).toBe('Too many attempts');
});

test('signs out, twice without harm', async ({ app, db }) => {
  const { ben } = await story(db);
  const browser = app.as(ben);
  await browser.get('/profile');
  expect(await browser.post('/sign-out')).toMatchObject({ status: 303, location: '/sign-in' });
  expect(await db.$count(sessions)).toBe(0);
  expect(await app.as().post('/sign-out')).toMatchObject({ status: 303, location: '/sign-in' });
  expect(await acts(db)).toEqual(['sign out']);
});

test('a part of a page is not replaced by the sign-in form, and says nothing of what there is', async ({ app, db }) => {
  const { project } = await story(db);
  const visitor = app.as();
  const there = paths.projectFigures(project.id);
  for (const type of ['partial', 'full']) {
    const part = await visitor.get(there, { 'HX-Request-Type': type });
    expect([part.status, part.headers.get('Cache-Control'), part.queryAll('input')]).toEqual([401, 'no-store', []]);
    expect(part.query('#flash[hx-swap-oob] a')?.getAttribute('href')).toBe(paths.signIn);
    expect((await visitor.get(paths.projectFigures(999_999), { 'HX-Request-Type': type })).text).toBe(part.text);
  }
  const long = { markup: 'x'.repeat(200_000) };
  expect((await visitor.post(paths.labelingConfigPreview(project.id), long, { 'HX-Request-Type': 'partial' })).status).toBe(401);
  // Without script, and going back in the history, the whole page is asked for.
  for (const headers of [{}, { 'HX-Request-Type': 'full', 'HX-History-Restore-Request': 'true' }] as Record<string, string>[])
    expect(await visitor.get(there, headers)).toMatchObject({ status: 303, location: withQuery(paths.signIn, { next: there }) });
});

test('people who wait come to the waiting page and no further, deactivated ones nowhere', async ({ app, db }) => {
  const { home } = await story(db);
  const waiting = await make.user(db, { organization: home, role: 'annotator', state: 'not activated' });
  const gone = await make.user(db, { organization: home, role: 'owner', state: 'deactivated' });
  for (const path of ['/projects', '/profile', '/people']) {
    expect(await app.as(waiting).get(path)).toMatchObject({ status: 303, location: '/waiting' });
    expect((await app.as(gone).get(path)).location).toMatch(/^\/sign-in/);
  }
  expect((await app.as(waiting).get('/waiting')).text).toContain(waiting.email);
});
