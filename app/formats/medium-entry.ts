import type { Bytes, Entry, Medium } from './format.ts';

async function* from(first: IteratorResult<Uint8Array>, rest: AsyncIterator<Uint8Array>): Bytes {
  for (let read = first; !read.done; read = await rest.next()) yield read.value;
}

/** A medium's file under `path`; false, and no entry, where its bytes are gone. What breaks off while it is read breaks the archive. */
export async function* mediumEntry(path: string, { open }: Pick<Medium, 'open'>): AsyncGenerator<Entry, boolean> {
  const bytes = await open();
  if (!bytes) return false;
  // Begun here, so that it is closed as well where nobody comes to read it.
  const reader = bytes[Symbol.asyncIterator]();
  try {
    yield { path, content: from(await reader.next(), reader) };
  } finally {
    await reader.return?.();
  }
  return true;
}
