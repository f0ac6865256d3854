import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, vi } from 'vitest';
import { imports } from '#app/db/schema/transfers.ts';
import { type Db, openSql } from '#app/db/client.ts';
import { receiveFile } from '#app/domain/files.ts';
import { startImport } from '#app/domain/imports.ts';
import { createQueue, enqueueWith } from '#app/jobs/queue.ts';
import { startWork } from '#app/jobs/work.ts';
import { testDeps } from '#tests/support/app.ts';
import { someoneWaits, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
});

async function queueOn(url: string) {
  const client = openSql(url, { max: 1 });
  const boss = await createQueue(client);
  ends.push(
    () => boss.stop({ graceful: false, wait: false }),
    () => client.end({ timeout: 1 }),
  );
  return { boss, client, enqueue: enqueueWith(boss) };
}
const text = (content: string): AsyncIterable<Uint8Array> =>
  (async function* once() {
    yield new TextEncoder().encode(content);
  })();

testApart('a job is there when its act commits, and only then', async ({ connection: { db, url } }) => {
  const { enqueue } = await queueOn(url);
  await expect(
    db.transaction(async (tx) => {
      await enqueue(tx, 'export.run', { exportId: 1 });
      throw new Error('the act fails');
    }),
  ).rejects.toThrow('the act fails');
  await db.transaction((tx) => enqueue(tx, 'export.run', { exportId: 2 }));
  const jobs = await db.execute<{ data: unknown }>(sql`select data from jobs.job where name = 'export.run'`);
  expect(jobs.map(({ data }) => data)).toEqual([{ exportId: 2 }]);
});

testApart('a worker takes up what a dead one left, and finishes it once', async ({ connection: { db, url } }) => {
  const { boss, enqueue } = await queueOn(url);
  const deps = testDeps(db, { enqueue });
  const { ada, project } = await make.story(db);
  const file = await receiveFile(deps.files, { name: 'a.json', bytes: text('[{"text":"one"},{"text":"two"}]') });
  const { id } = await startImport(db, project, [file], ada, enqueue);
  // As a server leaves it that was killed after taking the job.
  await db.execute(sql`update jobs.job set state = 'active', started_on = now() where name = 'import.run'`);
  await db.update(imports).set({ state: 'running' }).where(eq(imports.id, id));
  const work = await startWork(deps, boss, { alone: true });
  ends.unshift(() => work.finish());
  await vi.waitUntil(async () => (await db.select().from(imports).where(eq(imports.id, id)))[0]?.state === 'done', { timeout: 20_000, interval: 50 });
  expect((await db.execute<{ count: number }>(sql`select count(*)::int as count from tasks`))[0]!.count).toBe(2);
});

const stateOf = async (db: Db, name: string) =>
  (await db.execute<{ state: string }>(sql`select state from jobs.job where name = ${name} order by created_on desc limit 1`))[0]?.state;

/** A job that waits for what somebody else holds, and the way to let it go on. */
async function heldJob(db: Db, url: string) {
  const { boss, client } = await queueOn(url);
  await boss.send('sessions.forget', {});
  const other = openSql(url, { max: 1 });
  ends.push(() => other.end({ timeout: 1 }));
  await other.unsafe('begin');
  await other.unsafe('lock table sessions in access exclusive mode');
  const work = await startWork(testDeps(db), boss, { alone: true });
  await someoneWaits(db);
  return { boss, client, work, letGo: () => other.unsafe('rollback') };
}

testApart('where nobody can be told that a job has ended nothing breaks, and the next worker does it', async ({ connection: { db, url } }) => {
  const { client, work, letGo } = await heldJob(db, url);
  await client.end({ timeout: 0 });
  await letGo();
  await work.finish();
  expect(await stateOf(db, 'sessions.forget')).toBe('active');
  const { boss } = await queueOn(url);
  const next = await startWork(testDeps(db), boss, { alone: true });
  await vi.waitUntil(async () => (await stateOf(db, 'sessions.forget')) === 'completed', { timeout: 20_000, interval: 50 });
  await next.finish();
});

testApart('a worker that is told to stop gives back at once what it does; one that may finish does', async ({ connection: { db, url } }) => {
  const first = await heldJob(db, url);
  await first.work.stop();
  expect(await stateOf(db, 'sessions.forget')).toBe('retry');
  await first.letGo();
  await first.work.finish();
  expect(await stateOf(db, 'sessions.forget')).toBe('retry');
  await db.execute(sql`delete from jobs.job`);
  const second = await heldJob(db, url);
  const finished = second.work.finish();
  await second.letGo();
  await finished;
  expect(await stateOf(db, 'sessions.forget')).toBe('completed');
});

testApart('a start after the first makes only the queues that are not there', async ({ connection: { url } }) => {
  const { boss } = await queueOn(url);
  const all = (await boss.getQueues()).map(({ name }) => name).toSorted();
  await boss.deleteQueue('trash.purge');
  const client = openSql(url, { max: 1 });
  const asked = vi.spyOn(client, 'unsafe');
  const next = await createQueue(client);
  const made = asked.mock.calls.filter(([text]) => text.includes('create_queue')).map(([, values]) => values?.[0]);
  // The queue's own one it asks for by itself.
  expect(made.filter((name) => !String(name).startsWith('__pgboss'))).toEqual(['trash.purge']);
  expect((await next.getQueues()).map(({ name }) => name).toSorted()).toEqual(all);
  await next.stop({ graceful: false, wait: false });
  await client.end({ timeout: 1 });
});
