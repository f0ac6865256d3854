import type PgBoss from 'pg-boss';
import type { Deps } from '#app/deps.ts';
import { startWork } from '#app/jobs/work.ts';

/** The part of a server that does the jobs, beside the pages or in a process of its own (ROLE=worker). */
export type Worker = { /** Takes no new job; what runs is cut off with the process and goes on at the next start. */ stop(): Promise<void> };

export async function startWorker(deps: Deps, boss: PgBoss, options: { alone: boolean }): Promise<Worker> {
  await startWork(deps, boss, options);
  return { stop: () => boss.stop({ graceful: false, wait: false }) };
}
