/** Where tests keep what is to be quick and soon gone. */
import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Linux keeps this folder in memory: thousands of files of short-lived databases are made and removed there at no cost. */
const inMemory = '/dev/shm';
/** Bytes that must be free for it; a run needs a quarter. */
const plenty = 2 ** 31;

/** A folder in memory where there is one with room, else the usual one. */
export function folderForData(): string {
  if (!existsSync(inMemory)) return tmpdir();
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize > plenty ? inMemory : tmpdir();
}
