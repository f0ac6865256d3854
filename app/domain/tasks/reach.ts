import { sql } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Task } from '#app/db/schema/tasks.ts';

/**
 * Annotators reach only tasks the stream once gave them: those they hold (or held), began or answered. All others do not
 * exist for them, so that nobody picks what to answer or reads ahead.
 * @throws Refused not-found
 */
export async function assertReachable(db: Db, task: Pick<Task, 'id'>, by: User): Promise<void> {
  if (can(by.role, 'see data')) return;
  const rows = await db.execute(sql`
    select 1 from leases where task_id = ${task.id} and user_id = ${by.id}
    union all select 1 from drafts where task_id = ${task.id} and user_id = ${by.id}
    union all select 1 from annotations where task_id = ${task.id} and completed_by = ${by.id} limit 1`);
  if (rows.length === 0) throw notFound();
}
