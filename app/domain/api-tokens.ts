import { and, desc, eq, isNull, lt, or } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { apiTokens, users, type ApiToken, type User } from '#app/db/schema/people.ts';
import { record } from './activities.ts';
import { hashOf, newSecret } from './secrets.ts';

/** What people may see of a token: never the token, never its hash (T34). */
export type ShownToken = Pick<ApiToken, 'id' | 'name' | 'prefix' | 'createdAt' | 'usedAt'>;

/** Our own begin with a word that secret scanners can look for. */
const mark = 'gloss_';
const prefixOf = (token: string): string => token.slice(0, token.startsWith(mark) ? mark.length + 4 : 4);

/** A person's living tokens, newest first. */
export function listApiTokens(db: Db, user: User): Promise<ShownToken[]> {
  const { id, name, prefix, createdAt, usedAt } = apiTokens;
  return db
    .select({ id, name, prefix, createdAt, usedAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, user.id), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.id));
}

/**
 * Makes a token and gives it, this once. A second living token of the same name is refused, so that sending a form twice is harmless.
 * @throws Refused invalid
 */
export async function makeApiToken(db: Db, user: User, name: string, token = mark + newSecret()): Promise<string> {
  await db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, user.id)).for('update');
    const living = await listApiTokens(tx, user);
    if (living.some((other) => other.name === name))
      throw new Refused('invalid', `You have a token named “${name}” already. Choose another name.`, 'name');
    const [made] = await tx
      .insert(apiTokens)
      .values({ userId: user.id, name, tokenHash: hashOf(token), prefix: prefixOf(token) })
      .returning();
    await record(tx, {
      organizationId: user.organizationId,
      by: user.id,
      act: 'make API token',
      subject: 'API token',
      subjectId: made?.id,
      details: { name },
    });
  });
  return token;
}

/** Ends one of a person's own tokens. A token that is gone or another's is left as it is. */
export async function revokeApiToken(db: Db, user: User, id: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [revoked] = await tx
      .update(apiTokens)
      .set({ revokedAt: now })
      .where(and(eq(apiTokens.id, id), eq(apiTokens.userId, user.id), isNull(apiTokens.revokedAt)))
      .returning();
    if (!revoked) return;
    await record(tx, {
      organizationId: user.organizationId,
      by: user.id,
      act: 'revoke API token',
      subject: 'API token',
      subjectId: id,
      details: { name: revoked.name },
    });
  });
}

/** Ends all tokens of a person, when they are deactivated. */
export async function revokeApiTokensOf(tx: Db, user: User, now: Date): Promise<void> {
  await tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.userId, user.id), isNull(apiTokens.revokedAt)));
}

/** The active person behind a token. Notes its use, at most once a minute. */
export async function maybeUserByToken(db: Db, token: string, now: Date): Promise<User | undefined> {
  const [found] = await db
    .select({ user: users, id: apiTokens.id })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(eq(apiTokens.tokenHash, hashOf(token)), isNull(apiTokens.revokedAt), eq(users.state, 'active')));
  if (!found) return undefined;
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  await db
    .update(apiTokens)
    .set({ usedAt: now })
    .where(and(eq(apiTokens.id, found.id), or(isNull(apiTokens.usedAt), lt(apiTokens.usedAt, aMinuteAgo))));
  return found.user;
}
