import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { EnvProblem } from '#app/core/cannot-start.ts';

const reasons: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it lies on a file system that is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'a file stands in its way',
  ENOTDIR: 'a file stands in its way',
  ENOENT: 'no folder can be made there',
};

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** With those above it. Node's own `recursive` tries without end where a folder is there and takes no other, as /proc or a mount made on demand. */
async function makeFolder(path: string, mode?: number): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path, mode).catch(async (error: unknown) => {
    if (!(await isFolder(path))) throw error;
  });
}

/** Makes DATA_DIR, for us alone. Throws EnvProblem when it is no place to keep anything. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    // Only the last folder is ours alone: the account PostgreSQL runs as must get through those above.
    await makeFolder(dataDir, 0o700);
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new EnvProblem(`DATA_DIR should be a folder that Gloss can write to, and ${dataDir} is not: ${reasons[code] ?? message}.`);
  }
}
