import { expect, test } from 'vitest';
import { coco } from '#app/formats/coco.ts';
import type { Medium } from '#app/formats/format.ts';
import { voc } from '#app/formats/voc.ts';
import { yoloObb } from '#app/formats/yolo-obb.ts';
import { yolo } from '#app/formats/yolo.ts';
import { answer, archive, contextOf, stream, task, unpacked, unpackedText } from './exported.ts';
import { box, markup, point, pointMarkup, ring, withoutSize } from './shapes.ts';

const cat = 'https://example.org/a/cat.jpg';
const catFile = '722e4459__cat.jpg';

/** Two people on one picture, a turned box, a triangle, two labels, a relation; then one that nobody answered. */
const tasks = [
  task({
    data: { photo: cat },
    annotations: [
      answer({
        id: 1,
        result: [
          box('a', { x: 10, y: 20, width: 30, height: 40 }, 'Dog', 'Cat'),
          ring(
            'b',
            [
              [0, 0],
              [50, 0],
              [0, 50],
            ],
            'Ant',
          ),
        ],
      }),
      answer({
        id: 2,
        completed_by: 6,
        created_at: '2026-02-01T00:00:00.000Z',
        updated_at: '2026-02-02T00:00:00.000Z',
        result: [
          box('c', { x: 50, y: 50, width: 20, height: 10, rotation: 90 }, 'Cat'),
          { type: 'relation', from_id: 'c', to_id: 'c', direction: 'right' },
        ],
      }),
    ],
  }),
  task({ id: 2, data: { photo: 'https://example.org/b/dog.png' } }),
];

test('COCO, made by hand', async () => {
  const files = await unpackedText(coco, tasks, contextOf(markup));
  expect(Object.keys(files).toSorted()).toEqual(['image-addresses.csv', 'left-out.txt', 'result.json']);
  expect(JSON.parse(files['result.json']!)).toEqual({
    images: [
      { id: 0, width: 200, height: 100, file_name: `images/${catFile}` },
      { id: 1, width: 200, height: 100, file_name: `images/${catFile}` },
      { id: 2, width: null, height: null, file_name: 'images/6e7bdc65__dog.png' },
    ],
    categories: [
      { id: 0, name: 'Ant' },
      { id: 1, name: 'Cat' },
      { id: 2, name: 'Dog' },
    ],
    annotations: [
      { id: 0, image_id: 0, category_id: 1, segmentation: [], bbox: [80, 50, 20, 20], area: 400, ignore: 0, iscrowd: 0 },
      { id: 1, image_id: 1, category_id: 2, segmentation: [], bbox: [20, 20, 60, 40], area: 2400, ignore: 0, iscrowd: 0 },
      { id: 2, image_id: 1, category_id: 0, segmentation: [[0, 0, 100, 0, 0, 50]], bbox: [0, 0, 100, 50], area: 2500, ignore: 0, iscrowd: 0 },
    ],
    info: { year: 2026, version: '1.0', description: '', contributor: 'Gloss', url: '', date_created: '2026-02-02T00:00:00.000Z' },
  });
  expect(files['left-out.txt']).toBe(
    'label names that several controls share: 1\nrelations: 1\nsecond and further labels of a region: 1\nturned boxes made upright: 1\n',
  );
  expect(files['image-addresses.csv']).toBe(`"file","address"\r\n"${catFile}","${cat}"\r\n"6e7bdc65__dog.png","https://example.org/b/dog.png"\r\n`);
});

test('YOLO, made by hand: the oldest answer counts', async () => {
  const files = await unpackedText(yolo, tasks, contextOf(markup));
  expect(files).toEqual({
    'classes.txt': 'Ant\nCat\nDog\n',
    'notes.json': `${JSON.stringify(
      {
        categories: [
          { id: 0, name: 'Ant' },
          { id: 1, name: 'Cat' },
          { id: 2, name: 'Dog' },
        ],
        info: { year: 2026, version: '1.0', contributor: 'Gloss' },
      },
      undefined,
      2,
    )}\n`,
    'labels/722e4459__cat.txt': '2 0.25 0.4 0.3 0.4\n1 0.25 0.4 0.3 0.4\n0 0.0 0.0 0.5 0.0 0.0 0.5\n',
    'labels/6e7bdc65__dog.txt': '',
    'image-addresses.csv': expect.stringContaining(cat) as string,
    'left-out.txt':
      'further answers to a picture: 1\nlabel names that several controls share: 1\nregions with several labels, told once for each: 1\n',
  });
});

