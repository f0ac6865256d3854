/** What the database reads for an import grows with its rows, whatever it knew of the tables before. */
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { programOf } from '#tests/api/program.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

/** Rows of tasks and of staged ones that have been read so far. The test is one transaction. */
async function rowsRead(db: Db): Promise<number> {
  const [row] = await db.execute<{ read: string }>(
    sql`select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) as read from pg_stat_xact_user_tables where relname in ('tasks', 'import_rows')`,
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
  expect(await bring(other, 0, 400)).toBeLessThan(400 * 60);
  expect(await bring(other, 400, 400)).toBeLessThan(400 * 60);
});
