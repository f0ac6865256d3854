import { setTimeout as wait } from 'node:timers/promises';

import postgres from 'postgres';

import { CannotStart } from '#app/core/cannot-start.ts';
import { user } from './cluster.ts';
import { port } from './place.ts';

/** "glos": whoever holds this advisory lock is the one server of the DATA_DIR. PostgreSQL gives it up the moment its holder is gone. */
const key = 0x67_6c_6f_73;

export type Lock = { sql: postgres.Sql; release(): Promise<void> };

async function holder(sql: postgres.Sql): Promise<string> {
  const [row] = await sql<{ name: string }[]>`
    select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.classid = 0 and l.objid = ${key} and l.granted`;
  return row?.name.replace(/\D/g, '') || 'unknown';
}

/**
 * Takes the lock on a connection kept for nothing else. `onLost` is called when that connection breaks, not on `release`.
 * Throws CannotStart when another server has it.
 */
export async function takeLock(socket: string, home: string, onLost: () => void): Promise<Lock> {
  let held = false;
  const sql = postgres({
    host: socket,
    port,
    user,
    database: 'postgres',
    max: 1,
    idle_timeout: 0,
    connect_timeout: 5,
    max_lifetime: null,
    fetch_types: false,
    onnotice: () => undefined,
    connection: { application_name: `gloss ${process.pid}` },
    onclose: () => {
      if (held) onLost();
      held = false;
    },
  });
  // A server that was killed a moment ago still has its connection until PostgreSQL notices.
  for (let tries = 0; tries < 20 && !held; tries++) {
    if (tries) await wait(50);
    const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${key}) as taken`;
    held = row?.taken ?? false;
  }
  if (!held) {
    const pid = await holder(sql);
    await sql.end();
    throw new CannotStart(`DATA_DIR ${home} is in use by another Gloss server (pid ${pid}): stop that one, or choose another DATA_DIR.`);
  }
  return {
    sql,
    release: async () => {
      held = false;
      await sql.end({ timeout: 1 });
    },
  };
}
