/** A server as an operator starts it, in a folder of its own, with an owner whose token is known. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const owner = { email: 'olga@example.org', password: 'paper lantern orchard', token: 'a-token-for-the-bench-alone-4711' };
export const dataDir = mkdtempSync(join(tmpdir(), 'gloss-bench-'));

export type Started = { url: string; pid: number; /** Milliseconds until it served. */ took: number; stop(): Promise<void> };

/** Ready means that it has said so. */
export async function start(): Promise<Started> {
  const started = performance.now();
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'warn',
    GLOSS_EMAIL: owner.email,
    GLOSS_PASSWORD: owner.password,
    GLOSS_TOKEN: owner.token,
  };
  const child = spawn(process.execPath, ['app/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressOf(child);
  return {
    url,
    pid: child.pid!,
    took: performance.now() - started,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'close');
    },
  };
}

/** What it says later is read as well, or a full pipe would stop the server. */
function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (text: Buffer) => {
      output = `${output}${text.toString()}`.slice(-10_000);
      const [, url] = /is ready: (http\S+)\n/.exec(output) ?? [];
      if (url) resolve(url);
    });
    child.once('close', () => reject(new Error(`The server ended: ${output}`)));
  });
}

/** For `connect`, while the server runs. */
export const databaseUrl = (): string =>
  `postgres://gloss@localhost/gloss?host=${encodeURIComponent(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[4] ?? '')}`;

export const forget = (): void => rmSync(dataDir, { recursive: true, force: true });

/** Kilobytes that a process alone holds, and its part of what it shares; none once it has ended. */
function proportional(pid: number, kinds: readonly string[]): number {
  try {
    const told = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return kinds.reduce((all, kind) => all + Number(new RegExp(`^${kind}:\\s+(\\d+) kB`, 'm').exec(told)?.[1]), 0);
  } catch {
    return 0; // It ended while we looked.
  }
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const [, of] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return Number(of) === parent ? [Number(pid)] : [];
    } catch {
      return []; // It ended while we looked.
    }
  });
}

export type Memory = { server: number; postgres: number };

/** Ticks of the clock, a hundred a second, that a process has worked; `withEnded`: with its children that have ended. */
function worked(pid: number, withEnded: boolean): number {
  try {
    const [, told = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const times = told.split(' ').slice(11, 15).map(Number);
    return times.slice(0, withEnded ? 4 : 2).reduce((sum, ticks) => sum + ticks, 0);
  } catch {
    return 0; // It ended while we looked.
  }
}

const postmaster = (): number => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** Seconds that the processors have worked for the server and for its PostgreSQL; undefined where the system does not tell. */
export function workOf(server: number): { server: number; postgres: number } | undefined {
  if (process.platform !== 'linux') return undefined;
  const root = postmaster();
  const all = childrenOf(root).reduce((sum, pid) => sum + worked(pid, false), worked(root, true));
  return { server: worked(server, false) / 100, postgres: all / 100 };
}

/** Megabytes of the server and of its PostgreSQL with all its processes; undefined where the system does not tell (it is Linux that does). */
export function memoryOf(server: number, kinds: readonly string[] = ['Pss']): Memory | undefined {
  if (process.platform !== 'linux') return undefined;
  const root = postmaster();
  const all = [root, ...childrenOf(root)].reduce((sum, pid) => sum + proportional(pid, kinds), 0);
  return { server: Math.round(proportional(server, kinds) / 1000), postgres: Math.round(all / 1000) };
}

/** The same without program files: how much of those is theirs alone changes with every other program on the machine. */
export const dataOf = (server: number): Memory | undefined => memoryOf(server, ['Pss_Anon', 'Pss_Shmem']);
