import { Spool } from './spool.ts';
import type { Entry } from './format.ts';

/** Records of a JSON list, numbered from 0 by their `id`, kept on disk until the list's turn comes. */
export class JsonList {
  #count = 0;
  readonly #spool: Spool;

  private constructor(spool: Spool) {
    this.#spool = spool;
  }

  /** Lends two lists to what writes them. */
  static async *pair(write: (one: JsonList, other: JsonList) => AsyncIterable<Entry>): AsyncIterable<Entry> {
    const spools = [await Spool.create(), await Spool.create()] as const;
    try {
      yield* write(new JsonList(spools[0]), new JsonList(spools[1]));
    } finally {
      for (const spool of spools) await spool.close();
    }
  }

  /** The number that the record got. */
  async add(record: object): Promise<number> {
    const id = this.#count;
    this.#count += 1;
    await this.#spool.write(`${id === 0 ? '' : ',\n'}${JSON.stringify({ id, ...record })}`);
    return id;
  }

  /** The records with commas between them. */
  read(): AsyncIterable<Uint8Array> {
    return this.#spool.read();
  }
}
