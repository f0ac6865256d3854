import type { VectorRegion, Vertex } from '../result.ts';
import { newId } from '../ids.ts';
import { boxAround } from '../shapes/plane.ts';
import { move } from '../shapes/vector.ts';
import { Broken, defined, isFields, toNumber, without, type Fields } from '../wire/fields.ts';
import { writtenNumber } from '../written.ts';
import { besideBox, countOf, farOff, MAX_POINTS, readPicture, writePicture } from './on-image.ts';
import type { RegionKind } from './region-kind.ts';
import { round } from './words.ts';

/** A line has two ends, where the control says no more. */
export const LEAST_VERTICES = 2;

/** Polylines, curves and skeletons on pictures (formats 2.3). */
export const vectorKind: RegionKind<VectorRegion> = {
  kind: 'vector',
  noun: 'vector',
  objects: ['Image', 'Pdf'],
  own: ['VectorLabels'],
  bare: ['Vector'],
  placeKeys: ['vertices', 'closed'],
  holds: (value) => Array.isArray(value.vertices),
  read(value, row) {
    const { original, rowKeys } = readPicture(row);
    const closed = value.closed ?? false;
    if (typeof closed !== 'boolean') throw new Broken('"closed" in the value is neither true nor false.');
    if (!Array.isArray(value.vertices) || value.vertices.length === 0) throw new Broken('"vertices" in the value is not a list of points.');
    return { place: { vertices: value.vertices.map(readVertex), closed, original }, rowKeys };
  },
  write: ({ vertices, closed }) => ({ vertices: vertices.map(writeVertex), closed }),
  writeMedium: writePicture,
  fault({ vertices }) {
    if (vertices.length > MAX_POINTS) return `it has more than ${MAX_POINTS.toLocaleString('en')} points`;
    if (new Set(vertices.map(({ id }) => id)).size < vertices.length) return 'two of its points share an id';
    return farOff(...vertices.flatMap(({ x, y, controlPoint1: a, controlPoint2: b }) => [x, y, a?.x ?? 0, a?.y ?? 0, b?.x ?? 0, b?.y ?? 0]));
  },
  unfinished({ vertices }, control) {
    const [least, most] = [Math.max(LEAST_VERTICES, writtenNumber(control, 'minpoints') ?? 0), writtenNumber(control, 'maxpoints')];
    if (vertices.length < least) return `needs at least ${least} points and has ${vertices.length}`;
    return most !== undefined && vertices.length > most ? `may have at most ${countOf(most)} and has ${vertices.length}` : undefined;
  },
  begins: ({ vertices }) => [Math.min(...vertices.map(({ y }) => y)), Math.min(...vertices.map(({ x }) => x))],
  say({ vertices, closed }) {
    const { x, y, width, height } = boxAround(vertices);
    return `${countOf(vertices.length)}, ${round(width)} by ${round(height)} percent, at ${round(x)}, ${round(y)}${closed ? ', closed' : ''}`;
  },
  sayShortly({ vertices, closed }) {
    const { x, y } = boxAround(vertices);
    return `${countOf(vertices.length)} at ${Math.round(x)}, ${Math.round(y)}${closed ? ', closed' : ''}`;
  },
  beside: (region) => ({ ...region, ...besideBox(boxAround(region.vertices), (dx, dy) => move(region, dx, dy)) }),
};

function readVertex(fields: unknown, index: number): Vertex {
  const [x, y] = isFields(fields) ? [toNumber(fields.x), toNumber(fields.y)] : [];
  if (!isFields(fields) || x === undefined || y === undefined) throw new Broken(`Point ${index + 1} in the value has no x and y.`);
  const known: Fields = {
    x,
    y,
    ...text(fields, 'id'),
    ...text(fields, 'prevPointId'),
    ...yesNo(fields, 'isBezier'),
    ...yesNo(fields, 'isBranching'),
    ...yesNo(fields, 'disconnected'),
    ...point(fields, 'controlPoint1'),
    ...point(fields, 'controlPoint2'),
  };
  return defined({
    ...(known as Omit<Vertex, 'id'>),
    id: typeof known.id === 'string' ? known.id : newId(),
    extra: without(fields, Object.keys(known)),
  });
}

const text = (fields: Fields, key: string): Fields => (typeof fields[key] === 'string' && fields[key] !== '' ? { [key]: fields[key] } : {});
const yesNo = (fields: Fields, key: string): Fields => (typeof fields[key] === 'boolean' ? { [key]: fields[key] } : {});

/** A control point with more to it than a place is kept as it came. */
function point(fields: Fields, key: string): Fields {
  const value = fields[key];
  if (!isFields(value) || Object.keys(value).length !== 2) return {};
  const [x, y] = [toNumber(value.x), toNumber(value.y)];
  return x === undefined || y === undefined ? {} : { [key]: { x, y } };
}

function writeVertex({ extra, ...vertex }: Vertex): Fields {
  return { ...extra, ...defined(vertex) };
}
