import { expect, test } from 'vitest';
import { countPixels, RunsBuilder, valueAt } from '#app/core/labeling/shapes/runs.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { brushToCoco } from '#app/formats/brush-coco.ts';
import { maskOf } from '#app/formats/foreign/coco-mask.ts';
import { packRle, unpackRle } from '#app/core/labeling/shapes/rle.ts';
import { answer, contextOf, stream, task, unpacked } from '../exported.ts';
import { grayPng } from '../../fixtures/picture.ts';
import { foreign, read, type Told } from './delivered.ts';

const cat = grayPng(200, 100);
/** In an order that tools write as well: annotations before what they name, and the pictures not one after the other. */
const file = (given: Record<string, unknown> = {}): string =>
  JSON.stringify(
    {
      info: { year: 2024 },
      annotations: [
        { id: 1, image_id: 7, category_id: 3, segmentation: [], bbox: [20, 10, 50, 25], area: 1250, iscrowd: 0 },
        {
          id: 2,
          image_id: 8,
          category_id: 1,
          segmentation: [
            [0, 0, 100, 0, 100, 50],
            [10, 10, 20, 10, 20, 20, 10, 20],
            [1, 2],
          ],
          bbox: [0, 0, 100, 50],
        },
        { id: 3, image_id: 7, category_id: 1, segmentation: { counts: [5, 3, 19_992], size: [100, 200] }, bbox: [0, 5, 1, 3], iscrowd: 1 },
        {
          id: 4,
          image_id: 8,
          category_id: 9,
          keypoints: [100, 50, 2, 0, 0, 0, 20, 10, 1],
          num_keypoints: 2,
          bbox: [20, 10, 80, 40],
          attributes: { age: 3 },
        },
      ],
      categories: [
        { id: 3, name: 'Dog', supercategory: 'animal' },
        { id: 1, name: 'Cat', supercategory: 'none' },
        { id: 9, name: 'Hand', keypoints: ['wrist', 'thumb', 'tip'], skeleton: [[1, 2]] },
        { id: 4, name: 'Bird' },
      ],
      images: [
        { id: 7, width: 200, height: 100, file_name: 'cat.png', license: 2 },
        { id: 8, width: null, height: null, file_name: 'b\\dog.png' },
        { id: 9, width: 200, height: 100, file_name: 'none.png' },
      ],
      ...given,
    },
    undefined,
    1,
  );
const pictures = { 'train/cat.png': cat, 'train/b/dog.png': cat, 'train/none.png': cat };
const rowsOf = ({ items }: Told, at: number) => {
  const item = items[at]!;
  return 'task' in item ? item.task.annotations?.[0]?.result.map(({ from_name, value, parentID }) => ({ from_name, value, parentID })) : [item];
};

test('boxes, outlines, masks and key points, each where it lies; what there is no place for is counted', async () => {
  const told = await read({ 'annotations/instances.json': file(), ...pictures });
  expect([told.title, told.words, told.count]).toEqual(['COCO', '3 pictures, 7 labels', 3]);
  expect(told.items.map((item) => 'task' in item && item.task.data.image)).toEqual(['train/cat.png', 'train/b/dog.png', 'train/none.png']);
  const [box, mask] = rowsOf(told, 0)!;
  expect(box).toEqual({ from_name: 'label_rectangles', value: { x: 10, y: 10, width: 25, height: 25, rotation: 0, rectanglelabels: ['Dog'] } });
  const { rle, brushlabels } = (mask as unknown as { value: { rle: number[]; brushlabels: string[] } }).value;
  expect(brushlabels).toEqual(['Cat']);
  // Down the first column: rows 5, 6 and 7, each 200 pixels wide.
  expect([...unpackRle(rle).ends]).toEqual([1000, 1001, 1200, 1201, 1400, 1401, 20_000]);
  expect(rowsOf(told, 1)).toEqual([
    {
      from_name: 'label_polygons',
      value: {
        points: [
          [0, 0],
          [50, 0],
          [50, 50],
        ],
        closed: true,
        polygonlabels: ['Cat'],
      },
    },
    {
      from_name: 'label_polygons',
      value: {
        points: [
          [5, 10],
          [10, 10],
          [10, 20],
          [5, 20],
        ],
        closed: true,
        polygonlabels: ['Cat'],
      },
    },
    { from_name: 'label_rectangles', value: { x: 10, y: 10, width: 40, height: 40, rotation: 0, rectanglelabels: ['Hand'] } },
    { from_name: 'label_keypoints', value: { x: 50, y: 50, width: 0.5, keypointlabels: ['wrist'] }, parentID: 'r3' },
    { from_name: 'label_keypoints', value: { x: 10, y: 10, width: 0.5, keypointlabels: ['tip'] }, parentID: 'r3' },
  ]);
  expect(told.items[2]).toMatchObject({ task: { data: { image: 'train/none.png' } } });
  expect(told.items[2]).not.toHaveProperty('task.annotations');
  expect(told.markup).toBe(`<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="label_rectangles" toName="image">
    <Label value="Dog" category="3"/>
    <Label value="Hand" category="9"/>
    <Label value="Bird" category="4"/>
  </RectangleLabels>
  <PolygonLabels name="label_polygons" toName="image">
    <Label value="Cat" category="1"/>
  </PolygonLabels>
  <KeyPointLabels name="label_keypoints" toName="image">
    <Label value="wrist" model_index="0"/>
    <Label value="thumb" model_index="1"/>
    <Label value="tip" model_index="2"/>
  </KeyPointLabels>
  <BrushLabels name="label_brushes" toName="image">
    <Label value="Cat" category="1"/>
  </BrushLabels>
</View>`);
  expect(told.used.get('label_keypoints')).toEqual(new Set(['wrist', 'tip']));
  expect(told.leftOut).toEqual({
    '"attributes" of annotations': 1,
    '"license" of pictures': 1,
    'crowd marks (iscrowd)': 1,
    'further parts of objects in several parts, each told as a region of its own': 1,
    'lines of skeletons': 1,
    'marks of key points that are hidden': 1,
    'outlines of fewer than three points': 1,
    supercategories: 1,
  });
});

