import { and, asc, eq, gt, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import { leases, tasks, type Lease, type Task } from '#app/db/schema/tasks.ts';
import { record } from './activities.ts';
import { hasPlace } from './tasks/next/pool.ts';

/** Time is the database's: several servers must agree on when a lease ends. */
export const live: SQL = gt(leases.expiresAt, sql`clock_timestamp()`);

/**
 * Locks a task's row and reads it. Whoever takes or gives up a place on a task passes here first, so places are counted one at a time.
 * @throws Refused not-found when it was deleted meanwhile.
 */
export async function lockTask(tx: Db, task: Pick<Task, 'id'>): Promise<Task> {
  const [locked] = await tx.select().from(tasks).where(eq(tasks.id, task.id)).for('no key update');
  if (!locked) throw notFound();
  return locked;
}

/** Whether annotations and others' live leases leave a place for this person. Needs the task's lock. */
export async function hasFreePlace(tx: Db, task: Pick<Task, 'id'>, by: Pick<User, 'id'>): Promise<boolean> {
  const rows = await tx.execute(sql`select 1 from tasks t where t.id = ${task.id} and ${hasPlace({ by })}`);
  return rows.length > 0;
}

/** Seconds a lease lasts: 3 times the project's average lead time, from 10 min to 1 h; 30 min while nobody has answered. */
const lasting = (project: SQL): SQL =>
  sql`(select least(greatest(3 * coalesce(sum(lead_time) / nullif(sum(annotations), 0), 600), 600), 3600) from member_counters where project_id = ${project})`;

export async function leaseSeconds(db: Db, project: Pick<Project, 'id'>): Promise<number> {
  const [row] = await db.execute<{ seconds: number }>(sql`select ${lasting(sql`${project.id}::bigint`)} as seconds`);
  return row!.seconds;
}

/** Lease as callers get it; a renewed one keeps its fence, a new one has a greater. */
export type HeldTask = Pick<Lease, 'taskId' | 'fence' | 'expiresAt'>;

/** Takes a place on a locked task if one is free; undefined when not. An own older lease on it is replaced. */
export async function takeLease(tx: Db, task: Pick<Task, 'id'>, by: Pick<User, 'id'>): Promise<HeldTask | undefined> {
  const [row] = await tx.execute<{ task_id: string; fence: string; expires_at: string }>(sql`
    insert into leases (task_id, user_id, project_id, expires_at)
    select t.id, ${by.id}, t.project_id, clock_timestamp() + ${lasting(sql`t.project_id`)} * interval '1 second' from tasks t where t.id = ${task.id} and ${hasPlace({ by })}
    on conflict (task_id, user_id) do update set fence = default, created_at = clock_timestamp(), expires_at = excluded.expires_at
    returning task_id, fence, expires_at`);
  return row && { taskId: Number(row.task_id), fence: Number(row.fence), expiresAt: new Date(row.expires_at) };
}

/** `isAged`: a minute of its time is gone, so that to prolong it is worth a write. */
export type LiveLease = Lease & { isAged: boolean };

/** This person's live leases in a project, oldest first: the one in work, then the one fetched ahead. */
export async function listLiveLeases(db: Db, project: Pick<Project, 'id'>, by: Pick<User, 'id'>): Promise<LiveLease[]> {
  const isAged = sql<boolean>`${leases.expiresAt} < clock_timestamp() + (${lasting(sql`${project.id}::bigint`)} - 60) * interval '1 second'`;
  const rows = await db
    .select({ lease: leases, isAged })
    .from(leases)
    .where(and(eq(leases.projectId, project.id), eq(leases.userId, by.id), live))
    .orderBy(asc(leases.fence));
  return rows.map((row) => ({ ...row.lease, isAged: row.isAged }));
}

/** Whether anybody has the task to label it. Needs the task's lock. */
export async function isHeld(tx: Db, task: Pick<Task, 'id'>): Promise<boolean> {
  return (await tx.$count(leases, and(eq(leases.taskId, task.id), live))) > 0;
}

export type OwnLease = Lease & { isLive: boolean };

/** This person's lease on a task, living or expired. */
export async function maybeLease(db: Db, task: Pick<Task, 'id'>, by: Pick<User, 'id'>): Promise<OwnLease | undefined> {
  const [row] = await db
    .select({ lease: leases, isLive: sql<boolean>`${live}` })
    .from(leases)
    .where(and(eq(leases.taskId, task.id), eq(leases.userId, by.id)));
  return row && { ...row.lease, isLive: row.isLive };
}

/** Prolongs a living lease; undefined when it has ended. Needs the task's lock: an ended one may have lost its place to somebody else. */
export async function prolongLease(
  tx: Db,
  project: Pick<Project, 'id'>,
  task: Pick<Task, 'id'>,
  by: Pick<User, 'id'>,
): Promise<HeldTask | undefined> {
  const expiresAt = sql`greatest(${leases.expiresAt}, clock_timestamp() + ${lasting(sql`${project.id}::bigint`)} * interval '1 second')`;
  const [renewed] = await tx
    .update(leases)
    .set({ expiresAt })
    .where(and(eq(leases.taskId, task.id), eq(leases.userId, by.id), live))
    .returning();
  return renewed && { taskId: renewed.taskId, fence: renewed.fence, expiresAt: renewed.expiresAt };
}

/**
 * Prolongs a lease while its person works. An expired one comes back under a new fence if its place is still free.
 * Undefined when there was none or its place is taken. Needs the task's lock.
 */
export async function renewLease(tx: Db, project: Pick<Project, 'id'>, task: Pick<Task, 'id'>, by: Pick<User, 'id'>): Promise<HeldTask | undefined> {
  const renewed = await prolongLease(tx, project, task, by);
  return renewed ?? ((await maybeLease(tx, task, by)) && takeLease(tx, task, by));
}

/** Frees the place of somebody whose answer is in: the line in the log about that says it. */
export async function releaseLease(tx: Db, task: Pick<Task, 'id'>, by: Pick<User, 'id'>): Promise<void> {
  await tx.delete(leases).where(and(eq(leases.taskId, task.id), eq(leases.userId, by.id)));
}

/**
 * Ends what somebody holds who is shut out, in one project or in all: the places are free at once. The leases stay as if they had run
 * out, because work done under them may still arrive when the person is let in again. One that is being given up at this moment is passed over:
 * whoever does that may wait for what is held here.
 */
export async function endLeasesOf(tx: Db, userId: number, project?: Pick<Project, 'id'>): Promise<void> {
  const held = tx
    .select({ fence: leases.fence })
    .from(leases)
    .where(and(eq(leases.userId, userId), project && eq(leases.projectId, project.id), live))
    .for('update', { skipLocked: true });
  await tx
    .update(leases)
    .set({ expiresAt: sql`clock_timestamp()` })
    .where(and(eq(leases.userId, userId), inArray(leases.fence, held)));
}

/**
 * Gives a task back unanswered. Twice is harmless. With `fence` only that very lease, so that a late message cannot end a newer one.
 * (That a lease is renewed, or runs out, has no line in the log: the one comes with every draft and question, the other is nobody's act.)
 */
export async function giveTaskBack(
  db: Db,
  project: Pick<Project, 'id' | 'organizationId'>,
  task: Pick<Task, 'id'>,
  by: User,
  fence?: number,
): Promise<void> {
  const that = fence === undefined ? undefined : eq(leases.fence, fence);
  await db.transaction(async (tx) => {
    const given = await tx
      .delete(leases)
      .where(and(eq(leases.taskId, task.id), eq(leases.userId, by.id), that))
      .returning({ fence: leases.fence });
    if (given.length === 0) return;
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: 'give task back',
      subject: 'task',
      subjectId: task.id,
    });
  });
}

/** How many people are at work on a task. */
export async function countHolders(db: Db, task: Pick<Task, 'id'>): Promise<number> {
  return db.$count(leases, and(eq(leases.taskId, task.id), live));
}

/** When the first lease of others in the project ends, so that one knows when to come back. */
export async function firstExpiry(db: Db, project: Pick<Project, 'id'>): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: sql<string | null>`min(${leases.expiresAt})` })
    .from(leases)
    .where(and(eq(leases.projectId, project.id), live));
  return row?.at ? new Date(row.at) : undefined;
}

/** An expired lease is kept so long, because work done without network may still arrive under it. */
const keptDays = 30;

/** Nightly: removes those under which nothing is to be expected any more. */
export async function forgetLeases(db: Db): Promise<void> {
  await db.delete(leases).where(lt(leases.expiresAt, sql`clock_timestamp() - ${keptDays} * interval '1 day'`));
}
