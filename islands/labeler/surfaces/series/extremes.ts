/** Lowest and highest value of any stretch of a column, without reading it whole: a tree of buckets, sixteen of one level in one of the next. */

export type Level = { low: Float64Array<ArrayBuffer>; high: Float64Array<ArrayBuffer> };
export type Extremes = { low: number; high: number };

const ratio = 16;

/** Levels above the values themselves, finest first. What is no number counts nowhere. */
export function levelsOf(values: Float64Array): Level[] {
  const levels: Level[] = [];
  let below: { low: Float64Array; high: Float64Array } = { low: values, high: values };
  while (below.low.length > ratio) {
    const level = coarser(below);
    levels.push(level);
    below = level;
  }
  return levels;
}

function coarser({ low, high }: { low: Float64Array; high: Float64Array }): Level {
  const count = Math.ceil(low.length / ratio);
  const level = { low: new Float64Array(count), high: new Float64Array(count) };
  for (let bucket = 0; bucket < count; bucket += 1) {
    const found = none();
    const end = Math.min(low.length, (bucket + 1) * ratio);
    scan(found, { low, high }, bucket * ratio, end);
    level.low[bucket] = found.low;
    level.high[bucket] = found.high;
  }
  return level;
}

/** Of the values `from` (inclusive) to `to` (exclusive); `low` is above `high` where there are none. */
export function extremes(values: Float64Array, levels: readonly Level[], from: number, to: number): Extremes {
  const found = none();
  let [start, end] = [Math.max(0, from), Math.min(values.length, to)];
  let level: { low: Float64Array; high: Float64Array } = { low: values, high: values };
  for (let depth = 0; start < end; depth += 1) {
    const above = levels[depth];
    if (!above) {
      scan(found, level, start, end);
      break;
    }
    // Up to the borders of the next level's buckets here, the rest there.
    const first = Math.min(end, Math.ceil(start / ratio) * ratio);
    const last = Math.max(first, Math.floor(end / ratio) * ratio);
    scan(found, level, start, first);
    scan(found, level, last, end);
    level = above;
    start = first / ratio;
    end = last / ratio;
  }
  return found;
}

function scan(found: Extremes, { low, high }: { low: Float64Array; high: Float64Array }, from: number, to: number): void {
  for (let index = from; index < to; index += 1) widen(found, low[index] ?? Number.NaN, high[index] ?? Number.NaN);
}

export function none(): Extremes {
  return { low: Infinity, high: -Infinity };
}

/** NaN is in no order with anything, so it widens nothing. */
export function widen(found: Extremes, low: number, high: number): void {
  if (low < found.low) found.low = low;
  if (high > found.high) found.high = high;
}
