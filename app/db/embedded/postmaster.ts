/** Starts, finds and stops the one PostgreSQL server on a database directory. */
import { execFile } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, stat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

import postgres from 'postgres';

import { CannotStart } from '#app/core/cannot-start.ts';
import { launch, user } from './cluster.ts';
import { type Place, port } from './place.ts';

export type Running = { pid: number; /** Folder of its socket. */ socket: string; /** True if somebody else had started it. */ adopted: boolean };

const pollMs = 20;
/** A postmaster of ours that neither answers nor ends: longer than a clean shutdown takes. */
const patienceMs = 30_000;
const largestLog = 1_000_000;

type PidFile = { text: string; pid: number; socket: string };

async function readPidFile({ data, socket }: Place): Promise<PidFile | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { text, pid: Number(lines[0]), socket: lines[4] || socket };
}

async function commandOf(pid: number): Promise<string[]> {
  if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim().split(' ');
}

/** A process number alone proves nothing: after a restart of the machine or container it is somebody else's. */
async function isOurPostmaster(pid: number, data: string): Promise<boolean> {
  const [program = '', ...args] = await commandOf(pid);
  const directory = args[args.indexOf('-D') + 1];
  return basename(program) === 'postgres' && (!directory?.startsWith('/') || directory === data);
}

type Answer = 'ready' | 'busy' | 'absent';

async function probe(socket: string): Promise<Answer> {
  const sql = postgres({ host: socket, port, user, database: 'postgres', max: 1, connect_timeout: 5, fetch_types: false });
  try {
    await sql`select 1`;
    return 'ready';
  } catch (error) {
    // 57P03: it is starting, recovering or shutting down. Anything else that closes the door means that nobody is there.
    return (error as { code?: string }).code === '57P03' ? 'busy' : 'absent';
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function trimLog(file: string): Promise<void> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size <= largestLog) return;
  const log = await open(file, 'r+');
  try {
    const { buffer, bytesRead } = await log.read(Buffer.alloc(largestLog / 4), 0, largestLog / 4, size - largestLog / 4);
    await log.truncate(0);
    await log.write(buffer, 0, bytesRead, 0);
  } finally {
    await log.close();
  }
}

async function spawnPostmaster(place: Place): Promise<{ child: ChildProcess; logStart: number }> {
  await trimLog(place.logFile);
  const door = { listen_addresses: '', unix_socket_directories: place.socket, unix_socket_permissions: '0700', port: String(port) };
  const settings = { ...door, fsync: 'on', io_method: 'sync', ...place.settings };
  const args = ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const output = await open(place.logFile, 'a', 0o600);
  try {
    const { size } = await output.stat();
    const child = launch(place, place.binaries.postgres, args, ['ignore', output.fd, output.fd]);
    await once(child, 'spawn');
    return { child, logStart: size };
  } finally {
    await output.close();
  }
}

async function lastWords(place: Place, logStart: number): Promise<string> {
  const log = (await readFile(place.logFile)).subarray(logStart).toString();
  return log.split('\n').findLast((line) => line.includes('FATAL')) ?? '';
}

/** Its number is in the pid file, but the process of that number is not PostgreSQL, which PostgreSQL itself cannot know. */
async function removeStalePidFile(place: Place, seen: PidFile): Promise<void> {
  if ((await readPidFile(place))?.text === seen.text) await unlink(join(place.data, 'postmaster.pid'));
}

/**
 * Returns once PostgreSQL answers on the directory: the one that runs already, or a new one. PostgreSQL itself makes sure, by its pid file and its
 * shared memory, that of several started at once only one lives; the others find that one here.
 */
export async function ensureRunning(place: Place, say: (line: string) => void): Promise<Running> {
  let own: { child: ChildProcess; logStart: number } | undefined;
  let told = false;
  const impatient = Date.now() + patienceMs;
  for (; ; await wait(pollMs)) {
    const file = await readPidFile(place);
    const answer = file ? await probe(file.socket) : 'absent';
    if (file && answer === 'ready') return { pid: file.pid, socket: file.socket, adopted: file.pid !== own?.child.pid };
    if (answer === 'busy') {
      // Recovery after a crash takes as long as it takes.
      if (!told && Date.now() > impatient - patienceMs + 2000) say('PostgreSQL is putting its data in order after a crash.');
      told ||= Date.now() > impatient - patienceMs + 2000;
      continue;
    }
    if (own && own.child.exitCode === null && own.child.signalCode === null) continue;
    if (Date.now() > impatient) throw new CannotStart(`PostgreSQL does not start on ${place.data}: ${place.logFile} says why.`);
    if (file && (await isOurPostmaster(file.pid, place.data))) continue;
    if (own) {
      const words = await lastWords(place, own.logStart);
      // Children of a killed postmaster need a moment to notice; and of two first starts one is told so.
      if (!/lock file|shared memory block/.test(words))
        throw new CannotStart(`PostgreSQL does not start on ${place.data}: ${words || place.logFile}`);
    }
    if (file) await removeStalePidFile(place, file);
    own = await spawnPostmaster(place);
  }
}

/** Signals a process that may be gone by now. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Asks PostgreSQL to end ("fast": open transactions roll back) and returns when it has. */
export async function stopPostmaster({ pid }: Running, data: string): Promise<void> {
  if (!(await isOurPostmaster(pid, data))) return;
  signal(pid, 'SIGINT');
  const impatient = Date.now() + 8000;
  let pressed = false;
  while (await isOurPostmaster(pid, data)) {
    if (!pressed && Date.now() > impatient) {
      pressed = true;
      signal(pid, 'SIGQUIT');
    }
    await wait(pollMs);
  }
}
