/** Ellipses, polygons, key points and vectors between the document and stored rows, and what is wrong with one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkResult } from '#app/core/labeling/check.ts';
import { emptyDoc, type Region, type Row } from '#app/core/labeling/result.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { configOf } from './configs.ts';
import { shapeFiles, shapeRegions, shapes } from './shape-rows.ts';

const seed = 20_260;

test.each(Object.entries(shapeFiles))('%s comes back as it went in', (_, rows) => {
  const { doc, failed } = parseResult(rows, shapes);
  expect(failed).toEqual([]);
  expect(doc.rest).toEqual([]);
  expect(serializeResult(doc, shapes)).toEqual(rows);
});

test('a region that is written and read is the same', () => {
  fc.assert(
    fc.property(shapeRegions, (region) => {
      const doc = { ...emptyDoc, regions: [region] };
      const rows = JSON.parse(JSON.stringify(serializeResult(doc, shapes))) as Row[];
      expect(parseResult(rows, shapes)).toEqual({ doc, failed: [] });
    }),
    { seed, numRuns: 400 },
  );
});

test('older rows without rotation, size of the dot or closed get what their editor meant', () => {
  const rows = [
    {
      id: 'a',
      from_name: 'ellipses',
      to_name: 'pic',
      type: 'ellipselabels',
      value: { x: '1', y: 2, radiusX: 3, radiusY: 4, ellipselabels: ['Cat'] },
    },
    { id: 'b', from_name: 'keypoints', to_name: 'pic', type: 'keypointlabels', value: { x: 1, y: 2, keypointlabels: ['Cat'] } },
    { id: 'c', from_name: 'polygons', to_name: 'pic', type: 'polygonlabels', value: { points: [[1, 2]], polygonlabels: ['Cat'] } },
    { id: 'd', from_name: 'vectors', to_name: 'pic', type: 'vectorlabels', value: { vertices: [{ x: 1, y: 2 }], vectorlabels: ['Cat'] } },
  ];
  expect(parseResult(rows, shapes).doc.regions).toMatchObject([
    { x: 1, rotation: 0 },
    { width: 0.5 },
    { points: [[1, 2]], closed: true },
    { vertices: [{ id: expect.stringMatching(/^.{10}$/), x: 1, y: 2 }], closed: false },
  ]);
});

test.each([
  ['ellipselabels', { x: 1, y: 2, radiusX: 'wide', radiusY: 4 }, '"radiusX" in the value is not a number.'],
  ['polygonlabels', { points: [] }, '"points" in the value is not a list of points.'],
  ['polygonlabels', { points: [[1, 2], [3]] }, 'Point 2 in the value is not a pair of numbers.'],
  ['polygonlabels', { points: [[1, 2]], closed: 'no' }, '"closed" in the value is neither true nor false.'],
  ['keypointlabels', { x: 1 }, '"y" in the value is missing.'],
  ['vectorlabels', { vertices: {} }, '"vertices" in the value is not a list of points.'],
  ['vectorlabels', { vertices: [{ id: 'a', x: 1 }] }, 'Point 1 in the value has no x and y.'],
])('a broken %s is named', (type, value, message) => {
  const row = { id: 'r', from_name: type.replace('labels', 's'), to_name: 'pic', type, value: { ...value, [type]: ['Cat'] } };
  expect(parseResult([row], shapes).failed).toEqual([{ row: 0, message }]);
});

describe('checks', () => {
  const region = (part: object): Region => ({ id: 'r', to: 'pic', origin: 'manual', labels: ['Cat'], ...part }) as Region;
  const said = (part: object, config = shapes, demandRequired = true) =>
    checkResult(config, { ...emptyDoc, regions: [region(part)] }, undefined, { demandRequired }).map(({ message }) => message);
  const polygon = (...points: number[][]) => ({ kind: 'polygon', from: 'polygons', points, closed: false });
  const line = (...ids: string[]) => ({ kind: 'vector', from: 'vectors', vertices: ids.map((id) => ({ id, x: 1, y: 1 })), closed: false });

  test('a polygon of two points may be kept as a draft, not submitted', () => {
    expect(said(polygon([1, 1], [2, 2]), shapes, false)).toEqual([]);
    expect(said(polygon([1, 1], [2, 2]))).toEqual(['Region 1: this polygon needs at least 3 points and has 2.']);
    expect(said(polygon([1, 1], [2, 2], [3, 1]))).toEqual([]);
  });

  test('a vector keeps to its minPoints and maxPoints', () => {
    const bound = configOf(
      '<View><Image name="pic" value="$photo"/><VectorLabels name="vectors" toName="pic" minPoints="3" maxPoints="4"><Label value="Cat"/></VectorLabels></View>',
    );
    expect(said(line('a'))).toEqual(['Region 1: this vector needs at least 2 points and has 1.']);
    expect(said(line('a', 'b'), bound)).toEqual(['Region 1: this vector needs at least 3 points and has 2.']);
    expect(said(line('a', 'b', 'c', 'd', 'e'), bound)).toEqual(['Region 1: this vector may have at most 4 points and has 5.']);
    expect(said(line('a', 'b', 'c'), bound)).toEqual([]);
  });

  test.each([
    [{ kind: 'ellipse', from: 'ellipses', x: 1, y: 1, radiusX: -1, radiusY: 1, rotation: 0 }, 'one of its radii is below zero'],
    [{ kind: 'ellipse', from: 'ellipses', x: 1e9, y: 1, radiusX: 1, radiusY: 1, rotation: 0 }, 'it lies far outside the picture'],
    [{ kind: 'keypoint', from: 'keypoints', x: 1, y: 1, width: -1 }, 'the size of its dot is below zero'],
    [polygon([1, 1], [Number.NaN, 1], [1, 1]), 'its place holds something that is no number'],
    [polygon(...Array.from({ length: 10_001 }, () => [1, 1])), 'it has more than 10,000 points'],
    [line('a', 'b', 'a'), 'two of its points share an id'],
  ])('%j cannot be kept: %s', (part, fault) => {
    expect(said(part)).toEqual([`A region of "${part.from}" cannot be kept: ${fault}.`]);
  });
});
