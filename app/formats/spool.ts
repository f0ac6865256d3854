/** Text or bytes that have to wait for their turn in a file. What is short is held; longer ones lie on disk: however long one gets, memory does not. */
import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filePart } from './file-part.ts';

const gathered = 64 * 1024;

/** The file has no name from here on: it is gone with the process, whatever happens to that. */
async function nameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `gloss-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

export class Spool {
  /** Made when there is more than is gathered: most spools never are that long, and a file takes longer than what they hold. */
  #file: FileHandle | undefined;
  #waiting: Uint8Array[] = [];
  #length = 0;
  isEmpty = true;

  async write(piece: string | Uint8Array): Promise<void> {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    this.#waiting.push(bytes);
    this.#length += bytes.length;
    this.isEmpty = false;
    if (this.#length >= gathered) await this.#flushed();
  }

  /** What is open for a process of its own. */
  async descriptor(): Promise<number> {
    return (await this.#flushed()).fd;
  }

  /** What waits, as one. */
  #gather(): Uint8Array {
    const bytes = this.#waiting.length === 1 ? this.#waiting[0]! : Buffer.concat(this.#waiting);
    this.#waiting = [bytes];
    return bytes;
  }

  /** The file, with all that was written. */
  async #flushed(): Promise<FileHandle> {
    this.#file ??= await nameless();
    if (this.#length > 0) {
      const bytes = this.#gather();
      this.#waiting = [];
      this.#length = 0;
      await this.#file.appendFile(bytes);
    }
    return this.#file;
  }

  /** Everything written so far, from the beginning. */
  async *read(): AsyncIterable<Uint8Array> {
    if (this.#file) yield* (await this.#flushed()).createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Uint8Array>;
    else if (this.#length > 0) yield this.#gather();
  }

  /** Bytes from `start` up to but without `end`. */
  async *range(start: number, end: number): AsyncIterable<Uint8Array> {
    if (this.#file) yield* filePart(await this.#flushed(), start, end);
    else yield this.#gather().subarray(start, end);
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }
}
