import type { RectangleRegion } from '../result.ts';
import { needNumber, toNumber } from '../wire/fields.ts';
import { aside, farOff, readPicture, writePicture } from './on-image.ts';
import type { RegionKind } from './region-kind.ts';
import { round } from './words.ts';

/** Boxes on pictures (formats 2.3). */
export const rectangleKind: RegionKind<RectangleRegion> = {
  kind: 'rectangle',
  noun: 'box',
  objects: ['Image', 'Pdf'],
  own: ['RectangleLabels'],
  bare: ['Rectangle'],
  placeKeys: ['x', 'y', 'width', 'height', 'rotation'],
  holds: (value) => ['x', 'y', 'width', 'height'].every((key) => toNumber(value[key]) !== undefined) && value.points === undefined,
  read(value, row) {
    const { original, rowKeys } = readPicture(row);
    const [x, y, width, height] = [needNumber(value, 'x'), needNumber(value, 'y'), needNumber(value, 'width'), needNumber(value, 'height')];
    return { place: { x, y, width, height, rotation: needNumber(value, 'rotation', 0), original }, rowKeys };
  },
  write: ({ x, y, width, height, rotation }) => ({ x, y, width, height, rotation }),
  writeMedium: writePicture,
  fault({ x, y, width, height, rotation }) {
    return farOff(x, y, width, height, rotation) ?? (width < 0 || height < 0 ? 'its width or height is below zero' : undefined);
  },
  begins: ({ x, y }) => [y, x],
  say({ x, y, width, height, rotation }) {
    const turn = round(rotation) === 0 ? '' : `, turned ${round(rotation)}°`;
    return `${round(width)} by ${round(height)} percent, at ${round(x)}, ${round(y)}${turn}`;
  },
  sayShortly(region) {
    const [x, y, width, height, turn] = [region.x, region.y, region.width, region.height, region.rotation].map(Math.round);
    return `${width} × ${height} % at ${x}, ${y}${turn === 0 ? '' : `, ${turn}°`}`;
  },
  beside: (region) => ({ ...region, x: aside(region.x, region.x + region.width), y: aside(region.y, region.y + region.height) }),
};
