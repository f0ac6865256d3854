import type { KeyPointRegion } from '../result.ts';
import { needNumber, toNumber } from '../wire/fields.ts';
import { aside, farOff, readPicture, writePicture } from './on-image.ts';
import type { RegionKind } from './region-kind.ts';
import { round } from './words.ts';

/** Percent of the picture's width: the dot of a file that says nothing of its size. */
const standardWidth = 0.5;

/** Key points on pictures (formats 2.3). */
export const keyPointKind: RegionKind<KeyPointRegion> = {
  kind: 'keypoint',
  noun: 'key point',
  objects: ['Image', 'Pdf'],
  own: ['KeyPointLabels'],
  bare: ['KeyPoint'],
  placeKeys: ['x', 'y', 'width'],
  holds: (value) =>
    ['x', 'y'].every((key) => toNumber(value[key]) !== undefined) &&
    ['height', 'radiusX', 'points', 'vertices'].every((key) => value[key] === undefined),
  read(value, row) {
    const { original, rowKeys } = readPicture(row);
    return { place: { x: needNumber(value, 'x'), y: needNumber(value, 'y'), width: needNumber(value, 'width', standardWidth), original }, rowKeys };
  },
  write: ({ x, y, width }) => ({ x, y, width }),
  writeMedium: writePicture,
  fault: ({ x, y, width }) => farOff(x, y, width) ?? (width < 0 ? 'the size of its dot is below zero' : undefined),
  begins: ({ x, y }) => [y, x],
  say: ({ x, y }) => `at ${round(x)}, ${round(y)}`,
  beside: (region) => ({ ...region, x: aside(region.x, region.x), y: aside(region.y, region.y) }),
};
