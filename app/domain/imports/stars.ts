/** Ground truths of an import: a task has one at most, and a skip is none. The answers come in all the same, as ordinary ones. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { imports, type Import } from '#app/db/schema/transfers.ts';
import { manyRows } from './match.ts';
import { mostProblems } from './staging.ts';

type Of = Pick<Import, 'id'>;

const hasStar = sql`r.annotations @> '[{"ground_truth": true}]'`;

/**
 * In the staging table only the first ground truth of each task stays one, and none where the task has one already. `isAdding`: also answers to tasks that
 * are here come in; those tasks are locked, and what is no ground truth counts for the places that are kept for others. @returns whether any was taken away
 */
export async function leaveOneStar(tx: Db, { id, taskCount }: Pick<Import, 'id' | 'taskCount'>, isAdding: boolean): Promise<boolean> {
  const starred = await tx.execute(sql`select 1 from import_rows r where r.import_id = ${id} and ${hasStar} limit 1`);
  if (starred.length === 0) return false;
  // What is known of the table is what the last import has left there: nothing.
  if (taskCount >= manyRows) await tx.execute(sql`analyze import_rows`);
  const { count } = await tx.execute(sql`with starred as (
      select r.row_number, e.place, (e.answer ->> 'was_cancelled')::boolean as is_skip, coalesce(m.task_id, -r.row_number) as task
      from import_rows r left join import_matches m on m.import_id = r.import_id and m.row_number = r.row_number
      cross join lateral jsonb_array_elements(r.annotations) with ordinality e(answer, place)
      where r.import_id = ${id} and ${hasStar} and (e.answer ->> 'ground_truth')::boolean ${isAdding ? sql`` : sql`and m.task_id is null`}
    ), turns as (
      select *, row_number() over (partition by task order by is_skip, row_number, place) as turn from starred
    ), surplus as (
      select row_number, array_agg(place) as places from turns
      where is_skip or turn > 1 or exists (select 1 from annotations o where o.task_id = turns.task and o.ground_truth_at is not null) group by row_number
    ) update import_rows r set annotations = (
        select jsonb_agg(case when place = any (surplus.places) then answer || '{"ground_truth": false, "was_ground_truth": true}' else answer end order by place)
        from jsonb_array_elements(r.annotations) with ordinality e(answer, place))
      from surplus where r.import_id = ${id} and r.row_number = surplus.row_number`);
  return count > 0;
}

/** A note for each file with such answers, of those that come in. */
export async function noteStars(tx: Db, { id }: Of): Promise<void> {
  const rows = await tx.execute<{ file: string; count: number }>(sql`select r.source as file, count(*)::int as count
    from import_rows r cross join lateral jsonb_array_elements(r.annotations) answer
    where r.import_id = ${id} and (answer ->> 'was_ground_truth')::boolean group by r.source order by min(r.row_number) limit ${mostProblems}`);
  const notes = rows.map(({ file, count }) => ({
    file,
    message: `ground truths of skips, or of tasks that have another one, came in as ordinary answers: ${count.toLocaleString('en-GB')}`,
  }));
  await tx
    .update(imports)
    .set({ notes: sql`notes || ${JSON.stringify(notes)}::text::jsonb` })
    .where(eq(imports.id, id));
}
