import type { EllipseRegion } from '../result.ts';
import { needNumber, toNumber } from '../wire/fields.ts';
import { aside, farOff, readPicture, writePicture } from './on-image.ts';
import type { RegionKind } from './region-kind.ts';
import { round } from './words.ts';

/** Ellipses on pictures (formats 2.3). */
export const ellipseKind: RegionKind<EllipseRegion> = {
  kind: 'ellipse',
  noun: 'ellipse',
  objects: ['Image', 'Pdf'],
  own: ['EllipseLabels'],
  bare: ['Ellipse'],
  placeKeys: ['x', 'y', 'radiusX', 'radiusY', 'rotation'],
  holds: (value) => ['x', 'y', 'radiusX', 'radiusY'].every((key) => toNumber(value[key]) !== undefined),
  read(value, row) {
    const { original, rowKeys } = readPicture(row);
    const place = {
      x: needNumber(value, 'x'),
      y: needNumber(value, 'y'),
      radiusX: needNumber(value, 'radiusX'),
      radiusY: needNumber(value, 'radiusY'),
    };
    return { place: { ...place, rotation: needNumber(value, 'rotation', 0), original }, rowKeys };
  },
  write: ({ x, y, radiusX, radiusY, rotation }) => ({ x, y, radiusX, radiusY, rotation }),
  writeMedium: writePicture,
  fault({ x, y, radiusX, radiusY, rotation }) {
    return farOff(x, y, radiusX, radiusY, rotation) ?? (radiusX < 0 || radiusY < 0 ? 'one of its radii is below zero' : undefined);
  },
  begins: ({ x, y, radiusX, radiusY }) => [y - radiusY, x - radiusX],
  say({ x, y, radiusX, radiusY, rotation }) {
    const turn = round(rotation) === 0 ? '' : `, turned ${round(rotation)}°`;
    return `${round(2 * radiusX)} by ${round(2 * radiusY)} percent, about ${round(x)}, ${round(y)}${turn}`;
  },
  sayShortly(region) {
    const [x, y, width, height, turn] = [region.x, region.y, 2 * region.radiusX, 2 * region.radiusY, region.rotation].map(Math.round);
    return `${width} × ${height} % about ${x}, ${y}${turn === 0 ? '' : `, ${turn}°`}`;
  },
  beside: (region) => ({ ...region, x: aside(region.x, region.x + region.radiusX), y: aside(region.y, region.y + region.radiusY) }),
};
