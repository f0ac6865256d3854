/** A server as an operator starts it: `node app/start.mjs` with an environment, a folder and signals. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { folderForData } from '#tests/support/memory-folder.ts';

const root = resolve(import.meta.dirname, '../..');
/** What is to end, and to go, when the tests that asked for it are over. */
export const started = new Set<ChildProcess>();
export const folders = new Set<string>();

/** Polls until the condition gives something; fails after `ms`. */
export async function until<T>(what: string, condition: () => T | Promise<T>, ms = 30_000): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await wait(15)) {
    const found = await condition();
    if (found) return found;
  }
  throw new Error(`waited ${ms} ms in vain until ${what}`);
}

export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(folderForData(), 'gloss-op-')));
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
