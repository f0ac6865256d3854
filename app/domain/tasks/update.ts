import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import { checkData } from '#app/core/labeling/check.ts';
import type { Meta } from '#app/core/meta.ts';
import { Refused } from '#app/core/refused.ts';
import { unstorable } from '#app/core/storable.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';
import { record } from '../activities.ts';
import { addressesIn, findNamed, noSuchFile, shareFiles, withAddresses } from '../files/named.ts';
import { currentConfig } from '../labeling-configs.ts';
import { isHeld, lockTask } from '../leases.ts';

export type TaskChange = { data?: Record<string, unknown>; meta?: Meta };

/**
 * Replaces a task's data or meta. Answers given to the old data would mean something else on new data, so an answered task keeps its data, and so
 * does one that somebody has before them.
 * @throws Refused invalid (field data or meta) for what the config cannot show; conflict for other data of an answered task, or of one that is being labeled
 */
export async function updateTask(db: Db, project: Project, task: Pick<Task, 'id'>, change: TaskChange, by: User): Promise<Task> {
  await refuseUnfit(db, project, change);
  const { given, borrowed } = await withNamedFiles(db, project, change, by);
  return db.transaction(async (tx) => {
    const before = await lockTask(tx, task);
    const changed = (['data', 'meta'] as const).filter((name) => given[name] !== undefined && !isDeepStrictEqual(given[name], before[name]));
    if (changed.length === 0) return before;
    const answers = before.annotationCount + before.skipCount + before.groundTruthCount + before.draftCount;
    if (changed.includes('data') && answers > 0)
      throw new Refused('conflict', 'This task has answers, and they were given to its data as it is. Add a new task, or delete the answers first.');
    if (changed.includes('data') && (await isHeld(tx, task)))
      throw new Refused('conflict', 'Somebody has this task open to label it, with its data as it is. Try again when it is done, or add a new task.');
    await shareFiles(tx, project, borrowed);
    const [after] = await tx
      .update(tasks)
      .set({ data: given.data, meta: given.meta, updatedAt: new Date() })
      .where(eq(tasks.id, task.id))
      .returning();
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: 'change task',
      subject: 'task',
      subjectId: task.id,
      details: { changed },
    });
    return after!;
  });
}

async function refuseUnfit(db: Db, project: Project, { data, meta }: TaskChange): Promise<void> {
  for (const [field, value] of Object.entries({ data, meta })) {
    const fault = value && unstorable(value);
    if (fault) throw new Refused('invalid', fault, field);
  }
  if (!data || project.configVersion === 0) return;
  const [misfit] = checkData((await currentConfig(db, project)).parsed, data);
  if (misfit) throw new Refused('invalid', misfit.message, 'data');
}

/** Data may name uploaded files of other projects that the person may open; `borrowed` are their ids. @throws Refused invalid (field data) for any other. */
async function withNamedFiles(db: Db, project: Project, change: TaskChange, by: User): Promise<{ given: TaskChange; borrowed: number[] }> {
  if (!change.data) return { given: change, borrowed: [] };
  const asked = addressesIn(change.data);
  const named = await findNamed(db, project, asked, by);
  const missing = asked.find((address) => !named.has(address));
  if (missing) throw new Refused('invalid', noSuchFile(missing), 'data');
  const borrowed = [...named.values()].flatMap(({ file }) => (file === undefined ? [] : [file]));
  return { given: { ...change, data: withAddresses(change.data, named) }, borrowed };
}
