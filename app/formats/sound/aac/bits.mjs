// The bits of a frame, highest first, and never more of them than there are.

/** What a frame says cannot be. */
export class Broken extends Error {}

/** Bytes of a frame at most: 6144 bits for each of 48 channels would be 36,864 (ISO/IEC 14496-3, 4.5.3.2). */
export const mostFrameBytes = 65_535;
/** One band of a frame reads no more than this beyond its end before that is noticed. */
const beyond = 4096;

export class BitReader {
  #bytes = new Uint8Array(mostFrameBytes + beyond);
  /** In bits, as is `end`. */
  at = 0;
  end = 0;

  /** Begins with other bytes. Behind them are zeros, so that looking ahead needs no care. */
  load(bytes) {
    if (bytes.length > mostFrameBytes) throw new Broken('a frame is too large');
    this.#bytes.set(bytes);
    this.#bytes.fill(0, bytes.length, Math.max(bytes.length + beyond, this.end / 8));
    this.at = 0;
    this.end = bytes.length * 8;
    return this;
  }

  /** The next bits without passing them, 1 to 24 of them. */
  peek(count) {
    const bytes = this.#bytes;
    const byte = this.at >>> 3;
    const word = (bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3];
    return (word << (this.at & 7)) >>> (32 - count);
  }

  read(count) {
    const value = this.peek(count);
    this.skip(count);
    return value;
  }

  /** A flag. */
  bit() {
    return this.read(1) === 1;
  }

  skip(count) {
    this.at += count;
    this.check();
  }

  align() {
    this.at = (this.at + 7) & ~7;
  }

  /** For those who move `at` themselves. */
  check() {
    if (this.at > this.end) throw new Broken('a frame is cut off');
  }
}
