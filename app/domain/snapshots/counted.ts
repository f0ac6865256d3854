import { Readable } from 'node:stream';
import type { FileStore } from '#app/outside/files.ts';

/** Between two words about how far it is. */
const everyMs = 500;

/** The store, in which reading one file is told of: which share of it has been read, from 0 to 1. */
export function counted(store: FileStore, { key, size }: { key: string; size: number }, tell: (share: number) => Promise<unknown>): FileStore {
  return {
    ...store,
    async get(asked, range) {
      const bytes = await store.get(asked, range);
      return asked === key ? Readable.from(told(bytes, size, tell)) : bytes;
    },
  };
}

async function* told(bytes: AsyncIterable<Uint8Array>, size: number, tell: (share: number) => Promise<unknown>): AsyncIterable<Uint8Array> {
  let [read, last] = [0, performance.now()];
  for await (const chunk of bytes) {
    read += chunk.length;
    if (performance.now() - last > everyMs) {
      last = performance.now();
      await tell(read / size);
    }
    yield chunk;
  }
}
