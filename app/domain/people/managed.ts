import { and, count, eq, inArray, ne } from 'drizzle-orm';
import { can, mayGrant } from '#app/core/permissions.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { organizations, users, type User } from '#app/db/schema/people.ts';

/**
 * Both people as they are now, the organization's people held still until the transaction ends: two administrators acting on each other
 * at once come one after the other, and the second is judged by what the first has made of them.
 * @throws Refused not-found outside the organization; forbidden for a person of a higher role (T37)
 */
export async function managed(tx: Db, personId: number, actor: User): Promise<{ person: User; by: User }> {
  await tx.select({ id: organizations.id }).from(organizations).where(eq(organizations.id, actor.organizationId)).for('update');
  const both = await tx
    .select()
    .from(users)
    .where(and(eq(users.organizationId, actor.organizationId), inArray(users.id, [personId, actor.id])));
  const person = both.find(({ id }) => id === personId);
  const by = both.find(({ id }) => id === actor.id);
  if (!person || !by) throw notFound();
  if (by.state !== 'active' || !can(by.role, 'manage people'))
    throw new Refused('forbidden', 'Your role no longer allows this. Ask another administrator.');
  if (!mayGrant(by.role, person.role)) throw new Refused('forbidden', `Only an owner may do this for an owner. Your role is ${by.role}.`);
  return { person, by };
}

/** @throws Refused conflict when nobody would be left who may do everything. Call it with the organization held. */
export async function refuseLastOwner(tx: Db, person: User): Promise<void> {
  if (person.role !== 'owner') return;
  const others = and(eq(users.organizationId, person.organizationId), eq(users.role, 'owner'), eq(users.state, 'active'), ne(users.id, person.id));
  const [left] = await tx.select({ owners: count() }).from(users).where(others);
  if (!left?.owners) throw new Refused('conflict', 'This is the last owner. Make somebody else an owner first.');
}
