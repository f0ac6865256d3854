/** The pixels that look like the one that was pointed at, and hang together with it. Pure. */
import type { Stretch } from '#app/core/labeling/shapes/runs.ts';
import type { Size } from '#app/core/labeling/shapes/rectangle.ts';

/** Part of a picture as it is seen: `data` are RGBA bytes, one sample for `step` by `step` natural px from the corner `x`, `y`. */
export type Sample = { data: Uint8ClampedArray; width: number; height: number; x: number; y: number; step: number };

/** 1 for each sample that belongs; `threshold` is how far each of red, green and blue may be off (0 to 255). */
export function flood({ data, width, height }: Sample, x: number, y: number, threshold: number): Uint8Array {
  const found = new Uint8Array(width * height);
  const seed = (y * width + x) * 4;
  const [red, green, blue] = [data[seed] ?? 0, data[seed + 1] ?? 0, data[seed + 2] ?? 0];
  const near = (value: number | undefined, wanted: number) => Math.abs((value ?? 0) - wanted) <= threshold;
  const fits = (at: number) => found[at] === 0 && near(data[at * 4], red) && near(data[at * 4 + 1], green) && near(data[at * 4 + 2], blue);
  const waiting = [y * width + x];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (!fits(at)) continue;
    const row = at - (at % width);
    let [left, right] = [at, at];
    while (left > row && fits(left - 1)) left -= 1;
    while (right < row + width - 1 && fits(right + 1)) right += 1;
    found.fill(1, left, right + 1);
    for (const next of [-width, width]) {
      if (row + next < 0 || row + next >= width * height) continue;
      for (let each = left; each <= right; each += 1) {
        if (fits(each + next) && (each === left || !fits(each + next - 1))) waiting.push(each + next);
      }
    }
  }
  return found;
}

/** Rounds an outline: a sample belongs when most of those around it do, in a square of `radius` to each side. */
export function smoothed(found: Uint8Array, { width, height }: Size, radius: number): Uint8Array {
  if (radius < 1) return found;
  const across = sums(found, width, height, radius, 1, width);
  const around = sums(across, height, width, radius, width, 1);
  const half = (2 * radius + 1) ** 2 / 2;
  return Uint8Array.from(around, (sum) => (sum > half ? 1 : 0));
}

/** Sums along lines of `length` samples that lie `step` apart, `lines` of them `next` apart; outside, the edge goes on. */
function sums(from: ArrayLike<number>, length: number, lines: number, radius: number, step: number, next: number): Uint32Array {
  const to = new Uint32Array(from.length);
  for (let line = 0; line < lines; line += 1) {
    const at = (index: number) => from[line * next + Math.min(length - 1, Math.max(0, index)) * step] ?? 0;
    let sum = 0;
    for (let index = -radius; index <= radius; index += 1) sum += at(index);
    for (let index = 0; index < length; index += 1) {
      to[line * next + index * step] = sum;
      sum += at(index + radius + 1) - at(index - radius);
    }
  }
  return to;
}

/** The samples as stretches of the picture's own pixels. */
export function sampleStretches(found: Uint8Array, sample: Sample, size: Size): Stretch[] {
  const stretches: Stretch[] = [];
  for (let row = 0; row < sample.height; row += 1) {
    const parts: [number, number][] = [];
    for (let column = 0; column < sample.width; column += 1) {
      if (found[row * sample.width + column] !== 1) continue;
      const from = sample.x + column * sample.step;
      const last = parts.at(-1);
      if (last?.[1] === from) last[1] = Math.min(size.width, from + sample.step);
      else parts.push([from, Math.min(size.width, from + sample.step)]);
    }
    const top = sample.y + row * sample.step;
    for (let y = top; y < Math.min(size.height, top + sample.step); y += 1) {
      for (const [from, to] of parts) if (from < to) stretches.push({ start: y * size.width + from, end: y * size.width + to });
    }
  }
  return joined(stretches);
}

function joined(stretches: Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const { start, end } of stretches) {
    const last = whole.at(-1);
    if (last?.end === start) last.end = end;
    else whole.push({ start, end });
  }
  return whole;
}
