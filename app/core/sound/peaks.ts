/** A sound reduced to what can be seen: lowest and highest sample of each bucket, at several widths of bucket. */

/** Pairs low, high per bucket; samples -1..1. */
type Level = { samplesPerBucket: number; pairs: Float32Array };

export type Peaks = { sampleRate: number; length: number; levels: Level[] };

/** Samples per bucket of the finest level: below it, zooming in shows no more than steps. */
const finest = 32;
/** How many buckets of a level make one of the next. */
const ratio = 8;

/** Collects samples as they arrive, so that a long sound is drawn while it loads. */
export class PeakCollector {
  readonly #sampleRate: number;
  readonly #most: number;
  #width = finest;
  #pairs: Float32Array = new Float32Array(1024);
  #length = 0;

  /** `most`: buckets that are kept at most; a longer sound gets wider ones. */
  constructor(sampleRate: number, most = Infinity) {
    this.#sampleRate = sampleRate;
    this.#most = most;
  }

  /** Takes further samples of one channel; anything not finite counts as silence. */
  add(samples: ArrayLike<number>): void {
    for (let index = 0; index < samples.length; index += 1) this.#addOne(samples[index] ?? 0);
  }

  /** Everything taken so far, with its coarser levels. */
  peaks(): Peaks {
    const pairs = this.#pairs.slice(0, 2 * Math.ceil(this.#length / this.#width));
    return { sampleRate: this.#sampleRate, length: this.#length, levels: withCoarser({ samplesPerBucket: this.#width, pairs }) };
  }

  #addOne(given: number): void {
    const sample = Number.isFinite(given) ? given : 0;
    if (this.#length >= this.#most * this.#width) this.#widen();
    const at = 2 * Math.floor(this.#length / this.#width);
    if (at + 2 > this.#pairs.length) this.#grow();
    const first = this.#length % this.#width === 0;
    if (first || sample < (this.#pairs[at] ?? 0)) this.#pairs[at] = sample;
    if (first || sample > (this.#pairs[at + 1] ?? 0)) this.#pairs[at + 1] = sample;
    this.#length += 1;
  }

  #widen(): void {
    this.#pairs = coarser({ samplesPerBucket: this.#width, pairs: this.#pairs }, 2).pairs;
    this.#width *= 2;
  }

  #grow(): void {
    const grown = new Float32Array(this.#pairs.length * 2);
    grown.set(this.#pairs);
    this.#pairs = grown;
  }
}

/** Peaks of one whole channel. */
export function peaksOf(samples: ArrayLike<number>, sampleRate: number): Peaks {
  const collector = new PeakCollector(sampleRate);
  collector.add(samples);
  return collector.peaks();
}

/** A level and all those above it. */
export function withCoarser(level: Level): Level[] {
  const levels = [level];
  for (let last = level; last.pairs.length > 2 * ratio; levels.push(last)) last = coarser(last, ratio);
  return levels;
}

function coarser(level: Level, times: number): Level {
  const buckets = level.pairs.length / 2;
  const pairs = new Float32Array(2 * Math.ceil(buckets / times));
  for (let bucket = 0; bucket < pairs.length / 2; bucket += 1) {
    const [low, high] = extremes(level.pairs, bucket * times, Math.min(buckets, (bucket + 1) * times));
    pairs[2 * bucket] = low;
    pairs[2 * bucket + 1] = high;
  }
  return { samplesPerBucket: level.samplesPerBucket * times, pairs };
}

function extremes(pairs: Float32Array, from: number, to: number): [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  for (let bucket = from; bucket < to; bucket += 1) {
    low = Math.min(low, pairs[2 * bucket] ?? 0);
    high = Math.max(high, pairs[2 * bucket + 1] ?? 0);
  }
  return low <= high ? [low, high] : [0, 0];
}

/**
 * Low and high of `columns` equal parts of the seconds `start`..`end`, as pairs. Past the end of the sound the pairs are 0, 0.
 * Costs the columns, not the length: it reads the coarsest level that is still twice as fine as a column.
 */
export function columnsOf(peaks: Peaks, start: number, end: number, columns: number): Float32Array {
  const result = new Float32Array(2 * columns);
  const samplesPerColumn = ((end - start) * peaks.sampleRate) / columns;
  const level = peaks.levels.findLast((candidate) => 2 * candidate.samplesPerBucket <= samplesPerColumn) ?? peaks.levels[0];
  if (!level || !(samplesPerColumn > 0)) return result;
  const buckets = level.pairs.length / 2;
  for (let column = 0; column < columns; column += 1) {
    const first = start * peaks.sampleRate + column * samplesPerColumn;
    const from = Math.max(0, Math.floor(first / level.samplesPerBucket));
    const to = Math.min(buckets, Math.max(from + 1, Math.ceil((first + samplesPerColumn) / level.samplesPerBucket)));
    if (first + samplesPerColumn <= 0) continue;
    const [low, high] = extremes(level.pairs, from, to);
    result[2 * column] = low;
    result[2 * column + 1] = high;
  }
  return result;
}
