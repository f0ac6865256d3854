import { setTimeout as wait } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import type { Deps } from '#app/deps.ts';
import { handlers } from './handlers.ts';
import type { JobData, JobName } from './queue.ts';

const stopped = 'The server was told to stop.';

export type Loop = {
  /** Takes no new job, and gives back the one that runs: whoever comes next begins it anew. */
  stop(): Promise<void>;
  /** Takes no new job; resolves when the one that runs has ended. */
  finish(): Promise<void>;
};

/**
 * Does the jobs of one queue, one after the other; where there is none it looks again after so many milliseconds. pg-boss has workers of its own, but
 * they do not wait for the word that a job has ended: a connection that is lost just then is an error that nobody catches, and ends the server.
 */
export function takeJobs<Name extends JobName>(deps: Deps, boss: PgBoss, name: Name, everyMs: number): Loop {
  const ending = new AbortController();
  let running: string | undefined;
  const pause = () => wait(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);

  const giveBack = (id: string, why: string) =>
    boss
      .fail(name, id, { message: why })
      .catch((error: unknown) => deps.log.warn({ err: error, job: name }, 'a job is given back when its time is over'));

  async function doOne({ id, data }: { id: string; data: JobData[Name] }): Promise<void> {
    running = id;
    try {
      await handlers[name](deps, data);
      if (running === id) await boss.complete(name, id);
    } catch (error) {
      // Given back when the server was told to stop: what it still runs into is no news.
      if (running !== id) return;
      deps.log.error({ err: error, job: name, data }, 'job failed; it will be tried again');
      await giveBack(id, String(error));
    } finally {
      running = undefined;
    }
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      // Without a database there is no job; it comes back.
      const [job] = await boss.fetch<JobData[Name]>(name);
      if (!job) await pause();
      else if (ending.signal.aborted) await giveBack(job.id, stopped);
      else await doOne(job);
    }
  }

  const ended = run().catch((error: unknown) => deps.log.error({ err: error, job: name }, 'no more jobs are taken'));
  return {
    async stop() {
      ending.abort();
      const id = running;
      running = undefined;
      if (id !== undefined) await giveBack(id, stopped);
    },
    finish() {
      ending.abort();
      return ended;
    },
  };
}
