/** How PostgreSQL plans what it asks by itself. */
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { planOnce } from '#app/db/plan-once.ts';
import { testApart } from '#tests/support/db.ts';

const mode = async (db: Db) => (await db.execute<{ plan_cache_mode: string }>(sql`show plan_cache_mode`))[0]?.plan_cache_mode;

testApart('what rows name is planned once while they are stored, and values count again afterwards', ({ connection }) =>
  connection.db.transaction(async (tx) => {
    expect(await planOnce(tx, () => mode(tx))).toBe('auto');
    expect(await mode(tx)).toBe('force_custom_plan');
  }),
);

testApart('of what fails nothing is left', ({ connection }) =>
  connection.db.transaction(async (tx) => {
    const failing = tx.transaction((inner) => planOnce(inner, () => Promise.reject(new Error('full'))));
    await expect(failing).rejects.toThrow('full');
    expect(await mode(tx)).toBe('force_custom_plan');
  }),
);
