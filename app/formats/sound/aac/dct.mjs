// The cosine transform of type IV, by a complex Fourier transform of half its size.

/** Of `size` numbers, a power of two: y[m] = factor * sum of x[k] * cos(pi / size * (k + 1/2) * (m + 1/2)). */
export function createTransform(size, factor) {
  const half = size / 2;
  const turn = turns(half);
  const [cos, sin] = [new Float64Array(half), new Float64Array(half)];
  for (let n = 0; n < half; n += 1) {
    cos[n] = Math.cos((Math.PI * (n + 1 / 8)) / size);
    sin[n] = Math.sin((Math.PI * (n + 1 / 8)) / size);
  }
  const [real, imaginary] = [new Float64Array(half), new Float64Array(half)];
  /** From `at` of the spectrum into `output`. */
  return (input, at, output) => {
    // Pairs from both ends are one complex number, turned by an eighth of a step more than n; so is what comes out.
    for (let n = 0; n < half; n += 1) {
      const [a, b] = [input[at + 2 * n] * factor, input[at + size - 1 - 2 * n] * factor];
      const place = turn.places[n];
      real[place] = a * cos[n] + b * sin[n];
      imaginary[place] = b * cos[n] - a * sin[n];
    }
    fourier(real, imaginary, turn);
    for (let k = 0; k < half; k += 1) {
      output[2 * k] = real[k] * cos[k] + imaginary[k] * sin[k];
      output[size - 1 - 2 * k] = real[k] * sin[k] - imaginary[k] * cos[k];
    }
  };
}

/** Where each number goes first (its bits reversed), and a circle in `size` steps. */
function turns(size) {
  const bits = Math.log2(size);
  const places = Uint16Array.from({ length: size }, (_, index) => {
    let place = 0;
    for (let bit = 0; bit < bits; bit += 1) if (index & (1 << bit)) place |= 1 << (bits - 1 - bit);
    return place;
  });
  const angle = (index) => (2 * Math.PI * index) / size;
  return {
    places,
    cos: Float64Array.from({ length: size / 2 }, (_, index) => Math.cos(angle(index))),
    sin: Float64Array.from({ length: size / 2 }, (_, index) => Math.sin(angle(index))),
  };
}

/** In place, of numbers that are at their `places` already. */
function fourier(real, imaginary, { cos, sin }) {
  const size = real.length;
  for (let half = 1; half < size; half *= 2) {
    const step = size / (2 * half);
    for (let offset = 0; offset < half; offset += 1) {
      const [c, s] = [cos[offset * step], sin[offset * step]];
      for (let low = offset; low < size; low += 2 * half) {
        const high = low + half;
        const re = real[high] * c + imaginary[high] * s;
        const im = imaginary[high] * c - real[high] * s;
        real[high] = real[low] - re;
        imaginary[high] = imaginary[low] - im;
        real[low] += re;
        imaginary[low] += im;
      }
    }
  }
}
