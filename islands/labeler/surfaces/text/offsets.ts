/** Unicode code points, as answers count (formats 2.5), and UTF-16 units, as the browser counts. */
export type Offsets = {
  /** Code points of the text. */
  readonly points: number;
  /** UTF-16 unit where a code point starts; places outside the text become its ends. */
  toUnit(point: number): number;
  /** Code point that holds a unit; the middle of a pair belongs to its character. */
  toPoint(unit: number): number;
};

/** Remembers only where pairs are, so that one lookup costs log(pairs) on any length of text. */
export function indexOffsets(text: string): Offsets {
  const pairs: number[] = [];
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(match.index);
  const points = text.length - pairs.length;
  return {
    points,
    toUnit(point) {
      const clipped = Math.min(Math.max(0, point), points);
      return clipped + countBelow(pairs.length, (index) => (pairs[index] ?? 0) - index < clipped);
    },
    toPoint(unit) {
      const clipped = Math.min(Math.max(0, unit), text.length);
      return clipped - countBelow(pairs.length, (index) => (pairs[index] ?? 0) < clipped);
    },
  };
}

export function toUnits(offsets: Offsets, { start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start: offsets.toUnit(start), end: offsets.toUnit(end) };
}

export function toPoints(offsets: Offsets, { start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start: offsets.toPoint(start), end: offsets.toPoint(end) };
}

/** The words of a span given in code points. */
export function wordsOf(text: string, offsets: Offsets, span: { start: number; end: number }): string {
  const { start, end } = toUnits(offsets, span);
  return text.slice(start, end);
}

/** How many of 0..count-1 are below; `isBelow` holds for a first part and for none after it. */
function countBelow(count: number, isBelow: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