test('a mask that pycocotools 2 has packed', () => {
  // Set: rows 5 to 7 of column 0; rows 20 to 59 of columns 30 to 89; row 10 of columns 150 to 159; the last pixel.
  const counts = `53Tn2U1hSM${'0'.repeat(117)}Vk5iNQVJ${'0'.repeat(17)}el30`;
  const mask = maskOf({ counts, size: [100, 200] }, { width: 200, height: 100 });
  const runs = unpackRle(typeof mask === 'string' ? [] : mask);
  const at = (x: number, y: number): number => valueAt(runs, y * 200 + x);
  expect(countPixels(runs)).toBe(2414);
  expect([at(0, 5), at(0, 7), at(30, 20), at(89, 59), at(150, 10), at(159, 10), at(199, 99)]).toEqual(Array.from({ length: 7 }, () => 255));
  expect([at(0, 4), at(1, 5), at(29, 20), at(89, 60), at(160, 10), at(198, 99)]).toEqual([0, 0, 0, 0, 0, 0]);
});

test.each(['5', 'zzz', '\u0000', '53Tn2U1hSM0'])('packed text %j that is no mask is named', (counts) => {
  expect(maskOf({ counts, size: [100, 200] }, { width: 200, height: 100 })).toMatch(/^The "counts"/);
});

test.each([
  [{ annotations: [{ id: 1, image_id: 70, category_id: 3, bbox: [1, 1, 1, 1] }] }, 'This annotation is on picture 70, which "images" does not list.'],
  [
    { annotations: [{ id: 1, image_id: 7, category_id: 30, bbox: [1, 1, 1, 1] }] },
    'This annotation is of category 30, which "categories" does not list.',
  ],
  [
    { annotations: [{ id: 1, image_id: 7, category_id: 3, bbox: [1, 1, 1] }] },
    'The "bbox" of this annotation must be x, y, width and height in pixels: four numbers.',
  ],
  [{ annotations: [{ id: 1, image_id: 7, category_id: 3 }] }, 'This annotation has neither "bbox" nor "segmentation".'],
  [
    { annotations: [{ id: 1, image_id: 7, category_id: 3, segmentation: [[1, 2, 3]] }] },
    'The "segmentation" of this annotation must be lists of x and y in pixels, or a mask with "counts" and "size".',
  ],
  [
    { annotations: [{ id: 1, image_id: 7, category_id: 9, keypoints: [1, 2] }] },
    'The "keypoints" of this annotation must be three numbers for each point: x, y and its visibility.',
  ],
  [{ annotations: [{ id: 1, image_id: 7, category_id: 3, keypoints: [1, 2, 2] }] }, 'This annotation has more key points than category 3 names.'],
  [
    {
      categories: [
        { id: 3, name: 'Dog' },
        { id: 3, name: 'Cat' },
      ],
      annotations: [],
    },
    'Category 3 is listed twice.',
  ],
  [{ categories: [{ id: 3 }], annotations: [] }, 'Category 3 has no "name".'],
  [
    {
      images: [
        { id: 7, file_name: 'cat.png' },
        { id: 7, file_name: 'cat.png' },
      ],
      annotations: [],
    },
    'Picture 7 is listed twice.',
  ],
])('%j: %s', async (given, problem) => {
  const told = await foreign({ 'a.json': file(given), ...pictures });
  expect(told).toMatchObject([{ file: 'a.json', problem }]);
  const [{ row }] = told as unknown as [{ row: number }];
  expect(row).toBeGreaterThan(1);
});

