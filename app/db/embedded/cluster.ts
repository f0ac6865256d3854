import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { CannotStart } from '#app/core/cannot-start.ts';
import { exists, type Place } from './place.ts';

export const user = 'gloss';

/** What an operator may tune later in postgresql.conf or with ALTER SYSTEM: sized for a small box. */
const settings: Record<string, string> = {
  shared_buffers: '32MB',
  // By itself a thirty-second of the above, and imports would wait for each megabyte of the log to be written.
  wal_buffers: '8MB',
  max_connections: '60',
  work_mem: '4MB',
  maintenance_work_mem: '48MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  jit: 'off',
  max_parallel_workers_per_gather: '1',
  min_wal_size: '48MB',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Starts one of PostgreSQL's programs as the right account, with nothing of our environment and in a session of its own. */
export function launch(place: Place, program: string, args: string[], stdio: SpawnOptions['stdio']): ChildProcess {
  const { account } = place;
  return spawn(program, args, {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    stdio,
    detached: true,
    ...(account && { uid: account.uid, gid: account.gid }),
  });
}

async function runInitdb(place: Place, target: string): Promise<void> {
  // One collation on every machine and for ever: sorting by code point, case by Unicode, independent of the system's C library.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  // Whoever may enter the socket's folder (mode 0700) is trusted; there is no other way in.
  const args = ['-D', target, `--username=${user}`, '--auth=trust', ...locale];
  for (const [name, value] of Object.entries(settings)) args.push('--set', `${name}=${value}`);
  const output = await open(join(place.home, 'postgres.log'), 'a', 0o600);
  try {
    const child = launch(place, place.binaries.initdb, args, ['ignore', output.fd, output.fd]);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new CannotStart(`PostgreSQL could not make its database in ${target}: ${place.logFile} says why.`);
  } finally {
    await output.close();
  }
}

const prefix = (data: string): string => `${basename(data)}.making-`;

/**
 * Makes the database directory if there is none: beside it and then renamed, so that it is there whole or not at all.
 * Of several at once the first to rename wins, the others take that one.
 */
export async function makeCluster(place: Place): Promise<boolean> {
  const { data, account } = place;
  if (await exists(data)) return false;
  await mkdir(dirname(data), { recursive: true });
  const making = await mkdtemp(join(dirname(data), prefix(data)));
  try {
    if (account) await chown(making, account.uid, account.gid);
    await runInitdb(place, making);
    await rename(making, data);
    const parent = await open(dirname(data), 'r');
    await parent.sync().finally(() => parent.close());
    return true;
  } catch (error) {
    await rm(making, { recursive: true, force: true, maxRetries: 3 });
    if (await exists(data)) return false;
    throw error;
  }
}

/** What killed first starts left. Call it only while holding the database: anyone still at it has lost and takes ours. */
export async function removeHalfMade({ data }: Place): Promise<void> {
  for (const name of await readdir(dirname(data))) {
    if (name.startsWith(prefix(data))) await rm(join(dirname(data), name), { recursive: true, force: true, maxRetries: 3 });
  }
}
