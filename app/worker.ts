import type { Deps } from '#app/deps.ts';

/** The part of a server that does the jobs, beside the pages or in a process of its own (ROLE=worker). */
export type Worker = { /** Lets running jobs finish. */ stop(): Promise<void> };

export async function startWorker(_deps: Deps): Promise<Worker> {
  return { stop: async () => undefined };
}
