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
