import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { unzipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { files } from '#app/db/schema/transfers.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { writeExport } from '#app/domain/exports/write.ts';
import { keepPreviews } from '#app/domain/previews.ts';
import { findSnapshot, startSnapshot } from '#app/domain/snapshots.ts';
import { writeSnapshot } from '#app/domain/snapshots/export.ts';
import { runSnapshot } from '#app/domain/snapshots/run.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';
import { grayPng } from '../fixtures/picture.ts';

test('pictures say their own size: no job that looks at them later changes a byte of an export', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const given = [file('dot.png', grayPng(9, 7)), file('wide.png', grayPng(3000, 2000, { rest: 600_000 }))];
  await importThrough(app, app.as(ada), project, { files: given });
  // Answers that do not say how large their picture is.
  for (const task of await db.select().from(tasks)) await make.annotation(db, { task, by: ada, result: [] });
  const { id } = await startSnapshot(db, project, { title: 'first' }, ada, app.deps.enqueue);
  await runSnapshot(db, id, app.deps);
  const snapshot = await findSnapshot(db, project, id);
  const order = { format: 'COCO', options: { tasks: 'all', predictions: false, fullTasks: true } } as const;
  const written = async () => [
    await buffer(Readable.from((await writeSnapshot(db, project, snapshot, order, app.deps.files)).bytes)),
    await buffer(Readable.from((await writeExport(db, project, order, app.deps)).bytes)),
  ];
  const [before, direct] = await written();
  const result = JSON.parse(new TextDecoder().decode(unzipSync(before!)['result.json'])) as { images: { width: number; height: number }[] };
  expect(result.images.map(({ width, height }) => [width, height]).toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
    [9, 7],
    [3000, 2000],
  ]);
  const [wide] = await db.select().from(files).where(eq(files.name, 'wide.png'));
  await keepPreviews(db, wide!.id, app.deps.files, (why) => expect.fail(why));
  expect((await db.select().from(files).where(eq(files.name, 'wide.png')))[0]).toMatchObject({ width: 3000, height: 2000 });
  const [after, directAfter] = await written();
  expect([Buffer.compare(after!, before!), Buffer.compare(directAfter!, direct!)]).toEqual([0, 0]);
});
