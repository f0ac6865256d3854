/** What the doors of people must withstand, by the numbers of the threat list. */
import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { apiTokens, organizations, sessions, users } from '#app/db/schema/people.ts';
import { projects } from '#app/db/schema/projects.ts';
import { makeApiToken } from '#app/domain/api-tokens.ts';
import { hashPassword } from '#app/domain/passwords.ts';
import { changeRole } from '#app/domain/people.ts';
import { maybeSession } from '#app/domain/sessions.ts';
import type { Letter } from '#app/outside/mail.ts';
import { client, collectingMail, origin, type Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const script = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'--><svg/onload=alert(3)>';
const short = '"><script>alert(4)</script>';
const password = 'four words for ben';
/** Made once: a hash is dear by design. */
let hashed: Promise<string> | undefined;

async function story(db: Db) {
  const told = await make.story(db);
  await db
    .update(users)
    .set({ passwordHash: await (hashed ??= hashPassword(password)) })
    .where(eq(users.id, told.ben.id));
  await db.update(organizations).set({ inviteToken: 'to-home' }).where(eq(organizations.id, told.home.id));
  await db.update(projects).set({ inviteToken: 'to-moods' }).where(eq(projects.id, told.project.id));
  return told;
}

/** Pages of this area, as an owner sees them. */
const pages = (person: number): string[] => [
  '/people',
  `/people/${person}`,
  '/profile',
  '/organization',
  '/activities',
  '/invitations/to-home',
  '/invitations/to-moods',
];
const strangersPages = [
  '/sign-in',
  '/password-resets/new',
  '/invitations/to-home',
  '/invitations/to-moods',
  '/invitations/none',
  '/password-resets/none',
  '/nowhere',
];

/** Attributes and elements that would run. */
function alive(answer: Awaited<ReturnType<ReturnType<Client['as']>['get']>>): string[] {
  const inline = answer.queryAll('script:not([src]), style, [style]').map((element) => element.outerHTML);
  const handlers = answer.queryAll('*').filter((element) => Object.keys(element.attributes).some((name) => /^on/i.test(name)));
  return [...inline, ...handlers.map((element) => element.outerHTML), ...(/<svg\/onload|<img src=x/.test(answer.text) ? ['raw markup'] : [])];
}

test('T12 script in every text field stays text', async ({ app, db }) => {
  const { olga, ben } = await story(db);
  const [owner, person] = [app.as(olga), app.as(ben)];
  await owner.patch('/organization', { title: script, defaultRole: 'annotator' });
  await person.patch('/profile', { firstName: short, lastName: short });
  await person.post('/profile/tokens', { name: short });
  await owner.get('/profile', { 'User-Agent': script });
  await db.update(sessions).set({ agent: script, address: script });
  await db.update(projects).set({ title: script });
  for (const page of pages(ben.id)) expect(alive(await owner.get(page))).toEqual([]);
  expect(alive(await person.get('/profile'))).toEqual([]);
  for (const page of strangersPages) expect(alive(await app.as().get(page))).toEqual([]);
  expect((await owner.get(`/people/${ben.id}`)).text).toContain('&lt;script&gt;');
});

test('T16 T17 nothing that was asked for comes back as markup', async ({ app, db }) => {
  const { olga } = await story(db);
  const asked = encodeURIComponent(script);
  const owner = app.as(olga);
  for (const path of [
    `/${asked}`,
    `/people?q=${asked}`,
    `/people/${asked}`,
    `/activities?act=${asked}&person=${asked}`,
    `/invitations/${asked}`,
    `/password-resets/${asked}`,
  ]) {
    expect(alive(await owner.get(path))).toEqual([]);
  }
  expect((await owner.get(`/nowhere-${asked}`)).query('main')?.text).not.toContain('nowhere-');
  expect((await app.as().get(`/nowhere-${asked}`)).text).not.toContain('nowhere-');
  for (const path of ['/sign-in', '/invitations/to-home'])
    expect(alive(await app.as().post(path, { email: script, firstName: script, next: `/${script}` }))).toEqual([]);
});

test('T18 every page forbids inline script and style', async ({ app, db }) => {
  const { olga, ben } = await story(db);
  const answers = await Promise.all([...pages(ben.id).map((page) => app.as(olga).get(page)), ...strangersPages.map((page) => app.as().get(page))]);
  for (const { headers, text } of answers) {
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toMatch(/style-src 'self'(;|$)/);
    expect(policy).not.toMatch(/unsafe|data:[^;]*script/);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(text).not.toMatch(/ style="/);
  }
});

test('T29 T30 T31 people of another organization, by every door, do not exist', async ({ app, db }) => {
  const { ben, eve } = await story(db);
  const stranger = app.as(eve);
  for (const headers of [{}, { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }] as Record<string, string>[]) {
    expect((await stranger.get(`/people/${ben.id}`, headers)).status).toBe(404);
    for (const deed of ['role', 'activation', 'password-reset']) {
      for (const method of ['post', 'put', 'patch', 'delete'] as const)
        expect((await stranger[method](`/people/${ben.id}/${deed}`, { role: 'annotator' }, headers)).status).toBe(404);
      for (const method of ['PUT', 'DELETE'])
        expect((await stranger.post(`/people/${ben.id}/${deed}?_method=${method}`, { role: 'annotator' }, headers)).status).toBe(404);
    }
  }
  for (const list of ['/people', '/people?q=ben', '/activities', `/activities?person=${ben.id}`])
    expect((await stranger.get(list)).text).not.toContain(ben.email);
});

test('T32 fields that nobody asked for are not assigned', async ({ app, db }) => {
  const { ben, abroad, home } = await story(db);
  const extra = { role: 'owner', state: 'active', organizationId: abroad.id, id: 1, passwordHash: 'x', isAdmin: 'true', createdAt: '2001-01-01' };
  await app.as(ben).patch('/profile', { firstName: 'Ben', lastName: 'B', email: 'taken@example.org', ...extra });
  await app.as().post('/invitations/to-home', { firstName: 'Wim', email: 'wim@example.org', password: 'four words for wim', ...extra });
  const [changed] = await db.select().from(users).where(eq(users.id, ben.id));
  expect(changed).toMatchObject({ role: 'annotator', organizationId: home.id, email: ben.email, lastName: 'B' });
  const [joined] = await db.select().from(users).where(eq(users.email, 'wim@example.org'));
  expect(joined).toMatchObject({ role: 'annotator', state: 'not activated', organizationId: home.id });
});

test('T33 an act on what one may not read answers nothing about it', async ({ app, db }) => {
  const { ada, ben, eve } = await story(db);
  for (const who of [ada, eve]) {
    const answer = await app.as(who).put(`/people/${ben.id}/role`, { role: 'reviewer' });
    expect([403, 404]).toContain(answer.status);
    expect(answer.text).not.toContain(ben.email);
  }
});

test('T34 no page gives back a password, a token or a hash', async ({ app, db }) => {
  const { olga, ben } = await story(db);
  const token = await makeApiToken(db, ben, 'nightly');
  const [kept] = await db.select().from(apiTokens);
  const [{ passwordHash } = { passwordHash: null }] = await db.select().from(users).where(eq(users.id, ben.id));
  const shown = await Promise.all([...pages(ben.id).map((page) => app.as(olga).get(page)), app.as(ben).get('/profile')]);
  for (const { text } of shown) for (const secret of [token, kept!.tokenHash, passwordHash!, '$argon2']) expect(text).not.toContain(secret);
});

test('T37 the role ladder holds against forged forms', async ({ app, db }) => {
  const { home, olga, ben } = await story(db);
  const adam = await make.user(db, { organization: home, role: 'administrator' });
  expect((await app.as(adam).put(`/people/${ben.id}/role`, { role: 'owner' })).status).toBe(403);
  expect((await app.as(adam).put(`/people/${adam.id}/role`, { role: 'owner' })).status).toBe(403);
  expect((await app.as(adam).put(`/people/${olga.id}/role`, { role: 'annotator' })).status).toBe(403);
  expect((await app.as(adam).post(`/people/${olga.id}/password-reset`)).status).toBe(403);
  expect((await app.as(olga).put(`/people/${olga.id}/role`, { role: 'annotator' })).status).toBe(409);
  expect((await app.as(olga).delete(`/people/${olga.id}/activation`)).status).toBe(409);
});

test('T42 nobody makes an account without an invitation', async ({ app, db }) => {
  await story(db);
  const form = { organization: 'Mine', firstName: 'Eve', email: 'eve@evil.example', password: 'four words for eve' };
  const before = await db.$count(users);
  for (const path of ['/setup', '/sign-up', '/users', '/people', '/invitations/', '/invitations/null', '/invitations/undefined'])
    expect((await app.as().post(path, form)).status).toBeGreaterThanOrEqual(303);
  expect(await db.$count(users)).toBe(before);
  await db.update(organizations).set({ inviteToken: null });
  expect((await app.as().get('/invitations/null')).status).toBe(404);
});

/** What other sites can make a browser send. */
const foreign: Record<string, string>[] = [
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { Origin: '', 'Sec-Fetch-Site': 'cross-site' },
  { Origin: '' },
  { Origin: 'https://evil.example', 'HX-Request': 'true' },
];

test('T43 every door that changes something refuses other sites', async ({ app, db }) => {
  const { olga, project } = await story(db);
  const owner = app.as(olga);
  const doors = app.hono.routes.filter(({ method, path }) => !['GET', 'ALL'].includes(method) && !path.startsWith('/api'));
  expect(doors.length).toBeGreaterThan(15);
  for (const { method, path } of doors) {
    const filled = path.replace(':project', String(project.id)).replaceAll(/:\w+/g, '1');
    for (const headers of foreign) {
      expect([method, path, (await owner.send(method, filled, {}, headers)).status]).toEqual([method, path, 403]);
    }
  }
});

test('T43 signing somebody in or out needs our own page, and GET changes nothing', async ({ app, db }) => {
  const { ben, olga } = await story(db);
  expect((await app.as().post('/sign-in', { email: ben.email, password }, { Origin: 'https://evil.example' })).status).toBe(403);
  const browser = app.as(olga);
  for (const path of [
    '/sign-out',
    '/theme?theme=dark',
    '/organization/invitation',
    `/people/${ben.id}/activation`,
    `/people/${ben.id}?_method=DELETE`,
    '/profile/tokens',
  ])
    await browser.get(path);
  expect((await browser.get('/profile')).status).toBe(200);
  expect(await db.$count(users, and(eq(users.state, 'active'), eq(users.id, ben.id)))).toBe(1);
});

const secretOf = (answer: { headers: Headers }): string => /gloss_session=([^;]+)/.exec(answer.headers.get('Set-Cookie') ?? '')?.[1] ?? '';

test('T44 signing in never keeps a session the browser brought along', async ({ app, db }) => {
  const { ben } = await story(db);
  const visitor = app.as();
  const fixed = await visitor.post('/sign-in', { email: ben.email, password }, { Cookie: 'gloss_session=chosen-by-somebody-else' });
  expect(secretOf(fixed)).not.toContain('chosen');
  const first = secretOf(fixed);
  const again = await visitor.post('/sign-in', { email: ben.email, password });
  expect(secretOf(again)).not.toBe(first);
  expect(await maybeSession(db, first, false)).toBeUndefined();
  expect(await db.$count(sessions)).toBe(1);
});

test('T44 the cookie is out of reach of scripts, other sites and plain http', async ({ db }) => {
  const { ben } = await story(db);
  const cookie = async (baseUrl: string) =>
    (await client(db, { baseUrl }).as().post('/sign-in', { email: ben.email, password })).headers.get('Set-Cookie') ?? '';
  expect(await cookie('https://gloss.example')).toMatch(/HttpOnly.*SameSite=Lax; Secure/);
  expect(await cookie(origin)).toMatch(/HttpOnly.*SameSite=Lax/);
});

test('T44 a session ends at sign-out, at a new password and with the account; a role holds at once', async ({ app, db }) => {
  const { olga, ben } = await story(db);
  const browser = app.as(ben);
  expect((await browser.get('/people')).status).toBe(403);
  await changeRole(db, ben.id, 'manager', olga);
  expect((await browser.get('/people')).status).toBe(200);
  const other = app.as(ben);
  await other.get('/profile');
  await browser.put('/profile/password', { current: password, password: 'four other words' });
  expect((await browser.get('/profile')).status).toBe(200);
  expect((await other.get('/profile')).status).toBe(303);
  await app.as(olga).delete(`/people/${ben.id}/activation`);
  expect((await browser.get('/profile')).location).toBe('/sign-in?next=%2Fprofile');
});

test('T45 slows sign-in per account and address', async ({ db }) => {
  const { ben } = await story(db);
  const app = client(db);
  const wrong = () => app.as().post('/sign-in', { email: ben.email, password: 'wrong' });
  for (let failure = 0; failure < 5; failure += 1) expect((await wrong()).status).toBe(422);
  expect((await wrong()).status).toBe(429);
  const from = (address: string, email: string) => {
    const socket = { remoteAddress: address, remotePort: 1, remoteFamily: 'IPv4' };
    const body = new URLSearchParams({ email, password: 'wrong' });
    return app.hono.request(
      `${origin}/sign-in`,
      { method: 'POST', body, headers: { Origin: origin, 'X-Forwarded-For': `198.51.100.${Math.floor(email.length)}` } },
      { incoming: { socket } },
    );
  };
  for (let failure = 0; failure < 30; failure += 1) expect((await from('192.0.2.9', `guess-${failure}@example.org`)).status).toBe(422);
  expect((await from('192.0.2.9', 'one-more-with-another-claim@example.org')).status).toBe(429);
  expect((await from('127.0.0.1', 'through-our-own-proxy@example.org')).status).toBe(422);
});

test('T45 an account that does not exist cannot be told from one that does', async ({ db }) => {
  const { ben } = await story(db);
  const letters: Letter[] = [];
  const app = client(db, { mail: collectingMail(letters) });
  const strip = (text: string, email: string) => text.replaceAll(email, 'somebody');
  const answers = async (email: string) => {
    const tries = [];
    for (let attempt = 0; attempt < 7; attempt += 1) tries.push(await app.as().post('/sign-in', { email, password: 'wrong' }));
    tries.push(await app.as().post('/password-resets', { email }));
    return tries.map(({ status, text }) => [status, strip(text, email)]);
  };
  expect(await answers('nobody@example.org')).toEqual(await answers(ben.email));
});

test('T45 an account that does not exist costs as much time as one that does', async ({ app, db }) => {
  const { ben } = await story(db);
  const spent = async (email: string): Promise<number> => {
    const before = process.cpuUsage();
    await app.as().post('/sign-in', { email, password: 'wrong' });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  await spent('warm-up@example.org');
  // The least of three, because what else the process does meanwhile counts as well.
  const least = async (email: string) => Math.min(await spent(email), await spent(email), await spent(email));
  const known = await least(ben.email);
  const unknown = await least('nobody@example.org');
  // argon2 is nearly all of it: without the decoy the unknown one would cost a tenth.
  expect(unknown / known).toBeGreaterThan(0.4);
});

test('T46 after signing in one stays on this server', async ({ app, db }) => {
  const { ben } = await story(db);
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', 'javascript:alert(1)', '\t//evil.example']) {
    const visitor = app.as();
    expect((await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`)).query('[name=next]')).toBeNull();
    expect((await visitor.post('/sign-in', { email: ben.email, password, next })).location).toBe('/projects');
    expect((await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`)).location).toBe('/');
    expect((await visitor.post('/theme', { theme: 'dark', next })).location).toBe('/');
  }
});

test('T47 links in letters and invitations carry the configured address, whatever Host says', async ({ db }) => {
  const { olga, ben } = await story(db);
  const letters: Letter[] = [];
  const app = client(db, { baseUrl: 'https://gloss.example', mail: collectingMail(letters) });
  const poisoned = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example', Origin: 'https://gloss.example' };
  await app.as().post('/password-resets', { email: ben.email }, poisoned);
  const people = await app.as(olga).get('/people', poisoned);
  const person = await app.as(olga).post(`/people/${ben.id}/password-reset`, {}, poisoned);
  for (const text of [letters[0]!.text, people.text, person.text]) {
    expect(text).toContain('https://gloss.example/');
    expect(text).not.toContain('evil.example');
  }
});
