/** Text or bytes that have to wait for its turn in a file, kept on disk: however long it gets, memory does not. */
import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filePart } from './file-part.ts';

const gathered = 64 * 1024;

export class Spool {
  readonly #file: FileHandle;
  #waiting: Uint8Array[] = [];
  #length = 0;
  isEmpty = true;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The file has no name from here on: it is gone with the process, whatever happens to that. */
  static async create(): Promise<Spool> {
    const path = join(tmpdir(), `gloss-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    await unlink(path);
    return new Spool(file);
  }

  async write(piece: string | Uint8Array): Promise<void> {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    this.#waiting.push(bytes);
    this.#length += bytes.length;
    this.isEmpty = false;
    if (this.#length >= gathered) await this.flush();
  }

  /** What is open for a process of its own. */
  get descriptor(): number {
    return this.#file.fd;
  }

  async flush(): Promise<void> {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#length = 0;
    await this.#file.appendFile(bytes);
  }

  /** Everything written so far, from the beginning. */
  async *read(): AsyncIterable<Uint8Array> {
    await this.flush();
    yield* this.#file.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Uint8Array>;
  }

  /** Bytes from `start` up to but without `end`. */
  range(start: number, end: number): AsyncIterable<Uint8Array> {
    return filePart(this.#file, start, end);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
