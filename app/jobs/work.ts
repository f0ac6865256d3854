import type PgBoss from 'pg-boss';
import { sql } from 'drizzle-orm';
import type { Deps } from '#app/deps.ts';
import { handlers } from './handlers.ts';
import { type Loop, takeJobs } from './loop.ts';
import type { JobName } from './queue.ts';

/** How often a queue is looked at, in seconds. People wait for imports and exports; nobody waits for the trash. */
const pollSeconds: Record<JobName, number> = {
  'import.run': 0.5,
  'export.run': 1,
  'words.keep': 1,
  'snapshot.run': 1,
  'restoration.run': 1,
  'check.run': 0.5,
  'peaks.keep': 1,
  'previews.keep': 1,
  'copies.catch-up': 5,
  'leases.forget': 300,
  'sessions.forget': 300,
  'transfers.tidy': 300,
  'uploads.tidy': 300,
  'trash.purge': 300,
};
/** Nightly work, as cron says it. */
const nightly = {
  'sessions.forget': '7 3 * * *',
  'leases.forget': '9 3 * * *',
  'transfers.tidy': '12 3 * * *',
  'uploads.tidy': '14 3 * * *',
  'trash.purge': '17 3 * * *',
  'copies.catch-up': '23 3 * * *',
} as const satisfies Partial<Record<JobName, string>>;

/**
 * Takes jobs until stopped. `alone`: no other process works on this database, so what stands as being worked on was left by a
 * server that died, and is given out again at once; otherwise its time runs out first (`queue.ts`).
 */
export async function startWork(deps: Deps, boss: PgBoss, { alone }: { alone: boolean }): Promise<Loop> {
  if (alone) await deps.db.execute(sql`update jobs.job set state = 'retry', start_after = now() where state = 'active'`);
  for (const [name, at] of Object.entries(nightly)) await boss.schedule(name, at, {});
  // A newer server may make copies of what an older one could not; of several servers that start together one looks.
  await boss.send('copies.catch-up', {}, { singletonKey: 'start', singletonSeconds: 600 });
  const loops = (Object.keys(handlers) as JobName[]).map((name) => takeJobs(deps, boss, name, pollSeconds[name] * 1000));
  const all = (end: keyof Loop) => async () => void (await Promise.all(loops.map((loop) => loop[end]())));
  return { stop: all('stop'), finish: all('finish') };
}
