/** Programs that read a stranger's bytes in a process of their own, where they can harm no more than that. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** They lie with the sources, `place` being where from the root, also where the server runs as one file from another folder. */
export function findProgram(place: string): string {
  for (let at = import.meta.dirname; ; at = dirname(at)) {
    const program = join(at, place);
    if (existsSync(program) || at === dirname(at)) return program;
  }
}

/** Whoever has read enough closes its ear; anything else that breaks is the store's. */
export async function feed(ear: NodeJS.WritableStream, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await pipeline(Readable.from(bytes), ear).catch((error: NodeJS.ErrnoException) => {
    if (!['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'].includes(error.code ?? '')) throw error;
  });
}
