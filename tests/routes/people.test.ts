import { expect } from 'vitest';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { acts } from '#tests/support/log.ts';

test('managers read, administrators manage, others are told no', async ({ app, db }) => {
  const { olga, ada, ben, cy } = await make.story(db);
  const seen = await app.as(ada).get('/people');
  expect(seen.queryAll('tbody tr')).toHaveLength(5);
  expect(seen.text).not.toContain('Invite people');
  expect((await app.as(ada).get(`/people/${ben.id}`)).queryAll('main form')).toHaveLength(0);
  expect((await app.as(olga).get('/people')).text).toContain('Open an invite link');
  for (const who of [ben, cy]) expect((await app.as(who).get('/people')).status).toBe(403);
  expect((await app.as().get('/people')).location).toBe('/sign-in?next=%2Fpeople');
});

test('is searched and narrowed by address alone; nonsense is no filter', async ({ app, db }) => {
  const { olga } = await make.story(db);
  const rows = async (query: string) => (await app.as(olga).get(`/people?${query}`)).queryAll('tbody tr').length;
  expect(await rows('q=ben')).toBe(1);
  expect(await rows('role=manager')).toBe(2);
  expect(await rows('state=deactivated')).toBe(0);
  expect(await rows('role=emperor&state=x&after=x')).toBe(5);
  expect((await app.as(olga).get('/people?q=nobody')).text).toContain('Nobody matches');
});

test('activates from the list and stays in the filtered list', async ({ app, db }) => {
  const { home, olga } = await make.story(db);
  await make.user(db, { organization: home, role: 'annotator', firstName: 'Wim', state: 'not activated' });
  const browser = app.as(olga);
  expect((await browser.get('/people')).text).toContain('1 person waits to be activated');
  const list = await browser.get('/people?state=not+activated&q=wim');
  const form = list.query('tbody form')!;
  const next = form.querySelector('[name=next]')!.getAttribute('value')!;
  expect(await browser.post(form.getAttribute('action')!, { next })).toMatchObject({ status: 303, location: '/people?q=wim&state=not+activated' });
  expect(await acts(db)).toEqual(['activate person']);
});

test('each act: works, is refused to managers, unknown to other organizations, harmless twice', async ({ app, db }) => {
  const { olga, ada, ben, eve } = await make.story(db);
  const deeds: [string, 'post' | 'put' | 'delete', Record<string, string>, number][] = [
    ['role', 'put', { role: 'reviewer' }, 303],
    ['activation', 'delete', {}, 303],
    ['activation', 'post', {}, 303],
    ['password-reset', 'post', {}, 201],
  ];
  for (const [deed, method, form, status] of deeds) {
    const path = `/people/${ben.id}/${deed}`;
    expect(await app.as(ada)[method](path, form)).toMatchObject({ status: 403 });
    expect(await app.as(eve)[method](path, form)).toMatchObject({ status: 404 });
    expect(await app.as()[method](path, form)).toMatchObject({ location: '/sign-in' });
    for (const _time of [1, 2]) expect(await app.as(olga)[method](path, form)).toMatchObject({ status });
  }
  expect(await acts(db)).toEqual(['make password link', 'make password link', 'reactivate person', 'deactivate person', 'change role']);
  expect(await app.as(olga).put(`/people/${ben.id}/role`, { role: 'emperor' })).toMatchObject({ status: 422 });
  expect(await app.as(olga).get('/people/x')).toMatchObject({ status: 404 });
});

test('nobody is offered what would be refused', async ({ app, db }) => {
  const { home, olga, ben } = await make.story(db);
  const adam = await make.user(db, { organization: home, role: 'administrator', firstName: 'Adam' });
  const offered = async (id: number) => (await app.as(adam).get(`/people/${id}`)).queryAll('main option').map((option) => option.text);
  expect(await offered(ben.id)).toEqual(['Administrator', 'Manager', 'Reviewer', 'Annotator']);
  expect(await offered(olga.id)).toEqual([]);
  expect(await offered(adam.id)).toEqual([]);
  expect((await app.as(adam).get(`/people/${adam.id}`)).text).toContain('This is you.');
});

test('the invite link is opened, replaced, closed, and shown to administrators only', async ({ app, db }) => {
  const { olga, ada } = await make.story(db);
  const link = async () => (await app.as(olga).get('/people')).query('#copy-invite_link')?.getAttribute('value');
  expect(await link()).toBeUndefined();
  const said = async () => {
    const browser = app.as(olga);
    expect(await browser.post('/organization/invitation')).toMatchObject({ status: 303, location: '/people' });
    return (await browser.get('/people')).query('.flash__text')?.text;
  };
  expect(await said()).toBe('The invite link is open. Copy it and send it.');
  const first = await link();
  expect(first).toMatch(/^http:\/\/gloss\.test\/invitations\/[\w-]{32}$/);
  expect((await app.as(ada).get('/people')).text).not.toContain(first);
  expect(await app.as(ada).post('/organization/invitation')).toMatchObject({ status: 403 });
  expect(await app.as(ada).delete('/organization/invitation')).toMatchObject({ status: 403 });
  expect(await said()).toContain('The old one does not work any more.');
  expect(await link()).not.toBe(first);
  for (const _time of [1, 2]) expect(await app.as(olga).delete('/organization/invitation')).toMatchObject({ status: 303 });
  expect(await link()).toBeUndefined();
});
