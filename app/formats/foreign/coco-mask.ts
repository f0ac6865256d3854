/** Masks as COCO packs them: lengths of runs down the columns, beginning with what does not belong to it, as a list or as text. */
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { packRle } from '#app/core/labeling/shapes/rle.ts';
import { RunsBuilder, type Runs } from '#app/core/labeling/shapes/runs.ts';

/** Six bits a character, the fifth of them saying that more follow; from the fourth length on differences to the one before the last. */
function lengthsOf(text: string): number[] | undefined {
  const lengths: number[] = [];
  for (let at = 0; at < text.length;) {
    let value = 0;
    let shift = 0;
    for (let goesOn = true; goesOn; at += 1) {
      const code = text.charCodeAt(at) - 48;
      if (!(code >= 0 && code < 64) || shift > 45) return undefined;
      value += (code & 31) * 2 ** shift;
      shift += 5;
      goesOn = (code & 32) !== 0;
      if (!goesOn && (code & 16) !== 0) value -= 2 ** shift;
    }
    lengths.push(lengths.length > 2 ? value + lengths.at(-2)! : value);
  }
  return lengths;
}

/** More pixels are no picture of a data set; a mask is turned over with all of them at hand. */
const mostPixels = 100_000_000;
/** Some lengths down the columns may be millions along the rows. Each takes two bytes or more. */
const mostRuns = 4_000_000;

/** The mask packed as results hold it (formats 2.4); a sentence where it is none of its picture. */
export function maskOf({ counts, size }: { counts?: unknown; size?: unknown }, picture: Size): number[] | string {
  const [height, width] = Array.isArray(size) ? (size as unknown[]) : [];
  if (typeof width !== 'number' || typeof height !== 'number' || !Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1)
    return 'The "size" of this mask must be its height and its width in pixels.';
  if (width * height > mostPixels) return `This mask has more than ${mostPixels / 1e6} million pixels.`;
  if (width !== picture.width || height !== picture.height)
    return `This mask is of ${width} x ${height} pixels, its picture of ${picture.width} x ${picture.height}.`;
  const lengths = typeof counts === 'string' ? lengthsOf(counts) : counts;
  const isRuns = Array.isArray(lengths) && lengths.every((each) => Number.isInteger(each) && each >= 0);
  if (!isRuns) return 'The "counts" of this mask are neither a list of lengths nor packed text.';
  if ((lengths as number[]).reduce((sum, each) => sum + each, 0) !== width * height)
    return `The "counts" of this mask do not add up to ${width} x ${height} pixels.`;
  const runs = byRows(lengths as number[], width, height);
  return runs ? packRle(runs) : `This mask is of more than ${mostRuns.toLocaleString('en-GB')} pieces, which is too fine to be kept.`;
}

/** Only what belongs to it is written down the columns; reading on along the rows is quick. Undefined for more than `mostRuns`. */
function byRows(lengths: readonly number[], width: number, height: number): Runs | undefined {
  const pixels = new Uint8Array(width * height);
  let at = 0;
  for (const [index, length] of lengths.entries()) {
    if (index % 2 === 1) for (let place = at; place < at + length; place += 1) pixels[(place % height) * width + Math.floor(place / height)] = 255;
    at += length;
  }
  const built = new RunsBuilder();
  let [start, count] = [0, 0];
  for (let end = 1; end <= pixels.length; end += 1) {
    if (end < pixels.length && pixels[end] === pixels[start]) continue;
    count += 1;
    if (count > mostRuns) return undefined;
    built.add(pixels[start]!, end - start);
    start = end;
  }
  return built.build();
}
