/**
 * A mask as runs of equal pixels in reading order: light in memory however large the picture, and quick to change where a stroke
 * passes. Pixel numbers count from 0 at the top left, row by row.
 */

/** Run `i` ends before the pixel `ends[i]` and has the alpha `values[i]` (0 to 255); neighbors differ, the last end is the number of pixels. */
export type Runs = { readonly ends: Uint32Array; readonly values: Uint8Array };

/** Pixels from `start` up to, not including, `end`. */
export type Stretch = { start: number; end: number };

/** Takes pixels one run after another; equal neighbors become one. */
export class RunsBuilder {
  readonly #ends: number[] = [];
  readonly #values: number[] = [];
  #at = 0;

  add(value: number, count: number): void {
    if (count <= 0) return;
    this.#at += count;
    const last = this.#ends.length - 1;
    if (last >= 0 && this.#values[last] === value) this.#ends[last] = this.#at;
    else {
      this.#ends.push(this.#at);
      this.#values.push(value);
    }
  }

  get pixels(): number {
    return this.#at;
  }

  build(): Runs {
    return { ends: Uint32Array.from(this.#ends), values: Uint8Array.from(this.#values) };
  }
}

export function emptyRuns(pixels: number): Runs {
  return { ends: Uint32Array.of(pixels), values: Uint8Array.of(0) };
}

/** Calls for each run, with its first pixel and the one behind its last. */
export function eachRun({ ends, values }: Runs, hear: (value: number, start: number, end: number) => void): void {
  let start = 0;
  for (let index = 0; index < ends.length; index += 1) {
    const end = ends[index] ?? start;
    hear(values[index] ?? 0, start, end);
    start = end;
  }
}

/** The index of the run that holds a pixel. */
export function runAt({ ends }: Runs, pixel: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > pixel) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function valueAt(runs: Runs, pixel: number): number {
  return runs.values[runAt(runs, pixel)] ?? 0;
}

/** The mask with these stretches (in order, apart) set to a value; the same mask when they all have it already. */
export function withStretches(runs: Runs, stretches: readonly Stretch[], value: number): Runs {
  const built = new RunsBuilder();
  let next = 0;
  eachRun(runs, (old, start, end) => {
    let at = start;
    for (let stretch = stretches[next]; stretch && stretch.start < end; stretch = stretches[next]) {
      built.add(old, Math.max(0, stretch.start - at));
      const from = Math.max(at, stretch.start);
      at = Math.min(end, stretch.end);
      built.add(value, at - from);
      if (stretch.end > end) break;
      next += 1;
    }
    built.add(old, end - at);
  });
  const made = built.build();
  return isSame(runs, made) ? runs : made;
}

function isSame(one: Runs, other: Runs): boolean {
  return (
    one.ends.length === other.ends.length && one.ends.every((end, index) => end === other.ends[index] && one.values[index] === other.values[index])
  );
}

/** How many pixels belong to the mask: their value is not zero. */
export function countPixels(runs: Runs): number {
  let count = 0;
  eachRun(runs, (value, start, end) => {
    if (value > 0) count += end - start;
  });
  return count;
}

/** The smallest upright box around what belongs to a mask `width` pixels wide, in pixels; undefined for an empty one. */
export function boundsOf(runs: Runs, width: number): { x: number; y: number; width: number; height: number } | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  eachRun(runs, (value, start, end) => {
    if (value === 0) return;
    const [first, last] = [Math.floor(start / width), Math.floor((end - 1) / width)];
    top = Math.min(top, first);
    bottom = last;
    left = Math.min(left, first === last ? start % width : 0);
    right = Math.max(right, first === last ? (end - 1) % width : width - 1);
  });
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
