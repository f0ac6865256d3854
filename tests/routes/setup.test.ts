import { expect } from 'vitest';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { acts } from '#tests/support/log.ts';

const form = { organization: 'Engines', firstName: 'Ada', lastName: 'Lovelace', email: 'Ada@Example.org', password: 'four words for ada' };

test('the first visit leads to the setup from everywhere', async ({ app }) => {
  for (const path of ['/', '/projects', '/sign-in', '/people', '/nowhere'])
    expect(await app.as().get(path)).toMatchObject({ status: 303, location: '/setup' });
  expect((await app.as().get('/setup')).query('h1')?.text).toBe('Set up Gloss');
  expect((await app.as().get('/health')).status).toBe(200);
});

test('makes the owner, signs them in and is gone', async ({ app, db }) => {
  const visitor = app.as();
  expect(await visitor.post('/setup', form)).toMatchObject({ status: 303, location: '/projects' });
  expect((await visitor.get('/profile')).text).toContain('ada@example.org');
  expect(await acts(db)).toEqual(['set up organization']);
  for (const who of [visitor, app.as()]) {
    expect((await who.get('/setup')).status).toBe(404);
    expect((await who.post('/setup', form)).status).toBe(404);
  }
});

test('gives back what was typed, but no password', async ({ app }) => {
  const answer = await app.as().post('/setup', { ...form, password: 'short' });
  expect(answer.status).toBe(422);
  expect(answer.query('[name=organization]')?.getAttribute('value')).toBe('Engines');
  expect(answer.query('[name=password]')?.getAttribute('value')).toBeUndefined();
  expect(answer.text).toContain('A password needs at least 8 characters.');
  expect((await app.as().post('/setup', { ...form, password: 'password123' })).text).toContain('among the first that are guessed');
  expect((await app.as().post('/setup', {})).queryAll('.field__error')).toHaveLength(4);
});

test('nobody is led to the setup of a server that has people', async ({ app, db }) => {
  await make.story(db);
  expect(await app.as().get('/projects')).toMatchObject({ location: '/sign-in?next=%2Fprojects' });
});
