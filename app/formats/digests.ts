/** Which of many texts have come already. Of a million of them 13 to 25 MB are held, and no two are taken for one: 96 bits of a digest stand for each. */
import { createHash } from 'node:crypto';

/** Words of a digest. */
const width = 3;
/** Of the places that are taken at most. */
const fill = 0.75;

export class Digests {
  #words = new Uint32Array(1024 * width);
  #count = 0;

  /** Whether the text is new. */
  add(text: string): boolean {
    if (this.#count + 1 > (this.#words.length / width) * fill) this.#grow();
    const digest = createHash('md5').update(text).digest();
    // No word but the first is asked whether a place is free.
    const isNew = this.#put(digest.readUInt32LE(0) || 1, digest.readUInt32LE(4), digest.readUInt32LE(8));
    this.#count += Number(isNew);
    return isNew;
  }

  /** In the first free place from where it belongs. */
  #put(first: number, second: number, third: number): boolean {
    const words = this.#words;
    for (let at = (first * width) % words.length; ; at = (at + width) % words.length) {
      if (words[at] === 0) {
        words.set([first, second, third], at);
        return true;
      }
      if (words[at] === first && words[at + 1] === second && words[at + 2] === third) return false;
    }
  }

  #grow(): void {
    const before = this.#words;
    this.#words = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += width) if (before[at] !== 0) this.#put(before[at]!, before[at + 1]!, before[at + 2]!);
  }
}
