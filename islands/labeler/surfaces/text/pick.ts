/** Which of several overlapping spans a click means. */
import type { Piece } from './segments.ts';

/** Spans that cover a place, shortest first. */
export function spansAt(pieces: readonly Piece[], at: number): Piece[] {
  return pieces
    .filter((piece) => piece.start <= at && at < piece.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start || (a.id < b.id ? -1 : 1));
}

/** The shortest span under a place; where that one is already chosen, the next longer, and after the longest the shortest again. */
export function pickSpan(pieces: readonly Piece[], at: number, current?: string): string | undefined {
  const covering = spansAt(pieces, at);
  const place = covering.findIndex((piece) => piece.id === current);
  return covering[(place + 1) % Math.max(1, covering.length)]?.id;
}
