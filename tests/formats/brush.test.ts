import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { isWithin, ringArea } from '#app/core/labeling/shapes/plane.ts';
import { packRle } from '#app/core/labeling/shapes/rle.ts';
import { RunsBuilder, type Runs } from '#app/core/labeling/shapes/runs.ts';
import { brushToCoco } from '#app/formats/brush-coco.ts';
import { brushToNumpy, brushToPng } from '#app/formats/brush.ts';
import { contoursOf } from '#app/formats/masks/contours.ts';
import { answer, contextOf, task, unpacked, unpackedText } from './exported.ts';
import { greyPng, npy } from '#app/formats/masks/raster.ts';

const markup = `<View><Image name="photo" value="$photo"/>
  <BrushLabels name="mask" toName="photo"><Label value="Cat"/><Label value="Cat/Dog"/></BrushLabels></View>`;

const runsOf = (pixels: readonly number[]): Runs => {
  const built = new RunsBuilder();
  for (const pixel of pixels) built.add(pixel, 1);
  return built.build();
};
/** A picture of letters: `#` belongs to the mask. */
const drawn = (...rows: string[]): number[] => [...rows.join('')].map((letter) => (letter === '#' ? 255 : 0));
const brush = (id: string, rle: number[], width: number, height: number, ...labels: string[]): Row => ({
  id,
  from_name: 'mask',
  to_name: 'photo',
  type: 'brushlabels',
  original_width: width,
  original_height: height,
  image_rotation: 0,
  value: { format: 'rle', rle, brushlabels: labels },
});
/** The vectors of formats 2.4: two by two pixels, nothing and a diagonal. */
const [nothing, diagonal] = [
  [0, 0, 0, 16, 57, 27, 253, 240, 0],
  [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254],
];
const shown = [
  task({
    id: 7,
    data: { photo: 'https://example.org/cat.jpg' },
    annotations: [
      answer({
        id: 3,
        result: [
          brush('a', diagonal, 2, 2, 'Cat'),
          brush('b', nothing, 2, 2, 'Cat'),
          brush('c', diagonal, 2, 2, 'Cat/Dog'),
          brush('d', diagonal, 3, 2, 'Cat'),
          brush('e', diagonal.slice(0, 8), 2, 2, 'Cat'),
        ],
      }),
    ],
  }),
];

test('a PNG for each mask, named as others name them', async () => {
  const files = await unpacked(brushToPng, shown, contextOf(markup));
  expect(Object.keys(files)).toEqual([
    'task-7-annotation-3-by-5-mask-Cat-0.png',
    'task-7-annotation-3-by-5-mask-Cat-1.png',
    'task-7-annotation-3-by-5-mask-Cat-Dog-0.png',
    'left-out.txt',
  ]);
  const { data, info } = await sharp(files['task-7-annotation-3-by-5-mask-Cat-0.png'])
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels, [...data]]).toEqual([2, 2, 1, [255, 0, 0, 255]]);
  expect(new TextDecoder().decode(files['left-out.txt'])).toBe(
    'masks that are not of the picture’s size, or of none: 1\nmasks that cannot be unpacked: 1\n',
  );
});

test('NumPy, byte by byte', async () => {
  const files = await unpacked(brushToNumpy, shown, contextOf(markup));
  const head = `\x93NUMPY\x01\0\x76\0{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }`;
  const expected = Buffer.from(`${head.padEnd(127)}\n\xff\0\0\xff`, 'latin1');
  expect(Buffer.from(files['task-7-annotation-3-by-5-mask-Cat-0.npy']!).toString('latin1')).toBe(expected.toString('latin1'));
});

test('COCO, made by hand: pixels that touch by a corner are one polygon, an island is another', async () => {
  const mask = runsOf(drawn('##..', '##..', '....', '...#'));
  const tasks = [
    task({ data: { photo: 'https://example.org/cat.jpg' }, annotations: [answer({ result: [brush('a', packRle(mask), 4, 4, 'Cat')] })] }),
  ];
  const files = await unpackedText(brushToCoco, tasks, contextOf(markup));
  expect(JSON.parse(files['result_coco.json']!)).toEqual({
    images: [{ id: 0, width: 4, height: 4, file_name: expect.stringMatching(/^images\/[0-9a-f]{8}__cat\.jpg$/) as string }],
    categories: [{ id: 1, name: 'Cat', supercategory: '', color: expect.stringMatching(/^#[0-9a-f]{6}$/) as string, metadata: {} }],
    annotations: [
      { id: 0, image_id: 0, category_id: 1, segmentation: [[0, 0, 2, 0, 2, 2, 0, 2]], bbox: [0, 0, 2, 2], area: 4, iscrowd: 0, annotator: 5 },
      { id: 1, image_id: 0, category_id: 1, segmentation: [[3, 3, 4, 3, 4, 4, 3, 4]], bbox: [3, 3, 1, 1], area: 1, iscrowd: 0, annotator: 5 },
    ],
  });
});

test('a ring has one outline, and its hole is counted', () => {
  expect(contoursOf(runsOf(drawn('###', '#.#', '###')), { width: 3, height: 3 })).toMatchObject({ outer: [[{}, {}, {}, {}]], holes: 1 });
  expect(contoursOf(runsOf(drawn('#..', '.#.', '..#')), { width: 3, height: 3 }).outer).toHaveLength(1);
  expect(contoursOf(runsOf(drawn('...', '...')), { width: 3, height: 2 })).toEqual({ outer: [], holes: 0 });
});

const masks = fc.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    pixels: fc.array(fc.constantFrom(0, 0, 255, 128), { minLength: size.width * size.height, maxLength: size.width * size.height }),
  }),
);

