import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import type { Db } from '#app/db/client.ts';
import { deletions } from '#app/db/schema/activities.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { leases } from '#app/db/schema/tasks.ts';
import { live } from '../leases.ts';
import { losesStar } from './rows.ts';

/**
 * How many answers would be more than their tasks need if the kept annotations came back: their places were filled meanwhile, or are being filled
 * by people at work, whose answers will be taken. Whole tasks bring their own answers, so nothing is too many there.
 */
export async function surplusOf(tx: Db, deletion: Pick<typeof deletions.$inferSelect, 'id' | 'what'>): Promise<number> {
  if (deletion.what !== 'annotations') return 0;
  const [row] = await tx.execute<{ surplus: number }>(sql`
    select coalesce(sum(greatest(taken + back - overlap, 0) - greatest(taken - overlap, 0)), 0)::int as surplus from (
      select t.overlap, kept.back, t.annotation_count + (select count(*) from ${leases} where ${leases.taskId} = t.id and ${live}) as taken
      from (
        select (d.row ->> 'task_id')::bigint as task_id, count(*) as back from deleted_rows d
        where d.deletion_id = ${deletion.id} and d."table" = 'annotations' and not (d.row ->> 'was_cancelled')::boolean
          and (d.row ->> 'ground_truth_at' is null or ${losesStar(sql`d.row`)})
        group by 1
      ) kept join tasks t on t.id = kept.task_id
    ) places`);
  return row!.surplus;
}

/** One's own deletions, and all for those who may delete the project. */
export const mayRestore = (deletion: Pick<typeof deletions.$inferSelect, 'by'>, by: User): boolean =>
  deletion.by === by.id || can(by.role, 'delete project');

/** The same for a deletion that this person can still restore, to ask before it is; 0 for any other, which restoring answers for. */
export async function surplusOnRestore(db: Db, project: Pick<Project, 'id'>, id: number, now: Date, by: User): Promise<number> {
  const [deletion] = await db
    .select()
    .from(deletions)
    .where(and(eq(deletions.id, id), eq(deletions.projectId, project.id), isNull(deletions.restoredAt), gt(deletions.expiresAt, now)));
  return deletion && mayRestore(deletion, by) ? surplusOf(db, deletion) : 0;
}
