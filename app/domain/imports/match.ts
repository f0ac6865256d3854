/** Which rows of an import are tasks of the project already: by the name that the file gives them, else by their content. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Import, ImportProblem } from '#app/db/schema/transfers.ts';
import { countNew, isAlone, noAnswers, type NewAnswers } from './added.ts';

type Kinds = { changed: number; held: number; same: number };
export type Matched = Kinds & NewAnswers;
export const noMatch: Matched = { changed: 0, held: 0, same: 0, ...noAnswers };

/** As columns of `imports`. */
export const countsOf = ({ changed, held, same, left, added, extended }: Matched, tasks: number) => ({
  newCount: tasks - changed - same,
  changedCount: changed,
  heldCount: held,
  sameCount: same,
  addedAnnotationCount: added.annotations,
  addedPredictionCount: added.predictions,
  extendedCount: extended,
  leftAnnotationCount: left.annotations,
  leftPredictionCount: left.predictions,
  leftDraftCount: left.drafts,
});

/** From so many rows on the planner is told what stands there; before that it would be told at every call of a program. */
export const manyRows = 2000;

/**
 * Hashes for the tasks that came since the last import asked. Ids grow within a project (its lock is held while tasks are made), so everything
 * up to the newest one here has a hash.
 */
async function keepKeys(db: Db, project: Pick<Project, 'id'>): Promise<void> {
  await db.execute(sql`insert into task_keys (project_id, task_id, hash)
    select project_id, id, jsonb_hash_extended(data, 0) from tasks
    where project_id = ${project.id} and id > coalesce((select max(task_id) from task_keys where project_id = ${project.id}), 0) on conflict do nothing`);
}

/** What a file does not say stays as it is: rows without meta are not compared by it. */
const sameMeta = sql`(r.meta = '{}' or r.meta = t.meta)`;
/** The task `t` has answers, or somebody has it to label it: they are given to its data as it is. */
export const keepsData = sql`(t.annotation_count + t.skip_count + t.ground_truth_count + t.draft_count > 0
  or exists (select 1 from leases l where l.task_id = t.id and l.expires_at > clock_timestamp()))`;
const kind = sql`case when ${isAlone} then 'same' when t.data = r.data then case when ${sameMeta} then 'same' else 'changed' end when ${keepsData} then 'held' else 'changed' end`;

/** Rows of the import and tasks of the project side by side. A name leads before content; a task with another name is another task. */
const pairs = (project: Pick<Project, 'id'>, order: Pick<Import, 'id'>, which: SQL): SQL => sql`
  select r.row_number, t.id, 1 as turn, ${kind} as kind from import_rows r join tasks t on t.id = r.own_task and t.project_id = ${project.id}
    where r.import_id = ${order.id} and ${which} and r.own_task is not null
  union all
  select r.row_number, t.id, 2, ${kind} from import_rows r join tasks t on t.project_id = ${project.id} and t.external_id = r.external_id
    where r.import_id = ${order.id} and ${which} and r.external_id is not null
  union all
  select r.row_number, t.id, 3, ${kind} from import_rows r
    join task_keys k on k.project_id = ${project.id} and k.hash = jsonb_hash_extended(r.data, 0)
    join tasks t on t.id = k.task_id and t.data = r.data and (r.external_id is null or t.external_id is null)
    where r.import_id = ${order.id} and ${which}`;

export async function isEmpty(db: Db, project: Pick<Project, 'id'>): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from tasks where project_id = ${project.id} limit 1`);
  return rows.length === 0;
}

type Asked = Pick<Import, 'id' | 'projectId' | 'annotationCount' | 'predictionCount'>;

/**
 * Finds them anew and keeps them in `import_matches`. Nothing to find in an empty project, so its first import does not pay. `only`: rows
 * that are answers alone; all others come in as new ones.
 */
export async function matchRows(db: Db, order: Asked, rows: number, only?: 'alone'): Promise<Matched> {
  const project = { id: order.projectId };
  await db.execute(sql`delete from import_matches where import_id = ${order.id}`);
  if (await isEmpty(db, project)) return noMatch;
  await keepKeys(db, project);
  if (rows >= manyRows) await db.execute(sql`analyze import_rows`);
  const [kinds] = await db.execute<Kinds>(sql`with found as (
      insert into import_matches (import_id, row_number, task_id, kind)
      select distinct on (row_number) ${order.id}::bigint, row_number, id, kind from (${pairs(project, order, only ? isAlone : sql`true`)}) pairs order by row_number, turn, id returning kind
    ) select count(*) filter (where kind <> 'same')::int as changed, count(*) filter (where kind = 'held')::int as held,
      count(*) filter (where kind = 'same')::int as same from found`);
  if (rows >= manyRows) await db.execute(sql`analyze import_matches`);
  return { ...kinds!, ...(kinds!.changed + kinds!.same > 0 ? await countNew(db, order) : noAnswers) };
}

/** What has been decided: where all of it comes in once more only answers that come alone have tasks here. */
export async function matchDecided(db: Db, order: Import): Promise<Matched> {
  if (order.duplicates !== 'add') return matchRows(db, order, order.taskCount);
  return order.answersAloneCount > 0 ? matchRows(db, order, order.taskCount, 'alone') : noMatch;
}

/** Where the changed rows stand, as problems for those who said that nothing may change. */
export async function listChanged(db: Db, order: Pick<Import, 'id'>, most: number): Promise<ImportProblem[]> {
  const rows = await db.execute<{ source: string; line: number; name: string; inner_id: number }>(sql`
    select r.source, r.line, coalesce(r.external_id, r.own_task::text, '') as name, t.inner_id
    from import_matches m join import_rows r on r.import_id = m.import_id and r.row_number = m.row_number join tasks t on t.id = m.task_id
    where m.import_id = ${order.id} and m.kind <> 'same' order by m.row_number limit ${most}`);
  return rows.map(({ source, line, name, inner_id }) => ({
    file: source,
    row: line,
    message: `${name ? `The task ${name}` : 'This task'} is here already (task ${inner_id} of the project), with other data. Say duplicates=skip to leave it as it is, update to change it, or add to have both.`,
  }));
}

const unknown = (order: Pick<Import, 'id'>): SQL => sql`from import_rows r where r.import_id = ${order.id}
  and not exists (select 1 from import_matches m where m.import_id = r.import_id and m.row_number = r.row_number)`;

/** Rows that are no task of the project, as problems for those who said that every one must be here; and how many there are in all. */
export async function listUnknown(db: Db, order: Pick<Import, 'id'>, most: number): Promise<{ count: number; problems: ImportProblem[] }> {
  const [all] = await db.execute<{ count: number }>(sql`select count(*)::int as count ${unknown(order)}`);
  const rows = await db.execute<{ source: string; line: number; name: string | null }>(
    sql`select r.source, r.line, r.external_id as name ${unknown(order)} order by r.row_number limit ${most}`,
  );
  const problems = rows.map(({ source, line, name }) => ({
    file: source,
    row: line,
    message: `${name === null ? 'This task has no uuid, and nothing else that is here' : `No task of this project has the uuid "${name}"`}, so there is nothing to update. Leave it out, or send it without isUpdate.`,
  }));
  return { count: all?.count ?? 0, problems };
}
