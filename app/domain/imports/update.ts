/** Tasks that came again with other data or meta. */
import { sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import { keepsData } from './match.ts';

/**
 * Data and meta take the place of what is there; its answers and predictions stay. A task that has got
 * answers since it was compared, or that somebody labels, keeps its data: they are given to it. Tasks are locked. The log holds what stood there before, so that it can be put back. Of several rows for one task the last
 * counts. @returns how many tasks changed
 */
export async function updateMatched(tx: Db, project: Pick<Project, 'id' | 'organizationId'>, order: Import): Promise<number> {
  const [changed] = await tx.execute<{ count: number }>(sql`with given as (
      select distinct on (m.task_id) m.task_id, r.data, r.meta from import_matches m join import_rows r on r.import_id = m.import_id and r.row_number = m.row_number
      where m.import_id = ${order.id} and m.kind = 'changed' order by m.task_id, m.row_number desc
    ), before as (
      select t.id, t.data, t.meta from tasks t join given on given.task_id = t.id where t.data = given.data or not ${keepsData} order by t.id
    ), after as (
      update tasks t set data = given.data, meta = case when given.meta = '{}' then t.meta else given.meta end, updated_at = now()
      from given join before on before.id = given.task_id where t.id = given.task_id returning t.id, t.data, t.meta
    ), logged as (
      insert into activities (organization_id, project_id, by, act, subject, subject_id, details)
      select ${project.organizationId}::bigint, ${project.id}::bigint, ${order.decidedBy ?? order.createdBy}::bigint, 'change task', 'task', b.id, jsonb_build_object(
        'import', ${order.id}::bigint, 'changed', case when a.data = b.data then '["meta"]'::jsonb when a.meta = b.meta then '["data"]' else '["data", "meta"]' end,
        'before', case when a.data = b.data then '{}'::jsonb else jsonb_build_object('data', b.data) end || case when a.meta = b.meta then '{}'::jsonb else jsonb_build_object('meta', b.meta) end)
      from before b join after a on a.id = b.id order by b.id returning 1
    ) select count(*)::int as count from logged`);
  return changed?.count ?? 0;
}
