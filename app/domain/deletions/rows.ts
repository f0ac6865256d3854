/** Kept rows go back into their tables, column by column. */
import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { Db } from '#app/db/client.ts';
import type { deletions } from '#app/db/schema/activities.ts';
import { annotations, drafts, predictions, reviews } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';

const tables = { tasks, annotations, reviews, predictions, drafts };
export type Kept = keyof typeof tables;

/** Counts of a task (and who made them) follow from the rows that come back after it (triggers); `state` follows from the counts. */
const counted = new Set([
  'annotation_count',
  'skip_count',
  'ground_truth_count',
  'prediction_count',
  'draft_count',
  'approved_count',
  'rejected_count',
  'annotator_key',
  'state',
]);

/** Whether kept annotations have no task to go back to. Needs the project's lock. */
export async function lackTasks(tx: Db, deletion: Pick<typeof deletions.$inferSelect, 'id' | 'what'>): Promise<boolean> {
  if (deletion.what !== 'annotations') return false;
  const rows = await tx.execute(sql`select 1 from deleted_rows d where d.deletion_id = ${deletion.id} and d."table" = 'annotations'
    and not exists (select 1 from tasks t where t.id = (d.row ->> 'task_id')::bigint) limit 1`);
  return rows.length > 0;
}

/** Whether `kept`, a row of annotations, was the ground truth of a task that has another one by now: a task has one at most. */
export const losesStar = (kept: SQL): SQL => sql`(${kept} ->> 'ground_truth_at' is not null
  and exists (select 1 from annotations starred where starred.task_id = (${kept} ->> 'task_id')::bigint and starred.ground_truth_at is not null))`;

/** Puts everything back in the order that references ask for; what stands there again (a draft begun anew) is left alone. */
export async function rowsBack(tx: Db, deletion: typeof deletions.$inferSelect): Promise<void> {
  for (const table of ['tasks', 'annotations', 'reviews', 'predictions', 'drafts'] as const) await back(tx, deletion.id, table);
  // The triggers stamp tasks while counting; the stamps of old are put back, or the newest annotator found anew.
  if (deletion.what === 'tasks') {
    await tx.execute(sql`update tasks t set updated_at = k.updated_at, last_annotated_by = k.last_annotated_by
      from deleted_rows d, jsonb_populate_record(null::tasks, d.row) k where d.deletion_id = ${deletion.id} and d."table" = 'tasks' and t.id = k.id`);
  } else {
    await tx.execute(sql`update tasks t set last_annotated_by = newest.completed_by from (
      select distinct on (a.task_id) a.task_id, a.completed_by from deleted_rows d join annotations a on a.id = (d.row ->> 'id')::bigint
      where d.deletion_id = ${deletion.id} and d."table" = 'annotations' and not a.was_cancelled and a.ground_truth_at is null order by a.task_id, a.id desc
    ) newest where t.id = newest.task_id`);
  }
  // What came back is older than the newest task whose content imports know; they learn it anew.
  if (deletion.what === 'tasks') await tx.execute(sql`delete from task_keys where project_id = ${deletion.projectId}`);
  await tx.execute(sql`delete from deleted_rows where deletion_id = ${deletion.id}`);
}

async function back(tx: Db, deletionId: number, table: Kept): Promise<void> {
  const columns = Object.values(getTableColumns(tables[table]))
    .map(({ name }) => toSnakeCase(name))
    .filter((name) => !(table === 'tasks' && counted.has(name)));
  const list = (prefix: SQL): SQL =>
    sql.join(
      columns.map((name) => sql`${prefix}${sql.identifier(name)}`),
      sql`, `,
    );
  // The same answer may have been sent again meanwhile; a change or a review of the one that stays away has nothing to be about.
  const isAnswered = sql`exists (select 1 from annotations where annotations.id = k.annotation_id)`;
  const ofTask = sql`exists (select 1 from tasks where tasks.id = k.task_id)`;
  const alive = {
    tasks: sql``,
    annotations: sql` and ${ofTask}`,
    reviews: sql` and ${isAnswered}`,
    predictions: sql` and ${ofTask}`,
    drafts: sql` and ${ofTask} and (k.annotation_id is null or ${isAnswered})`,
  } satisfies Record<Kept, SQL>;
  const row =
    table === 'annotations' ? sql`case when ${losesStar(sql`d.row`)} then d.row - 'ground_truth_at' - 'ground_truth_by' else d.row end` : sql`d.row`;
  await tx.execute(sql`insert into ${sql.identifier(table)} (${list(sql``)}) overriding system value
    select ${list(sql`k.`)} from deleted_rows d, jsonb_populate_record(null::${sql.identifier(table)}, ${row}) k
    where d.deletion_id = ${deletionId} and d."table" = ${table}${alive[table]} on conflict do nothing`);
}
