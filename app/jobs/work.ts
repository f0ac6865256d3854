import type PgBoss from 'pg-boss';
import { sql } from 'drizzle-orm';
import type { Deps } from '#app/deps.ts';
import { handlers } from './handlers.ts';
import type { JobData, JobName } from './queue.ts';

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
  'sessions.forget': 300,
  'transfers.tidy': 300,
  'uploads.tidy': 300,
  'trash.purge': 300,
};
/** Nightly work, as cron says it. */
const nightly = {
  'sessions.forget': '7 3 * * *',
  'transfers.tidy': '12 3 * * *',
  'uploads.tidy': '14 3 * * *',
  'trash.purge': '17 3 * * *',
  'copies.catch-up': '23 3 * * *',
} as const satisfies Partial<Record<JobName, string>>;

/**
 * Takes jobs until stopped. `alone`: no other process works on this database, so what stands as being worked on was left by a
 * server that died, and is given out again at once; otherwise its time runs out first (`queue.ts`).
 */
export async function startWork(deps: Deps, boss: PgBoss, { alone }: { alone: boolean }): Promise<void> {
  if (alone) await deps.db.execute(sql`update jobs.job set state = 'retry', start_after = now() where state = 'active'`);
  for (const name of Object.keys(handlers) as JobName[]) await work(deps, boss, name);
  for (const [name, at] of Object.entries(nightly)) await boss.schedule(name, at, {});
  // A newer server may make copies of what an older one could not; of several servers that start together one looks.
  await boss.send('copies.catch-up', {}, { singletonKey: 'start', singletonSeconds: 600 });
}

/** After a job its queue is looked at again at once: a thousand sounds have a job each. */
async function work<Name extends JobName>(deps: Deps, boss: PgBoss, name: Name): Promise<void> {
  const worker = await boss.work<JobData[Name]>(name, { pollingIntervalSeconds: pollSeconds[name] }, async (jobs) => {
    for (const job of jobs) {
      try {
        await handlers[name](deps, job.data);
      } catch (error) {
        deps.log.error({ err: error, job: name, data: job.data }, 'job failed; it will be tried again');
        throw error;
      } finally {
        boss.notifyWorker(worker);
      }
    }
  });
}
