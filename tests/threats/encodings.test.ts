/** Files of whose bytes some are no text: the line in which those stand is said, however the file is read. */
import { expect } from 'vitest';
import { tasks } from '#app/db/schema/tasks.ts';
import { zip } from '#tests/formats/archives.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';

const many = (row: string, end = '\n'): string => `${row}${end}`.repeat(2000);
const damaged = (before: string, after: string): Buffer =>
  Buffer.concat([Buffer.from(before), Buffer.from('caf\u00E9', 'latin1'), Buffer.from(after)]);
const wide = (text: string, end: 'le' | 'be' = 'le'): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return end === 'le' ? bytes : bytes.swap16();
};
const lines = many('abc');
const rows = (separator: string, end = '\n'): Buffer =>
  damaged(`text${separator}n${end}é${separator}1${end}${many(`abc${separator}2`, end)}`, `${separator}3${end}${many(`abc${separator}2`, end)}`);
const records = many('{"text": "abc"}');

test.for<[string, string, Buffer, number, string]>([
  ['plain text', 'a.txt', damaged(`text\né\n${lines}`, `\n${lines}`), 2003, 'UTF-8'],
  ['JSON lines', 'a.jsonl', damaged(`{"text": "é"}\n{"text": "b"}\n${records}{"text": "`, `"}\n${records}`), 2003, 'UTF-8'],
  ['an array of JSON', 'a.json', damaged(`[\n{\n"text": "é"},\n${many('{"text": "abc"},')}{"text": "`, '"}]'), 2004, 'UTF-8'],
  ['a CSV', 'a.csv', rows(','), 2003, 'UTF-8'],
  ['a CSV with line breaks of two signs', 'a.csv', rows(',', '\r\n'), 2003, 'UTF-8'],
  ['a CSV with old line breaks', 'a.csv', rows(',', '\r'), 2003, 'UTF-8'],
  ['a CSV with semicolons', 'a.csv', rows(';'), 2003, 'UTF-8'],
  ['a TSV', 'a.tsv', rows('\t'), 2003, 'UTF-8'],
  ['a CSV with a sign for what was lost before', 'a.csv', damaged(`text,n\né\uFFFD,1\n${many('abc,2')}`, ',3\n'), 2003, 'UTF-8'],
  ['a CSV with line breaks in quotes', 'a.csv', damaged(`text,n\né,1\n${many('"a\nb",2')}`, ',3\n'), 4003, 'UTF-8'],
  ['a CSV with the damage in quotes', 'a.csv', damaged('text,n\né,1\n"a\nb', '\nc",3\n'), 4, 'UTF-8'],
  ['a CSV with the damage in its header', 'a.csv', damaged('é,', '\na,b\n'), 1, 'UTF-8'],
  ['a long CSV', 'a.csv', damaged(`text,n\né,1\n${lines.repeat(50)}`, ',3\n'), 100_003, 'UTF-8'],
  ['a CSV of no encoding', 'a.csv', damaged(`text\n${lines}`, '\nb\n\u0001\n'), 2004, 'neither UTF-8 nor Windows-1252'],
  ['a UTF-16 CSV that is cut off', 'a.csv', wide(`text,n\n${many('abc,2')}`).subarray(0, -1), 2001, 'UTF-16'],
  ['a UTF-16 CSV with half a character', 'a.csv', wide(`text,n\n${many('ab🐱,2')}\uD83D,3\n${many('abc,2')}`), 2002, 'UTF-16'],
  ['the same, the other way round', 'a.csv', wide(`text,n\n${many('ab🐱,2')}\uDC31,3\n${many('abc,2')}`, 'be'), 2002, 'UTF-16'],
])('the line of damage is said in %s', async ([_what, name, content, row, encoding], { app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.choices });
  const order = await importThrough(app, app.as(ada), project, { files: [file(name, content)] });
  expect(order.problems).toEqual([
    { file: name, row, message: expect.stringContaining(`From here on the file is ${encoding.startsWith('n') ? '' : 'not '}${encoding}.`) },
  ]);
  expect(await db.$count(tasks)).toBe(0);
});

test('what is wrong before the damage of a table is said, too', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.choices });
  const order = await importThrough(app, app.as(ada), project, { files: [file('a.csv', damaged('text,n\né,1\na,b,c\nb,2\n', ',3\n'))] });
  expect(order.problems).toMatchObject([
    { row: 3, message: expect.stringContaining('This row has 3 cells') },
    { row: 5, message: expect.stringContaining('not UTF-8') },
  ]);
});

