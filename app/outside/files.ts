import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where uploads and exports are kept. Keys are made here, never from a sender's name (T11, T20). */
export type FileStore = {
  /** Stores a stream under a new key; reads it once. Bytes and SHA-256 in hex come back. */
  put(bytes: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>): Promise<{ key: string; size: number; sha256: string }>;
  /** A part of a file: `start` and `end` in bytes, both inclusive. */
  get(key: string, range?: { start: number; end: number }): Promise<Readable>;
  size(key: string): Promise<number>;
  delete(key: string): Promise<void>;
};

const keyShape = /^[0-9a-f]{2}\/[0-9a-f]{30}$/;

/** Files in a folder, two levels deep. A half-written file never appears under its key. */
export function folderFiles(folder: string): FileStore {
  const place = (key: string): string => {
    if (!keyShape.test(key)) throw new Error(`Not a file key: ${key}`);
    return join(folder, key);
  };
  return {
    async put(bytes) {
      const id = randomBytes(16).toString('hex');
      const key = `${id.slice(0, 2)}/${id.slice(2)}`;
      const path = place(key);
      await mkdir(dirname(path), { recursive: true });
      const hash = createHash('sha256');
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          size += chunk.length;
          done(null, chunk);
        },
      });
      try {
        await pipeline(Readable.from(bytes as AsyncIterable<Uint8Array>), measure, createWriteStream(`${path}.part`, { flush: true }));
        await rename(`${path}.part`, path);
      } catch (error) {
        await rm(`${path}.part`, { force: true });
        throw error;
      }
      return { key, size, sha256: hash.digest('hex') };
    },
    get: (key, range) => Promise.resolve(createReadStream(place(key), range)),
    size: async (key) => (await stat(place(key))).size,
    delete: (key) => rm(place(key), { force: true }),
  };
}