test('a picture that did not come, one of two names, and masks of another size are named with their line', async () => {
  const annotations = [
    { id: 1, image_id: 7, category_id: 3, segmentation: { counts: [6], size: [2, 3] } },
    { id: 1, image_id: 8, category_id: 3, segmentation: { counts: [5], size: [100, 200] } },
  ];
  const { items } = await read({ 'a.json': file({ annotations }), 'x/cat.png': cat, 'x/dog.png': cat, 'y/none.png': cat, 'z/none.png': cat });
  expect(items.map((item) => ('problem' in item ? item.problem : item.task.data.image))).toEqual([
    'This mask is of 3 x 2 pixels, its picture of 200 x 100.',
    'The "counts" of this mask do not add up to 200 x 100 pixels.',
    '"none.png" may be several of the pictures: y/none.png, z/none.png. Name it by its whole path.',
  ]);
  const without = await read({ 'a.json': file({ annotations: [] }) });
  expect(without.items[0]).toMatchObject({
    file: 'a.json',
    problem: 'The picture "cat.png" did not come along. Send it with the labels, in the same archive or as further files.',
  });
});

test('pictures may stay where they are', async () => {
  const images = [
    { id: 7, file_name: 'https://example.org/a.png', width: 2, height: 2 },
    { id: 8, file_name: 'b.png', coco_url: 'https://example.org/b.png', width: 2, height: 2 },
    { id: 9, file_name: 'images/c.png', width: 2, height: 2 },
  ];
  const { items } = await read({
    'a.json': file({ images, annotations: [] }),
    'image-addresses.csv': '"file","address"\r\n"c.png","/projects/1/files/x/c.png"\r\n',
  });
  expect(items.map((item) => 'task' in item && item.task.data.image)).toEqual([
    images[0]!.file_name,
    images[1]!.coco_url,
    '/projects/1/files/x/c.png',
  ]);
});

test.each([
  ['[{"images": []}]'],
  ['{"data": {"images": [1]}, "annotations": []}'],
  ['{"images": ["a.png"], "annotations": [{"result": []}]}'],
  ['{"images": "a", "annotations": [{"image_id": 1}]}'],
  ['{"annotations": [{"result": []}], "images": [{"file_name": "a"}]}'],
])('%s is no COCO', async (text) => {
  expect(await foreign({ 'a.json': text })).toBeUndefined();
});

test('outlines of masks that were exported as COCO come back as polygons', async () => {
  const markup =
    '<View><Image name="i" value="$i"/><RectangleLabels name="r" toName="i"><Label value="A"/></RectangleLabels><BrushLabels name="b" toName="i"><Label value="B"/></BrushLabels></View>';
  const size = { original_width: 200, original_height: 100, image_rotation: 0 };
  const on = { to_name: 'i', ...size };
  const runs = new RunsBuilder();
  for (let row = 0; row < 100; row += 1)
    for (const [value, count] of [
      [0, 20],
      [row < 50 ? 255 : 0, 40],
      [0, 140],
    ] as const)
      runs.add(value, count);
  const result: Row[] = [
    { id: 'm', from_name: 'b', type: 'brushlabels', ...on, value: { format: 'rle', rle: packRle(runs.build()), brushlabels: ['B'] } },
    { id: 'r', from_name: 'r', type: 'rectanglelabels', ...on, value: { x: 10, y: 20, width: 30, height: 40, rotation: 0, rectanglelabels: ['A'] } },
  ];
  const context = contextOf(markup, {
    withMedia: true,
    find: async () => ({ type: 'image/png', isThere: async () => true, open: async () => stream([new Uint8Array(cat)]) }),
  });
  const told = await read(await unpacked(brushToCoco, [task({ data: { i: '/files/a.png' }, annotations: [answer({ result })] })], context));
  const [mask, box] = rowsOf(told, 0)!;
  expect(mask).toMatchObject({ from_name: 'label_polygons', value: { polygonlabels: ['B'] } });
  const { points } = (mask as unknown as { value: { points: [number, number][] } }).value;
  expect([Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x)), Math.max(...points.map(([, y]) => y))]).toEqual([10, 30, 50]);
  expect(box).toMatchObject({ from_name: 'label_rectangles', value: { x: 10, y: 20, width: 30, height: 40 } });
});