test('outlines hold every pixel of the mask, and without holes no other', () => {
  fc.assert(
    fc.property(masks, ({ size, pixels }) => {
      const { outer, holes } = contoursOf(runsOf(pixels), size);
      const covered = pixels.map((_, at) =>
        outer.some((ring) => isWithin(ring, { x: (at % size.width) + 0.5, y: Math.floor(at / size.width) + 0.5 })),
      );
      pixels.forEach((pixel, at) => expect(covered[at] || pixel === 0).toBe(true));
      if (holes > 0) return;
      expect(covered).toEqual(pixels.map((pixel) => pixel > 0));
      expect(outer.reduce((sum, ring) => sum + ringArea(ring), 0)).toBe(pixels.filter((pixel) => pixel > 0).length);
    }),
  );
});

test('any mask comes out of PNG and NumPy as it went in', async () => {
  const joined = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    return Buffer.concat(parts);
  };
  await fc.assert(
    fc.asyncProperty(masks, async ({ size, pixels }) => {
      const png = await joined(greyPng(runsOf(pixels), size));
      expect([...(await sharp(png).toColourspace('b-w').raw().toBuffer())]).toEqual(pixels);
      const array = await joined(npy(runsOf(pixels), size));
      expect([...array.subarray(array.length - pixels.length)]).toEqual(pixels);
    }),
    { numRuns: 40 },
  );
});

test('without masks there is an empty archive, and configs without a brush are told so', async () => {
  expect(await unpackedText(brushToPng, [], contextOf(markup))).toEqual({});
  const boxes = '<View><Image name="i" value="$i"/><RectangleLabels name="r" toName="i"><Label value="A"/></RectangleLabels></View>';
  for (const format of [brushToPng, brushToNumpy, brushToCoco]) expect(format.unfit(contextOf(boxes).config)).toContain('BrushLabels');
});

test('masks on pages say their page; their size stands in the row, or in the store', async () => {
  const paged = markup.replace('value="$photo"', 'valueList="$pages"');
  const page = (row: Row, item_index?: number): Row => ({ ...row, ...(item_index !== undefined && { item_index }) });
  const { original_width: _width, original_height: _height, ...sizeless } = brush('d', diagonal, 2, 2, 'Cat');
  const result = [
    page(brush('a', diagonal, 2, 2, 'Cat')),
    page(brush('b', diagonal, 2, 2, 'Cat'), 1),
    page(brush('c', nothing, 2, 2, 'Cat'), 1),
    page(sizeless as Row, 2),
    page({ ...sizeless, id: 'e' } as Row, 3),
  ];
  const tasks = [task({ id: 7, data: { pages: ['/a.png', '/b.png', '/c.png'] }, annotations: [answer({ id: 3, result })] })];
  const find = async (address: string) =>
    address === '/c.png'
      ? {
          type: 'image/png',
          look: async () => ({ size: { width: 2, height: 2 }, bands: 3 }),
          isThere: async () => true,
          open: () => Promise.reject(new Error('opened')),
        }
      : undefined;
  const context = contextOf(paged, { find });
  for (const [format, ending] of [
    [brushToPng, 'png'],
    [brushToNumpy, 'npy'],
  ] as const) {
    expect(format.unfit(context.config)).toBeUndefined();
    const files = Object.keys(await unpacked(format, tasks, context));
    expect(files.filter((name) => name !== 'left-out.txt')).toEqual(
      ['0-0', '1-0', '1-1', '2-0'].map((item) => `task-7-annotation-3-by-5-mask-Cat-item-${item}.${ending}`),
    );
  }
  // Once for each of the two.
  expect(context.losses.list.map(({ what, count }) => [what, count])).toEqual([['masks that are not of the picture’s size, or of none', 2]]);
  expect(brushToCoco.unfit(context.config)).toContain('pages of pictures');
});

test('masks of which outlines do not tell all, and answers without any, are counted', async () => {
  const [some, none] = [runsOf([0, 128, 255, 0]), runsOf([0, 0, 0, 0])];
  const of = (id: number, ...result: Row[]) => task({ id, data: { photo: 'a.jpg' }, annotations: [answer({ id, result })] });
  const tasks = [of(1, brush('a', packRle(some), 2, 2, 'Cat')), of(2, brush('b', packRle(none), 2, 2, 'Cat')), of(3)];
  const lost = async (format: typeof brushToPng) => {
    const context = contextOf(markup);
    await unpacked(format, tasks, context);
    return context.losses.list.map(({ what, count }) => [what, count]);
  };
  expect(await lost(brushToCoco)).toEqual([
    ['masks in which nothing is painted', 1],
    ['masks that are see-through in parts, as if they were not', 1],
  ]);
  expect(await lost(brushToPng)).toEqual([['answers without a region, told as if there were none', 1]]);
});
