/** The outlines of a mask along the edges of its pixels. */
import type { Point, Size } from '#app/core/labeling/shapes/plane.ts';
import { eachRun, valueAt, type Runs } from '#app/core/labeling/shapes/runs.ts';

/** Corners in pixels, in order; pixels that touch by a corner belong together. */
export type Contours = { outer: Point[][]; holes: number };

/** Right, down, left, up: a walk keeps the mask to its right. */
const steps: readonly Point[] = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
];
const up = 3;
const down = 1;

class Walker {
  /** Upright edges walked along, by their upper end. */
  readonly #walked = new Set<number>();
  readonly #runs: Runs;
  readonly #size: Size;

  constructor(runs: Runs, size: Size) {
    this.#runs = runs;
    this.#size = size;
  }

  has(x: number, y: number): boolean {
    const { width, height } = this.#size;
    return x >= 0 && y >= 0 && x < width && y < height && valueAt(this.#runs, y * width + x) > 0;
  }

  isWalked(x: number, y: number): boolean {
    return this.#walked.has(y * (this.#size.width + 1) + x);
  }

  /** Whether the pixel ahead of a corner belongs to the mask: `side` 0 is the one to the left, 1 the one to the right. */
  #ahead({ x, y }: Point, heading: number, side: 0 | 1): boolean {
    const [along, right] = [steps[heading]!, steps[(heading + 1) % 4]!];
    const shift = side === 1 ? 0.5 : -0.5;
    return this.has(Math.floor(x + along.x / 2 + right.x * shift), Math.floor(y + along.y / 2 + right.y * shift));
  }

  walk(from: Point, first: number): Point[] {
    const corners: Point[] = [];
    let [at, heading] = [from, first];
    do {
      if (heading === up) this.#walked.add((at.y - 1) * (this.#size.width + 1) + at.x);
      if (heading === down) this.#walked.add(at.y * (this.#size.width + 1) + at.x);
      at = { x: at.x + steps[heading]!.x, y: at.y + steps[heading]!.y };
      const turn = this.#ahead(at, heading, 0) ? 3 : this.#ahead(at, heading, 1) ? 0 : 1;
      if (turn !== 0) corners.push(at);
      heading = (heading + turn) % 4;
    } while (at.x !== from.x || at.y !== from.y || heading !== first);
    return corners;
  }
}

export function contoursOf(runs: Runs, size: Size): Contours {
  const walker = new Walker(runs, size);
  const outer: Point[][] = [];
  let holes = 0;
  const { width } = size;
  eachRun(runs, (value, start, end) => {
    if (value === 0) return;
    // A run may go over several rows; each begins and ends at an upright edge, unless a neighbor run belongs to the mask as well.
    for (let at = start; at < end;) {
      const y = Math.floor(at / width);
      const [left, right] = [at - y * width, Math.min(end, (y + 1) * width) - y * width];
      // The topmost, leftmost edge of an outline enters the mask; that of a hole leaves it.
      if (!walker.has(left - 1, y) && !walker.isWalked(left, y)) outer.push(walker.walk({ x: left, y: y + 1 }, up));
      if (!walker.has(right, y) && !walker.isWalked(right, y)) {
        walker.walk({ x: right, y }, down);
        holes += 1;
      }
      at = y * width + right;
    }
  });
  return { outer, holes };
}
