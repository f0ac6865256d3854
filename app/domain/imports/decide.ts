/** A checked import waits for a person: bring it in, or let it go. */
import { eq } from 'drizzle-orm';
import type { Duplicates } from '#app/core/imports.ts';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { imports, type Import } from '#app/db/schema/transfers.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import { record } from '../activities.ts';
import { findImport } from '../imports.ts';
import { isOffering, takeOffer, type Offering } from './offers.ts';
import { dropProblems, dropStaged } from './staging.ts';
import { advance, noneRead } from './standing.ts';

/**
 * Goes on with a checked import. Twice is harmless: what was decided stands. Without `enqueue` the caller runs it himself. Without a word on
 * `duplicates` what is here stays as it is, but answers that come alone are added: they have no other use.
 * @throws Refused conflict for one that is not checked yet, was refused or cancelled
 */
export async function confirmImport(
  db: Db,
  project: Project,
  id: number,
  { duplicates: said, takesOffer = false }: { duplicates?: Duplicates; takesOffer?: boolean },
  by: User,
  { clock, enqueue }: { clock: () => Date; enqueue?: Enqueue },
): Promise<Import> {
  return db.transaction(async (tx) => {
    const order = await findImport(tx, project, id, 'update');
    if (order.state === 'storing' || order.state === 'done') return order;
    if (order.state !== 'checked') throw new Refused('conflict', `This import cannot be brought in: ${whyNot[order.state]}`);
    if (isOffering(order)) await decideOffer(tx, order, takesOffer, by);
    const duplicates = said ?? (order.answersAloneCount === order.taskCount ? 'update' : 'skip');
    const [decided] = await tx
      .update(imports)
      .set({ state: 'storing', duplicates, decidedAt: clock(), decidedBy: by.id })
      .where(eq(imports.id, id))
      .returning();
    await record(tx, { ...about(project, decided!, by), act: 'confirm import', details: { duplicates } });
    if (enqueue) await enqueue(tx, 'import.run', { importId: id });
    return decided!;
  });
}

const whyNot: Record<Exclude<Import['state'], 'checked' | 'storing' | 'done'>, string> = {
  waiting: 'it has not been read yet. Wait until it is checked.',
  running: 'it is still being read. Wait until it is checked.',
  refused: 'something in its files is wrong. Mend the files and send them again.',
  failed: 'it stopped because of a fault of ours. Send the files again.',
  cancelled: 'it was cancelled. Send the files again.',
};

/** @throws Refused */
async function decideOffer(tx: Db, order: Offering, takesOffer: boolean, by: User): Promise<void> {
  if (!takesOffer)
    throw new Refused('invalid', 'These files come with labels that the labeling config does not have. Say that theirs is to be used, or cancel.');
  const taken = await takeOffer(tx, order, by);
  if ('faults' in taken) throw new Refused('conflict', taken.faults[0]!.message);
}

/** Why it is too late. */
const whyNotCancelled: Record<Exclude<Import['state'], 'waiting' | 'running' | 'checked' | 'cancelled'>, string> = {
  storing: 'its tasks are being stored, all at once.',
  done: 'its tasks are stored. Delete them in the list of tasks, where deleting can be undone.',
  refused: 'it was refused, and nothing of it was stored.',
  failed: 'it stopped because of a fault of ours, and nothing of it was stored.',
};

/**
 * Lets an import go that is being read, or waits for a word; its files stay. Whoever reads it finds out soon, and leaves nothing. Twice is
 * harmless. @throws Refused conflict for one that is being stored, or over
 */
export async function cancelImport(db: Db, project: Project, id: number, by: User, now: Date): Promise<Import> {
  return db.transaction(async (tx) => {
    const order = await findImport(tx, project, id, 'update');
    if (order.state === 'cancelled') return order;
    if (order.state !== 'waiting' && order.state !== 'running' && order.state !== 'checked')
      throw new Refused('conflict', `This import can no longer be cancelled: ${whyNotCancelled[order.state]}`);
    await dropStaged(tx, order);
    await dropProblems(tx, order);
    const gone = await advance(tx, order, { ...noneRead, state: 'cancelled', problemCount: 0, finishedAt: now });
    await record(tx, { ...about(project, gone, by), act: 'cancel import', details: { was: order.state } });
    return gone;
  });
}

const about = (project: Project, order: Import, by: User) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  by: by.id,
  subject: 'import',
  subjectId: order.id,
});
