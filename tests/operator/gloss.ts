/** Real servers as an operator starts them: `node app/start.mjs` with an environment, a folder and signals. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, vi } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const started = new Set<ChildProcess>();
const folders = new Set<string>();

/** Polls until the condition gives something; fails after `ms`. */
export async function until<T>(what: string, condition: () => T | Promise<T>, ms = 30_000): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await wait(15)) {
    const found = await condition();
    if (found) return found;
  }
  throw new Error(`waited ${ms} ms in vain until ${what}`);
}

export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gloss-op-')));
  // As most folders are; those that shut others out are a test of their own.
  chmodSync(folder, 0o755);
  folders.add(folder);
  return folder;
}

export class Gloss {
  output = '';
  readonly startedAt = performance.now();
  readonly child: ChildProcess;

  constructor(env: Record<string, string>) {
    const { PATH = '', HOME = '', TMPDIR } = process.env;
    const base = { PATH, HOME, ...(TMPDIR && { TMPDIR }), PORT: '0', LOG_LEVEL: 'warn' };
    this.child = spawn(process.execPath, ['app/start.mjs'], { cwd: root, env: { ...base, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    started.add(this.child);
    const collect = (text: Buffer): void => {
      this.output += text.toString();
    };
    this.child.stdout?.on('data', collect);
    this.child.stderr?.on('data', collect);
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Waits for its words; gives what they match. */
  async says(words: RegExp): Promise<string> {
    await until(`it says ${words}`, () => this.ended || words.test(this.output));
    const said = words.exec(this.output);
    if (!said) throw new Error(`it ended instead: ${this.output}`);
    return said[1] ?? said[0];
  }

  /** Resolves to its address once it says that it is ready. */
  ready(): Promise<string> {
    return this.says(/is ready: (http\S+)\n/);
  }

  /** Resolves to its exit code. */
  async exit(): Promise<number | null> {
    if (!this.ended) await once(this.child, 'close');
    return this.child.exitCode;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exit();
  }
}

export const isUp = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    (answer) => answer.ok,
    () => false,
  );

export function pidFile(dataDir: string): string | undefined {
  const file = join(dataDir, 'postgres/postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

export const postmasterOf = (dataDir: string): number => Number(pidFile(dataDir)?.split('\n')[0]);

/** For `connect`, while a server runs on the folder. */
export const databaseUrl = (dataDir: string): string =>
  `postgres://gloss@localhost/gloss?host=${encodeURIComponent(pidFile(dataDir)?.split('\n')[4] ?? '')}`;

/** A process that has ended but was not asked for its exit code by its parent does not count. */
export function isAlive(pid: number): boolean {
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 && !stdout.startsWith('Z');
}

/** What a test leaves running ends with it: servers first, then a PostgreSQL that lost its server. */
async function tidy(): Promise<void> {
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  started.clear();
  for (const folder of folders) {
    const pid = postmasterOf(folder);
    if (pid && isAlive(pid)) process.kill(pid, 'SIGQUIT');
    if (pid) await until('PostgreSQL ended', () => !isAlive(pid));
  }
}

// Generous, because other tests keep the machine busy; alone, a test takes some 2 s.
vi.setConfig({ testTimeout: 90_000 });
afterEach(tidy, 60_000);
afterAll(() => {
  for (const folder of folders) {
    const link = join(folder, 'postgres');
    const away = existsSync(link) ? realpathSync(link) : link;
    if (away !== link) rmSync(join(away, '..'), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
});
