/** Signing in, slowed down after failures by account and by address (T45). Nothing sleeps here: the page says how long to wait. */
import { and, count, eq, gt, inArray, lt, max, or, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { failedSignIns, users, type User } from '#app/db/schema/people.ts';
import { record } from './activities.ts';
import { checkPassword } from './passwords.ts';
import { closeSession, openSession } from './sessions.ts';

/** The browser that asks, and when. `address` is empty where there is no socket. */
export type Visit = { agent: string; address: string; now: Date; secure: boolean; sessionId?: string };

/** After `free` failures within `window`, each further one doubles the wait, up to `cap`. All in seconds. */
type Limit = { free: number; cap: number; window: number };
const day = 24 * 60 * 60;
const limits: Record<string, Limit> = {
  user: { free: 5, cap: 15 * 60, window: day },
  password: { free: 5, cap: 15 * 60, window: day },
  /** Many people may sit behind one address, so it is given more, and never held long. */
  address: { free: 30, cap: 60, window: 60 * 60 },
  /** Letters that anybody can ask for. */
  reset: { free: 3, cap: 60 * 60, window: day },
  /** Links to exports that lead nowhere: whoever tries many guesses. */
  link: { free: 30, cap: 60, window: 60 * 60 },
};
const limitOf = (key: string): Limit => limits[key.slice(0, key.indexOf(':'))] ?? { free: 5, cap: 15 * 60, window: day };
const before = (now: Date, seconds: number): Date => new Date(now.getTime() - seconds * 1000);

/** Seconds that must pass after the last of `failures`. */
export const delayAfter = (failures: number, limit: Limit): number => (failures < limit.free ? 0 : Math.min(limit.cap, 2 ** (failures - limit.free)));

/** Keys are `kind:who`. Whoever owns a whole IPv6 network of the smallest size counts as one. */
export const userKey = (email: string): string => `user:${email}`;
export const addressKeys = (address: string): string[] => (address ? [`address:${networkOf(address)}`] : []);

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const [left, right] = [head, tail].map((groups) => groups.split(':').filter(Boolean)) as [string[], string[]];
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}

export type Attempt = { wait: number; forgive(tx: Db): Promise<void> };

/**
 * Counts an attempt as failed before it is made, so that many at once gain nothing. `wait` > 0: not now, and it did not count.
 * `forgive` takes the attempt back after a success, with all earlier ones of the account.
 */
export async function reserveAttempt(db: Db, keys: string[], now: Date): Promise<Attempt> {
  return db.transaction(async (tx) => {
    let wait = 0;
    for (const key of keys.toSorted()) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
      wait = Math.max(wait, await waitFor(tx, key, now));
    }
    if (wait > 0) return { wait, forgive: async () => undefined };
    const made = await tx
      .insert(failedSignIns)
      .values(keys.map((key) => ({ key, at: now })))
      .returning({ id: failedSignIns.id });
    const ids = made.map(({ id }) => id);
    const own = keys.filter((key) => !key.startsWith('address:'));
    return {
      wait: 0,
      forgive: async (later) => {
        await later
          .delete(failedSignIns)
          .where(
            or(inArray(failedSignIns.id, ids), own.length ? inArray(failedSignIns.key, own) : undefined, lt(failedSignIns.at, before(now, day))),
          );
      },
    };
  });
}

async function waitFor(tx: Db, key: string, now: Date): Promise<number> {
  const limit = limitOf(key);
  const [found] = await tx
    .select({ failures: count(), last: max(failedSignIns.at) })
    .from(failedSignIns)
    .where(and(eq(failedSignIns.key, key), gt(failedSignIns.at, before(now, limit.window))));
  if (!found?.last) return 0;
  return Math.max(0, Math.ceil(delayAfter(found.failures, limit) - (now.getTime() - found.last.getTime()) / 1000));
}

/** Lets people try again at once: after a new password by link. */
export async function forgetAttempts(tx: Db, keys: string[]): Promise<void> {
  await tx.delete(failedSignIns).where(inArray(failedSignIns.key, keys));
}

export type SignIn = { wait: number } | { refused: string } | { user: User; cookie: string };

const noMatch = 'E-mail and password do not match. Check both, or ask for a new password.';

/** Signs in by e-mail (lower case) and password. A session the browser brought along ends (T44). */
export async function signIn(db: Db, input: { email: string; password: string }, visit: Visit): Promise<SignIn> {
  const attempt = await reserveAttempt(db, [userKey(input.email), ...addressKeys(visit.address)], visit.now);
  if (attempt.wait) return { wait: attempt.wait };
  const [user] = await db.select().from(users).where(eq(users.email, input.email));
  if (!(await checkPassword(user?.passwordHash, input.password)) || !user) return { refused: noMatch };
  if (user.state === 'deactivated') return { refused: 'This account has been deactivated. Ask an administrator of your organization.' };
  return db.transaction(async (tx) => {
    await attempt.forgive(tx);
    if (visit.sessionId) await closeSession(tx, visit.sessionId, visit.secure);
    await tx.update(users).set({ activeAt: visit.now }).where(eq(users.id, user.id));
    await record(tx, { organizationId: user.organizationId, by: user.id, act: 'sign in', subject: 'user', subjectId: user.id });
    return { user, cookie: await openSession(tx, user, visit, visit.secure) };
  });
}

/** Ends a session by its owner's wish; gives the cookie that blanks the browser's. */
export async function signOut(db: Db, user: User, sessionId: string, secure: boolean): Promise<string> {
  return db.transaction(async (tx) => {
    await record(tx, { organizationId: user.organizationId, by: user.id, act: 'sign out', subject: 'user', subjectId: user.id });
    return closeSession(tx, sessionId, secure);
  });
}
