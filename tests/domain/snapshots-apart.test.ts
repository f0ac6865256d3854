import { expect } from 'vitest';
import { findSnapshot, startSnapshot } from '#app/domain/snapshots.ts';
import { openSnapshot } from '#app/domain/snapshots/open.ts';
import { runSnapshot } from '#app/domain/snapshots/run.ts';
import { client } from '#tests/support/app.ts';
import { testApart } from '#tests/support/db.ts';
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
