import { expect, test } from 'vitest';
import { grayPng } from '../../fixtures/picture.ts';
import { foreign, read, type Told } from './delivered.ts';

const picture = grayPng(200, 100);
const shown = ({ items }: Told) =>
  items.map((item) =>
    'task' in item
      ? [item.task.data.image, ...(item.task.annotations?.[0]?.result.map(({ from_name, value, score }) => [from_name, value, score]) ?? [])]
      : item,
  );

test('the layout of ultralytics: data.yaml, pictures and labels in folders of the same names, also without labels', async () => {
  const told = await read({
    'set/data.yaml': "path: .\ntrain: images/train\nnames:\n  0: Cat\n  1: 'Big dog'\n  3: 7\n",
    'set/images/train/a.png': picture,
    'set/images/val/a.png': picture,
    'set/images/val/none.png': picture,
    'set/labels/train/a.txt': '1 0.5 0.5 0.5 0.2\n0 0.1 0.1 .2 0.1 0.2 2e-1\n',
    'set/labels/val/a.txt': '',
    'set/train.txt': './images/train/a.png\n',
  });
  expect([told.title, told.words, told.count]).toEqual(['YOLO', '3 pictures, 3 labels', 3]);
  expect(shown(told)).toEqual([
    [
      'set/images/train/a.png',
      ['label_rectangles', { x: 25, y: 40, width: 50, height: 20, rotation: 0, rectanglelabels: ['Big dog'] }, undefined],
      [
        'label_polygons',
        {
          points: [
            [10, 10],
            [20, 10],
            [20, 20],
          ],
          closed: true,
          polygonlabels: ['Cat'],
        },
        undefined,
      ],
    ],
    ['set/images/val/a.png'],
    ['set/images/val/none.png'],
  ]);
  expect(told.markup).toContain('<Label value="Big dog" category="1"/>');
  expect(told.items[0]).toHaveProperty('task.annotations.0.result.0.original_width', 200);
});

test('four points that are no box, however they are turned, are outlines', async () => {
  // A trapezium, a leaning parallelogram, a box told the other way round; a box beside them.
  const none = '0 0.1 0.1 0.5 0.1 0.4 0.5 0.2 0.5\n0 0.1 0.1 0.5 0.1 0.7 0.5 0.3 0.5\n0 0.1 0.1 0.1 0.5 0.5 0.5 0.5 0.1\n';
  const files = (labels: string) => ({ 'classes.txt': 'Cat\n', 'labels/a.txt': labels, 'images/a.png': picture });
  const told = await read(files(none));
  expect(told.words).toBe('1 picture, 1 label');
  expect(told.markup).not.toContain('RectangleLabels');
  const kinds = (item: unknown) => (item as [string, ...[string][]]).slice(1).map(([from]) => from);
  expect(kinds(shown(told)[0])).toEqual(['label_polygons', 'label_polygons', 'label_polygons']);
  const mixed = await read(files(`${none}0 0.1 0.1 0.5 0.1 0.5 0.5 0.1 0.5\n`));
  expect(kinds(shown(mixed)[0]).at(-1)).toBe('label_rectangles');
});

test('corners that are a turned box everywhere, about the top left corner, and as outlines where they are none', async () => {
  // 200 x 100 pixels: from (100, 20) 50 to the right and 50 down, then turned: sides of 50 and 10 at 36.87 degrees.
  const turned = '0 0.5 0.2 0.7 0.5 0.67 0.58 0.47 0.28';
  const files = { 'classes.txt': 'Cat\n', 'labels/a.txt': `${turned}\n0 0 0 0.5 0 0.5 0.5 0 0.5\n`, 'images/a.png': picture };
  const told = await read(files);
  expect(told.words).toBe('1 picture, 1 label, by the corners of turned boxes');
  const [, first, second] = shown(told)[0] as [string, [string, Record<string, number>], [string, unknown]];
  expect(first[0]).toBe('label_rectangles');
  expect(first[1]).toMatchObject({ x: 50, y: 20, width: expect.closeTo(25, 9), height: expect.closeTo(10, 9), rotation: expect.closeTo(36.8699, 3) });
  expect(second[1]).toMatchObject({ x: 0, y: 0, width: 50, height: 50, rotation: 0 });
  const mixed = await read({ ...files, 'labels/b.txt': '0 0.5 0.5 0.1 0.1', 'images/b.png': picture });
  expect((shown(mixed)[0] as [string, [string]])[1][0]).toBe('label_polygons');
  const skewed = await read({ ...files, 'labels/a.txt': '0 0.5 0.2 0.7 0.5 0.67 0.58 0.4 0.1\n' });
  expect((shown(skewed)[0] as [string, [string]])[1][0]).toBe('label_polygons');
});

