import { expect } from 'vitest';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { lines } from '#tests/support/log.ts';

test('administrators name it and say what the invite link makes of people', async ({ app, db }) => {
  const { olga } = await make.story(db);
  const form = { title: ' Engines ', defaultRole: 'reviewer' };
  for (const _time of [1, 2]) expect(await app.as(olga).patch('/organization', form)).toMatchObject({ status: 303, location: '/organization' });
  expect((await app.as(olga).get('/organization')).query('[name=title]')?.getAttribute('value')).toBe('Engines');
  expect(await lines(db)).toMatchObject([
    { act: 'change organization', details: { from: { title: 'Analytical Engines' }, to: { title: 'Engines', defaultRole: 'reviewer' } } },
  ]);
});

test('an invite link makes nobody an administrator', async ({ app, db }) => {
  const { olga } = await make.story(db);
  for (const defaultRole of ['owner', 'administrator', '', undefined])
    expect(await app.as(olga).patch('/organization', { title: 'Engines', defaultRole })).toMatchObject({ status: 422 });
  const answer = await app.as(olga).patch('/organization', { title: '', defaultRole: 'manager' });
  expect(answer.query('.field__error')?.text).toContain('The name of the organization is missing.');
});

test('is for administrators', async ({ app, db }) => {
  const { ada } = await make.story(db);
  expect(await app.as(ada).get('/organization')).toMatchObject({ status: 403 });
  expect(await app.as(ada).patch('/organization', { title: 'Mine', defaultRole: 'manager' })).toMatchObject({ status: 403 });
  expect(await app.as().patch('/organization')).toMatchObject({ location: '/sign-in' });
});
