/** What all regions on pictures share: the size of the picture in their rows, and how far off a place may be. */
import type { ImageSize, Row } from '../result.ts';
import { readOriginal, writeOriginal } from '../wire/common.ts';
import type { Fields } from '../wire/fields.ts';

/** Percent: a region may stand out of the picture, but not a hundred pictures away. */
const MAX_PERCENT = 10_000;

/** The natural size from a row, with the row keys that held it. */
export function readPicture(row: Row): { original?: ImageSize; rowKeys: readonly string[] } {
  const found = readOriginal(row);
  return found ? { original: found.original, rowKeys: found.read } : { rowKeys: [] };
}

export function writePicture(region: { original?: ImageSize }): Fields {
  return writeOriginal(region.original);
}

/** Why numbers of a place mean nothing, or undefined. */
export function farOff(...numbers: number[]): string | undefined {
  if (numbers.some((each) => !Number.isFinite(each))) return 'its place holds something that is no number';
  return numbers.some((each) => Math.abs(each) > MAX_PERCENT) ? 'it lies far outside the picture' : undefined;
}

/** Points of one region; more would stall every page that shows it. */
export const MAX_POINTS = 10_000;

export const countOf = (points: number): string => (points === 1 ? '1 point' : `${points} points`);

/** Where one side of a copy lies so that it is seen beside the first: two percent on, or back where there is no room. */
export function aside(at: number, end: number): number {
  return end + 2 <= 100 ? at + 2 : Math.max(0, at - 2);
}

/** The same for what is moved as a whole. */
export function besideBox<T>(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  move: (dx: number, dy: number) => T,
): T {
  return move(aside(x, x + width) - x, aside(y, y + height) - y);
}
