import { can } from '#app/core/permissions.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { hasFreePlace, maybeLease } from '#app/domain/leases.ts';
import { maybeOwnAnswer } from './own.ts';

/**
 * Whether an answer may be added to a locked task, and on what ground.
 * - lease: it comes under this person's own live lease; the place was kept for it.
 * - free: the lease has ended (or there was none) but a place is still free.
 * - extra: no place is free, or the person has answered already, but they see the data and ask for one more answer knowingly (explore).
 * - taken: none of these.
 */
export type Ground = 'lease' | 'free' | 'extra' | 'taken';

/** `fence` is that of the lease the page was made under; a lease with another fence is not the one it names. */
export async function findGround(tx: Db, task: Pick<Task, 'id'>, given: { fence: number | null; extra?: boolean }, by: User): Promise<Ground> {
  const lease = await maybeLease(tx, task, by);
  if (lease?.isLive && lease.fence === given.fence) return 'lease';
  const mayAdd = given.extra === true && can(by.role, 'edit annotations');
  // Nobody answers a task twice by accident; whoever asks for it knows.
  if (mayAdd && (await maybeOwnAnswer(tx, task, by))) return 'extra';
  if (await hasFreePlace(tx, task, by)) return 'free';
  return mayAdd ? 'extra' : 'taken';
}