test('YOLO with turned boxes: corners turned in pixels', async () => {
  const turned = [
    task({ data: { photo: cat }, annotations: [answer({ result: [box('c', { x: 50, y: 50, width: 20, height: 10, rotation: 90 }, 'Cat')] })] }),
  ];
  const files = await unpackedText(yoloObb, turned, contextOf(markup));
  // 40 x 10 px at (100, 50), turned by 90 degrees: down 40 px, left 10 px.
  const numbers = files['labels/722e4459__cat.txt']!.trim().split(' ').map(Number);
  expect(numbers[0]).toBe(1);
  for (const [index, expected] of [0.5, 0.5, 0.5, 0.9, 0.45, 0.9, 0.45, 0.5].entries()) expect(numbers[index + 1]).toBeCloseTo(expected, 12);
});

test('Pascal VOC, made by hand', async () => {
  const context = contextOf(markup);
  const files = await unpackedText(voc, tasks, context);
  expect(Object.keys(files).toSorted()).toEqual(['Annotations/722e4459__cat.xml', 'image-addresses.csv', 'left-out.txt']);
  expect(files['Annotations/722e4459__cat.xml']).toBe(`<?xml version="1.0" encoding="utf-8"?>
<annotation>
<folder>images</folder>
<filename>${catFile}</filename>
<source>
<database>MyDatabase</database>
<annotation>COCO2017</annotation>
<image>flickr</image>
<flickrid>NULL</flickrid>
<annotator>5</annotator>
</source>
<owner>
<flickrid>NULL</flickrid>
<name>Gloss</name>
</owner>
<size>
<width>200</width>
<height>100</height>
<depth>3</depth>
</size>
<segmented>0</segmented>
<object>
<name>Dog</name>
<pose>Unspecified</pose>
<truncated>0</truncated>
<difficult>0</difficult>
<bndbox>
<xmin>20</xmin>
<ymin>20</ymin>
<xmax>80</xmax>
<ymax>60</ymax>
</bndbox>
</object>
</annotation>
`);
  expect(files['left-out.txt']).toBe(
    'further answers to a picture: 1\nregions of a shape that this format does not have (polygon): 1\nsecond and further labels of a region: 1\n',
  );
});

const hand = box('h', { x: 10, y: 10, width: 50, height: 50 }, 'Hand');
const skeleton = [
  task({ data: { photo: cat }, annotations: [answer({ result: [hand, point('t', 25, 50, 'Tip', 'h'), point('x', 1, 1, 'Wrist')] })] }),
];

test('key points: with YOLO in the box that holds them, with COCO one skeleton a picture', async () => {
  const files = await unpackedText(yolo, skeleton, contextOf(pointMarkup));
  expect(files['classes.txt']).toBe('Hand\nFoot\n');
  expect(files['labels/722e4459__cat.txt']).toBe('0 0.35 0.35 0.5 0.5 0.0 0.0 0 0.25 0.5 2');
  expect(JSON.parse(files['notes.json']!)).toMatchObject({
    categories: [
      { id: 0, name: 'Hand', keypoints: ['Wrist', 'Tip'] },
      { id: 1, name: 'Foot' },
    ],
  });
  expect(files['left-out.txt']).toBe('key points outside of a box: 1\n');
  const made = JSON.parse((await unpackedText(coco, skeleton, contextOf(pointMarkup)))['result.json']!) as {
    categories: unknown[];
    annotations: unknown[];
  };
  expect(made.categories.at(-1)).toEqual({ id: 4, name: 'default', supercategory: 'default', keypoints: ['Wrist', 'Tip'], skeleton: [] });
  expect(made.annotations.at(-1)).toEqual({
    id: 1,
    image_id: 0,
    category_id: 4,
    keypoints: [2, 1, 2, 50, 50, 2],
    num_keypoints: 2,
    bbox: [2, 1, 48, 49],
    iscrowd: 0,
  });
});

test('labels with numbers of their own keep them; the others fill the gaps, and a number given twice goes to the first', async () => {
  const numbered = markup.replace('value="Dog"', 'value="Dog" category="0"').replace('value="Ant"', 'value="Ant" category="0"');
  const made = JSON.parse((await unpackedText(coco, [], contextOf(numbered)))['result.json']!) as { categories: unknown };
  expect(made.categories).toEqual([
    { id: 0, name: 'Dog' },
    { id: 1, name: 'Ant' },
    { id: 2, name: 'Cat' },
  ]);
});

test('a picture without a size takes that of the file; where nobody knows it, its pixels are left out and counted', async () => {
  const bare = [
    task({ data: { photo: cat }, annotations: [answer({ result: [withoutSize(box('a', { x: 10, y: 20, width: 30, height: 40 }, 'Cat'))] })] }),
  ];
  const unknown = await unpackedText(coco, bare, contextOf(markup));
  expect(JSON.parse(unknown['result.json']!)).toMatchObject({ images: [{ width: null, height: null }], annotations: [] });
  expect(unknown['left-out.txt']).toBe('label names that several controls share: 1\nregions on pictures without a size: 1\n');
  const find = async (): Promise<Medium> => ({
    type: 'image/jpeg',
    look: async () => ({ size: { width: 1000, height: 10 }, bands: 3 }),
    isThere: async () => true,
    open: async () => stream([]),
  });
  const known = await unpackedText(coco, bare, contextOf(markup, { find }));
  expect(JSON.parse(known['result.json']!)).toMatchObject({ images: [{ width: 1000, height: 10 }], annotations: [{ bbox: [100, 2, 300, 4] }] });
});

