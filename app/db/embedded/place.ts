/** Where the database lives, whose it is, and where its socket is. */
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, lchown, lstat, mkdir, readdir, readFile, readlink, realpath, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { CannotStart } from '#app/core/cannot-start.ts';
import { type Account, accountFor, canReach } from './account.ts';
import { type Binaries, commonHome, findBinaries } from './binaries.ts';

export type Place = {
  /** DATA_DIR, real path. */
  home: string;
  /** PostgreSQL's own directory: DATA_DIR/postgres, or what that links to. */
  data: string;
  /** Folder of the socket: private to the account. */
  socket: string;
  logFile: string;
  account: Account | undefined;
  binaries: Binaries;
  /** PostgreSQL settings over ours. */
  settings: Record<string, string>;
};

export const port = 5432;

/** The kernel allows 107 bytes for a socket's path; PostgreSQL adds a lock file beside it. */
const longestSocketPath = 100;

const socketPath = (folder: string): string => join(folder, `.s.PGSQL.${port}`);

export const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;

async function linkedData(link: string): Promise<string> {
  const target = resolve(dirname(link), await readlink(link));
  // A first start that was killed leaves the link before there is a database; but then the folder around it exists.
  if ((await exists(target)) || (await exists(dirname(target)))) return target;
  throw new CannotStart(
    `${link} points to ${target}, which is not there: bring that directory back, or remove the link to begin with an empty database.`,
  );
}

/** DATA_DIR is closed to the account (a clone under /root): the database goes where it can be reached, DATA_DIR/postgres links to it. */
async function dataElsewhere(link: string, account: Account, say: (line: string) => void): Promise<string> {
  const folder = join(commonHome, randomBytes(6).toString('hex'));
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const target = join(folder, 'postgres');
  try {
    await symlink(target, link);
  } catch {
    await rm(folder, { recursive: true });
    return linkedData(link);
  }
  say(`User ${account.name} cannot enter ${dirname(link)}, so the database is kept in ${target}.`);
  return target;
}

/** Lets the account, and nobody else, walk through a DATA_DIR that root keeps for itself. False if the way to it is closed all the same. */
async function lendWay(home: string, account: Account): Promise<boolean> {
  if (await canReach(home, account)) return true;
  const { uid, mode } = await stat(home);
  if (uid !== 0 || mode & 0o70 || !(await canReach(dirname(home), account))) return false;
  await chown(home, uid, account.gid);
  await chmod(home, (mode & 0o7777) | 0o10);
  return true;
}

async function findData(home: string, say: (line: string) => void): Promise<{ data: string; account: Account | undefined }> {
  const link = join(home, 'postgres');
  const found = await lstat(link).catch(() => undefined);
  const data = found?.isSymbolicLink() ? await linkedData(link) : link;
  const account = await accountFor(data);
  if (!account || data !== link || (await lendWay(home, account))) return { data, account };
  if (!found) return { data: await dataElsewhere(link, account, say), account };
  throw new CannotStart(`User ${account.name} cannot enter ${home}, where its database is: chmod a+x the folders above it, or move DATA_DIR.`);
}

/** A restored copy often comes back as root's, or readable by all; PostgreSQL accepts neither. */
async function mendOwner(data: string, account: Account | undefined): Promise<void> {
  const { uid, mode } = await stat(data);
  if (account && uid !== account.uid) {
    for (const name of ['.', ...(await readdir(data, { recursive: true }))]) await lchown(join(data, name), account.uid, account.gid);
  } else if (!account && uid !== process.getuid?.()) {
    throw new CannotStart(`${data} belongs to another user (uid ${uid}): start Gloss as that user, or as root.`);
  }
  if (mode & 0o77) await chmod(data, 0o700);
}

async function mendExisting(data: string, account: Account | undefined, major: string): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (!version) throw new CannotStart(`${data} is no PostgreSQL database: move it away, or point DATA_DIR elsewhere.`);
  if (version !== major)
    throw new CannotStart(
      `${data} was made by PostgreSQL ${version} and this Gloss brings ${major}: move the data with pg_dump, or run the earlier Gloss.`,
    );
  await mendOwner(data, account);
}

async function privateFolder(data: string, account: Account | undefined): Promise<string> {
  const parent = account && !(await canReach(tmpdir(), account)) ? '/tmp' : tmpdir();
  const folder = join(parent, `gloss-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`);
  await mkdir(folder, { mode: 0o700 }).then(
    () => (account ? chown(folder, account.uid, account.gid) : undefined),
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  // Anybody may have made this name before us in a folder that all share.
  const { uid, mode } = await lstat(folder);
  if (uid === (account?.uid ?? process.getuid?.()) && (mode & 0o170_077) === 0o040_000) return folder;
  throw new CannotStart(`${folder} is not a private folder of ours: remove it, or choose a DATA_DIR with a shorter path.`);
}

/** Makes DATA_DIR and finds everything PostgreSQL needs in it; the database itself may not exist yet. */
export async function findPlace(dataDir: string, settings: Record<string, string>, say: (line: string) => void): Promise<Place> {
  await mkdir(dirname(dataDir), { recursive: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const home = await realpath(dataDir);
  const { data, account } = await findData(home, say);
  const binaries = await findBinaries(account, home);
  if (await exists(data)) await mendExisting(data, account, binaries.major);
  const socket = Buffer.byteLength(socketPath(data)) <= longestSocketPath ? data : await privateFolder(data, account);
  return { home, data, socket, logFile: join(home, 'postgres.log'), account, binaries, settings };
}
