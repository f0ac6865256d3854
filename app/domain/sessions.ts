import { and, desc, eq, gt, isNull, lt, lte, or } from 'drizzle-orm';
import { Lucia, TimeSpan } from 'lucia';
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import type { Db } from '#app/db/client.ts';
import { passwordResets, failedSignIns, sessions, users, type User } from '#app/db/schema/people.ts';
import { record } from './activities.ts';
import { hashOf, newSecret } from './secrets.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOver>;
    UserId: number;
    DatabaseSessionAttributes: { agent: string; address: string; createdAt?: Date };
    DatabaseUserAttributes: Omit<User, 'id'>;
  }
}

/** Sliding: a session lives 14 days after it was last used (lucia renews it in the second half). */
const lifetime = new TimeSpan(14, 'd');
/** However much it is used, after this long one signs in again. */
const longest = new TimeSpan(90, 'd').milliseconds();
/** How exactly we know when somebody was last here; finer would write on every request. */
const presence = 5 * 60_000;

function luciaOver(db: Db, secure: boolean) {
  // The adapter wants drizzle's concrete database type; a transaction answers the same calls.
  const adapter = new DrizzlePostgreSQLAdapter(db as never, sessions as never, users as never);
  return new Lucia(adapter, {
    sessionExpiresIn: lifetime,
    sessionCookie: { name: 'gloss_session', expires: false, attributes: { secure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: ({ createdAt }) => ({ createdAt }),
    getUserAttributes: (user) => user,
  });
}

export type SessionUser = { user: User; sessionId: string; cookie?: string };

/** Finds the living session behind a cookie. `cookie` is set when its life was prolonged. The table holds only the hash of the secret. */
export async function maybeSession(db: Db, secret: string, secure: boolean, now = new Date()): Promise<SessionUser | undefined> {
  const lucia = luciaOver(db, secure);
  const { session, user } = await lucia.validateSession(hashOf(secret));
  if (!session || user.state === 'deactivated') return undefined;
  if (session.createdAt && now.getTime() - session.createdAt.getTime() > longest) {
    await lucia.invalidateSession(session.id);
    return undefined;
  }
  await notePresence(db, user, now);
  return { user, sessionId: session.id, cookie: session.fresh ? lucia.createSessionCookie(secret).serialize() : undefined };
}

async function notePresence(db: Db, user: User, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - presence);
  if (user.activeAt && user.activeAt > stale) return;
  await db
    .update(users)
    .set({ activeAt: now })
    .where(and(eq(users.id, user.id), or(isNull(users.activeAt), lt(users.activeAt, stale))));
}

/** Opens a session under a new secret (T44: never one the browser brought along) and gives its cookie. */
export async function openSession(db: Db, user: User, from: { agent: string; address: string }, secure: boolean): Promise<string> {
  const lucia = luciaOver(db, secure);
  const secret = newSecret();
  await lucia.createSession(user.id, { agent: from.agent.slice(0, 300), address: from.address }, { sessionId: hashOf(secret) });
  return lucia.createSessionCookie(secret).serialize();
}

/** Ends one session; its cookie is worth nothing from now on. Gives the cookie that blanks the browser's. */
export async function closeSession(db: Db, sessionId: string, secure: boolean): Promise<string> {
  const lucia = luciaOver(db, secure);
  await lucia.invalidateSession(sessionId);
  return lucia.createBlankSessionCookie().serialize();
}

/** Ends all sessions of a person: at a new password, at a deactivation. Roles are read at every request and need no new session. */
export async function closeSessionsOf(db: Db, userId: number): Promise<void> {
  await db.delete(sessions).where(eq(sessions.userId, userId));
}

export type ShownSession = { id: string; agent: string; address: string; createdAt: Date; expiresAt: Date };

/** Where a person is signed in, newest first. The id is a hash and opens nothing. */
export function listSessions(db: Db, user: User, now: Date): Promise<ShownSession[]> {
  const { id, agent, address, createdAt, expiresAt } = sessions;
  return db
    .select({ id, agent, address, createdAt, expiresAt })
    .from(sessions)
    .where(and(eq(sessions.userId, user.id), gt(expiresAt, now)))
    .orderBy(desc(createdAt), id);
}

/** Ends one of a person's own sessions, on a machine that was lost perhaps. One that is gone or another's is left as it is. */
export async function revokeSession(db: Db, user: User, sessionId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, user.id)))
      .returning({ id: sessions.id });
    if (ended.length) await record(tx, { organizationId: user.organizationId, by: user.id, act: 'end session', subject: 'user', subjectId: user.id });
  });
}

/** Nightly: removes what has run out. */
export async function forgetExpired(db: Db, now: Date): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, now));
  await db.delete(passwordResets).where(lte(passwordResets.expiresAt, now));
  await db.delete(failedSignIns).where(lte(failedSignIns.at, new Date(now.getTime() - 24 * 60 * 60_000)));
}
