import { createHash } from 'node:crypto';
import { Lucia, TimeSpan } from 'lucia';
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { eq } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { sessions, users, type User } from '#app/db/schema/people.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOver>;
    UserId: number;
    DatabaseSessionAttributes: { agent: string; address: string };
  }
}

/** Sliding: a session lives 14 days after it was last used (lucia renews it in the second half). */
const lifetime = new TimeSpan(14, 'd');

function luciaOver(db: Db, secure: boolean) {
  // The adapter wants drizzle's concrete database type; a transaction answers the same calls.
  const adapter = new DrizzlePostgreSQLAdapter(db as never, sessions as never, users as never);
  return new Lucia(adapter, {
    sessionExpiresIn: lifetime,
    sessionCookie: { name: 'gloss_session', expires: false, attributes: { secure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: ({ agent, address }) => ({ agent, address }),
  });
}

export type SessionUser = { user: User; sessionId: string; cookie?: string };

const stored = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Finds the living session behind a cookie. `cookie` is set when its life was prolonged. The table holds only the hash of the secret. */
export async function maybeSession(db: Db, secret: string, secure: boolean): Promise<SessionUser | undefined> {
  const lucia = luciaOver(db, secure);
  const { session } = await lucia.validateSession(stored(secret));
  if (!session) return undefined;
  const [user] = await db.select().from(users).where(eq(users.id, session.userId));
  if (!user || user.state === 'deactivated') return undefined;
  return { user, sessionId: session.id, cookie: session.fresh ? lucia.createSessionCookie(secret).serialize() : undefined };
}

/** Opens a session under a new secret (T44: never one the browser brought along) and gives its cookie. */
export async function openSession(db: Db, user: User, from: { agent: string; address: string }, secure: boolean): Promise<string> {
  const lucia = luciaOver(db, secure);
  const secret = newSecret();
  await lucia.createSession(user.id, { agent: from.agent.slice(0, 300), address: from.address }, { sessionId: stored(secret) });
  return lucia.createSessionCookie(secret).serialize();
}

/** Ends one session; its cookie is worth nothing from now on. Gives the cookie that blanks the browser's. */
export async function closeSession(db: Db, sessionId: string, secure: boolean): Promise<string> {
  const lucia = luciaOver(db, secure);
  await lucia.invalidateSession(sessionId);
  return lucia.createBlankSessionCookie().serialize();
}

/** Ends all sessions of a person: at a new password, a role change, a deactivation. */
export async function closeSessionsOf(db: Db, userId: number): Promise<void> {
  await db.delete(sessions).where(eq(sessions.userId, userId));
}

function newSecret(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url');
}
