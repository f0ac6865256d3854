import { expect } from 'vitest';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('the start leads to the projects, strangers to the sign-in', async ({ app, db }) => {
  const { ben } = await make.story(db);
  expect(await app.as(ben).get('/')).toMatchObject({ status: 303, location: '/projects' });
  expect(await app.as().get('/')).toMatchObject({ status: 303, location: '/sign-in' });
});

test('the waiting page is for those who wait', async ({ app, db }) => {
  const { ben } = await make.story(db);
  expect((await app.as(ben).get('/waiting')).location).toBe('/');
  expect((await app.as().get('/waiting')).location).toBe('/');
});

test('the theme is chosen from any page, and one stays there', async ({ app, db }) => {
  const { ben } = await make.story(db);
  const browser = app.as(ben);
  expect(await browser.post('/theme', { theme: 'dark', next: '/profile' })).toMatchObject({ status: 303, location: '/profile' });
  expect((await browser.get('/profile')).query('html')?.getAttribute('data-theme')).toBe('dark');
  await browser.post('/theme', { theme: 'system', next: '//evil.example' });
  const profile = await browser.get('/profile');
  expect(profile.query('html')?.getAttribute('data-theme')).toBeUndefined();
  expect(await browser.post('/theme', { theme: 'pink' })).toMatchObject({ location: '/' });
  expect(await app.as().post('/theme', { theme: 'dark', next: '/sign-in' })).toMatchObject({ location: '/sign-in' });
});