test('key points behind their box, and scores', async () => {
  const told = await read({
    'data.yaml': 'kpt_shape: [2, 3]\nkpt_names:\n  0: [nose, tail]\nnames: [Cat]\n',
    'a.txt': '0 0.5 0.5 0.2 0.2 0.5 0.5 2 0 0 0\n0 0.5 0.5 0.2 0.2 0.25',
    'a.png': picture,
  });
  expect(shown(told)[0]).toEqual([
    'a.png',
    ['label_rectangles', expect.objectContaining({ x: 40, width: 20 }), undefined],
    ['label_keypoints', { x: 50, y: 50, width: 0.5, keypointlabels: ['nose'] }, undefined],
    ['label_rectangles', expect.anything(), 0.25],
  ]);
  expect(told.items[0]).toHaveProperty('task.annotations.0.result.1.parentID', 'r1');
  expect(told.words).toBe('1 picture, 3 labels');
});

test.each([
  ['0 0.5 0.5 0.2 0.2\n7 0.5 0.5 0.2 0.2', 2, 'There is no class 7; the classes are 0, 1.'],
  ['0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2', 2, 'A box takes four numbers behind its class; here are 3.'],
  ['0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 wide', 2, '"wide" is no number. A line is a class and fractions of the picture, such as "0 0.5 0.5 0.2 0.1".'],
  ['0 320 240 20 20', 1, '320 is no fraction of the picture, which goes from 0 to 1. Are these pixels?'],
])('%j is wrong on line %d: %s', async (text, row, problem) => {
  // Lines that no file of labels begins with would make it another text; they come behind enough that are right.
  const before = '0 0.5 0.5 0.2 0.2\n'.repeat(80);
  const told = await foreign({ 'classes.txt': 'Cat\nDog\n', 'labels/a.txt': before + text, 'images/a.png': picture });
  expect(told).toEqual([{ file: 'labels/a.txt', row: 80 + row, problem }]);
});

test('classes that are missing, broken or of two minds, and pictures that did not come, are named', async () => {
  const [labels, image] = [{ 'labels/a.txt': '0 0.5 0.5 0.2 0.2' }, { 'images/a.png': picture }];
  const problem = async (files: Record<string, string | Uint8Array>) =>
    ((await foreign({ ...labels, ...image, ...files })) as unknown as { problem: string }[])[0]!.problem;
  expect(await problem({})).toContain('Nothing says what the classes are called. Send classes.txt');
  expect(await problem({ 'data.yaml': 'names: [a\n' })).toContain('This file cannot be read: ');
  expect(await problem({ 'data.yaml': 'names: &a [*a]\n' })).toMatch(/\.$/);
  expect(await problem({ 'data.yaml': 'names: {x: Cat}\n' })).toContain('"names" must list the classes');
  expect(await problem({ 'notes.json': '{"categories": [{"id": 0}]}' })).toContain('needs an "id"');
  expect(await problem({ 'classes.txt': 'Cat', 'b/classes.txt': 'Dog' })).toContain('These are other classes than those of classes.txt');
  expect(await foreign({ ...labels, 'classes.txt': 'Cat' })).toMatchObject([
    { problem: expect.stringContaining('The picture "a" did not come along') },
  ]);
});

test.each([
  [{ 'numbers.txt': '1 2 3 4 5\n' }],
  [{ 'classes.txt': 'Cat\n', 'a.txt': 'A cat sits here\n' }],
  [{ 'a.csv': '0 0.5 0.5 0.2 0.2', 'a.png': picture }],
])('%j is no YOLO', async (files) => {
  expect(await foreign(files as Record<string, string>)).toBeUndefined();
});
