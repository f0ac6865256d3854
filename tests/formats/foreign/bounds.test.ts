/** T27 Files of other tools that would make a reader remember without end: it stops, and says so once. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { headText, type Fault } from '#app/formats/foreign/model.ts';
import { furtherKinds } from '#app/formats/losses.ts';
import { grayPng } from '../../fixtures/picture.ts';
import { foreign, read } from './delivered.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const many = <Made>(count: number, make: (index: number) => Made): Made[] => Array.from({ length: count }, (_, index) => make(index));
const small = grayPng(20, 10);

async function faults(files: Record<string, string | Uint8Array>, mostTasks?: number): Promise<readonly Fault[]> {
  const found = await foreign(files, mostTasks);
  if (!found || 'items' in found) throw new Error('no faults');
  return found;
}

const coco = (given: Record<string, unknown>): string =>
  JSON.stringify({
    images: [{ id: 1, file_name: 'https://example.org/a.png', width: 20, height: 10 }],
    categories: [{ id: 1, name: 'Cat' }],
    annotations: [{ image_id: 1, category_id: 1, bbox: [0, 0, 5, 5] }],
    ...given,
  });

test('T27 COCO with a thousand unknown keys: fifty are told by name, the others together', async () => {
  const odd = Object.fromEntries(many(1000, (index) => [`k${index}`, 1]));
  const { leftOut } = await read({ 'a.json': coco({ annotations: [{ image_id: 1, category_id: 1, bbox: [0, 0, 5, 5], ...odd }] }) });
  expect(Object.keys(leftOut)).toHaveLength(51);
  expect(leftOut).toMatchObject({ '"k0" of annotations': 1, [furtherKinds]: 950 });
});

test('T27 COCO with more pictures than an import may have, listed or only named', async () => {
  const images = many(9, (id) => ({ id, file_name: `https://example.org/${id}.png`, width: 20, height: 10 }));
  expect(await faults({ 'a.json': coco({ images }) }, 4)).toEqual([
    { file: 'a.json', row: 1, problem: 'The files list more than 8 pictures. Split them.' },
  ]);
  const annotations = many(9, (id) => ({ image_id: id + 1, category_id: 1, bbox: [0, 0, 5, 5] }));
  expect(await faults({ 'a.json': coco({ annotations }) }, 4)).toMatchObject([{ problem: 'The files list more than 8 pictures. Split them.' }]);
  const named = await faults({ 'a.json': coco({ annotations: many(3000, (id) => ({ ...annotations[0], image_id: id + 2 })) }) });
  expect(named).toHaveLength(1000);
  const files = Object.fromEntries(many(3, (index) => [`${index}.json`, coco({ images: images.slice(0, 4) })]));
  expect(await faults(files, 4)).toMatchObject([{ file: '2.json', problem: 'The files list more than 8 pictures. Split them.' }]);
});

test('T27 COCO with names without end, and more categories and key points than a config can have', async () => {
  const long = 'x'.repeat(2001);
  expect(await faults({ 'a.json': coco({ images: [{ id: 1, file_name: long }] }) })).toMatchObject([
    { problem: expect.stringContaining('names and addresses may have 2,000 characters') },
    { problem: expect.stringContaining('"images" does not list') },
  ]);
  const categories = many(5001, (id) => ({ id, name: `c${id}` }));
  const tooMany = 'The files name more than 5,000 labels, more than a labeling config can have. Send fewer at a time.';
  expect(await faults({ 'a.json': coco({ categories }) })).toMatchObject([{ problem: tooMany }]);
  const keypoints = many(5000, (id) => `p${id}`);
  expect(await faults({ 'a.json': coco({ categories: [{ id: 1, name: 'Cat', keypoints }] }) })).toMatchObject([{ problem: tooMany }]);
});

test('T27 COCO with a few lengths down the columns that are millions along the rows', async () => {
  const [width, height] = [2100, 2100];
  const images = [{ id: 1, file_name: 'https://example.org/a.png', width, height }];
  const segmentation = { size: [height, width], counts: many(width, () => height) };
  const { items } = await read({ 'a.json': coco({ images, annotations: [{ image_id: 1, category_id: 1, segmentation }] }) });
  expect(items).toMatchObject([{ problem: 'This mask is of more than 4,000,000 pieces, which is too fine to be kept.' }]);
});

test('T27 CoNLL with more sentences, words or labels than there may be', async () => {
  const sentences = (count: number) => many(count, (index) => `a B-L${index}\n\n`).join('');
  expect(await faults({ 'a.conll': sentences(5) }, 4)).toEqual([
    { file: 'a.conll', row: 9, problem: 'The files hold more than 4 tasks. Split them.' },
  ]);
  expect(await faults({ 'a.conll': sentences(5010) })).toMatchObject([{ row: 10_001, problem: expect.stringContaining('more than 5,000 labels') }]);
  expect(await faults({ 'a.conll': `a B-X\n${'a O\n'.repeat(200_000)}` })).toMatchObject([
    { problem: expect.stringContaining('more than 200,000 words') },
  ]);
});

test('T27 YOLO with classes, faults, regions and addresses without end', async () => {
  const classes = 'Cat\n';
  const labels = '0 0.5 0.5 0.1 0.1\n';
  const own = { 'images/a.png': small, 'labels/a.txt': labels, 'classes.txt': classes };
  const list = many(5001, (index) => `c${index}`).join('\n');
  expect(await faults({ ...own, 'classes.txt': list })).toMatchObject([{ problem: expect.stringContaining('more than 5,000 labels') }]);
  expect(await faults({ ...own, 'labels/a.txt': labels + '7 0.5 0.5 0.1 0.1\n'.repeat(3000) })).toHaveLength(1000);
  expect(await faults({ ...own, 'labels/a.txt': `${labels}0 ${'0.25 '.repeat(200_001)}\n` })).toMatchObject([
    { row: 2, problem: expect.stringContaining('This line is larger than 1 MB') },
  ]);
  const addresses = `file,address\n${many(9, (index) => `${index}.png,https://example.org/${index}.png\n`).join('')}`;
  expect(await faults({ ...own, 'image-addresses.csv': addresses }, 2)).toEqual([
    { file: 'image-addresses.csv', row: 10, problem: 'There are more than 8 addresses of pictures. Split them.' },
  ]);
  const { items } = await read({ ...own, 'labels/a.txt': labels.repeat(30_000) });
  // One more than an answer may have: the import then says that there are too many.
  expect(items).toMatchObject([{ task: { annotations: [{ result: { length: 10_001 } }] } }]);
});

test('T27 Pascal VOC that is deep, or full of faults or of objects', async () => {
  const file = (inside: string): Record<string, string | Uint8Array> => ({
    'a.xml': `<annotation><filename>a.png</filename><size><width>20</width><height>10</height></size>${inside}</annotation>`,
    'a.png': small,
  });
  const deep = 100_000;
  expect(await faults(file(`${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}`))).toMatchObject([{ problem: 'Tags are nested deeper than 50.' }]);
  expect(await faults(file('<object></object>'.repeat(3000)))).toHaveLength(1000);
  const object = '<object><name>Cat</name><bndbox><xmin>0</xmin><ymin>0</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object>';
  expect(await faults(file(object.repeat(10_100)))).toMatchObject([{ problem: expect.stringContaining('more than 10,000 objects') }]);
});

test('T27 of each text that waits no more than its head is held', () => {
  const heads: string[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < 500; index += 1) heads.push(headText(Buffer.alloc(60_000, `<annotation>${index}`)));
  collect();
  const each = (process.memoryUsage().heapUsed - before) / heads.length;
  expect(heads[0]).toHaveLength(1000);
  expect(each).toBeLessThan(3000);
});
