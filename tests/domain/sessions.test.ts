import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { failedSignIns, passwordResets, sessions, users } from '#app/db/schema/people.ts';
import { closeSession, forgetExpired, listSessions, maybeSession, openSession, revokeSession } from '#app/domain/sessions.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { acts } from '#tests/support/log.ts';

const from = { agent: 'Firefox', address: '192.0.2.1' };
const day = 24 * 60 * 60_000;
const secretOf = (cookie: string): string => /gloss_session=([^;]+)/.exec(cookie)?.[1] ?? '';
const inDays = (days: number): Date => new Date(Date.now() + days * day);

test('the cookie opens the session; the table holds only its hash', async ({ db }) => {
  const { ben } = await make.story(db);
  const secret = secretOf(await openSession(db, ben, from, false));
  expect(await maybeSession(db, secret, false)).toMatchObject({ user: { id: ben.id, email: ben.email } });
  const rows = await db.select().from(sessions);
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect(await maybeSession(db, rows[0]!.id, false)).toBeUndefined();
});

test('slides: used in its second half it lives on, unused it ends', async ({ db }) => {
  const { ben } = await make.story(db);
  const secret = secretOf(await openSession(db, ben, from, false));
  expect(await maybeSession(db, secret, false)).not.toHaveProperty('cookie', expect.any(String));
  await db.update(sessions).set({ expiresAt: inDays(3) });
  expect(await maybeSession(db, secret, false)).toHaveProperty('cookie', expect.stringContaining(secret));
  const [row] = await db.select().from(sessions);
  expect(row!.expiresAt.getTime()).toBeGreaterThan(inDays(13).getTime());
  await db.update(sessions).set({ expiresAt: inDays(-1) });
  expect(await maybeSession(db, secret, false)).toBeUndefined();
});

test('ends after 90 days however much it is used', async ({ db }) => {
  const { ben } = await make.story(db);
  const secret = secretOf(await openSession(db, ben, from, false));
  expect(await maybeSession(db, secret, false, inDays(89))).toBeDefined();
  expect(await maybeSession(db, secret, false, inDays(91))).toBeUndefined();
  expect(await db.$count(sessions)).toBe(0);
});

test('notes when people were here, but not on every request', async ({ db }) => {
  const { ben } = await make.story(db);
  const secret = secretOf(await openSession(db, ben, from, false));
  const seen = async () => (await db.select().from(users).where(eq(users.id, ben.id)))[0]!.activeAt?.getTime();
  const start = Date.now();
  for (const minutes of [0, 4, 6]) await maybeSession(db, secret, false, new Date(start + minutes * 60_000));
  expect(await seen()).toBe(start + 6 * 60_000);
  await maybeSession(db, secret, false, new Date(start + 7 * 60_000));
  expect(await seen()).toBe(start + 6 * 60_000);
});

test('people end their own sessions and nobody else’s', async ({ db }) => {
  const { ben, cy } = await make.story(db);
  await openSession(db, ben, from, false);
  await openSession(db, ben, { ...from, agent: 'Chrome' }, false);
  const [first, second] = await listSessions(db, ben, new Date());
  await revokeSession(db, cy, first!.id);
  expect(await listSessions(db, ben, new Date())).toHaveLength(2);
  await revokeSession(db, ben, first!.id);
  await revokeSession(db, ben, first!.id);
  expect(await listSessions(db, ben, new Date())).toEqual([second]);
  expect(await acts(db)).toEqual(['end session']);
  expect(await closeSession(db, second!.id, false)).toContain('Max-Age=0');
  expect(await listSessions(db, ben, new Date())).toEqual([]);
});

test('what has run out is forgotten', async ({ db }) => {
  const { ben } = await make.story(db);
  await openSession(db, ben, from, false);
  await db.insert(passwordResets).values({ secretHash: 'x', userId: ben.id, expiresAt: inDays(1) });
  await db.insert(failedSignIns).values({ key: 'user:x' });
  await forgetExpired(db, new Date());
  expect([await db.$count(sessions), await db.$count(passwordResets), await db.$count(failedSignIns)]).toEqual([1, 1, 1]);
  await forgetExpired(db, inDays(30));
  expect([await db.$count(sessions), await db.$count(passwordResets), await db.$count(failedSignIns)]).toEqual([0, 0, 0]);
});
