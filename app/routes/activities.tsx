import { Hono } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { listActivities, listActivityChoices } from '#app/domain/activities.ts';
import type { UserEnv } from '#app/web/env.ts';
import { page } from '#app/web/respond.tsx';
import { allow, signedIn } from '#app/web/scopes.ts';
import { ActivitiesPage } from '#views/activities.tsx';

const row = z.coerce.number().int().positive().optional().catch(undefined);
const filter = z.object({
  person: row,
  project: row,
  act: z.string().max(100).optional().catch(undefined),
  after: z.string().max(400).optional().catch(undefined),
});

export const activityRoutes = new Hono<UserEnv>().use(paths.activities, signedIn).get(paths.activities, allow('see activity'), async (c) => {
  const { db, user } = c.var;
  const asked = filter.parse(c.req.query());
  const activities = await listActivities(db, user.organizationId, asked);
  return page(c, <ActivitiesPage activities={activities} filter={asked} choices={await listActivityChoices(db, user)} />);
});
