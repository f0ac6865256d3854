/** Answers of an import to tasks that are here already: which of them those do not have yet, and how they get them. */
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import type { Import } from '#app/db/schema/transfers.ts';

type Asked = Pick<Import, 'id' | 'projectId' | 'annotationCount' | 'predictionCount'>;
/** `left`: what the tasks do not have yet. `added`: what of it can be added; `extended`: how many tasks get something. */
export type NewAnswers = {
  left: { annotations: number; predictions: number; drafts: number };
  added: { annotations: number; predictions: number };
  extended: number;
};
export const noAnswers: NewAnswers = { left: { annotations: 0, predictions: 0, drafts: 0 }, added: { annotations: 0, predictions: 0 }, extended: 0 };

/** Rows that are answers alone, under the name `r`. */
export const isAlone = sql`r.data = 'null'`;

const ids = ['id', 'from_id', 'to_id', 'parentID'];
/** A result with places in it for the ids of its regions: who reads labels of other tools makes new ids each time. */
const withoutIds = (result: SQL): SQL => sql`(select jsonb_agg(row || jsonb_build_object(${sql.join(
  ids.map((id) => sql`${sql.raw(`'${id}'`)}, places -> (row ->> ${sql.raw(`'${id}'`)})`),
  sql`, `,
)}) order by place)
  from jsonb_array_elements(${result}) with ordinality each(row, place),
    (select jsonb_object_agg(row ->> 'id', place) filter (where row ->> 'id' is not null) as places from jsonb_array_elements(${result}) with ordinality each(row, place)) named)`;

/** The answers that rows of the import have for their tasks, with their place. */
const given = ({ id }: Pick<Import, 'id'>, column: SQL): SQL => sql`select m.task_id, m.row_number, e.place, e.answer, ${isAlone} as is_alone
  from import_matches m join import_rows r on r.import_id = m.import_id and r.row_number = m.row_number
  cross join lateral jsonb_array_elements(${column}) with ordinality e(answer, place) where m.import_id = ${id}`;

/** How answers of one kind are known again. `author`: of one in the table `o`, and of a given one `g`. `isOther`: another version of it is here. */
type Kind = { column: SQL; table: SQL; author: [here: SQL, given: SQL][]; isOther: (project: number) => SQL };
const kinds = {
  annotations: {
    column: sql`r.annotations`,
    table: sql`annotations`,
    author: [
      [sql`o.completed_by`, sql`(g.answer ->> 'completed_by')::bigint`],
      [sql`o.was_cancelled`, sql`(g.answer ->> 'was_cancelled')::boolean`],
    ],
    isOther: (project) => sql`exists (select 1 from annotations o where o.project_id = ${project} and o.unique_id = (g.answer ->> 'unique_id')::uuid
      and o.task_id = g.task_id)`,
  },
  predictions: {
    column: sql`r.predictions`,
    table: sql`predictions`,
    author: [[sql`o.model_version`, sql`g.answer ->> 'model_version'`]],
    isOther: () => sql`false`,
  },
  drafts: { column: sql`r.drafts`, table: sql`drafts`, author: [[sql`o.user_id`, sql`(g.answer ->> 'user_id')::bigint`]], isOther: () => sql`true` },
} satisfies Record<string, Kind>;

/**
 * Given answers that their tasks do not have: none there with the same result is by the same person, or of the same model version. What the
 * files say twice of one task counts once.
 */
function newAnswers(order: Pick<Import, 'id' | 'projectId'>, { column, table, author, isOther }: Kind): SQL {
  const result = sql`(g.answer -> 'result')`;
  const same = sql`(o.result = ${result} or jsonb_array_length(o.result) = jsonb_array_length(${result}) and ${withoutIds(sql`o.result`)} = ${withoutIds(result)})`;
  const by = author.map(([here, is]) => sql`${here} = ${is}`);
  const of = sql.join([sql`g.task_id`, ...author.map(([, is]) => is)], sql`, `);
  // Only where there are several: to write results without ids takes the longest of all this.
  return sql`select task_id, row_number, place, answer, is_alone, not is_other as is_free from (
      select g.*, ${isOther(order.projectId)} as is_other,
        row_number() over (partition by ${of}, case when g.several > 1 then ${withoutIds(result)} end order by g.row_number, g.place) as turn
      from (select g.*, count(*) over (partition by ${of}) as several from (${given(order, column)}) g) g
      where not exists (select 1 from ${table} o where o.project_id = ${order.projectId} and o.task_id = g.task_id and ${sql.join(by, sql` and `)} and ${same})
    ) fresh where turn = 1`;
}

const none = sql`select 0::bigint as task_id, 0 as row_number, 0::bigint as place, '{}'::jsonb as answer, false as is_alone, false as is_free where false`;
/** Nothing is looked for where the files have none. */
const asked = (order: Asked) => ({
  annotations: order.annotationCount > 0 ? newAnswers(order, kinds.annotations) : none,
  predictions: order.predictionCount > 0 ? newAnswers(order, kinds.predictions) : none,
});

/** What rows that were matched say and their tasks do not. One query. */
export async function countNew(db: Db, order: Asked): Promise<NewAnswers> {
  const { annotations, predictions } = asked(order);
  const [row] = await db.execute<Record<'annotations' | 'predictions' | 'drafts' | 'free_annotations' | 'free_predictions' | 'extended', number>>(sql`
    with a as (select task_id, is_free from (${annotations}) a), p as (select task_id, is_free from (${predictions}) p)
    select (select count(*)::int from a) as annotations, (select count(*)::int from p) as predictions,
      (select count(*)::int from (${newAnswers(order, kinds.drafts)}) d) as drafts,
      (select count(*)::int from a where is_free) as free_annotations, (select count(*)::int from p where is_free) as free_predictions,
      (select count(*)::int from (select task_id from a where is_free union select task_id from p where is_free) extended) as extended`);
  const { extended, drafts, ...counts } = row!;
  return {
    left: { annotations: counts.annotations, predictions: counts.predictions, drafts },
    added: { annotations: counts.free_annotations, predictions: counts.free_predictions },
    extended,
  };
}

