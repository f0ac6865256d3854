/** What people say about themselves. */
import { eq } from 'drizzle-orm';
import type { Keymap } from '#app/core/labeling/keymap.ts';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { record } from './activities.ts';
import { checkPassword, hashPassword, refuseWeakPassword } from './passwords.ts';
import { voidPasswordResets } from './password-resets.ts';
import { closeSessionsOf, openSession } from './sessions.ts';
import { reserveAttempt, type Visit } from './sign-ins.ts';

export type NewPerson = Pick<User, 'organizationId' | 'email' | 'firstName' | 'lastName' | 'role' | 'state' | 'passwordHash'>;

/** @throws Refused invalid when the e-mail address has an account, also for the slower of two at once */
export async function addUser(tx: Db, person: NewPerson, taken: string): Promise<User> {
  const [user] = await tx.insert(users).values(person).onConflictDoNothing({ target: users.email }).returning();
  if (!user) throw new Refused('invalid', taken, 'email');
  return user;
}

export async function changeNames(db: Db, user: User, names: { firstName: string; lastName: string }): Promise<void> {
  if (user.firstName === names.firstName && user.lastName === names.lastName) return;
  await db.transaction(async (tx) => {
    await tx.update(users).set(names).where(eq(users.id, user.id));
    await record(tx, { organizationId: user.organizationId, by: user.id, act: 'change name', subject: 'user', subjectId: user.id });
  });
}

/**
 * Changes the address one signs in with, on proof of the password: whoever finds an open session must not carry the account away.
 * @returns seconds to wait before the password may be tried again; 0: done
 * @throws Refused invalid
 */
export async function changeEmail(db: Db, user: User, input: { email: string; password: string }, now: Date): Promise<number> {
  if (input.email === user.email) return 0;
  const attempt = await reserveAttempt(db, [`password:${user.id}`], now);
  if (attempt.wait) return attempt.wait;
  if (!(await checkPassword(user.passwordHash, input.password))) throw new Refused('invalid', 'This is not your current password.', 'password');
  await db.transaction(async (tx) => {
    await attempt.forgive(tx);
    const [other] = await tx.select({ id: users.id }).from(users).where(eq(users.email, input.email));
    if (other) throw new Refused('invalid', 'This address cannot be used: another account has it.', 'email');
    await tx.update(users).set({ email: input.email }).where(eq(users.id, user.id));
    await voidPasswordResets(tx, user.id);
    await record(tx, { organizationId: user.organizationId, by: user.id, act: 'change e-mail', subject: 'user', subjectId: user.id });
  });
  return 0;
}

/** `system` is kept as none. Not worth a line in the log: it changes what one person sees and nothing else. */
export async function changeTheme(db: Db, user: User, theme: 'light' | 'dark' | 'system'): Promise<void> {
  await db
    .update(users)
    .set({ theme: theme === 'system' ? null : theme })
    .where(eq(users.id, user.id));
}

/** Keys of the editor, checked already. As the theme, it changes what one person sees and nothing else. */
export async function changeKeymap(db: Db, user: User, keymap: Keymap): Promise<void> {
  await db.update(users).set({ keymap }).where(eq(users.id, user.id));
}

export type PasswordChange = { wait: number } | { cookie: string };

/**
 * Changes one's own password. Every session of the person ends; `cookie` opens a new one for this browser.
 * `wait` is the number of seconds before the current password may be tried again.
 * @throws Refused invalid
 */
export async function changePassword(db: Db, user: User, input: { current: string; password: string }, visit: Visit): Promise<PasswordChange> {
  const attempt = await reserveAttempt(db, [`password:${user.id}`], visit.now);
  if (attempt.wait) return { wait: attempt.wait };
  if (!(await checkPassword(user.passwordHash, input.current))) throw new Refused('invalid', 'This is not your current password.', 'current');
  refuseWeakPassword(input.password, user.email);
  const passwordHash = await hashPassword(input.password);
  return db.transaction(async (tx) => {
    await attempt.forgive(tx);
    await tx.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await closeSessionsOf(tx, user.id);
    await voidPasswordResets(tx, user.id);
    await record(tx, { organizationId: user.organizationId, by: user.id, act: 'change password', subject: 'user', subjectId: user.id });
    return { cookie: await openSession(tx, user, visit, visit.secure) };
  });
}
