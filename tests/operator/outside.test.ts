import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '#app/db/client.ts';
import { checkServer } from '#app/db/migrate.ts';
import { Gloss, isUp, newFolder } from './gloss.ts';
import { type Outside, startOutside } from './outside.ts';

let outside: Outside;
beforeAll(async () => {
  outside = await startOutside();
}, 60_000);
afterAll(() => outside.stop());

test('three instances start at once on one outside PostgreSQL; each migration runs once', async () => {
  const folders = [newFolder(), newFolder(), newFolder()];
  const all = folders.map((DATA_DIR) => new Gloss({ DATA_DIR, DATABASE_URL: outside.url }));
  const urls = await Promise.all(all.map((gloss) => gloss.ready()));
  expect(await Promise.all(urls.map(isUp))).toEqual([true, true, true]);
  const { sql, close } = connect(outside.url, { max: 1 });
  const [row] = await sql`select count(*)::int as all, count(distinct hash)::int as kinds from drizzle.__drizzle_migrations`;
  await close();
  expect(row?.all).toBeGreaterThan(0);
  expect(row?.all).toBe(row?.kinds);
  expect(folders.map((folder) => existsSync(join(folder, 'postgres')))).toEqual([false, false, false]);
  expect(await Promise.all(all.map((gloss) => gloss.end('SIGTERM')))).toEqual([0, 0, 0]);
});

test('a database out of reach is one sentence without the password', async () => {
  const gloss = new Gloss({ DATA_DIR: newFolder(), DATABASE_URL: 'postgres://gloss:hunter2@127.0.0.1:1/gloss' });
  expect(await gloss.exit()).toBe(1);
  expect(gloss.output).toMatch(/^DATABASE_URL does not lead to a working database: .*\.$/m);
  expect(gloss.output).not.toContain('hunter2');
});

test('a PostgreSQL older than 14 is refused', async () => {
  const old = Object.assign(() => Promise.resolve([{ version: '130012' }]), {});
  await expect(checkServer({ sql: old as never })).rejects.toThrow('DATABASE_URL leads to PostgreSQL 13; Gloss needs 14 or newer.');
});