/** Whether tasks that are here get answers. Those that come alone have no other use, so only a word against them leaves them out. */
export const addsAnswers = ({ duplicates, answersAloneCount }: Pick<Import, 'duplicates' | 'answersAloneCount'>): boolean =>
  duplicates === 'update' || (duplicates !== 'skip' && answersAloneCount > 0);

/** Locked in the order of ids, as whoever changes many tasks does: from here on nobody answers them, or takes a place on one. */
export async function holdMatched(tx: Db, order: Pick<Import, 'id'>): Promise<void> {
  await tx.execute(sql`select count(*) from (select t.id from tasks t where t.id in (
      select m.task_id from import_matches m join import_rows r on r.import_id = m.import_id and r.row_number = m.row_number
      where m.import_id = ${order.id} and (m.kind = 'changed' or r.annotations <> '[]' or r.predictions <> '[]'))
    order by t.id for no key update of t) locked`);
}

/**
 * Of new answers to a task that somebody is at, those that take the place which is kept for them: they wait for another import. Where nobody
 * is at a task it gets all that the file has, as a new one does.
 */
const inTheWay = (annotations: SQL): SQL => sql`select f.task_id from (${annotations}) f join tasks t on t.id = f.task_id
  cross join lateral (select count(*) as held from leases l where l.task_id = t.id and l.expires_at > clock_timestamp()) l
  where l.held > 0 and ${counts} group by t.id, f.task_id, l.held having t.annotation_count + l.held + count(*) > t.overlap`;
const counts = sql`not (f.answer ->> 'was_cancelled')::boolean and not (f.answer ->> 'ground_truth')::boolean`;

/** Leaves of the matched rows' answers those that come in. Tasks are locked. */
export async function keepNew(tx: Db, order: Import): Promise<void> {
  const { annotations, predictions } = asked(order);
  const isTaken = order.duplicates === 'update' ? sql`is_free` : sql`is_free and is_alone`;
  const taken = (answers: SQL): SQL => sql`select * from (${answers}) f where ${isTaken}`;
  const lists = (answers: SQL): SQL => sql`select row_number, jsonb_agg(answer order by place) as list from (${answers}) f group by row_number`;
  const free = sql`select * from fresh f where not (${counts} and f.task_id in (select task_id from in_the_way))`;
  await tx.execute(sql`with fresh as materialized (${taken(annotations)}), in_the_way as (${inTheWay(sql`select * from fresh`)}),
      a as (${lists(free)}), p as (${lists(taken(predictions))})
    update import_rows r set annotations = coalesce(a.list, '[]'), predictions = coalesce(p.list, '[]')
    from import_matches m left join a on a.row_number = m.row_number left join p on p.row_number = m.row_number
    where m.import_id = ${order.id} and r.import_id = m.import_id and r.row_number = m.row_number and (r.annotations <> '[]' or r.predictions <> '[]')`);
}

/** Matched rows with answers, under the name `r`, each beside its task `t`. */
export const withKnownTasks = (order: Pick<Import, 'id'>): SQL => sql`(select r.*, m.task_id from import_rows r
  join import_matches m on m.import_id = r.import_id and m.row_number = r.row_number
  where r.import_id = ${order.id} and (r.annotations <> '[]' or r.predictions <> '[]')) r join tasks t on t.id = r.task_id`;

/** A line for each task that gets answers. @returns how many there are */
export async function recordAdded(tx: Db, project: Pick<Project, 'id' | 'organizationId'>, order: Import): Promise<number> {
  const { count } = await tx.execute(sql`insert into activities (organization_id, project_id, by, act, subject, subject_id, details)
    select ${project.organizationId}::bigint, ${project.id}::bigint, ${order.decidedBy ?? order.createdBy}::bigint, 'import answers', 'task', t.id,
      jsonb_build_object('import', ${order.id}::bigint, 'annotations', sum(jsonb_array_length(r.annotations)), 'predictions', sum(jsonb_array_length(r.predictions)))
    from ${withKnownTasks(order)} group by t.id order by t.id`);
  return count;
}

/** Whether an answer that comes alone has lost its task since it was read. */
export async function hasLostTask(tx: Db, order: Pick<Import, 'id' | 'answersAloneCount'>): Promise<boolean> {
  if (order.answersAloneCount === 0) return false;
  const [lost] = await tx.execute(sql`select 1 from import_rows r where r.import_id = ${order.id} and ${isAlone}
    and not exists (select 1 from import_matches m where m.import_id = r.import_id and m.row_number = r.row_number) limit 1`);
  return lost !== undefined;
}

/** Data of the tasks that are called so; of several of one name the first, which is the one that answers go to. */
export async function dataNamed(db: Db, project: Pick<Project, 'id'>, names: readonly string[]): Promise<Map<string, Record<string, unknown>>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([tasks.externalId], { name: tasks.externalId, data: tasks.data })
    .from(tasks)
    .where(and(eq(tasks.projectId, project.id), inArray(tasks.externalId, [...names])))
    .orderBy(tasks.externalId, tasks.id);
  return new Map(rows.map(({ name, data }) => [name!, data]));
}
