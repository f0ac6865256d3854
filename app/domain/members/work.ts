import { sql } from 'drizzle-orm';
import { users } from '#app/db/schema/people.ts';
import { memberCounters } from '#app/db/schema/projects.ts';

/** What somebody did in a project. `leadTime` is the sum over annotations, in seconds. */
export type MemberWork = { annotations: number; skips: number; groundTruths: number; leadTime: number; lastAt: Date | null };

/** Sums to select over rows of `member_counters`, grouped by person. */
export const work = {
  annotations: sql<number>`coalesce(sum(${memberCounters.annotations}), 0)::int`.as('sum_annotations'),
  skips: sql<number>`coalesce(sum(${memberCounters.skips}), 0)::int`.as('sum_skips'),
  groundTruths: sql<number>`coalesce(sum(${memberCounters.groundTruths}), 0)::int`.as('sum_ground_truths'),
  leadTime: sql<number>`coalesce(sum(${memberCounters.leadTime}), 0)::double precision`.as('sum_lead_time'),
  lastAt: sql<Date | null>`max(${memberCounters.lastAt})`.mapWith(memberCounters.lastAt).as('max_last_at'),
};

export const personColumns = {
  id: users.id,
  firstName: users.firstName,
  lastName: users.lastName,
  email: users.email,
  role: users.role,
  state: users.state,
};
