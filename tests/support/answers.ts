/** Answers as pages send them, for tests of labeling. */
import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Row } from '#app/core/labeling/result.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { labelingConfigs, type Project } from '#app/db/schema/projects.ts';
import { leases, type Task } from '#app/db/schema/tasks.ts';
import type { Answer } from '#app/domain/annotations.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import { findTask } from '#app/domain/tasks.ts';
import { choice } from './make.ts';

export async function configIdOf(db: Db, project: Project): Promise<number> {
  const [config] = await db.select({ id: labelingConfigs.id }).from(labelingConfigs).where(eq(labelingConfigs.projectId, project.id));
  return config!.id;
}

export async function answer(db: Db, project: Project, given: Partial<Answer> & { result?: Row[] } = {}): Promise<Answer> {
  return { result: choice('Glad'), uniqueId: randomUUID(), configId: await configIdOf(db, project), fence: null, leadTime: 5, ...given };
}

/** The next task for somebody, as the stream gives it. */
export async function lease(db: Db, project: Project, by: User): Promise<{ task: Task; fence: number }> {
  const next = await leaseNextTask(db, project, {}, by);
  if (!('lease' in next)) throw new Error(`No task for ${by.firstName}: ${next.left}`);
  return { task: await findTask(db, project, next.lease.taskId), fence: next.lease.fence };
}

export async function expire(db: Db, task: Pick<Task, 'id'>, by: User): Promise<void> {
  await db
    .update(leases)
    .set({ expiresAt: sql`clock_timestamp() - interval '1 second'` })
    .where(sql`task_id = ${task.id} and user_id = ${by.id}`);
}

/** The same as form fields. */
export const asForm = ({ result, uniqueId, configId, fence, leadTime, extra }: Answer, version = 0): Record<string, string | undefined> => ({
  result: JSON.stringify(result),
  unique_id: uniqueId,
  config_id: String(configId),
  fence: fence === null ? '' : String(fence),
  lead_time: String(leadTime),
  version: String(version),
  extra: extra ? 'on' : undefined,
});
