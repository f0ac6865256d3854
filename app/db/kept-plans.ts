import { sql, type SQL } from 'drizzle-orm';

/** From so many rows on it is plain to the planner which index leads to few of them; with next to none each is as good as the other, and a plan that is kept would stay so. */
const enough = 1000;

/**
 * To be selected at the beginning of a transaction whose statements are as quick for any values, since each goes by indexes to a few rows: until its end
 * they are planned once per connection, not each time. Planning them takes as long as what they do. Only where the statistics know enough rows of these
 * tables; and no table is gone through from end to end, which would be quick no longer when it has grown.
 */
export const keepPlans = (...tables: string[]): SQL =>
  sql`(select set_config('plan_cache_mode', 'force_generic_plan', true) || set_config('enable_seqscan', 'off', true)
    from pg_class where oid = any(${`{${tables.join(',')}}`}::regclass[]) having min(reltuples) >= ${enough})`;
