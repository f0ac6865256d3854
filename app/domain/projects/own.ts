import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { memberCounters } from '#app/db/schema/projects.ts';

/** What somebody did in a project themselves. Ground truths count as plain answers, so that nobody learns which are (T40). */
export type OwnCounts = { annotations: number; skips: number };

/** By project; one that the person never answered in has zeros. One query. */
export async function ownCounts(db: Db, projectIds: readonly number[], by: Pick<User, 'id'>): Promise<(projectId: number) => OwnCounts> {
  const rows =
    projectIds.length === 0
      ? []
      : await db
          .select({
            projectId: memberCounters.projectId,
            annotations: sql`sum(${memberCounters.annotations} + ${memberCounters.groundTruths})`.mapWith(Number),
            skips: sql`sum(${memberCounters.skips})`.mapWith(Number),
          })
          .from(memberCounters)
          .where(and(inArray(memberCounters.projectId, [...projectIds]), eq(memberCounters.userId, by.id)))
          .groupBy(memberCounters.projectId);
  const counts = new Map(rows.map(({ projectId, ...own }) => [projectId, own]));
  return (projectId) => counts.get(projectId) ?? { annotations: 0, skips: 0 };
}
