/** How PostgreSQL plans what it asks by itself. */
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { planOnce } from '#app/db/plan-once.ts';
import { test } from '#tests/support/db.ts';

/** As connections of the product have it. */
const planAnew = (db: Db) => db.execute(sql`set local plan_cache_mode = force_custom_plan`);

const mode = async (db: Db) => (await db.execute<{ plan_cache_mode: string }>(sql`show plan_cache_mode`))[0]?.plan_cache_mode;

test('what rows name is planned once while they are stored, and values count again afterwards', async ({ db }) => {
  await planAnew(db);
  expect(await planOnce(db, () => mode(db))).toBe('auto');
  expect(await mode(db)).toBe('force_custom_plan');
});

test('of what fails nothing is left', async ({ db }) => {
  await planAnew(db);
  const failing = db.transaction((tx) => planOnce(tx, () => Promise.reject(new Error('full'))));
  await expect(failing).rejects.toThrow('full');
  expect(await mode(db)).toBe('force_custom_plan');
});
