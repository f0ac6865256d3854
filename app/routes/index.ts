import type { Hono } from 'hono';
import type { Env } from '#app/web/env.ts';
import { firstVisit } from '#app/web/first-visit.ts';
import { activityRoutes } from './activities.tsx';
import { assets } from './assets.ts';
import { exportRoutes } from './exports.tsx';
import { health } from './health.ts';
import { homeRoutes } from './home.tsx';
import { invitationRoutes } from './invitations.tsx';
import { organizationRoutes } from './organization.tsx';
import { passwordResetRoutes } from './password-resets.tsx';
import { peopleRoutes } from './people.tsx';
import { profileRoutes } from './profile.tsx';
import { sessionRoutes } from './sessions.tsx';
import { setupRoutes } from './setup.tsx';

/** Every noun with a page. The order matters only where a literal path and a parameter could meet. */
export function mountRoutes(app: Hono<Env>): void {
  app.route('/', assets);
  app.route('/', health);
  app.use(firstVisit);
  for (const routes of [setupRoutes, homeRoutes, sessionRoutes, passwordResetRoutes, invitationRoutes]) app.route('/', routes);
  for (const routes of [profileRoutes, peopleRoutes, organizationRoutes, activityRoutes]) app.route('/', routes);
  app.route('/', exportRoutes);
}
