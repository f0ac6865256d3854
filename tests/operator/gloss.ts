/** Servers that tests start, and what is seen of them from outside; what a test leaves running ends with its file, see `tidy.ts`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { newFolder } from './launch.ts';

export { Gloss, newFolder, until } from './launch.ts';

/** A copy of the DATA_DIR of a server that has been started and has ended. */
export function madeFolder(): string {
  const folder = newFolder();
  const { status } = spawnSync('cp', ['-a', `${inject('madeFolder')}/.`, folder]);
  if (status !== 0) throw new Error('The made folder cannot be copied');
  return folder;
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
