import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { activities } from '#app/db/schema/activities.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { projects } from '#app/db/schema/projects.ts';
import { findSnapshot, startSnapshot } from '#app/domain/snapshots.ts';
import { openSnapshot } from '#app/domain/snapshots/open.ts';
import { findRestoration, startRestoration } from '#app/domain/snapshots/restorations.ts';
import { runRestoration } from '#app/domain/snapshots/restore.ts';
import { runSnapshot } from '#app/domain/snapshots/run.ts';
import { tidyTransfers } from '#app/domain/transfers.ts';
import { client } from '#tests/support/app.ts';
import { testApart } from '#tests/support/db.ts';
import { watchedFiles } from '#tests/support/watched-files.ts';
import * as make from '#tests/support/make.ts';
import { tasks } from '#app/db/schema/tasks.ts';

testApart('what is answered while a project is frozen is not in the snapshot: it is of one moment', async ({ connection: { db } }) => {
  const { deps } = client(db);
  const { ada, ben, project } = await make.story(db);
  const rows = Array.from({ length: 3000 }, (_, at) => ({
    projectId: project.id,
    innerId: at + 1,
    data: { text: `Line ${at} ${'long '.repeat(200)}` },
  }));
  const made = await db.insert(tasks).values(rows).returning();
  const { id } = await startSnapshot(db, project, { title: 'now' }, ada, deps.enqueue);
  let isAnswered = false;
  const files: typeof deps.files = {
    ...deps.files,
    put: (bytes) => {
      async function* answering(): AsyncIterable<Uint8Array> {
        for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
          if (!isAnswered) for (const task of [made[0]!, made.at(-1)!]) await make.annotation(db, { task, by: ben });
          isAnswered = true;
          yield chunk;
        }
      }
      return deps.files.put(answering());
    },
  };
  await runSnapshot(db, id, { files, clock: deps.clock });
  const snapshot = await findSnapshot(db, project, id);
  expect([isAnswered, snapshot.taskCount, snapshot.annotationCount]).toEqual([true, 3000, 0]);
  const read: number[] = [];
  for await (const task of (await openSnapshot(db, snapshot, files)).tasks()) read.push(task.annotations.length);
  expect([read.length, Math.max(...read)]).toEqual([3000, 0]);
});

testApart('a restoration that is cut off leaves nothing of its project, and goes on where it was', async ({ connection: { db } }) => {
  const { deps } = client(db);
  const { seen, files } = watchedFiles(deps.files);
  const { ada, ben, project } = await make.story(db);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  const { id } = await startSnapshot(db, project, { title: 'first' }, ada, deps.enqueue);
  await runSnapshot(db, id, deps);
  const snapshot = await findSnapshot(db, project, id);
  const cutOff = async (title: string): Promise<number> => {
    const order = await startRestoration(db, project, snapshot, { title }, ada, deps.enqueue);
    const before = [await db.$count(projects), await db.$count(activities)];
    seen.broken = true;
    await expect(runRestoration(db, order.id, { ...deps, files })).rejects.toThrow('The server is gone.');
    seen.broken = false;
    expect([await db.$count(projects), await db.$count(activities)]).toEqual(before);
    expect(await findRestoration(db, project, order.id)).toMatchObject({ state: 'failed', readTasks: 1, madeProjectId: null });
    return order.id;
  };
  const one = await cutOff('Moods again');
  for (let turn = 0; turn < 2; turn += 1) await runRestoration(db, one, { ...deps, files });
  const done = await findRestoration(db, project, one);
  expect([done.state, seen.put, seen.kept.size]).toEqual(['done', 1, 1]);
  expect(await db.$count(annotations, eq(annotations.projectId, done.madeProjectId!))).toBe(1);
  // What was taken out goes after a day; a job that still comes takes it out anew.
  const other = await cutOff('Moods, later');
  await tidyTransfers(db, new Date(Date.now() + 25 * 60 * 60 * 1000), files);
  expect([seen.kept.size, (await findRestoration(db, project, other)).kept]).toEqual([1, null]);
  await runRestoration(db, other, { ...deps, files });
  expect([(await findRestoration(db, project, other)).state, seen.put, await db.$count(projects)]).toEqual(['done', 3, 3]);
});
