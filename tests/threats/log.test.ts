import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { openLog } from '#app/log.ts';
import { testApart } from '#tests/support/db.ts';

testApart('T34 a failed query is logged without what it was about', async ({ connection: { db } }) => {
  const lines: string[] = [];
  const log = openLog('error', { write: (line) => void lines.push(line) });
  for (const query of [
    sql`select 1 / length(${''}) where ${'the-hash-of-ada'} <> ${'the-hash\nof ada'}`,
    sql`select * from nowhere where secret = ${'the-hash-of-ada'} or other = ${'the-hash\nof ada'}`,
  ]) {
    await db.execute(query).catch((err: unknown) => log.error({ err }, 'request failed'));
  }
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('select * from nowhere where secret = $1');
  expect(lines.join('').match(/the-hash\S*/g) ?? []).toEqual([]);
});
