/** Links that let a person choose a new password: single use, for a day, kept as a hash. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { passwordResets, users, type User } from '#app/db/schema/people.ts';
import { record } from './activities.ts';
import { hashPassword, refuseWeakPassword } from './passwords.ts';
import { managed } from './people/managed.ts';
import { hashOf, newSecret } from './secrets.ts';
import { closeSessionsOf, openSession } from './sessions.ts';
import { userKey, forgetAttempts, reserveAttempt, type Visit } from './sign-ins.ts';

const lifetime = 24 * 60 * 60 * 1000;

/** A new link ends the older ones of the same person. */
async function openReset(tx: Db, user: User, by: User | null, now: Date): Promise<string> {
  const secret = newSecret();
  await voidPasswordResets(tx, user.id);
  await tx
    .insert(passwordResets)
    .values({ secretHash: hashOf(secret), userId: user.id, createdBy: by?.id, createdAt: now, expiresAt: new Date(now.getTime() + lifetime) });
  await record(tx, {
    organizationId: user.organizationId,
    by: by?.id ?? null,
    act: by ? 'make password link' : 'send password link',
    subject: 'user',
    subjectId: user.id,
  });
  return secret;
}

/** For a stranger who names an e-mail address. Undefined where no letter is to be sent; the page must not tell the difference (T45). */
export async function requestPasswordReset(db: Db, email: string, now: Date): Promise<{ to: string; secret: string } | undefined> {
  const { wait } = await reserveAttempt(db, [`reset:${email}`], now);
  if (wait) return undefined;
  const [user] = await db.select().from(users).where(eq(users.email, email));
  if (!user || user.state === 'deactivated') return undefined;
  return { to: user.email, secret: await db.transaction((tx) => openReset(tx, user, null, now)) };
}

/** An administrator makes the link and passes it on. Nobody makes one for a person above them: it would be a way to their account (T37). */
export async function makePasswordReset(db: Db, personId: number, by: User, now: Date): Promise<string> {
  return db.transaction(async (tx) => {
    const { person } = await managed(tx, personId, by);
    if (person.state === 'deactivated') throw new Refused('conflict', 'This account is deactivated. Reactivate it before you make a link.');
    return openReset(tx, person, by, now);
  });
}

/** Whose password a link may set; undefined when it is used, expired or none of ours. */
export async function maybePasswordReset(db: Db, secret: string, now: Date): Promise<User | undefined> {
  const open = and(eq(passwordResets.secretHash, hashOf(secret)), isNull(passwordResets.usedAt), gt(passwordResets.expiresAt, now));
  const [found] = await db.select({ user: users }).from(passwordResets).innerJoin(users, eq(users.id, passwordResets.userId)).where(open);
  return found?.user.state === 'deactivated' ? undefined : found?.user;
}

/**
 * Sets a new password by a link. All sessions end, failed sign-ins are forgotten; the cookie opens a session for this browser.
 * Undefined when the link is no longer good, also for the slower of two at once.
 * @throws Refused invalid
 */
export async function usePasswordReset(db: Db, secret: string, password: string, visit: Visit): Promise<string | undefined> {
  const user = await maybePasswordReset(db, secret, visit.now);
  if (!user) return undefined;
  refuseWeakPassword(password, user.email);
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const [used] = await tx
      .update(passwordResets)
      .set({ usedAt: visit.now })
      .where(and(eq(passwordResets.secretHash, hashOf(secret)), isNull(passwordResets.usedAt)))
      .returning();
    if (!used) return undefined;
    await tx.update(users).set({ passwordHash, activeAt: visit.now }).where(eq(users.id, user.id));
    await closeSessionsOf(tx, user.id);
    await voidPasswordResets(tx, user.id);
    await forgetAttempts(tx, [userKey(user.email), `password:${user.id}`]);
    await record(tx, { organizationId: user.organizationId, by: user.id, act: 'reset password', subject: 'user', subjectId: user.id });
    return openSession(tx, user, visit, visit.secure);
  });
}

/** Ends every open link of a person. */
export async function voidPasswordResets(tx: Db, userId: number): Promise<void> {
  await tx.delete(passwordResets).where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));
}
