/** Staged rows become tasks in one transaction: all of them or none. */
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { planOnce } from '#app/db/plan-once.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { imports, type Import } from '#app/db/schema/transfers.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import { record } from '../activities.ts';
import { shareFiles } from '../files/named.ts';
import { currentConfig } from '../labeling-configs.ts';
import { lockProject } from '../projects.ts';
import { keepCohort } from '../projects/overlap.ts';
import { addsAnswers, hasLostTask, keepNew, holdMatched, recordAdded, withKnownTasks, type NewAnswers } from './added.ts';
import { countsOf, matchDecided, type Matched } from './match.ts';
import { dropStaged } from './staging.ts';
import { advance } from './standing.ts';
import { leaveOneStar, noteStars } from './stars.ts';
import { updateMatched } from './update.ts';
import { manyWords, wordsLater } from './words.ts';

type Answers = { annotations: number; predictions: number };
/** `added`: of all answers those to tasks that were here, `extended` so many. */
type Stored = Answers & { tasks: number; drafts: number; updated: number; added: Answers; extended: number };

export type CommitTools = { clock: () => Date; enqueue?: Enqueue };

/**
 * Whether it was stored: rows that were checked against another labeling config than the project has now are not. The staging table is emptied and the import done in the same step, so a second run finds nothing left to do. Answers come in meanwhile: only
 * other changes of the project wait. What is here already is found anew, since tasks may have come or gone since the check.
 */
export async function commitImport(db: Db, order: Import, tools: CommitTools): Promise<boolean> {
  return db.transaction(async (tx) => {
    await advance(tx, order, { state: 'storing' });
    const project = await lockProject(tx, { id: order.projectId });
    if (project.configVersion !== order.configVersion) return false;
    const matched = await matchDecided(tx, order);
    if (await hasLostTask(tx, order)) return false;
    const isWordless = order.taskCount >= manyWords && tools.enqueue !== undefined;
    if (isWordless) await wordsLater(tx);
    const tasks = await insertTasks(tx, project, order, matched);
    await completeImport(tx, project, order, { tasks, matched, isWordless }, tools);
    return true;
  });
}

export type Made = { tasks: number; matched: Matched; isWordless: boolean };

/** What follows once the tasks are made: answers, updates, counts, the log. */
export async function completeImport(
  tx: Db,
  project: Project,
  order: Import,
  { tasks, matched, isWordless }: Made,
  tools: CommitTools,
): Promise<void> {
  await tx
    .update(projects)
    .set({ lastInnerId: project.lastInnerId + tasks, updatedAt: new Date() })
    .where(eq(projects.id, project.id));
  await shareFiles(tx, project, order.borrowed);
  const { id: configId } = await currentConfig(tx, project);
  const rows = withTasks(project, order);
  const isAdding = addsAnswers(order) && matched.extended > 0;
  const isUpdating = order.duplicates === 'update' && matched.changed > matched.held;
  if (isAdding || isUpdating) await holdMatched(tx, order);
  const updated = isUpdating ? await updateMatched(tx, project, order) : 0;
  if (isAdding) await keepNew(tx, order);
  const isUnstarred = order.annotationCount > 0 && (await leaveOneStar(tx, order, isAdding));
  // An answer that is no ground truth any more takes a place that may be kept for somebody.
  if (isAdding && isUnstarred) await keepNew(tx, order);
  const brought = tasks > 0 ? await insertAnswers(tx, project, order, rows, configId) : noneMade;
  const drafts = tasks > 0 ? await insertDrafts(tx, rows) : 0;
  if (isUnstarred) await noteStars(tx, order);
  const added = isAdding ? await insertAnswers(tx, project, order, withKnownTasks(order), configId) : noneMade;
  const stored = {
    tasks,
    updated,
    drafts,
    added,
    extended: isAdding ? await recordAdded(tx, project, order) : 0,
    annotations: brought.annotations + added.annotations,
    predictions: brought.predictions + added.predictions,
  };
  await keepCohort(tx, project);
  await dropStaged(tx, order);
  await finish(tx, order, stored, matched, {
    finishedAt: tools.clock(),
    wordsAt: isWordless ? null : tools.clock(),
    firstInnerId: project.lastInnerId + 1,
  });
  await log(tx, project, order, stored, matched);
  if (isWordless) await tools.enqueue?.(tx, 'words.keep', { importId: order.id });
}

