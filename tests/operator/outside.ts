/** A PostgreSQL of the operator's own: the system's if it has one, else the one that comes along, reached by DATABASE_URL all the same. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '#app/db/client.ts';
import { startEmbedded } from '#app/db/embedded.ts';
import { accountFor } from '#app/db/embedded/account.ts';
import { newFolder, until } from './gloss.ts';

export type Outside = { url: string; version: number; stop(): Promise<void> };

const systemFolder = '/usr/lib/postgresql';

function systemBinaries(): string | undefined {
  const versions = existsSync(systemFolder) ? readdirSync(systemFolder).filter((name) => Number(name) >= 14) : [];
  const [oldest] = versions.toSorted((a, b) => Number(a) - Number(b));
  return oldest && join(systemFolder, oldest, 'bin');
}

async function versionOf(url: string): Promise<number | undefined> {
  const { sql, close } = connect(url, { max: 1 });
  return sql`show server_version_num`
    .then(
      ([row]) => Number(row?.server_version_num),
      () => undefined,
    )
    .finally(close);
}

async function startSystem(bin: string): Promise<Outside> {
  const folder = join(newFolder(), 'outside');
  const account = await accountFor(folder);
  mkdirSync(folder, { mode: 0o700 });
  if (account) {
    chownSync(folder, account.uid, account.gid);
    chownSync(join(folder, '..'), account.uid, account.gid);
  }
  const as = { cwd: '/', ...(account && { uid: account.uid, gid: account.gid }) };
  const made = spawnSync(join(bin, 'initdb'), ['-D', folder, '-U', 'gloss', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'], {
    ...as,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  const child = spawn(join(bin, 'postgres'), ['-D', folder, '-k', folder, '-h', '', '-F'], { ...as, stdio: 'ignore' });
  const url = `postgres://gloss@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const version = await until('the system PostgreSQL answers', () => versionOf(url));
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    await once(child, 'exit');
  };
  return { url, version, stop };
}

export async function startOutside(): Promise<Outside> {
  const bin = systemBinaries();
  if (bin) return startSystem(bin);
  const { url, stop } = await startEmbedded({ dataDir: newFolder(), log: () => undefined });
  return { url, version: (await versionOf(url)) ?? 0, stop };
}
