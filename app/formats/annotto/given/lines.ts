/** Lines of a file that are asked for by the uuid they name. They wait on disk; three numbers of each are held. */
import { createHash } from 'node:crypto';
import { unstorable } from '#app/core/storable.ts';
import { tooManyTasks } from '../../foreign/held.ts';
import { readItems } from '../../read.ts';
import { Spool } from '../../spool.ts';

export type Line = { row: number; value: unknown };

/** Small, as there may be a quarter of a million; two texts do not share one as long as there are no more of them. */
export const digest = (text: string): number => createHash('md5').update(text).digest().readUIntBE(0, 6);

/** Files come in the order of the items mostly, or the other way round: what is asked for next has often been read along. */
const along = 32 * 1024;

export class Lines {
  readonly #spool: Spool;
  readonly #byUuid = new Map<number, number>();
  readonly #rows: number[] = [];
  readonly #ends: number[] = [];
  readonly #asked = new Set<number>();
  #window = { from: 0, bytes: Buffer.alloc(0) };

  private constructor(spool: Spool) {
    this.#spool = spool;
  }

  /**
   * `uuidOf`: undefined where the line names none. Lines that are wrong are told to `wrong`, the second of one uuid too; more than `most` are
   * not read.
   */
  static async of(
    bytes: AsyncIterable<Uint8Array>,
    uuidOf: (value: unknown) => string | undefined,
    wrong: (row: number, problem: string) => void,
    most: number,
  ): Promise<Lines> {
    const lines = new Lines(new Spool());
    for await (const item of readItems('json', bytes, '')) {
      const problem = 'problem' in item ? item.problem : unstorable(item.value);
      const uuid = 'problem' in item ? undefined : uuidOf(item.value);
      if (lines.#rows.length >= most) {
        wrong(item.row, tooManyTasks(most));
        break;
      }
      if ('problem' in item || problem !== undefined) wrong(item.row, problem!);
      else if (uuid === undefined) wrong(item.row, '"uuid" is required.');
      else if (lines.#byUuid.has(digest(uuid))) wrong(item.row, `The uuid "${uuid}" stands in this file twice.`);
      else await lines.#keep(digest(uuid), item);
    }
    return lines;
  }

  async #keep(key: number, { row, value }: Line): Promise<void> {
    const line = Buffer.from(JSON.stringify(value));
    this.#byUuid.set(key, this.#rows.length);
    this.#rows.push(row);
    this.#ends.push((this.#ends.at(-1) ?? 0) + line.length);
    await this.#spool.write(line);
  }

  async of(uuid: string): Promise<Line | undefined> {
    const key = digest(uuid);
    const at = this.#byUuid.get(key);
    if (at === undefined) return undefined;
    this.#asked.add(at);
    return this.#read(at);
  }

  /** Those that nobody has asked for. */
  async *rest(): AsyncIterable<Line> {
    for (const at of this.#rows.keys()) if (!this.#asked.has(at)) yield await this.#read(at);
  }

  async #read(at: number): Promise<Line> {
    const [start, end] = [this.#ends[at - 1] ?? 0, this.#ends[at]!];
    const { from, bytes } = this.#window;
    if (start < from || end > from + bytes.length) {
      const first = Math.max(0, start - along);
      const chunks: Uint8Array[] = [];
      for await (const chunk of this.#spool.range(first, end + along)) chunks.push(chunk);
      this.#window = { from: first, bytes: Buffer.concat(chunks) };
    }
    const text = this.#window.bytes.subarray(start - this.#window.from, end - this.#window.from).toString();
    return { row: this.#rows[at]!, value: JSON.parse(text) as unknown };
  }

  async close(): Promise<void> {
    await this.#spool.close();
  }
}
