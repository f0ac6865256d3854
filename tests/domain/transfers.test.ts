import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { importRows } from '#app/db/schema/import-rows.ts';
import { exports, files, imports } from '#app/db/schema/transfers.ts';
import { startExport, type ExportOrder } from '#app/domain/exports.ts';
import { deleteExport } from '#app/domain/exports/remove.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { tidyTransfers } from '#app/domain/transfers.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const order: ExportOrder = { format: 'JSON', options: { tasks: 'all', predictions: true, fullTasks: true } };
const days = (count: number): Date => new Date(Date.now() + count * 24 * 60 * 60 * 1000);

test('transfers left behind are said to have failed after a day, and what was read of them goes', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const [left] = await db.insert(imports).values({ projectId: project.id, createdBy: ada.id, state: 'running', sources: [] }).returning();
  await db.insert(importRows).values({ importId: left!.id, rowNumber: 1, source: 'a', data: {}, meta: {}, annotations: [], predictions: [] });
  const { id } = await startExport(db, project, order, ada, app.deps);
  const states = async () => [(await db.select().from(imports))[0]!.state, (await db.select().from(exports).where(eq(exports.id, id)))[0]!.state];
  await tidyTransfers(db, new Date(), app.deps.files);
  expect(await states()).toEqual(['running', 'waiting']);
  await tidyTransfers(db, days(2), app.deps.files);
  expect(await states()).toEqual(['failed', 'failed']);
  expect(await db.$count(importRows)).toBe(0);
  await runExport(db, id, app.deps);
  expect((await states())[1]).toBe('done');
});

test('an export deleted while its file is made leaves no file behind', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const { id } = await startExport(db, project, order, ada, app.deps);
  const dropped: string[] = [];
  const store = {
    ...app.deps.files,
    put: async (...given: Parameters<typeof app.deps.files.put>) => {
      const kept = await app.deps.files.put(...given);
      await deleteExport(db, project, id, new Date(), ada);
      return kept;
    },
    delete: async (key: string) => void dropped.push(key),
  };
  await runExport(db, id, { files: store, clock: app.deps.clock });
  expect(dropped).toHaveLength(1);
  expect(await db.$count(files)).toBe(0);
});
