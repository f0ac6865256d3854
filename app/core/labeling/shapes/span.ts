/**
 * Spans of text. The document counts Unicode code points (formats 2.5), JavaScript and the DOM count UTF-16 units; characters
 * beyond the basic plane (emoji, some scripts) are one of the former and two of the latter.
 */

import type { Span } from '../result.ts';

/** A text with a quick way between the two counts: built once per text, then a binary search per offset. */
export type IndexedText = {
  text: string;
  /** In code points. */
  length: number;
  /** Code point offsets of the characters that take two units, rising. */
  pairs: Uint32Array;
};

/** Reads the text once. A lone surrogate counts as one code point, as in `Array.from`. */
export function indexText(text: string): IndexedText {
  const pairs: number[] = [];
  for (const found of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) pairs.push(found.index - pairs.length);
  return { text, length: text.length - pairs.length, pairs: Uint32Array.from(pairs) };
}

/** How many entries from the front `isBefore` holds for; it must hold for no later one. */
function countWhile(pairs: Uint32Array, isBefore: (pair: number, index: number) => boolean): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(pairs[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const within = (value: number, most: number): number => Math.max(0, Math.min(most, Math.trunc(value)));

/** UTF-16 offset of a code point offset; offsets outside the text are brought to its ends. */
export function toUnits({ text, length, pairs }: IndexedText, codePoint: number): number {
  const at = within(codePoint, length);
  return at === length ? text.length : at + countWhile(pairs, (pair) => pair < at);
}

/** Code point offset of a UTF-16 offset; one inside a pair counts as before it. */
export function toCodePoints({ text, pairs }: IndexedText, unit: number): number {
  const at = within(unit, text.length);
  const before = countWhile(pairs, (pair, index) => pair + index + 1 < at);
  const inside = pairs[before];
  return inside !== undefined && inside + before + 1 === at ? inside : at - before;
}

/** The text of a span. */
export function slice(indexed: IndexedText, { start, end }: Span): string {
  return indexed.text.slice(toUnits(indexed, start), toUnits(indexed, end));
}

/** The span between two offsets, whichever comes first, inside the text. */
export function spanBetween({ length }: IndexedText, a: number, b: number): Span {
  return { start: within(Math.min(a, b), length), end: within(Math.max(a, b), length) };
}

/** The span without blanks at its ends; one of blanks only becomes empty. */
export function trimmed(indexed: IndexedText, span: Span): Span {
  const text = slice(indexed, span);
  const front = text.length - text.trimStart().length;
  const back = text.length - text.trimEnd().length;
  // Blanks are all in the basic plane: one unit each.
  return front === text.length ? { start: span.start, end: span.start } : { start: span.start + front, end: span.end - back };
}

export const isEmpty = ({ start, end }: Span): boolean => end <= start;
export const contains = ({ start, end }: Span, offset: number): boolean => offset >= start && offset < end;
/** True when two spans share at least one character; touching ones do not. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
