import { access, constants, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { EnvProblem } from '#app/core/cannot-start.ts';

const reasons: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it lies on a file system that is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'a file stands in its way',
  ENOTDIR: 'a file stands in its way',
};

/** Makes DATA_DIR, for us alone. Throws EnvProblem when it is no place to keep anything. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    // Only the last folder is ours alone: the account PostgreSQL runs as must get through those above.
    await mkdir(dirname(dataDir), { recursive: true });
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new EnvProblem(`DATA_DIR should be a folder that Gloss can write to, and ${dataDir} is not: ${reasons[code] ?? message}.`);
  }
}
