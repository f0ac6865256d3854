// The lines of a channel's spectrum (ISO/IEC 14496-3, 4.6.1 to 4.6.4), from whole numbers to their size.
import { Broken } from './bits.mjs';
import { escapeBook, spectralBooks } from './codebook.mjs';
import { frameLength } from './filterbank.mjs';
import { bandsIn, kinds } from './layout.mjs';

/** The highest number that can be written, and four pulses upon it. */
const highest = 8191 + 4 * 15;
/** x to the power of 4/3. */
const sizes = Float64Array.from({ length: highest + 1 }, (_, x) => Math.cbrt(x) * x);
/** By scale factor. */
const gains = Float64Array.from({ length: 256 }, (_, factor) => 2 ** ((factor - 100) / 4));
const whole = new Int16Array(frameLength);

export function readSpectrum(reader, { layout, books, factors, lines }, pulses) {
  whole.fill(0);
  for (const { index, from, to, start, windows } of bandsIn(layout)) {
    const book = books[index];
    if (book === kinds.nothing || book > escapeBook) continue;
    for (let window = 0; window < windows; window += 1) readLines(reader, book, start + window * 128 + from, start + window * 128 + to);
    reader.check();
  }
  for (const { line, height } of pulses) whole[line] += whole[line] > 0 ? height : -height;
  lines.fill(0);
  for (const { index, from, to, start, windows } of bandsIn(layout)) {
    if (books[index] === kinds.nothing || books[index] > escapeBook) continue;
    const gain = gains[factors[index]];
    for (let window = 0; window < windows; window += 1) {
      for (let line = start + window * 128 + from; line < start + window * 128 + to; line += 1) {
        const x = whole[line];
        if (x !== 0) lines[line] = x < 0 ? -sizes[-x] * gain : sizes[x] * gain;
      }
    }
  }
}

/** Tuples of a book. What is not signed by its code has its signs behind that; then come the numbers that are too high for a code. */
function readLines(reader, number, from, to) {
  const { codes, values, size, isSigned } = spectralBooks[number];
  for (let line = from; line < to; line += size) {
    const tuple = codes.read(reader) * size;
    if (isSigned) {
      for (let index = 0; index < size; index += 1) whole[line + index] = values[tuple + index];
      continue;
    }
    for (let index = 0; index < size; index += 1) {
      const value = values[tuple + index];
      if (value === 0) continue;
      whole[line + index] = reader.peek(1) === 1 ? -value : value;
      reader.at += 1;
    }
    if (number === escapeBook) {
      for (let index = line; index < line + size; index += 1) {
        if (whole[index] === 16) whole[index] = readHigh(reader);
        else if (whole[index] === -16) whole[index] = -readHigh(reader);
      }
    }
  }
}

/** As many ones as there are bits more than 4, a zero, and those bits below a leading one (4.6.3.3). */
function readHigh(reader) {
  let bits = 4;
  while (reader.peek(1) === 1) {
    reader.at += 1;
    bits += 1;
    if (bits > 12) throw new Broken('a number is too high');
  }
  reader.at += 1;
  const value = (1 << bits) | reader.peek(bits);
  reader.at += bits;
  return value;
}
