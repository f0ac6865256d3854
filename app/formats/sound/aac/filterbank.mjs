// Spectra -> samples (ISO/IEC 14496-3, 4.6.11): windows of 2048 samples that overlap by half, or eight of 256 in the middle of such a one.
import { createTransform } from './dct.mjs';

/** Samples of a frame. */
export const frameLength = 1024;
const shortLength = 128;
/** Samples before the first and behind the last short window, in each half of a frame. */
const flat = (frameLength - shortLength) / 2;

/** `window_sequence`. */
export const sequences = { long: 0, start: 1, short: 2, stop: 3 };

// Spectra are those of samples of 16 bits.
const full = 32_768;
const long = { length: frameLength, transform: createTransform(frameLength, 1 / frameLength / full), rises: risesOf(frameLength, 4) };
const short = { length: shortLength, transform: createTransform(shortLength, 1 / shortLength / full), rises: risesOf(shortLength, 6) };

/** The rising halves of both shapes: `window_shape` 0 is the sine, 1 that of Kaiser and Bessel. */
function risesOf(length, alpha) {
  const sine = Float32Array.from({ length }, (_, n) => Math.sin((Math.PI / (2 * length)) * (n + 0.5)));
  const kaiser = Float64Array.from({ length: length + 1 }, (_, n) => bessel(Math.PI * alpha * Math.sqrt(1 - ((2 * n) / length - 1) ** 2)));
  const total = kaiser.reduce((sum, value) => sum + value, 0);
  let sum = 0;
  return [sine, Float32Array.from({ length }, (_, n) => Math.sqrt((sum += kaiser[n]) / total))];
}

/** The modified Bessel function of order 0. */
function bessel(x) {
  let [sum, term] = [1, 1];
  for (let k = 1; term > sum * 1e-16; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

const work = new Float64Array(frameLength);

/** Adds a window's samples at `at`, of which the first half rises and the second one falls. */
function addWindow({ length, transform }, spectrum, from, rise, fall, output, at) {
  transform(spectrum, from, work);
  const half = length / 2;
  for (let n = 0; n < half; n += 1) {
    const [late, early] = [work[half + n], work[half - 1 - n]];
    output[at + n] += late * rise[n];
    output[at + length - 1 - n] -= late * rise[length - 1 - n];
    output[at + length + n] -= early * fall[length - 1 - n];
    output[at + 2 * length - 1 - n] -= early * fall[n];
  }
}

/** The halves of long windows that lead to short ones and back: nothing, a short slope, and as it is. */
const bent = short.rises.map((rise) => {
  const bend = new Float32Array(frameLength).fill(1);
  bend.fill(0, 0, flat);
  bend.set(rise, flat);
  return bend;
});

export class Filterbank {
  /** What is ready, and behind it what the next frame adds to. */
  #buffer = new Float32Array(2 * frameLength);
  #lastShape = 0;

  /** -1 to 1, more or less; they stay until the next call. */
  samplesOf(spectrum, { sequence, shape }) {
    const buffer = this.#buffer;
    buffer.copyWithin(0, frameLength);
    buffer.fill(0, frameLength);
    if (sequence === sequences.short) {
      const rises = short.rises;
      for (let window = 0; window < 8; window += 1) {
        const rise = rises[window === 0 ? this.#lastShape : shape];
        addWindow(short, spectrum, window * shortLength, rise, rises[shape], buffer, flat + window * shortLength);
      }
    } else {
      const rise = (sequence === sequences.stop ? bent : long.rises)[this.#lastShape];
      const fall = (sequence === sequences.start ? bent : long.rises)[shape];
      addWindow(long, spectrum, 0, rise, fall, buffer, 0);
    }
    this.#lastShape = shape;
    return buffer.subarray(0, frameLength);
  }
}
