/** The first owner and the organization: made once, by the first visitor or by the operator's environment. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { CannotStart } from '#app/core/cannot-start.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { organizations, users, type User } from '#app/db/schema/people.ts';
import { record } from './activities.ts';
import { makeApiToken } from './api-tokens.ts';
import { hashPassword, refuseWeakPassword } from './passwords.ts';
import { openSession } from './sessions.ts';
import type { Visit } from './sign-ins.ts';
import { addUser } from './users.ts';
import { isWellKnown } from './well-known-passwords.ts';

export type Setup = { organization: string; firstName: string; lastName: string; email: string; password: string };

/** Whether anybody has an account. Once true it stays so. */
export async function isSetUp(db: Db): Promise<boolean> {
  const found = await db.select({ id: users.id }).from(users).limit(1);
  return found.length > 0;
}

/**
 * The first visitor becomes the owner; gives the cookie of their session. Of two at once, one does.
 * @throws Refused not-found when there is an owner, invalid for a weak password
 */
export async function setUp(db: Db, input: Setup, visit: Visit): Promise<string> {
  if (await isSetUp(db)) throw notFound();
  refuseWeakPassword(input.password, input.email);
  const passwordHash = await hashPassword(input.password);
  return db.transaction(async (tx) => {
    const owner = await makeOwner(tx, { ...input, passwordHash });
    if (!owner) throw notFound();
    return openSession(tx, owner, visit, visit.secure);
  });
}

/** Undefined when somebody was first. */
async function makeOwner(
  tx: Db,
  { organization, firstName, lastName, email, passwordHash }: Omit<Setup, 'password'> & { passwordHash: string },
): Promise<User | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('gloss first owner', 0))`);
  if (await isSetUp(tx)) return undefined;
  const [made] = await tx.insert(organizations).values({ title: organization }).returning();
  if (!made) throw new Error('no organization came back from its insert');
  const owner = await addUser(
    tx,
    { organizationId: made.id, email, firstName, lastName, role: 'owner', state: 'active', passwordHash },
    'This address is taken.',
  );
  await record(tx, {
    organizationId: made.id,
    by: owner.id,
    act: 'set up organization',
    subject: 'organization',
    subjectId: made.id,
    details: { title: organization },
  });
  return owner;
}

/**
 * The owner named by GLOSS_EMAIL, GLOSS_PASSWORD and GLOSS_TOKEN, at the first start only: later values change nothing.
 * @throws CannotStart naming the variable
 */
export async function ensureOwner(db: Db, given: { email: string; password: string; token?: string; organization?: string }): Promise<void> {
  if (await isSetUp(db)) return;
  const email = given.email.trim().toLowerCase();
  refuseUnfit(email, given.password, given.token);
  const passwordHash = await hashPassword(given.password);
  await db.transaction(async (tx) => {
    const owner = await makeOwner(tx, {
      organization: given.organization?.trim() || 'My organization',
      firstName: '',
      lastName: '',
      email,
      passwordHash,
    });
    if (owner && given.token) await makeApiToken(tx, owner, 'first start', given.token);
  });
}

/** T41: nothing that can be guessed becomes the owner's. */
function refuseUnfit(email: string, password: string, token: string | undefined): void {
  if (!z.email().safeParse(email).success) throw new CannotStart('GLOSS_EMAIL is not an e-mail address; it should look like name@example.org.');
  if (password.length < 8 || password.length > 64) throw new CannotStart('GLOSS_PASSWORD must have 8 to 64 characters.');
  try {
    refuseWeakPassword(password, email);
  } catch (error) {
    if (error instanceof Refused) throw new CannotStart(`GLOSS_PASSWORD will not do. ${error.message}`);
    throw error;
  }
  if (token === undefined) return;
  if (!/^[\w.~+/=-]{20,200}$/.test(token) || new Set(token).size < 8 || isWellKnown(token))
    throw new CannotStart('GLOSS_TOKEN must have 20 to 200 characters that cannot be guessed, without spaces; "openssl rand -hex 20" makes one.');
}
