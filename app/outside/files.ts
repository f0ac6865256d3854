import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type Bytes = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** Where uploads and exports are kept. Keys are made here, never from a sender's name (T11, T20). */
export type FileStore = {
  /** Stores a stream under a new key; reads it once. Bytes and SHA-256 in hex come back. When the stream breaks, nothing is kept. */
  put(bytes: Bytes): Promise<{ key: string; size: number; sha256: string }>;
  /** A part of a file: `start` and `end` in bytes, both inclusive; what lies beyond the end is left out. Rejects when there is no such file. */
  get(key: string, range?: { start: number; end: number }): Promise<Readable>;
  size(key: string): Promise<number>;
  /** Whether `get` would find it, without reading it: false where that would reject as `isGone` says. */
  has(key: string): Promise<boolean>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** Removes what a server that was killed had half written and nobody has touched since. A bucket does so by a rule of its own. */
  dropUnfinished(since: Date): Promise<void>;
};

/** Of Node, when a file is opened. */
const goneCodes: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM']);

/** Whether `get` rejected because there is no such file, or it is shut off: not because the store as a whole fails. */
export const isGone = (error: unknown): boolean =>
  error instanceof Error && ('isGone' in error ? error.isGone === true : goneCodes.has((error as NodeJS.ErrnoException).code ?? ''));

/** Whether it could be looked at. */
export async function unlessGone(look: Promise<unknown>): Promise<boolean> {
  try {
    await look;
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

const keyShape = /^[0-9a-f]{2}\/[0-9a-f]{30}$/;

export function newKey(): string {
  const id = randomBytes(16).toString('hex');
  return `${id.slice(0, 2)}/${id.slice(2)}`;
}

/** The key itself. Throws for anything that `newKey` cannot have made, so that no key leads out of the store. */
export function checkedKey(key: string): string {
  if (!keyShape.test(key)) throw new Error(`Not a file key: ${key}`);
  return key;
}

/** Hands the bytes on as they are; `result` tells about those that passed. */
export function measure(bytes: Bytes): { passing: AsyncIterable<Uint8Array>; result: () => { size: number; sha256: string } } {
  const hash = createHash('sha256');
  let size = 0;
  async function* passing(): AsyncIterable<Uint8Array> {
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
  return { passing: passing(), result: () => ({ size, sha256: hash.digest('hex') }) };
}

/** Files in a folder, two levels deep. A half-written file never appears under its key. */
export function folderFiles(folder: string): FileStore {
  const place = (key: string): string => join(folder, checkedKey(key));
  return {
    async put(bytes) {
      const key = newKey();
      const path = place(key);
      await mkdir(dirname(path), { recursive: true });
      const { passing, result } = measure(bytes);
      try {
        await pipeline(passing, createWriteStream(`${path}.part`, { flush: true }));
        await rename(`${path}.part`, path);
      } catch (error) {
        await rm(`${path}.part`, { force: true });
        throw error;
      }
      return { key, ...result() };
    },
    async get(key, range) {
      // Not by a file handle: each of its reads costs several times as much, and imports read a lot.
      const stream = createReadStream(place(key), range);
      await once(stream, 'open');
      return stream;
    },
    size: async (key) => (await stat(place(key))).size,
    has: async (key) => unlessGone(access(place(key), constants.R_OK)),
    delete: async (key) => rm(place(key), { force: true }),
    async dropUnfinished(since) {
      for await (const path of unfinished(folder)) {
        const found = await whatIsThere(stat(path));
        if (found && found.mtime < since) await rm(path, { force: true });
      }
    },
  };
}

/** Others may finish or remove it while we look. */
async function whatIsThere<T>(looked: Promise<T>): Promise<T | undefined> {
  return looked.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

async function* unfinished(folder: string): AsyncIterable<string> {
  for (const entry of (await whatIsThere(readdir(folder, { withFileTypes: true }))) ?? []) {
    if (!entry.isDirectory()) continue;
    const within = join(folder, entry.name);
    for (const file of (await whatIsThere(readdir(within))) ?? []) if (file.endsWith('.part')) yield join(within, file);
  }
}
