/** Archives as a stream: entries are stored as they come, zip64 where one grows large, and the same entries give the same bytes. */
import { makeZip } from 'client-zip';
import type { Bytes, Entry } from './format.ts';

/** The first day that zips know, in whatever zone: the format has no zones, and its writer reads this date in the server's own. */
const always = new Date(1980, 0, 1);
const gathered = 64 * 1024;

/** Text and bytes as few large pieces, none of them empty. */
export async function* asBytes(pieces: AsyncIterable<string | Uint8Array>): Bytes {
  const encoder = new TextEncoder();
  let text = '';
  for await (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    if (text && (typeof piece !== 'string' || text.length >= gathered)) {
      yield encoder.encode(text);
      text = '';
    }
    if (typeof piece !== 'string' && piece.length > 0) yield piece;
  }
  if (text) yield encoder.encode(text);
}

async function* once(piece: string | Uint8Array): AsyncIterable<string | Uint8Array> {
  yield piece;
}

/** The writer forgets to close what it reads when its reader goes away; so whatever is open is closed here. */
export async function* zipped(entries: AsyncIterable<Entry>): Bytes {
  const all = entries[Symbol.asyncIterator]();
  let open: AsyncIterator<Uint8Array> | undefined;
  async function* files() {
    for (;;) {
      const { done, value } = await all.next();
      if (done) return;
      const { path, content } = value;
      const reading = asBytes(typeof content === 'string' || content instanceof Uint8Array ? once(content) : content)[Symbol.asyncIterator]();
      open = reading;
      yield { name: path, lastModified: always, input: { [Symbol.asyncIterator]: () => reading } };
    }
  }
  try {
    for await (const chunk of makeZip(files()) as unknown as Bytes) yield chunk;
  } finally {
    await open?.return?.();
    await all.return?.();
  }
}
