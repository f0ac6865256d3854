/** Staged rows become tasks in one transaction: all of them or none. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { importRows, imports, type Import } from '#app/db/schema/transfers.ts';
import { record } from '../activities.ts';
import { shareFiles } from '../files/named.ts';
import { currentConfig } from '../labeling-configs.ts';
import { lockProject } from '../projects.ts';
import { keepCohort } from '../projects/overlap.ts';
import type { Counts } from './read.ts';

/** The staging table is emptied and the import done in the same step, so a second run finds nothing left to do. */
export async function commitImport(
  db: Db,
  order: Import,
  { counts, borrowed }: { counts: Counts; borrowed: ReadonlySet<number> },
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const project = await lockProject(tx, { id: order.projectId });
    await shareFiles(tx, project, borrowed);
    await insertTasks(tx, project, order, counts);
    const { id: configId } = await currentConfig(tx, project);
    if (counts.annotations > 0) await insertAnnotations(tx, order, configId);
    if (counts.predictions > 0) await insertPredictions(tx, project, order);
    await keepCohort(tx, project);
    await tx.delete(importRows).where(eq(importRows.importId, order.id));
    await tx
      .update(imports)
      .set({
        state: 'done',
        finishedAt: now,
        readBytes: order.totalBytes,
        taskCount: counts.tasks,
        annotationCount: counts.annotations,
        predictionCount: counts.predictions,
      })
      .where(eq(imports.id, order.id));
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: order.createdBy,
      act: 'import tasks',
      subject: 'import',
      subjectId: order.id,
      details: {
        tasks: counts.tasks,
        annotations: counts.annotations,
        predictions: counts.predictions,
        ...(borrowed.size > 0 && { sharedFiles: borrowed.size }),
      },
    });
  });
}

/** Numbers within the project go on from the last one. */
async function insertTasks(tx: Db, project: Project, order: Import, counts: Counts): Promise<void> {
  await tx.execute(sql`insert into tasks (project_id, inner_id, data, meta, overlap, import_id, row_number, source, created_by)
    select ${project.id}, ${project.lastInnerId}::int + row_number, data, meta, ${project.overlap}::int, import_id, row_number, source, ${order.createdBy}
    from import_rows where import_id = ${order.id} order by row_number`);
  await tx
    .update(projects)
    .set({ lastInnerId: project.lastInnerId + counts.tasks, updatedAt: new Date() })
    .where(eq(projects.id, project.id));
}

/** A unique id that the project has already, or that comes twice in the file, is replaced: it must name one answer. */
async function insertAnnotations(tx: Db, order: Import, configId: number | null): Promise<void> {
  await tx.execute(sql`insert into annotations (project_id, task_id, config_id, completed_by, result, result_count, was_cancelled, ground_truth_at, ground_truth_by,
      lead_time, unique_id, import_id, created_at, updated_at)
    select g.project_id, g.task_id, ${configId}, g.completed_by, g.result, jsonb_array_length(g.result), g.was_cancelled,
      case when g.ground_truth then now() end, case when g.ground_truth then ${order.createdBy}::bigint end, g.lead_time,
      case when g.unique_id is null or g.turn > 1 or exists (select 1 from annotations o where o.project_id = g.project_id and o.unique_id = g.unique_id) then gen_random_uuid() else g.unique_id end,
      g.import_id, coalesce(g.created_at, now()), coalesce(g.updated_at, g.created_at, now())
    from (
      select t.project_id, t.id as task_id, r.row_number, a.*, row_number() over (partition by a.unique_id) as turn
      from import_rows r join tasks t on t.import_id = r.import_id and t.row_number = r.row_number
      cross join lateral rows from (jsonb_to_recordset(r.annotations) as (result jsonb, completed_by bigint, was_cancelled boolean, ground_truth boolean,
        lead_time real, unique_id uuid, import_id text, created_at timestamptz, updated_at timestamptz)) with ordinality
        as a(result, completed_by, was_cancelled, ground_truth, lead_time, unique_id, import_id, created_at, updated_at, place)
      where r.import_id = ${order.id}
    ) g order by g.row_number, g.place`);
}

/** The last version that came in becomes the current one where the project has none (heartex 4.4). */
async function insertPredictions(tx: Db, project: Project, order: Import): Promise<void> {
  const rows = await tx.execute<{ model_version: string }>(sql`with made as (
      insert into predictions (project_id, task_id, result, score, model_version, import_id)
      select t.project_id, t.id, p.result, p.score, p.model_version, p.import_id
      from import_rows r join tasks t on t.import_id = r.import_id and t.row_number = r.row_number
      cross join lateral jsonb_to_recordset(r.predictions) as p(result jsonb, score real, model_version text, import_id text)
      where r.import_id = ${order.id} order by r.row_number returning id, model_version
    ) select model_version from made order by id desc limit 1`);
  if (project.modelVersion === '' && rows[0])
    await tx.update(projects).set({ modelVersion: rows[0].model_version }).where(eq(projects.id, project.id));
}