test('T11 T23 T24 with pictures: those of the store come along, nothing else is opened, and no name leads out of its folder', async () => {
  const ours = '/projects/1/files/0b0b0b0b-0000-4000-8000-000000000000/cat.jpg';
  const asked: string[] = [];
  const find = async (address: string): Promise<Medium | undefined> => {
    asked.push(address);
    return address === ours
      ? { type: 'image/jpeg', isThere: async () => true, open: async () => stream([Uint8Array.of(1, 2), Uint8Array.of(3)]) }
      : undefined;
  };
  const hostile = [
    '/etc/passwd',
    '../../etc/passwd',
    'https://example.org/a%2F..%2F..%2Fx',
    'file:///etc/passwd',
    'C:\\boot.ini',
    '...',
    `https://example.org/${'ü'.repeat(300)}.png`,
    'data:image/png;base64,AAAA',
  ];
  const addresses = [ours, ...hostile];
  const shown = addresses.map((photo, index) => task({ id: index + 1, data: { photo }, annotations: [answer({ result: [hand] })] }));
  for (const format of [coco, yolo, yoloObb, voc]) {
    const files = await unpacked(format, shown, contextOf(markup, { find, withMedia: true }));
    const images = Object.keys(files).filter((path) => path.startsWith('images/'));
    expect(images).toEqual(['images/a15bdf0b__cat.jpg']);
    expect([...files[images[0]!]!]).toEqual([1, 2, 3]);
    for (const path of Object.keys(files)) {
      expect(path).toMatch(/^((images|labels|Annotations)\/)?[\p{L}\p{N}_][\p{L}\p{M}\p{N}._@-]*$/u);
      expect(Buffer.byteLength(path)).toBeLessThan(220);
    }
    expect(new TextDecoder().decode(files['image-addresses.csv']).match(/\r\n/g)).toHaveLength(hostile.length + 1);
  }
  expect(new Set(asked)).toEqual(new Set(addresses));
});

test('two tasks with one picture keep their labels apart', async () => {
  const twice = [1, 2].map((id) =>
    task({ id, data: { photo: cat }, annotations: [answer({ result: [box('a', { x: id, y: 0, width: 2, height: 2 }, 'Cat')] })] }),
  );
  const files = await unpackedText(yolo, twice, contextOf(markup));
  expect(files['labels/722e4459__cat.txt']).toBe('1 0.02 0.01 0.02 0.02\n');
  expect(files['labels/722e4459__cat-task-2.txt']).toBe('1 0.03 0.01 0.02 0.02\n');
});

test('the same data gives the same bytes', async () => {
  for (const format of [coco, yolo, yoloObb, voc]) {
    expect(Buffer.compare(await archive(format, tasks, contextOf(markup)), await archive(format, tasks, contextOf(markup)))).toBe(0);
  }
});

test.each([
  ['<Image name="i" value="$i"/><Rectangle name="r" toName="i"/><Labels name="l" toName="i"><Label value="A"/></Labels>', []],
  [
    '<Image name="i" value="$i"/><Polygon name="r" toName="i"/><Labels name="l" toName="i"><Label value="A"/></Labels>',
    ['coco', 'yolo', 'obb', 'voc'],
  ],
  ['<Image name="i" value="$i"/><PolygonLabels name="r" toName="i"><Label value="A"/></PolygonLabels>', ['voc']],
  ['<Image name="i" value="$i"/><KeyPointLabels name="r" toName="i"><Label value="A"/></KeyPointLabels>', ['coco', 'yolo', 'voc']],
  ['<Image name="i" valueList="$i"/><RectangleLabels name="r" toName="i"><Label value="A"/></RectangleLabels>', ['coco', 'yolo', 'obb', 'voc']],
  [
    '<Image name="i" value="$i"/><Text name="t" value="$t"/><RectangleLabels name="r" toName="i"><Label value="A"/></RectangleLabels>',
    ['coco', 'yolo', 'obb', 'voc'],
  ],
])('%s does not suit %j', (inside, expected) => {
  const { config } = contextOf(`<View>${inside}</View>`);
  const all = { coco, yolo, obb: yoloObb, voc };
  expect(Object.entries(all).flatMap(([name, format]) => (format.unfit(config) ? [name] : []))).toEqual(expected);
});
