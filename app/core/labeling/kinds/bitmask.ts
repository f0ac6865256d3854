import type { BitmaskRegion } from '../result.ts';
import { pngSize } from '../shapes/png.ts';
import { mostPixels } from '../shapes/rle.ts';
import { Broken } from '../wire/fields.ts';
import { readPicture, writePicture } from './on-image.ts';
import type { RegionKind } from './region-kind.ts';

/** Characters of one mask's data URL. */
const mostCharacters = 12_000_000;

function maskFault({ imageDataURL, original }: BitmaskRegion): string | undefined {
  if (imageDataURL.length > mostCharacters) return `its mask has more than ${mostCharacters.toLocaleString('en')} characters`;
  const size = pngSize(imageDataURL);
  if (!size) return 'its mask is no PNG in a data URL';
  if (size.width * size.height > mostPixels || size.width * size.height === 0) return 'its mask has no size that a picture can have';
  if (original && (size.width !== original.width || size.height !== original.height)) {
    return `its mask has ${size.width} by ${size.height} pixels, the picture ${original.width} by ${original.height}`;
  }
  return /^[A-Za-z0-9+/]+={0,2}$/.test(imageDataURL.slice(imageDataURL.indexOf(',') + 1)) ? undefined : 'its mask is not written in base64';
}

/** Masks as PNG, exact to the pixel (formats 2.3). */
export const bitmaskKind: RegionKind<BitmaskRegion> = {
  kind: 'bitmask',
  noun: 'bitmask',
  objects: ['Image'],
  own: ['BitmaskLabels'],
  bare: ['Bitmask'],
  placeKeys: ['imageDataURL'],
  holds: ({ imageDataURL }) => typeof imageDataURL === 'string',
  read({ imageDataURL }, row) {
    if (typeof imageDataURL !== 'string')
      throw new Broken(`"imageDataURL" in the value is ${imageDataURL === undefined ? 'missing' : 'not a text'}.`);
    const { original, rowKeys } = readPicture(row);
    return { place: { imageDataURL, original }, rowKeys };
  },
  write: ({ imageDataURL }) => ({ imageDataURL }),
  writeMedium: writePicture,
  fault: maskFault,
  say({ imageDataURL }) {
    const size = pngSize(imageDataURL);
    return size ? `painted on ${size.width} by ${size.height} pixels` : 'painted';
  },
};
