import type { PolygonRegion } from '../result.ts';
import { area, LEAST_POINTS, move, pointsOf } from '../shapes/polygon.ts';
import { boxAround } from '../shapes/plane.ts';
import { Broken, toNumber } from '../wire/fields.ts';
import { besideBox, countOf, farOff, MAX_POINTS, readPicture, writePicture } from './on-image.ts';
import type { RegionKind } from './region-kind.ts';
import { round } from './words.ts';

/** Polygons on pictures (formats 2.3). */
export const polygonKind: RegionKind<PolygonRegion> = {
  kind: 'polygon',
  noun: 'polygon',
  objects: ['Image', 'Pdf'],
  own: ['PolygonLabels'],
  bare: ['Polygon'],
  placeKeys: ['points', 'closed'],
  holds: (value) => Array.isArray(value.points),
  read(value, row) {
    const { original, rowKeys } = readPicture(row);
    const closed = value.closed ?? true;
    if (typeof closed !== 'boolean') throw new Broken('"closed" in the value is neither true nor false.');
    return { place: { points: readPoints(value.points), closed, original }, rowKeys };
  },
  write: ({ points, closed }) => ({ points: points.map(([x, y]) => [x, y]), closed }),
  writeMedium: writePicture,
  fault({ points }) {
    if (points.length > MAX_POINTS) return `it has more than ${MAX_POINTS.toLocaleString('en')} points`;
    return farOff(...points.flat());
  },
  unfinished({ points }) {
    return points.length < LEAST_POINTS ? `needs at least ${LEAST_POINTS} points and has ${points.length}` : undefined;
  },
  begins: ({ points }) => [Math.min(...points.map(([, y]) => y)), Math.min(...points.map(([x]) => x))],
  say(region) {
    const { x, y, width, height } = boxAround(pointsOf(region));
    const open = region.closed ? '' : ', not closed';
    return `${countOf(region.points.length)}, ${round(width)} by ${round(height)} percent, at ${round(x)}, ${round(y)}${open}`;
  },
  sayShortly(region) {
    const { x, y } = boxAround(pointsOf(region));
    return `${countOf(region.points.length)} at ${Math.round(x)}, ${Math.round(y)}${area(region) === 0 || !region.closed ? ', open' : ''}`;
  },
  beside: (region) => ({ ...region, ...besideBox(boxAround(pointsOf(region)), (dx, dy) => move(region, dx, dy)) }),
};

function readPoints(list: unknown): [number, number][] {
  if (!Array.isArray(list) || list.length === 0) throw new Broken('"points" in the value is not a list of points.');
  return list.map((pair: unknown, index) => {
    const [x, y] = Array.isArray(pair) && pair.length === 2 ? pair.map(toNumber) : [];
    if (x === undefined || y === undefined) throw new Broken(`Point ${index + 1} in the value is not a pair of numbers.`);
    return [x, y];
  });
}