const noneMade: Answers = { annotations: 0, predictions: 0 };

async function insertAnswers(tx: Db, project: Project, order: Import, rows: SQL, configId: number | null): Promise<Answers> {
  if (order.annotationCount + order.predictionCount === 0) return noneMade;
  return planOnce(tx, async () => ({
    annotations: order.annotationCount > 0 ? await insertAnnotations(tx, rows, order, configId) : 0,
    predictions: order.predictionCount > 0 ? await insertPredictions(tx, rows, project) : 0,
  }));
}

/** What was added is no longer left. */
const answersOf = ({ left }: Matched, { added, extended }: Stored): NewAnswers => ({
  added,
  extended,
  left: {
    ...left,
    annotations: Math.max(0, left.annotations - added.annotations),
    predictions: Math.max(0, left.predictions - added.predictions),
  },
});

async function finish(
  tx: Db,
  order: Import,
  stored: Stored,
  matched: Matched,
  told: Pick<Import, 'finishedAt' | 'wordsAt' | 'firstInnerId'>,
): Promise<void> {
  await tx
    .update(imports)
    .set({
      ...told,
      state: 'done',
      readBytes: order.totalBytes,
      taskCount: stored.tasks,
      annotationCount: stored.annotations,
      predictionCount: stored.predictions,
      updatedCount: stored.updated,
      ...countsOf({ ...matched, ...answersOf(matched, stored) }, order.taskCount),
    })
    .where(eq(imports.id, order.id));
}

async function log(tx: Db, project: Project, order: Import, stored: Stored, matched: Matched): Promise<void> {
  const { tasks, annotations, predictions, drafts, updated, extended } = stored;
  const left = Math.max(0, matched.same + matched.changed - updated - order.answersAloneCount);
  await record(tx, {
    organizationId: project.organizationId,
    projectId: project.id,
    by: order.decidedBy ?? order.createdBy,
    act: 'import tasks',
    subject: 'import',
    subjectId: order.id,
    details: {
      tasks,
      annotations,
      predictions,
      ...(drafts > 0 && { drafts }),
      ...(updated > 0 && { updated }),
      ...(extended > 0 && { extended }),
      ...(left > 0 && { leftOut: left }),
      ...(order.borrowed.length > 0 && { sharedFiles: order.borrowed.length }),
    },
  });
}

/** Rows of which no task is here, under the name `r`, with their number among them. */
const newRows = (order: Import, { changed, same }: Matched): SQL =>
  changed + same === 0
    ? sql`(select r.*, row_number as place from import_rows r where import_id = ${order.id}) r`
    : sql`(select r.*, row_number() over (order by row_number) as place from import_rows r where import_id = ${order.id}
        and not exists (select 1 from import_matches m where m.import_id = r.import_id and m.row_number = r.row_number)) r`;

/**
 * The same under the name `r`, each beside the task `t` that was made of it. `project` as it was before. Each task is looked up for its row, by the
 * key of the row: statistics know nothing of either yet, and a plan that is made for one of them would compare all of them with all.
 */
const withTasks = (project: Project, order: Import): SQL =>
  sql`(select id, project_id, row_number from tasks where project_id = ${project.id} and inner_id > ${project.lastInnerId}::int and import_id = ${order.id} offset 0) t
    cross join lateral (select * from import_rows where import_id = ${order.id} and row_number = t.row_number offset 0) r`;

