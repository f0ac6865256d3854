/** Versions of models, as the predictions of a project name them. */
import { and, eq, sql } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { predictions } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';

/** As many as a list to choose from can hold. */
const mostVersions = 200;

/** `more`: there are others, earlier by name. */
export type ModelVersions = { versions: string[]; more: boolean };

/** Those that there are, the last by name first, found by hops along the index: as many steps as there are versions, not predictions. */
export async function listModelVersions(db: Db, project: Pick<Project, 'id'>): Promise<ModelVersions> {
  const rows = await db.execute<{ version: string }>(sql`
    with recursive hops(version) as (
      select max(model_version) from predictions where project_id = ${project.id}
      union all
      select (select max(model_version) from predictions where project_id = ${project.id} and model_version < hops.version) from hops where hops.version is not null
    ) select version from hops where version is not null limit ${mostVersions + 1}`);
  return { versions: [...rows].slice(0, mostVersions).map(({ version }) => version), more: rows.length > mostVersions };
}

/** The empty version is none. @throws Refused invalid (field modelVersion) for one that no prediction has and that is not the current one already */
export async function refuseUnknownVersion(db: Db, project: Project, version: string): Promise<void> {
  if (version === '' || version === project.modelVersion) return;
  const [found] = await db
    .select({ id: predictions.id })
    .from(predictions)
    .where(and(eq(predictions.projectId, project.id), eq(predictions.modelVersion, version)))
    .limit(1);
  if (!found) throw new Refused('invalid', 'No prediction is of this version. Choose one of the versions that there are.', 'modelVersion');
}
