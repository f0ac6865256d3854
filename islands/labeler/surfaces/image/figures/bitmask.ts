/** Masks that are stored as PNG. The browser decodes them; what it has decoded is kept for a while, by the text of the data URL. */
import { pngSize } from '#app/core/labeling/shapes/png.ts';
import { mostPixels } from '#app/core/labeling/shapes/rle.ts';
import type { Runs } from '#app/core/labeling/shapes/runs.ts';
import type { BitmaskRegion } from '#app/core/labeling/result.ts';
import { brushFor } from '../../../tools/masks/brush.ts';
import type { MaskKeeper } from '../../../tools/masks/mask.ts';
import { maskFigure } from '../masks/figure.ts';
import { dataUrlOf, maskPng, runsOfPixels } from '../masks/png.ts';

/** `undefined` for one that is no picture. */
const decoded = new Map<string, Runs | undefined>();
const waiting = new Map<string, Promise<void>>();
/** So many masks are kept decoded; those looked at longest ago go first. */
const mostKept = 200;

function remember(url: string, runs: Runs | undefined): void {
  decoded.delete(url);
  decoded.set(url, runs);
  const oldest = decoded.keys().next().value;
  if (decoded.size > mostKept && oldest !== undefined) decoded.delete(oldest);
}

async function decode(url: string): Promise<void> {
  try {
    const size = pngSize(url);
    if (!size || size.width * size.height > mostPixels) return remember(url, undefined);
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen?.drawImage(image, 0, 0);
    remember(url, pen ? runsOfPixels(pen.getImageData(0, 0, canvas.width, canvas.height).data) : undefined);
  } catch (error) {
    // Bytes that are no picture come in with the data; the region stays as it came and shows nothing.
    if (!(error instanceof DOMException)) reportError(error);
    remember(url, undefined);
  } finally {
    waiting.delete(url);
  }
}

const pictureMask: MaskKeeper<BitmaskRegion> = {
  runs: ({ imageDataURL }) => decoded.get(imageDataURL),
  reading({ imageDataURL }) {
    if (decoded.has(imageDataURL)) return undefined;
    const reading = waiting.get(imageDataURL) ?? decode(imageDataURL);
    if (!decoded.has(imageDataURL)) waiting.set(imageDataURL, reading);
    return reading;
  },
  keep(runs, size) {
    const imageDataURL = dataUrlOf(maskPng(runs, size));
    remember(imageDataURL, runs);
    return { imageDataURL };
  },
};

const tool = brushFor(
  {
    kind: 'bitmask',
    noun: 'bitmask',
    name: 'bitmask',
    title: 'Paint bitmasks',
    keys: ['shift+b'],
    icon: 'M16.5 3.500c-3 1-7 5-8 7.500l1.500 1.500c2.500-1 6.500-5 7.500-8zM7.500 12c-2.500 0-2 3.500-4.500 4 2.500 1.500 6.500.500 6-2.500',
  },
  pictureMask as MaskKeeper,
);

export const bitmaskFigure = maskFigure<BitmaskRegion>({ kind: 'bitmask', noun: 'bitmask', tool, mask: pictureMask });