/** Numbers within the project go on from the last one. */
async function insertTasks(tx: Db, project: Project, order: Import, matched: Matched): Promise<number> {
  const { count } =
    await tx.execute(sql`insert into tasks (project_id, inner_id, data, meta, overlap, external_id, import_id, row_number, source, created_by)
    select ${project.id}, ${project.lastInnerId}::int + place, data, meta, ${project.overlap}::int, external_id, import_id, row_number, source, ${order.createdBy}
    from ${newRows(order, matched)} order by row_number`);
  return count;
}

/** A unique id that the project has already, or that comes twice in the file, is replaced: it must name one answer. */
async function insertAnnotations(tx: Db, rows: SQL, order: Import, configId: number | null): Promise<number> {
  const { count } =
    await tx.execute(sql`insert into annotations (project_id, task_id, config_id, completed_by, result, result_count, was_cancelled, ground_truth_at, ground_truth_by,
      lead_time, unique_id, import_id, created_at, updated_at)
    select g.project_id, g.task_id, ${configId}, g.completed_by, g.result, jsonb_array_length(g.result), g.was_cancelled,
      case when g.ground_truth then now() end, case when g.ground_truth then ${order.createdBy}::bigint end, g.lead_time,
      case when g.unique_id is null or g.turn > 1 or exists (select 1 from annotations o where o.project_id = g.project_id and o.unique_id = g.unique_id) then gen_random_uuid() else g.unique_id end,
      g.import_id, coalesce(g.created_at, now()), coalesce(g.updated_at, g.created_at, now())
    from (
      select t.project_id, t.id as task_id, r.row_number, a.*, row_number() over (partition by a.unique_id) as turn
      from ${rows}
      cross join lateral rows from (jsonb_to_recordset(r.annotations) as (result jsonb, completed_by bigint, was_cancelled boolean, ground_truth boolean,
        lead_time real, unique_id uuid, import_id text, created_at timestamptz, updated_at timestamptz)) with ordinality
        as a(result, completed_by, was_cancelled, ground_truth, lead_time, unique_id, import_id, created_at, updated_at, place)
    ) g order by g.row_number, g.place`);
  return count;
}

/** The last version that came in becomes the current one where the project has none (heartex 4.4). */
async function insertPredictions(tx: Db, rows: SQL, project: Project): Promise<number> {
  const [made] = await tx.execute<{ count: number; model_version: string | null }>(sql`with made as (
      insert into predictions (project_id, task_id, result, score, model_version, import_id, created_at, updated_at)
      select t.project_id, t.id, p.result, p.score, p.model_version, p.import_id, coalesce(p.created_at, now()), coalesce(p.updated_at, p.created_at, now())
      from ${rows}
      cross join lateral jsonb_to_recordset(r.predictions) as p(result jsonb, score real, model_version text, import_id text, created_at timestamptz, updated_at timestamptz)
      order by r.row_number returning id, model_version
    ) select (select count(*)::int from made) as count, (select model_version from made order by id desc limit 1) as model_version`);
  if (project.modelVersion === '' && made?.model_version)
    await tx.update(projects).set({ modelVersion: made.model_version }).where(eq(projects.id, project.id));
  return made?.count ?? 0;
}

/** Behind the annotations: some are changes of those, which stand in the order of the file. Whoever opens one goes on from its first version. */
async function insertDrafts(tx: Db, rows: SQL): Promise<number> {
  const { count } =
    await tx.execute(sql`insert into drafts (project_id, task_id, user_id, annotation_id, result, lead_time, writer, sequence, created_at, updated_at)
    select t.project_id, t.id, d.user_id, a.id, d.result, d.lead_time, 'import', 0, coalesce(d.created_at, now()), coalesce(d.updated_at, d.created_at, now())
    from ${rows}
    cross join lateral jsonb_to_recordset(r.drafts) as d(user_id bigint, annotation int, result jsonb, lead_time real, created_at timestamptz, updated_at timestamptz)
    left join lateral (select id from annotations where task_id = t.id order by id limit 1 offset coalesce(d.annotation, 1) - 1) a on d.annotation is not null
    where r.drafts <> '[]' order by r.row_number`);
  return count;
}
