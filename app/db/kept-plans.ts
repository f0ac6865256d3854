import { sql, type SQL } from 'drizzle-orm';

/** From so many rows on it is plain to the planner which index leads to few of them; with next to none each is as good as the other, and a plan that is kept would stay so. */
const enough = 1000;

/**
 * To be selected at the beginning of a transaction whose statements are as quick for any values, since each goes by indexes to a few rows: until the end
 * of the outermost transaction they are planned once per connection, and again when statistics are renewed, not each time. Planning them takes as long as
 * what they do. Only where so many rows of these tables are known; and nothing is gone through from end to end or sorted as it lies, which would be quick
 * no longer when there is more of it, nor compiled.
 */
export const keepPlans = (...tables: string[]): SQL =>
  sql`(select set_config('plan_cache_mode', 'force_generic_plan', true) || set_config('enable_seqscan', 'off', true)
      || set_config('enable_bitmapscan', 'off', true) || set_config('jit', 'off', true)
    from pg_class where oid = any(${`{${tables.join(',')}}`}::regclass[]) having min(reltuples) >= ${enough})`;
