/**
 * The packing of brush masks (formats 2.4): four equal words (red, green, blue, alpha) per pixel, as runs and literals in a stream
 * of bits, the most significant first. Written to the very bytes of the editor that others use; read with the freedoms of its kin.
 */
import { eachRun, RunsBuilder, type Runs } from './runs.ts';

/** A browser paints no larger picture; so nobody has to decode a larger mask. */
export const mostPixels = 16_384 * 16_384;

const sizes = [3, 4, 8, 16] as const;
const longest = 65_536;
const wordBits = 8;

class BitWriter {
  readonly bytes: number[] = [];
  #byte = 0;
  #free = 8;

  write(value: number, bits: number): void {
    for (let left = bits; left > 0;) {
      const take = Math.min(left, this.#free);
      const part = Math.floor(value / 2 ** (left - take)) % 2 ** take;
      this.#byte = (this.#byte << take) | part;
      this.#free -= take;
      left -= take;
      if (this.#free === 0) this.#flush();
    }
  }

  #flush(): void {
    this.bytes.push(this.#byte << this.#free);
    this.#byte = 0;
    this.#free = 8;
  }

  end(): number[] {
    if (this.#free < 8) this.#flush();
    return this.bytes;
  }
}

export function packRle(runs: Runs): number[] {
  const bits = new BitWriter();
  bits.write((runs.ends.at(-1) ?? 0) * 4, 32);
  bits.write(wordBits - 1, 5);
  for (const size of sizes) bits.write(size - 1, 4);
  eachRun(runs, (value, start, end) => {
    for (let left = (end - start) * 4; left > 0; left -= longest) {
      const count = Math.min(left, longest) - 1;
      const size = sizes.findIndex((each) => count < 2 ** each);
      bits.write(1, 1);
      bits.write(size, 2);
      bits.write(count, sizes[size] ?? longest);
      bits.write(value, wordBits);
    }
  });
  return bits.end();
}

/** A stream that says less than it promises, or other than it may; `message` is the end of a sentence. */
export class BadRle extends Error {}

class BitReader {
  readonly #bytes: readonly number[];
  #at = 0;

  constructor(bytes: readonly number[]) {
    this.#bytes = bytes;
  }

  has(bits: number): boolean {
    return this.#at + bits <= this.#bytes.length * 8;
  }

  /** At most 32 bits. */
  read(bits: number): number {
    if (!this.has(bits)) throw new BadRle('its mask ends too early');
    let value = 0;
    for (let left = bits; left > 0;) {
      const used = this.#at & 7;
      const take = Math.min(left, 8 - used);
      const part = ((this.#bytes[this.#at >> 3] ?? 0) >> (8 - used - take)) & (2 ** take - 1);
      value = value * 2 ** take + part;
      this.#at += take;
      left -= take;
    }
    return value;
  }
}

/** How many pixels a packed mask promises. */
export function rlePixels(rle: readonly number[]): number {
  return new BitReader(rle).read(32) / 4;
}

/** Unpacks the alpha of a mask; work and memory grow with the bytes given, not with what they promise. Throws `BadRle`. */
export function unpackRle(rle: readonly number[]): Runs {
  const bits = new BitReader(rle);
  const words = bits.read(32);
  if (words === 0 || words % 4 !== 0) throw new BadRle('its mask is not made of pixels');
  if (words / 4 > mostPixels) throw new BadRle('its mask is larger than any picture');
  if (bits.read(5) !== wordBits - 1) throw new BadRle('its mask is not packed in bytes');
  const given = [0, 1, 2, 3].map(() => bits.read(4) + 1);
  const built = new RunsBuilder();
  const last = { at: 0, word: 0 };
  // Of each four words the last is alpha: the one that counts.
  const take = (word: number, count: number) => {
    const end = Math.min(words, last.at + count);
    built.add(word, Math.floor(end / 4) - Math.floor(last.at / 4));
    last.at = end;
    last.word = word;
  };
  while (last.at < words) {
    // One encoder loses the very last word where it repeats the one before.
    if (last.at === words - 1 && !bits.has(11)) break;
    const isRun = bits.read(1) === 1;
    const count = bits.read(given[bits.read(2)] ?? 0) + 1;
    if (isRun) take(bits.read(wordBits), count);
    else for (let left = Math.min(count, words - last.at); left > 0; left -= 1) take(bits.read(wordBits), 1);
  }
  built.add(last.word, words / 4 - built.pixels);
  return built.build();
}
