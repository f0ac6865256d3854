import { and, eq, sql } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { keepPlans } from '#app/db/kept-plans.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { User } from '#app/db/schema/people.ts';
import { leases } from '#app/db/schema/tasks.ts';
import { record } from '#app/domain/activities.ts';
import { firstExpiry, listLiveLeases, live, lockTask, prolongLease, takeLease, type HeldTask, type LiveLease } from '#app/domain/leases.ts';
import { findNextTask } from './next/find.ts';

/** What the stream has for a person: a task; none now, because others hold the last ones; none at all. */
export type Next = { lease: HeldTask } | { left: 'held'; until?: Date } | { left: 'nothing' };

export const notPublished = 'This project is not published, so there is nothing to label yet. A manager of the project can publish it.';

/** Lost races are repeated with another task; after so many, the person is told to come back. */
const attempts = 20;

/**
 * Gives this person their next task under a lease (heartex 6.4). The one they already hold comes first and is held on, so
 * asking twice is harmless. With `ahead` (the task in work) it is the one after that, to be fetched in advance under the same rules.
 */
export async function leaseNextTask(db: Db, project: Project, { ahead }: { ahead?: number }, by: User): Promise<Next> {
  if (!project.publishedAt) throw new Refused('conflict', notPublished);
  const lease = await db.transaction(async (tx) => {
    const walked = ['tasks', 'annotations', ...(project.sampling === 'uncertainty' ? ['predictions'] : [])];
    // One request of a person at a time, or a double click would take two tasks.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`stream ${project.id} ${by.id}`}, 0)), ${keepPlans(...walked)}`);
    const held = (await listLiveLeases(tx, project, by)).find(({ taskId }) => taskId !== ahead);
    return (held && (await askAgain(tx, project, held, by))) ?? takeNext(tx, project, by, ahead);
  });
  return lease ? { lease } : whyNothing(db, project, by, ahead);
}

/** Who asks again still works on it. Undefined when the lease ended at this very moment. */
async function askAgain(tx: Db, project: Project, held: LiveLease, by: User): Promise<HeldTask | undefined> {
  if (!held.isAged) return { taskId: held.taskId, fence: held.fence, expiresAt: held.expiresAt };
  const id = held.taskId;
  await lockTask(tx, { id });
  return prolongLease(tx, project, { id }, by);
}

async function takeNext(tx: Db, project: Project, by: User, ahead: number | undefined): Promise<HeldTask | undefined> {
  const except = ahead === undefined ? [] : [ahead];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const id = await findNextTask(tx, { project, by, except, want: 'to take' });
    if (id === undefined) return undefined;
    // A fresh look under the lock: a lease that was given after the search began counts now.
    const lease = await takeLease(tx, { id }, by);
    if (lease) {
      await record(tx, {
        organizationId: project.organizationId,
        projectId: project.id,
        by: by.id,
        act: 'lease task',
        subject: 'task',
        subjectId: id,
      });
      return lease;
    }
    except.push(id);
  }
  return undefined;
}

async function whyNothing(db: Db, project: Project, by: User, ahead: number | undefined): Promise<Next> {
  const any = await findNextTask(db, { project, by, except: ahead === undefined ? [] : [ahead], want: 'any' });
  return any === undefined ? { left: 'nothing' } : { left: 'held', until: await firstExpiry(db, project) };
}

/** Looks without taking: whether the stream would have something for this person. */
export async function peekNext(db: Db, project: Project, by: User): Promise<{ left: 'some' } | Exclude<Next, { lease: HeldTask }>> {
  const found = await findNextTask(db, { project, by, except: [], want: 'free' });
  if (found !== undefined) return { left: 'some' };
  return whyNothing(db, project, by, undefined) as Promise<Exclude<Next, { lease: HeldTask }>>;
}

/** So many unanswered tasks per person at work must be left for a task to be held in advance. */
const plenty = 5;

/**
 * Whether holding a second task does no harm: near the end of a project a task fetched ahead would be missing for
 * somebody who could start it now.
 */
export async function mayFetchAhead(db: Db, project: Project): Promise<boolean> {
  const [held] = await db
    .select({ count: sql<string>`count(*)` })
    .from(leases)
    .where(and(eq(leases.projectId, project.id), live));
  const offset = Number(held?.count ?? 0) * plenty;
  const rows = await db.execute(
    sql`select 1 from tasks where project_id = ${project.id} and annotation_count = 0 and overlap > 0 limit 1 offset ${offset}`,
  );
  return rows.length > 0;
}
