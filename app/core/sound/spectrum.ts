/** How strong each pitch is in a short piece of sound: a Fourier transform of real samples, softened at its ends. Pure. */

export type Spectrum = {
  /** Samples of one piece; a power of two. */
  size: number;
  /** Decibels of `size / 2` pitches, evenly from 0 to half the sample rate; a sine as loud as can be is 0. The same array every time. */
  of(samples: Float32Array): Float32Array;
};

/** Nothing is more silent than this, in decibels. */
export const silence = -140;

/** How a piece is softened, by the cosines that its window is made of: the softer, the less a loud pitch spills over its neighbours. */
export const windows = { hann: [0.5, 0.5], hamming: [0.54, 0.46], blackman: [0.42, 0.5, 0.08], rectangle: [1] } as const;
export type WindowName = keyof typeof windows;

function windowOf(size: number, name: WindowName): Float32Array {
  const parts: readonly number[] = windows[name];
  const at = (index: number) =>
    parts.reduce((sum, part, order) => sum + (order % 2 ? -part : part) * Math.cos((2 * Math.PI * order * index) / size), 0);
  return Float32Array.from({ length: size }, (_, index) => at(index));
}

export function createSpectrum(size: number, name: WindowName = 'hann'): Spectrum {
  const half = size / 2;
  const [real, imaginary] = [new Float32Array(size), new Float32Array(size)];
  const window = windowOf(size, name);
  const places = reversedBits(size);
  const cosines = Float32Array.from({ length: half }, (_, index) => Math.cos((2 * Math.PI * index) / size));
  const sines = Float32Array.from({ length: half }, (_, index) => -Math.sin((2 * Math.PI * index) / size));
  const levels = new Float32Array(half);

  function transform(): void {
    for (let width = 2; width <= size; width *= 2) {
      const [middle, stride] = [width / 2, size / width];
      for (let start = 0; start < size; start += width) {
        for (let index = 0; index < middle; index += 1) {
          const [low, high] = [start + index, start + index + middle];
          const [cosine, sine] = [cosines[index * stride]!, sines[index * stride]!];
          const a = real[high]! * cosine - imaginary[high]! * sine;
          const b = real[high]! * sine + imaginary[high]! * cosine;
          real[high] = real[low]! - a;
          imaginary[high] = imaginary[low]! - b;
          real[low]! += a;
          imaginary[low]! += b;
        }
      }
    }
  }

  return {
    size,
    of(samples) {
      for (let index = 0; index < size; index += 1) real[places[index]!] = (samples[index] ?? 0) * window[index]!;
      imaginary.fill(0);
      transform();
      // A sine of amplitude 1 comes out as half the size, times what the window leaves of it.
      const full = ((size / 2) * windows[name][0]) ** 2;
      for (let index = 0; index < half; index += 1) {
        const power = (real[index]! ** 2 + imaginary[index]! ** 2) / full;
        levels[index] = power > 1e-14 ? 10 * Math.log10(power) : silence;
      }
      return levels;
    },
  };
}

/** Where each sample begins, so that the transform can work in place. */
function reversedBits(size: number): Uint32Array {
  const places = new Uint32Array(size);
  for (let index = 1; index < size; index += 1) places[index] = (places[index >> 1]! >> 1) | (index & 1 ? size / 2 : 0);
  return places;
}
