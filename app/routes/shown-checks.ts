import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { listChecks } from '#app/domain/checks.ts';
import { exportFormats } from '#app/formats/catalog.ts';

/** The last checks of exports, with the titles of their formats. */
export const shownChecks = async (db: Db, project: Project) =>
  (await listChecks(db, project, 'losses')).map((check) => ({ check, title: exportFormats[check.input.format].title }));
