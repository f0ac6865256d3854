/** Masks in stored rows (formats 2.2, 2.3, 2.4): read, written, checked. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkResult } from '#app/core/labeling/check.ts';
import type { Doc, Row } from '#app/core/labeling/result.ts';
import { packRle } from '#app/core/labeling/shapes/rle.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { configOf } from './configs.ts';
import { runsOf } from './shapes/runs.ts';

const seed = 20_263;
const config = configOf(`<View>
  <Image name="pic" value="$photo"/>
  <Brush name="paint" toName="pic"/><BrushLabels name="mask" toName="pic"><Label value="Sky"/><Label value="Sea"/></BrushLabels>
  <Bitmask name="bits" toName="pic"/><BitmaskLabels name="exact" toName="pic"><Label value="Sky"/></BitmaskLabels>
  <Rectangle name="box" toName="pic"/>
  <Labels name="kind" toName="pic"><Label value="Fish"/></Labels>
  <Choices name="clear" toName="pic" perRegion="true"><Choice value="yes"/></Choices>
</View>`);

const image = { original_width: 2, original_height: 2, image_rotation: 0 };
const rle = [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254];
/** 2 by 2 pixels, the first and the last of them set. */
const imageDataURL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACAQAAAABazTCJAAAAAnRSTlMAAHaTzTgAAAAMSURBVHicY2hgcAAAAcQAwZhmNRYAAAAASUVORK5CYII=';
const row = (from_name: string, type: string, value: Record<string, unknown>, more: Partial<Row> = {}): Row => ({
  id: 'm1',
  from_name,
  to_name: 'pic',
  type,
  origin: 'manual',
  ...more,
  ...image,
  value,
});

const files: Record<string, Row[]> = {
  'a labelled mask': [row('mask', 'brushlabels', { format: 'rle', rle, brushlabels: ['Sky'] })],
  'a mask of a machine, on the second page': [
    row('mask', 'brushlabels', { format: 'rle', rle, brushlabels: ['Sea'], tool: 'sam' }, { origin: 'prediction', score: 0.25, item_index: 1 }),
  ],
  'a bare mask': [row('paint', 'brush', { format: 'rle', rle })],
  'a bare mask with its Labels and an answer': [
    row('paint', 'brush', { format: 'rle', rle }),
    row('kind', 'labels', { format: 'rle', rle, labels: ['Fish'] }),
    row('clear', 'choices', { format: 'rle', rle, choices: ['yes'] }),
  ],
  'a labelled bitmask': [row('exact', 'bitmasklabels', { imageDataURL, bitmasklabels: ['Sky'] })],
  'a bare bitmask with its Labels': [row('bits', 'bitmask', { imageDataURL }), row('kind', 'labels', { imageDataURL, labels: ['Fish'] })],
};

describe('masks in rows', () => {
  test.each(Object.entries(files))('%s comes back as it went in', (_, rows) => {
    const { doc, failed } = parseResult(rows, config);
    expect(failed).toEqual([]);
    expect(doc.rest).toEqual([]);
    expect(doc.regions).toHaveLength(1);
    expect(serializeResult(doc, config)).toEqual(rows);
    expect(checkResult(config, doc)).toEqual([]);
  });

  test('random masks, with one row or two, are the same after writing and reading', () => {
    const pixels = fc.array(fc.constantFrom(0, 255), { minLength: 1, maxLength: 60 });
    const masks = fc.record({ pixels, two: fc.boolean() });
    fc.assert(
      fc.property(fc.array(masks, { maxLength: 5 }), (given) => {
        const doc: Doc = {
          answers: [],
          relations: [],
          rest: [],
          regions: given.map(({ pixels: painted, two }, index) => ({
            id: `mask-${index}`,
            kind: 'brush',
            from: two ? 'paint' : 'mask',
            to: 'pic',
            labels: [two ? 'Fish' : 'Sky'],
            ...(two ? { labelsFrom: 'kind' } : {}),
            origin: 'manual',
            rle: packRle(runsOf(painted)),
            original: { width: painted.length, height: 1, rotation: 0 },
          })),
        };
        const rows: unknown = JSON.parse(JSON.stringify(serializeResult(doc, config)));
        expect(parseResult(rows, config)).toEqual({ doc, failed: [] });
        expect(checkResult(config, doc)).toEqual([]);
      }),
      { seed, numRuns: 100 },
    );
  });

  test.each([
    ['"rle" in the value is missing', { format: 'rle', brushlabels: [] }],
    ['"rle" in the value is not a list of bytes', { format: 'rle', rle: [0, 256], brushlabels: [] }],
    ['"format" in the value is not "rle"', { format: 'png', rle, brushlabels: [] }],
  ])('%s: the row is left out with that reason', (reason, value) => {
    expect(parseResult([row('mask', 'brushlabels', value)], config).failed).toEqual([{ row: 0, message: expect.stringContaining(reason) as string }]);
  });

  test.each([
    ['is not of the picture', 'mask', 'brushlabels', { format: 'rle', rle: [0, 0, 0, 20, 57, 27, 253, 240, 0], brushlabels: ['Sky'] }],
    ['ends too early', 'mask', 'brushlabels', { format: 'rle', rle: rle.slice(0, 8), brushlabels: ['Sky'] }],
    ['is no PNG', 'exact', 'bitmasklabels', { imageDataURL: 'data:image/png;base64,AAAA', bitmasklabels: ['Sky'] }],
    ['is no PNG', 'exact', 'bitmasklabels', { imageDataURL: 'https://example.org/mask.png', bitmasklabels: ['Sky'] }],
    ['not written in base64', 'exact', 'bitmasklabels', { imageDataURL: `${imageDataURL}"`, bitmasklabels: ['Sky'] }],
  ])('a mask that %s is refused', (reason, from, type, value) => {
    const { doc } = parseResult([row(from, type, value)], config);
    expect(checkResult(config, doc).map(({ message }) => message)).toEqual([expect.stringContaining(reason) as string]);
  });

  test('a bitmask of another size than the picture is refused', () => {
    const { doc } = parseResult([{ ...row('exact', 'bitmasklabels', { imageDataURL, bitmasklabels: ['Sky'] }), original_width: 3 }], config);
    expect(checkResult(config, doc).map(({ message }) => message)).toEqual([
      'A region of "exact" cannot be kept: its mask has 2 by 2 pixels, the picture 3 by 2.',
    ]);
  });
});
