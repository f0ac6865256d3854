import { Spool } from './spool.ts';
import type { Entry } from './format.ts';

/** Records of a JSON list as they are written: numbered from 0 by their `id`, with commas between them. */
export class Numbered {
  #count = 0;

  next(record: object): { id: number; text: string } {
    const id = this.#count;
    this.#count += 1;
    return { id, text: `${id === 0 ? '' : ',\n'}${JSON.stringify({ id, ...record })}` };
  }
}

/** Such records, kept on disk until the list's turn comes. */
export class JsonList {
  readonly #numbered = new Numbered();
  readonly #spool: Spool;

  private constructor(spool: Spool) {
    this.#spool = spool;
  }

  /** Lends a list to what writes it. */
  static async *within(write: (list: JsonList) => AsyncIterable<Entry>): AsyncIterable<Entry> {
    const spool = new Spool();
    try {
      yield* write(new JsonList(spool));
    } finally {
      await spool.close();
    }
  }

  async add(record: object): Promise<void> {
    await this.#spool.write(this.#numbered.next(record).text);
  }

  /** The records. */
  read(): AsyncIterable<Uint8Array> {
    return this.#spool.read();
  }
}
