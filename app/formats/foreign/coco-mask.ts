/** Masks as COCO packs them: lengths of runs down the columns, beginning with what does not belong to it, as a list or as text. */
import { packRle } from '#app/core/labeling/shapes/rle.ts';
import { RunsBuilder } from '#app/core/labeling/shapes/runs.ts';

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

/** The mask packed as results hold it (formats 2.4); a sentence where it is none. */
export function maskOf({ counts, size }: { counts?: unknown; size?: unknown }): { rle: number[]; width: number; height: number } | string {
  const [height, width] = Array.isArray(size) ? (size as unknown[]) : [];
  if (typeof width !== 'number' || typeof height !== 'number' || !Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1)
    return 'The "size" of this mask must be its height and its width in pixels.';
  if (width * height > mostPixels) return `This mask has more than ${mostPixels / 1e6} million pixels.`;
  const lengths = typeof counts === 'string' ? lengthsOf(counts) : counts;
  const isRuns = Array.isArray(lengths) && lengths.every((each) => Number.isInteger(each) && each >= 0);
  if (!isRuns) return 'The "counts" of this mask are neither a list of lengths nor packed text.';
  if ((lengths as number[]).reduce((sum, each) => sum + each, 0) !== width * height)
    return `The "counts" of this mask do not add up to ${width} x ${height} pixels.`;
  return { rle: packRle(byRows(lengths as number[], width, height)), width, height };
}

function byRows(lengths: readonly number[], width: number, height: number) {
  const down = new Uint8Array(width * height);
  let at = 0;
  for (const [index, length] of lengths.entries()) {
    if (index % 2 === 1) down.fill(255, at, at + length);
    at += length;
  }
  const built = new RunsBuilder();
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) built.add(down[x * height + y]!, 1);
  return built.build();
}