test('the line of damage is said in a table that is one time series', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const config =
    '<View><TimeSeries name="ts" value="$csv" valueType="url"><Channel column="n"/></TimeSeries><Choices name="kind" toName="ts"><Choice value="a"/></Choices></View>';
  const project = await make.project(db, { by: ada, config });
  const order = await importThrough(app, app.as(ada), project, { files: [file('a.csv', rows(','))], tables: 'series' });
  expect(order.problems).toMatchObject([{ row: 2003, message: expect.stringContaining('not UTF-8') }]);
});

const object = '<object><name>Cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></object>\n';
const coco = (damage: 'images' | 'annotations'): Buffer =>
  damage === 'images'
    ? damaged(`{"images": [\n{"id": 1, "file_name": "é.jpg"},\n${many('')}{"id": 2, "file_name": "`, '.jpg"}],\n"annotations": []}')
    : damaged(`{"images": [\n{"id": 1, "file_name": "é.jpg"}],\n"annotations": [\n${many('')}{"id": 1, "note": "`, '", "image_id": 1}]}');
const annotto = Buffer.from(
  '{"name": "N", "client": "C", "type": "text", "tasks": [{"type": "classifications", "category": "C", "value": "a", "label": "A"}]}',
);
const superb = Buffer.from(
  '{"type": "image-siesta", "version": "0.6.5", "data_type": "image", "object_detection": {"annotation_types": ["box"], "object_classes": [{"id": "c", "name": "Cat", "annotation_type": "box"}]}}',
);
const about = Buffer.from(
  '{"data_key": "a.jpg", "dataset": "s", "image_info": {}, "label_id": "l", "label_path": ["labels/l.json"], "status": "SUBMITTED"}',
);

test.for<[string, Record<string, Buffer>, string, number]>([
  ['the pictures of COCO', { 'a.json': coco('images') }, 'a.json', 2003],
  ['the annotations of COCO', { 'a.json': coco('annotations') }, 'a.json', 2004],
  ['the labels of YOLO', { 'classes.txt': Buffer.from('cat\n'), 'labels/b.txt': damaged(`é\n${many('0 .5 .5 .1 .1')}`, '\n') }, 'labels/b.txt', 2002],
  ['the classes of YOLO', { 'classes.txt': damaged('é\ncat\n', '\n'), 'labels/b.txt': Buffer.from('0 .5 .5 .1 .1\n') }, 'classes.txt', 3],
  [
    'Pascal VOC',
    {
      'a.xml': Buffer.from(`<annotation><filename>a.jpg</filename>\n${object}</annotation>`),
      'b.xml': damaged(`<annotation><filename>é.jpg</filename>\n${many('')}<name>`, '</name></annotation>'),
    },
    'b.xml',
    2002,
  ],
  ['CoNLL', { 'a.conll': Buffer.from('Ada B-Person\n'), 'b.conll': damaged(`é B-Person\n${many('went O')}`, ' O\n') }, 'b.conll', 2002],
  [
    'addresses of pictures beside labels',
    { 'a.json': Buffer.from('{"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": []}'), 'image-addresses.csv': rows(',') },
    'image-addresses.csv',
    2003,
  ],
  [
    'items of Annotto',
    {
      'config.json': annotto,
      'items.jsonlines': damaged(`{"uuid": "a", "type": "text", "data": {"text": "é"}}\n${many('')}{"uuid": "`, '"}\n'),
    },
    'items.jsonlines',
    2002,
  ],
  [
    'labels of Superb',
    {
      'project.json': superb,
      'meta/s/a.jpg.json': about,
      'labels/l.json': damaged(`{"objects": [], "note": "é",\n${many('')}"`, '": 1}'),
      'image-addresses.csv': Buffer.from('file,address\na.jpg,https://example.org/a.jpg\n'),
    },
    'labels/l.json',
    2002,
  ],
])('the file and the line of damage are said in %s', async ([_what, given, name, row], { app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const archive = zip(Object.entries(given).map(([path, content]) => ({ name: path, content })));
  const order = await importThrough(app, app.as(ada), project, { files: [file('a.zip', archive, 'application/zip')] });
  expect(order.problems).toEqual([{ file: `a.zip/${name}`, row, message: expect.stringContaining('not UTF-8') }]);
  expect(await db.$count(tasks)).toBe(0);
});
