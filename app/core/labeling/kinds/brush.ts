import type { BrushRegion, ImageSize } from '../result.ts';
import { BadRle, rlePixels, unpackRle } from '../shapes/rle.ts';
import { boundsOf, countPixels, type Runs } from '../shapes/runs.ts';
import { Broken } from '../wire/fields.ts';
import { readPicture, writePicture } from './on-image.ts';
import type { RegionKind } from './region-kind.ts';

/** Bytes of one packed mask: what a hand paints takes a hundredth of it. */
const mostBytes = 8_000_000;

const isBytes = (list: unknown): list is number[] =>
  Array.isArray(list) && list.every((each) => typeof each === 'number' && Number.isInteger(each) && each >= 0 && each <= 255);

/** Unpacking takes time, and a mask is looked at far more often than it changes. */
const unpacked = new WeakMap<readonly number[], Runs>();

/** The runs of a packed mask. Throws `BadRle`. */
export function runsOfRle(rle: readonly number[]): Runs {
  const runs = unpacked.get(rle) ?? unpackRle(rle);
  unpacked.set(rle, runs);
  return runs;
}

/** What is wrong with the mask itself, as the end of a sentence. */
function maskFault({ rle, original }: BrushRegion): string | undefined {
  if (rle.length > mostBytes) return `its mask has ${rle.length.toLocaleString('en')} bytes; at most ${mostBytes.toLocaleString('en')} can be kept`;
  try {
    if (original && rlePixels(rle) !== original.width * original.height) {
      return `its mask is not of the picture's ${original.width} by ${original.height} pixels`;
    }
    runsOfRle(rle);
    return undefined;
  } catch (error) {
    if (error instanceof BadRle) return error.message;
    throw error;
  }
}

function percentOf(part: number, whole: number): string {
  const share = (part / whole) * 100;
  return share > 0 && share < 0.1 ? 'under 0.1' : String(Math.round(share * 10) / 10);
}

/** "12.5 percent of the picture, at 20, 30": how much is painted, and where its bounds begin. */
export function sayMask(runs: Runs, { width, height }: Pick<ImageSize, 'width' | 'height'>): string {
  const box = boundsOf(runs, width);
  if (!box) return 'nothing painted';
  const at = `${Math.round((box.x / width) * 100)}, ${Math.round((box.y / height) * 100)}`;
  return `${percentOf(countPixels(runs), width * height)} percent of the picture, at ${at}`;
}

/** The runs of a mask that is what it should be, with the size of its picture. */
function readable(region: BrushRegion): { runs: Runs; size: ImageSize } | undefined {
  return region.original && maskFault(region) === undefined ? { runs: runsOfRle(region.rle), size: region.original } : undefined;
}

/** Painted masks (formats 2.3, 2.4). */
export const brushKind: RegionKind<BrushRegion> = {
  kind: 'brush',
  noun: 'mask',
  objects: ['Image'],
  own: ['BrushLabels'],
  bare: ['Brush'],
  placeKeys: ['format', 'rle'],
  holds: ({ rle }) => Array.isArray(rle),
  read({ format, rle }, row) {
    if (format !== undefined && format !== 'rle') throw new Broken('"format" in the value is not "rle", the only one known.');
    if (!isBytes(rle)) throw new Broken(`"rle" in the value is ${rle === undefined ? 'missing' : 'not a list of bytes'}.`);
    const { original, rowKeys } = readPicture(row);
    return { place: { rle, original }, rowKeys };
  },
  write: ({ rle }) => ({ format: 'rle', rle }),
  writeMedium: writePicture,
  fault: maskFault,
  say(region) {
    const mask = readable(region);
    return mask ? sayMask(mask.runs, mask.size) : 'painted';
  },
  sayShortly(region) {
    const mask = readable(region);
    if (!mask) return 'painted';
    return `${percentOf(countPixels(mask.runs), mask.size.width * mask.size.height)} % painted`;
  },
};
