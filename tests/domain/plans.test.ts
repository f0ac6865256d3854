/** What the database reads for a project grows with its rows, whatever it knew of the tables before. */
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { deleteAnnotations } from '#app/domain/deletions.ts';
import { duplicateProject } from '#app/domain/projects/duplicate.ts';
import { findSnapshot, startSnapshot } from '#app/domain/snapshots.ts';
import { findRestoration, startRestoration } from '#app/domain/snapshots/restorations.ts';
import { runRestoration } from '#app/domain/snapshots/restore.ts';
import { runSnapshot } from '#app/domain/snapshots/run.ts';
import { programOf } from '#tests/api/program.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

/** Rows of tasks, answers and staged ones that have been read so far. The test is one transaction. */
async function rowsRead(db: Db): Promise<number> {
  const [row] = await db.execute<{ read: string }>(
    sql`select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) as read from pg_stat_xact_user_tables where relname in ('tasks', 'annotations', 'import_rows')`,
  );
  return Number(row!.read);
}

test('labeled tasks are matched with their answers row by row, also where statistics say that there are none', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const answers = [{ result: make.choice('Glad') }, { result: make.choice('Sad') }];
  const bring = async (into: { id: number }, from: number, count: number) => {
    const tasks = Array.from({ length: count }, (_, n) => ({
      data: { text: `Text ${from + n}` },
      annotations: answers,
      predictions: answers.slice(1),
    }));
    const before = await rowsRead(db);
    const reply = await program.raw('PUT', `/projects/${into.id}/import/a.json`, JSON.stringify(tasks));
    expect([reply.status, reply.json()]).toMatchObject([201, { task_count: count }]);
    return (await rowsRead(db)) - before;
  };
  await bring(project, 0, 50);
  // As the database sees to by itself, once some rows have come and gone.
  await db.execute(sql`analyze tasks`);
  await db.execute(sql`analyze import_rows`);
  const other = await make.project(db, { by: ada });
  expect(await bring(other, 0, 400)).toBeLessThan(400 * 80);
  expect(await bring(other, 400, 400)).toBeLessThan(400 * 80);
  const before = await rowsRead(db);
  await deleteAnnotations(db, other, new Date(), ada);
  expect((await rowsRead(db)) - before).toBeLessThan(800 * 80);
});

test('what is known of the tables is renewed after an import, a copy or a restored snapshot of a project that nothing was known of', async ({
  app,
  db,
}) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const lines = (count: number) => Array.from({ length: count }, (_, n) => `Text ${n}\n`).join('');
  await program.raw('PUT', `/projects/${project.id}/import/a.txt`, lines(50));
  await db.execute(sql`analyze tasks`);
  const expected = async ({ id }: { id: number }) => {
    const [plan] = await db.execute<{ 'QUERY PLAN': string }>(sql`explain select 1 from tasks where project_id = ${sql.raw(String(id))}`);
    return Number(/rows=(\d+)/.exec(plan!['QUERY PLAN'])![1]);
  };
  const other = await make.project(db, { by: ada });
  expect(await expected(other)).toBe(1);
  await program.raw('PUT', `/projects/${other.id}/import/b.txt`, lines(2000));
  expect(await expected(other)).toBeGreaterThan(1000);
  expect(await expected(await duplicateProject(db, other, { withTasks: true }, ada))).toBeGreaterThan(1000);
  const snapshot = await startSnapshot(db, other, { title: 'Before' }, ada, app.deps.enqueue);
  await runSnapshot(db, snapshot.id, app.deps);
  const restoration = await startRestoration(db, other, await findSnapshot(db, other, snapshot.id), { title: 'Restored' }, ada, app.deps.enqueue);
  await runRestoration(db, restoration.id, app.deps);
  const restored = await findRestoration(db, other, restoration.id);
  expect(await expected({ id: restored.madeProjectId! })).toBeGreaterThan(1000);
});
