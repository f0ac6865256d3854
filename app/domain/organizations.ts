import { eq } from 'drizzle-orm';
import type { Role } from '#app/core/permissions.ts';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { organizations, type Organization, type User } from '#app/db/schema/people.ts';
import { record } from './activities.ts';

/** The organization of a person. */
export async function findOrganization(db: Db, user: User): Promise<Organization> {
  const [organization] = await db.select().from(organizations).where(eq(organizations.id, user.organizationId));
  if (!organization) throw notFound();
  return organization;
}

/** Title, and the role of people who join by the organization's link. */
export async function changeOrganization(db: Db, organization: Organization, input: { title: string; defaultRole: Role }, by: User): Promise<void> {
  const { title, defaultRole } = organization;
  if (title === input.title && defaultRole === input.defaultRole) return;
  await db.transaction(async (tx) => {
    await tx.update(organizations).set(input).where(eq(organizations.id, organization.id));
    await record(tx, {
      organizationId: organization.id,
      by: by.id,
      act: 'change organization',
      subject: 'organization',
      subjectId: organization.id,
      details: { from: { title, defaultRole }, to: input },
    });
  });
}
