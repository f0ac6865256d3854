import { indexText, toCodePoints, toUnits as unitAt } from '#app/core/labeling/shapes/span.ts';

/** Unicode code points, as answers count (formats 2.5), and UTF-16 units, as the browser counts. */
export type Offsets = {
  /** Code points of the text. */
  readonly points: number;
  /** UTF-16 unit where a code point starts; places outside the text become its ends. */
  toUnit(point: number): number;
  /** Code point that holds a unit; the middle of a pair belongs to its character. */
  toPoint(unit: number): number;
};

/** Reads the text once; a lookup then costs the logarithm of its pairs. */
export function indexOffsets(text: string): Offsets {
  const indexed = indexText(text);
  return { points: indexed.length, toUnit: (point) => unitAt(indexed, point), toPoint: (unit) => toCodePoints(indexed, unit) };
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
