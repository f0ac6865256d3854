import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';

/**
 * For many rows in one statement. Whether what each of them names is there (its project, its task, its author) is asked by statements of PostgreSQL's
 * own; planned for their values each time, as all are here, they take as long as the rows do. `act` itself is one of few: what is asked again and
 * again might get a plan that suits other values.
 */
export async function planOnce<T>(tx: Db, act: () => Promise<T>): Promise<T> {
  await tx.execute(sql`set local plan_cache_mode = auto`);
  const done = await act();
  await tx.execute(sql`set local plan_cache_mode to default`);
  return done;
}
