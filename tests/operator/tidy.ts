/** Runs with every file of these tests, though its worker has others before and after. */
import { once } from 'node:events';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { isAlive, postmasterOf } from './gloss.ts';
import { folders, started, until } from './launch.ts';

/** What tests leave running ends with their file, as they may run side by side: servers first, then a PostgreSQL that lost its server. */
async function tidy(): Promise<void> {
  const alive = [...started].filter((child) => child.exitCode === null && child.signalCode === null);
  await Promise.all(alive.map((child) => (child.kill('SIGTERM'), once(child, 'exit'))));
  started.clear();
  for (const folder of folders) {
    const pid = postmasterOf(folder);
    if (pid && isAlive(pid)) process.kill(pid, 'SIGQUIT');
    if (pid) await until('PostgreSQL ended', () => !isAlive(pid));
  }
}

afterAll(async () => {
  await tidy();
  for (const folder of folders) {
    const link = join(folder, 'postgres');
    const away = existsSync(link) ? realpathSync(link) : link;
    if (away !== link) rmSync(join(away, '..'), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
  folders.clear();
}, 90_000);
