import type { Hono } from 'hono';
import type { Env } from '#app/web/env.ts';
import { firstVisit } from '#app/web/first-visit.ts';
import { activityRoutes } from './activities.tsx';
import { annotationRoutes, newAnnotationRoutes } from './annotations.tsx';
import { documentFrameRoutes } from './document-frame.ts';
import { draftRoutes } from './drafts.tsx';
import { comparisonRoutes } from './comparisons.tsx';
import { deletionRoutes } from './deletions.tsx';
import { exportCheckRoutes } from './export-checks.tsx';
import { exportLinkRoutes, sharedExportRoutes } from './export-links.tsx';
import { exportRoutes, rawDataRoutes } from './exports.tsx';
import { exportVerificationRoutes } from './export-verification.tsx';
import { fileRoutes, peakRoutes, previewRoutes } from './files.ts';
import { groundTruthRoutes } from './ground-truths.tsx';
import { health } from './health.ts';
import { homeRoutes } from './home.tsx';
import { importRoutes } from './imports.tsx';
import { invitationRoutes } from './invitations.tsx';
import { leaseRoutes, taskLeaseRoutes } from './leases.tsx';
import { myWorkRoutes } from './my-work.tsx';
import { organizationRoutes } from './organization.tsx';
import { labelingLanguageRoutes } from './labeling-language.tsx';
import { labelingConfigRoutes } from './labeling-configs.tsx';
import { memberRoutes } from './members.tsx';
import { passwordResetRoutes } from './password-resets.tsx';
import { peopleRoutes } from './people.tsx';
import { keymapRoutes } from './keymap.tsx';
import { profileRoutes } from './profile.tsx';
import { projectRoutes } from './projects.tsx';
import { reviewRoutes } from './reviews.tsx';
import { sessionRoutes } from './sessions.tsx';
import { settingsRoutes } from './settings.tsx';
import { setupRoutes } from './setup.tsx';
import { lastSubmitRoutes, skipRoutes } from './skips.tsx';
import { labelRoutes, streamRoutes } from './stream.tsx';
import { snapshotRoutes } from './snapshots.tsx';
import { tabRoutes } from './tabs.tsx';
import { taskRoutes } from './tasks.tsx';
import { uploadRoutes } from './uploads.ts';

/** Every noun with a page. The order matters only where a literal path and a parameter could meet. */
export function mountRoutes(app: Hono<Env>): void {
  app.route('/', health);
  app.use(firstVisit);
  for (const routes of [setupRoutes, homeRoutes, sessionRoutes, passwordResetRoutes, invitationRoutes, sharedExportRoutes]) app.route('/', routes);
  for (const routes of [profileRoutes, keymapRoutes, labelingLanguageRoutes, documentFrameRoutes, peopleRoutes, organizationRoutes, activityRoutes])
    app.route('/', routes);
  for (const routes of [streamRoutes, leaseRoutes, lastSubmitRoutes, myWorkRoutes, groundTruthRoutes]) app.route('/', routes);
  for (const routes of [labelRoutes, taskLeaseRoutes, newAnnotationRoutes, annotationRoutes, reviewRoutes, draftRoutes, skipRoutes])
    app.route('/', routes);
  app.route('/', projectRoutes);
  for (const routes of [settingsRoutes, memberRoutes, labelingConfigRoutes, deletionRoutes]) app.route('/', routes);
  for (const routes of [exportLinkRoutes, exportCheckRoutes, exportVerificationRoutes, exportRoutes, rawDataRoutes, snapshotRoutes])
    app.route('/', routes);
  app.route('/', importRoutes);
  app.route('/', uploadRoutes);
  app.route('/', fileRoutes);
  app.route('/', peakRoutes);
  app.route('/', previewRoutes);
  app.route('/', tabRoutes);
  app.route('/', taskRoutes);
  app.route('/', comparisonRoutes);
}
