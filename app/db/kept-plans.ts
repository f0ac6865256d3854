import { sql } from 'drizzle-orm';

/**
 * To be selected at the beginning of a transaction whose statements are as quick for any values, since each goes by indexes to a few rows: until its end
 * they are planned once per connection, not each time. Planning them takes as long as what they do. Whole tables are not gone through: such a plan, made
 * while a table was nearly empty, would hold until its statistics are renewed, however it grows.
 */
export const keepPlans = sql`set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)`;
