/** Spans that overlap and nest, laid out as a row of flat segments: each a stretch of text that the same spans cover. */

/** A span to draw, in any unit (the surface uses UTF-16 units); `end` exclusive. */
export type Piece = { id: string; start: number; end: number };

export type Segment = {
  start: number;
  end: number;
  /** Ids of the covering spans at their lane, a hole where the lane is free. Longer spans lie in lower lanes. */
  lanes: (string | undefined)[];
  /** The shortest covering span: what a click here means, and whose color fills the ground. */
  inner?: string;
  /** Spans whose first character is here: their tags stand over the segment's start. */
  starts: string[];
};

type Laned = Piece & { lane: number };

/**
 * Gives every span the lowest lane that is free over its whole length. A span keeps its lane from end to end, so its underline runs
 * straight. Spans outside 0..length are clipped; empty ones are left out (they stay in the document).
 */
export function assignLanes(pieces: readonly Piece[], length: number): Laned[] {
  const sorted = pieces
    .map((piece) => ({ ...piece, start: Math.max(0, piece.start), end: Math.min(length, piece.end) }))
    .filter((piece) => piece.start < piece.end)
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const taken: number[] = [];
  return sorted.map((piece) => {
    const free = taken.findIndex((end) => end <= piece.start);
    const lane = free < 0 ? taken.length : free;
    taken[lane] = piece.end;
    return { ...piece, lane };
  });
}

type Border = { at: number; opens?: Laned; closes?: Laned };

function bordersOf(laned: readonly Laned[]): Border[] {
  return laned
    .flatMap((piece) => [
      { at: piece.start, opens: piece },
      { at: piece.end, closes: piece },
    ])
    .sort((a, b) => a.at - b.at);
}

/** The whole text 0..length as segments in order, without gaps; cut also at `cuts` (sorted), so that no segment crosses a block. */
export function layOut(pieces: readonly Piece[], length: number, cuts: readonly number[] = []): Segment[] {
  const borders = bordersOf(assignLanes(pieces, length));
  const segments: Segment[] = [];
  const active: (Laned | undefined)[] = [];
  let from = 0;
  let nextBorder = 0;
  let nextCut = 0;
  while (from < length) {
    for (let border = borders[nextBorder]; border && border.at <= from; border = borders[++nextBorder]) place(active, border);
    while ((cuts[nextCut] ?? Infinity) <= from) nextCut += 1;
    const to = Math.min(borders[nextBorder]?.at ?? length, cuts[nextCut] ?? length, length);
    segments.push(segment(active, from, to));
    from = to;
  }
  return segments;
}

function place(active: (Laned | undefined)[], border: Border): void {
  if (border.opens) active[border.opens.lane] = border.opens;
  // A lane may already be taken by the span that starts where this one ends.
  if (border.closes && active[border.closes.lane] === border.closes) active[border.closes.lane] = undefined;
  while (active.length > 0 && !active[active.length - 1]) active.pop();
}

function segment(active: readonly (Laned | undefined)[], start: number, end: number): Segment {
  let inner: Laned | undefined;
  const lanes: (string | undefined)[] = [];
  const starts: string[] = [];
  for (const piece of active) {
    lanes.push(piece?.id);
    if (!piece) continue;
    if (piece.start === start) starts.push(piece.id);
    if (!inner || piece.end - piece.start <= inner.end - inner.start) inner = piece;
  }
  return { start, end, lanes, ...(inner ? { inner: inner.id } : {}), starts };
}
