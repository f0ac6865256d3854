/** Ranges that overlap in time, stacked so that each can be seen and reached. */

/** Seconds of a sound or units of a series; `end` exclusive. */
export type Piece = { id: string; start: number; end: number };

export type Lanes = { count: number; of: Map<string, number> };

/** Gives every range the lowest lane that is free when it starts; equal starts: the longer one first. Touching ends share a lane. */
export function stack(pieces: readonly Piece[]): Lanes {
  const of = new Map<string, number>();
  const taken: number[] = [];
  const sorted = [...pieces].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  for (const piece of sorted) {
    const free = taken.findIndex((end) => end <= piece.start);
    const lane = free < 0 ? taken.length : free;
    taken[lane] = piece.end;
    of.set(piece.id, lane);
  }
  return { count: Math.max(1, taken.length), of };
}
