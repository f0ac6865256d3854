/** Rows of shapes on pictures as files in the wild hold them (formats 2.3), and generated regions of their kinds. */
import fc from 'fast-check';
import type { Region, Row } from '#app/core/labeling/result.ts';
import { configOf } from './configs.ts';

const shape = (type: string): string =>
  `<${type} name="${type.toLowerCase()}" toName="pic"/><${type}Labels name="${type.toLowerCase()}s" toName="pic" choice="multiple"><Label value="Cat"/><Label value="Dog"/></${type}Labels>`;

/** Every shape, bare and with labels, on one picture. */
export const shapes = configOf(
  `<View><Image name="pic" value="$photo"/>${['Rectangle', 'Ellipse', 'Polygon', 'KeyPoint', 'Vector'].map(shape).join('')}
  <Labels name="kind" toName="pic"><Label value="Fish"/></Labels></View>`,
);

const image = { original_width: 640, original_height: 480, image_rotation: 0 };
const row = (id: string, from_name: string, type: string, value: Record<string, unknown>, more: Record<string, unknown> = {}): Row => ({
  id,
  from_name,
  to_name: 'pic',
  type,
  origin: 'manual',
  ...image,
  ...more,
  value,
});

const ellipse = { x: 50.5, y: 40, radiusX: 12.25, radiusY: 8, rotation: 30 };
const points = [
  [12.5, 10],
  [40, 11.25],
  [38.125, 52],
  [10, 47],
];
const vertices = [
  { id: 'v1', x: 10, y: 10, prevPointId: null, isBezier: false, isBranching: false },
  { id: 'v2', x: 30, y: 12, prevPointId: 'v1', isBezier: true, controlPoint1: { x: 25, y: 5 }, controlPoint2: { x: 35, y: 19 }, disconnected: false },
  { id: 'v3', x: 50, y: 40, prevPointId: 'v2', isBezier: true, controlPoint1: { x: 45, y: 30, pinned: true }, color: '#ff0000' },
  { id: 'v4', x: 20, y: 60, prevPointId: 'v2', isBezier: false, isBranching: true },
];

/** Each list must come back as it went in. */
export const shapeFiles: Record<string, Row[]> = {
  'a labelled ellipse': [row('e1', 'ellipses', 'ellipselabels', { ...ellipse, ellipselabels: ['Cat'] })],
  'a bare ellipse with its Labels': [row('e1', 'ellipse', 'ellipse', ellipse), row('e1', 'kind', 'labels', { ...ellipse, labels: ['Fish'] })],
  'a labelled polygon': [row('p1', 'polygons', 'polygonlabels', { points, closed: true, polygonlabels: ['Cat', 'Dog'] })],
  'a polygon that is still open': [row('p1', 'polygons', 'polygonlabels', { points: points.slice(0, 2), closed: false, polygonlabels: ['Cat'] })],
  'a bare polygon with its Labels': [
    row('p1', 'polygon', 'polygon', { points, closed: true }),
    row('p1', 'kind', 'labels', { points, closed: true, labels: ['Fish'] }),
  ],
  'a key point that a click for a model left': [
    row('k1', 'keypoints', 'keypointlabels', { x: 33.3, y: 66.6, width: 0.46875, keypointlabels: ['Dog'], is_positive: false }, { parentID: 'r9' }),
  ],
  'a bare key point with its Labels': [
    row('k1', 'keypoint', 'keypoint', { x: 1, y: 2, width: 0.4 }),
    row('k1', 'kind', 'labels', { x: 1, y: 2, width: 0.4, labels: ['Fish'] }),
  ],
  'a vector with curves, a branch and keys of its own': [row('v1', 'vectors', 'vectorlabels', { vertices, closed: false, vectorlabels: ['Cat'] })],
  'a bare closed vector with its Labels': [
    row('v1', 'vector', 'vector', { vertices: vertices.slice(0, 3), closed: true }),
    row('v1', 'kind', 'labels', { vertices: vertices.slice(0, 3), closed: true, labels: ['Fish'] }),
  ],
};

const real = fc.double({ min: -200, max: 200, noNaN: true, noDefaultInfinity: true }).map((each) => each + 0);
const natural = fc.record(
  { width: fc.integer({ min: 1, max: 9999 }), height: fc.integer({ min: 1, max: 9999 }), rotation: fc.constant(0) },
  { noNullPrototype: true },
);
const place = fc.record({ x: real, y: real }, { noNullPrototype: true });
const vertex = fc.record(
  {
    x: real,
    y: real,
    prevPointId: fc.constantFrom('a', 'b', 'c'),
    isBezier: fc.boolean(),
    controlPoint1: place,
    controlPoint2: place,
    isBranching: fc.boolean(),
    disconnected: fc.boolean(),
    extra: fc.dictionary(fc.constantFrom('zeta', 'eta'), fc.jsonValue(), { minKeys: 1, noNullPrototype: true }),
  },
  { requiredKeys: ['x', 'y'], noNullPrototype: true },
);

const places = {
  ellipse: fc.record({ x: real, y: real, radiusX: real, radiusY: real, rotation: real }, { noNullPrototype: true }),
  keypoint: fc.record({ x: real, y: real, width: real }, { noNullPrototype: true }),
  polygon: fc.record({ points: fc.array(fc.tuple(real, real), { minLength: 1, maxLength: 8 }), closed: fc.boolean() }, { noNullPrototype: true }),
  vector: fc.record(
    {
      vertices: fc
        .array(vertex, { minLength: 1, maxLength: 8 })
        .map((list) => list.map((each, index) => ({ ...each, id: 'abcdefgh'.charAt(index) }))),
      closed: fc.boolean(),
    },
    { noNullPrototype: true },
  ),
};

/** One region of any of these kinds: labelled, bare, or bare with a separate `Labels`. */
export const shapeRegions: fc.Arbitrary<Region> = fc.constantFrom('ellipse', 'keypoint', 'polygon', 'vector' as const).chain((kind) =>
  fc
    .tuple(
      places[kind] as fc.Arbitrary<object>,
      natural,
      fc.constantFrom('own', 'bare', 'separate' as const),
      fc.uniqueArray(fc.constantFrom('Cat', 'Dog')),
    )
    .map(([at, original, how, labels]) => ({
      id: 'r1',
      kind,
      to: 'pic',
      origin: 'manual',
      ...at,
      original,
      ...(how === 'own' ? { from: `${kind}s`, labels } : { from: kind, labels: how === 'bare' ? [] : ['Fish'] }),
      ...(how === 'separate' ? { labelsFrom: 'kind' } : {}),
    })),
) as fc.Arbitrary<Region>;
