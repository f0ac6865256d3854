import { expect } from 'vitest';
import { client, collectingMail } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import type { Letter } from '#app/outside/mail.ts';

const linkIn = (letter: Letter): string => /http\S+/.exec(letter.text)![0].replace('http://gloss.test', '');

test('a link comes by mail, opens once and signs in', async ({ db }) => {
  const { ben } = await make.story(db);
  const letters: Letter[] = [];
  const app = client(db, { mail: collectingMail(letters) });
  const visitor = app.as();
  expect((await visitor.get('/password-resets/new')).query('form')?.getAttribute('action')).toBe('/password-resets');
  await visitor.post('/password-resets', { email: ben.email });
  expect(letters).toMatchObject([{ to: ben.email, subject: 'Choose a new password' }]);
  const link = linkIn(letters[0]!);
  expect((await visitor.get(link)).text).toContain(ben.email);
  expect(await visitor.post(link, { password: 'short' })).toMatchObject({ status: 422 });
  expect(await visitor.post(link, { password: 'password123' })).toMatchObject({ status: 422 });
  expect(await visitor.post(link, { password: 'a new one for ben' })).toMatchObject({ status: 303, location: '/' });
  expect((await visitor.get('/profile')).text).toContain('Your new password holds.');
  expect(await app.as().get(link)).toMatchObject({ status: 404 });
  expect(await app.as().post(link, { password: 'a new one for eve' })).toMatchObject({ status: 404 });
});

test('the answer is the same whoever is asked for', async ({ db }) => {
  const { home, ben } = await make.story(db);
  const gone = await make.user(db, { organization: home, role: 'annotator', state: 'deactivated' });
  const letters: Letter[] = [];
  const app = client(db, { mail: collectingMail(letters) });
  const answers = [];
  for (const email of [ben.email, gone.email, 'nobody@example.org']) answers.push((await app.as().post('/password-resets', { email })).text);
  expect(new Set(answers).size).toBe(1);
  expect(letters).toHaveLength(1);
  expect(await app.as().post('/password-resets', { email: 'ben' })).toMatchObject({ status: 422 });
});

test('a mail server that fails changes nothing about the answer', async ({ db }) => {
  const { ben } = await make.story(db);
  const app = client(db, { mail: { send: () => Promise.reject(new Error('connection refused')) } });
  expect(await app.as().post('/password-resets', { email: ben.email })).toMatchObject({ status: 200 });
});

test('without mail people are sent to an administrator, who makes the link', async ({ app, db }) => {
  const { olga, ben } = await make.story(db);
  expect((await app.as().get('/password-resets/new')).text).toContain('Ask an administrator');
  expect((await app.as().post('/password-resets', { email: ben.email })).text).toContain('Ask an administrator');
  const made = await app.as(olga).post(`/people/${ben.id}/password-reset`);
  expect(made.status).toBe(201);
  const link = made.query('input[readonly]')!.getAttribute('value')!;
  expect(await app.as().post(link.replace('http://gloss.test', ''), { password: 'a new one for ben' })).toMatchObject({ status: 303 });
  expect((await app.as(olga).get(`/people/${ben.id}`)).text).not.toContain('/password-resets/');
});

test('a link that never was is no longer valid', async ({ app, db }) => {
  await make.story(db);
  expect(await app.as().get('/password-resets/nonsense')).toMatchObject({ status: 404 });
});
