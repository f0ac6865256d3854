/** A PostgreSQL that is not there: pages and programs are told so and may come back, and every other fault stays a fault of ours. */
import { sql } from 'drizzle-orm';
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { isAway } from '#app/db/away.ts';
import { connect } from '#app/db/client.ts';
import { client } from '#tests/support/app.ts';
import { someoneWaits, test, testApart } from '#tests/support/db.ts';

const title = 'The database does not answer';

/** A database whose socket nobody listens at. */
function nowhere() {
  const folder = mkdtempSync(join(inject('folder'), 'nowhere-'));
  return connect(`postgres://gloss@localhost/gloss?host=${encodeURIComponent(folder)}`);
}

test('where nobody listens, pages and forms say what to do, with 503', async () => {
  const { db, close } = nowhere();
  const stranger = client(db).as();
  const form = { email: 'ada@example.org', password: 'four words for ada' };
  for (const answer of [await stranger.get(paths.signIn), await stranger.post(paths.signIn, form)]) {
    expect([answer.status, answer.headers.get('Retry-After'), answer.query('h1')?.text]).toEqual([503, '5', title]);
    expect(answer.text).not.toMatch(/four words|ada@|ENOENT|nowhere/);
  }
  expect((await stranger.get(paths.health)).status).toBe(503);
  await close();
});

test('programs are told in their own form', async () => {
  const { db, close } = nowhere();
  const answer = await client(db).as().get(`${paths.api}/projects`, { Authorization: 'Token some-token-of-somebody' });
  expect([answer.status, answer.headers.get('Retry-After'), answer.json()]).toEqual([
    503,
    '5',
    { status_code: 503, detail: expect.stringContaining('The database does not answer.') },
  ]);
  await close();
});

testApart('who waits for an answer when the connection is cut is told, and served again when there is another', async ({ connection }) => {
  const { db, close } = connect(connection.url, { max: 1 });
  const stranger = client(db).as();
  await connection.db.transaction(async (tx) => {
    await tx.execute(sql`lock table users in access exclusive mode`);
    const waiting = stranger.get(paths.signIn);
    await someoneWaits(connection.db);
    await tx.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    const cut = await waiting;
    expect([cut.status, cut.query('h1')?.text]).toEqual([503, title]);
  });
  // Nobody has an account here yet.
  await expect.poll(async () => (await stranger.get(paths.signIn)).location).toBe(paths.setup);
  await close();
});

test('a statement that fails is a fault of ours', async ({ db }) => {
  await db.execute(sql`drop table sessions cascade`);
  const answer = await client(db).as().get(paths.projects, { Cookie: 'gloss_session=somebody' });
  expect([answer.status, answer.query('h1')?.text]).toEqual([500, 'Something broke on our side']);
});

test('a file that is gone is no database that is, though the system says the same of it', async () => {
  const gone = await readFile('/gone/for/good').catch((error: unknown) => error);
  expect([(gone as { code: string }).code, isAway(gone)]).toEqual(['ENOENT', false]);
});
