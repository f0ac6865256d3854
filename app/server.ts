/** Composes everything and ends it again. Runs when imported: `app/start.mjs` does that. */
import type { Logger } from 'pino';

import { createApp } from '#app/app.tsx';
import { CannotStart } from '#app/core/cannot-start.ts';
import { paths } from '#app/core/paths.ts';
import { type Db, openSql } from '#app/db/client.ts';
import { inTurn } from '#app/db/migrate.ts';
import { openDatabase } from '#app/db/open.ts';
import { ensureOwner, isSetUp } from '#app/domain/setup.ts';
import { atPort, type Env, readEnv } from '#app/env.ts';
import { makeDataDir } from '#app/env/data-dir.ts';
import { keepSecret } from '#app/env/secret.ts';
import { keepHeapSmall } from '#app/heap.ts';
import { createQueue, enqueueWith } from '#app/jobs/queue.ts';
import { startWork } from '#app/jobs/work.ts';
import { choosePort, listen, type Port } from '#app/listen.ts';
import { openLog } from '#app/log.ts';
import { productionDeps, version } from '#app/production.ts';

/** Requests and jobs get this long to finish; then the database closes, all within the 10 s that supervisors grant. */
const finishMs = 6000;
const lastMs = 9500;

const say = (line: string): void => console.log(line);

/** What is running, in the order it was started; ended in the opposite one. */
const ends: (() => Promise<void>)[] = [];
let ending = false;

async function end(code: number): Promise<never> {
  ending = true;
  setTimeout(() => process.exit(code), lastMs).unref();
  for (const step of ends.toReversed()) await step();
  process.exit(code);
}

/** Everything that stops the server for good, in words. */
function giveUp(problem: unknown, log?: Logger): void {
  if (problem instanceof CannotStart) console.error(problem.message);
  else if (log) log.fatal({ err: problem }, 'the server stops because of a bug');
  else console.error(problem);
  if (ending) return;
  void end(1).catch(() => process.exit(1));
}

function heedSignals(): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // Whoever asks twice does not want to wait. PostgreSQL, if ours, is told to end as we go.
      if (ending) process.exit(1);
      say('Stopping ...');
      end(0).catch((error: unknown) => giveUp(error));
    });
  }
}

async function greeting({ role, baseUrl, owner }: Env, db: Db): Promise<string> {
  if (role === 'worker') return `Gloss ${version} works on jobs.`;
  const ready = `Gloss ${version} is ready: ${baseUrl}`;
  if (!(await isSetUp(db))) return `${ready}\nNext: open ${baseUrl}${paths.setup} and make the owner's account.`;
  return owner ? `${ready}\nThe owner is ${owner.email} (GLOSS_EMAIL).` : ready;
}

async function serve(env: Env, port: Port, log: Logger): Promise<void> {
  await makeDataDir(env.dataDir);
  const database = await openDatabase({ ...env, log: say, onLost: (problem) => giveUp(problem, log) });
  ends.push(database.close);
  const { db } = database.connection;
  if (env.owner) await ensureOwner(db, env.owner);
  const queueSql = openSql(database.url, { max: 1, idle_timeout: 0 });
  ends.push(() => queueSql.end({ timeout: 1 }));
  const boss = await inTurn(database.connection, () => createQueue(queueSql));
  boss.on('error', (error) => log.error({ err: error }, 'the job queue had a problem'));
  ends.push(() => boss.stop({ graceful: false, wait: false }));
  const secretKey = env.secretKey ?? (await keepSecret(env.dataDir));
  const deps = await productionDeps({ env: { ...env, secretKey }, db, enqueue: enqueueWith(boss), log });
  const words = await greeting(env, db);
  if (env.role !== 'web') {
    const worker = await startWork(deps, boss, { alone: env.databaseUrl === undefined });
    ends.push(() => worker.stop());
  }
  await port.release();
  if (env.role !== 'worker') {
    const door = await listen(createApp(deps), env.host, env.port);
    ends.push(() => door.stop(finishMs));
  }
  say(words);
}

async function main(): Promise<void> {
  keepHeapSmall();
  heedSignals();
  const given = readEnv();
  const port = await choosePort(given.host, given.port);
  const env = atPort(given, port.number);
  const log = openLog(env.logLevel);
  process.on('uncaughtException', (error) => giveUp(error, log));
  await serve(env, port, log);
}

main().catch((error: unknown) => giveUp(error));
