// Reads codes of variable length (ISO/IEC 14496-3, 4.6.3).
import { books } from './books.mjs';

/** Codes up to so many bits are found in one look; longer ones are seldom. */
const quickBits = 9;

class Codebook {
  #longest;
  #quick;
  /** By the first bits: meaning * 32 + bits of the code; 0 where the code is longer. */
  #table;
  /** By bits of a code: the first code, how many there are, and where in `meanings` they begin. */
  #lengths = [];
  #meanings;

  constructor({ counts, meanings }) {
    this.#meanings = Uint16Array.from(meanings.match(/\w\w/g), (digits) => Number.parseInt(digits, 36));
    const all = counts.split(' ').map(Number);
    this.#longest = all.length;
    this.#quick = Math.min(quickBits, all.length);
    this.#table = new Uint16Array(1 << this.#quick);
    let [first, start] = [0, 0];
    for (const [index, count] of all.entries()) {
      const bits = index + 1;
      this.#lengths[bits] = { first, count, start };
      for (let code = first; bits <= this.#quick && code < first + count; code += 1) {
        const spare = this.#quick - bits;
        this.#table.fill(this.#meanings[start + code - first] * 32 + bits, code << spare, (code + 1) << spare);
      }
      first = (first + count) * 2;
      start += count;
    }
  }

  /** What the next code means. The book is complete: any bits are a code. */
  read(reader) {
    const ahead = reader.peek(this.#longest);
    const found = this.#table[ahead >>> (this.#longest - this.#quick)];
    if (found > 0) {
      reader.at += found & 31;
      return found >>> 5;
    }
    let bits = this.#quick;
    for (;;) {
      bits += 1;
      const { first, count, start } = this.#lengths[bits];
      const code = (ahead >>> (this.#longest - bits)) - first;
      if (code >= count) continue;
      reader.at += bits;
      return this.#meanings[start + code];
    }
  }
}

const [steps, ...spectra] = books.map((book) => new Codebook(book));

/** By how much a scale factor differs from the one before, -60 to 60. */
export function readStep(reader) {
  const step = steps.read(reader) - 60;
  reader.check();
  return step;
}

/** Values of a tuple, how many numbers each may be, the lowest of them; the sign of each that is not 0 follows the code where that is 0. */
const shapes = [
  [4, 3, -1],
  [4, 3, -1],
  [4, 3, 0],
  [4, 3, 0],
  [2, 9, -4],
  [2, 9, -4],
  [2, 8, 0],
  [2, 8, 0],
  [2, 13, 0],
  [2, 13, 0],
  [2, 17, 0],
];

/** Values of every tuple, one after the other. */
function valuesOf([size, base, lowest]) {
  const values = new Int8Array(base ** size * size);
  for (let at = 0; at < values.length; at += 1) {
    const [tuple, place] = [Math.floor(at / size), size - 1 - (at % size)];
    values[at] = (Math.floor(tuple / base ** place) % base) + lowest;
  }
  return values;
}

/** The books of spectra, by their number. */
export const spectralBooks = [
  undefined,
  ...shapes.map((shape, index) => ({ codes: spectra[index], values: valuesOf(shape), size: shape[0], isSigned: shape[2] < 0 })),
];
/** The book whose highest value stands for one that is written behind it. */
export const escapeBook = 11;
