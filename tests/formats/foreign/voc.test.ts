import { expect, test } from 'vitest';
import { kindOf } from '#app/formats/kinds.ts';
import { grayPng } from '../../fixtures/picture.ts';
import { foreign, read } from './delivered.ts';

const picture = grayPng(200, 100);
/** As the data set of 2012 has it. */
const xml = (
  objects: string,
  filename = '2007_000027.jpg',
  size = '<size><width>200</width><height>100</height><depth>3</depth></size>',
): string => `<annotation>
	<folder>VOC2012</folder>
	<filename>${filename}</filename>
	<source><database>The VOC2007 Database</database><annotation>PASCAL VOC2007</annotation><image>flickr</image></source>
	${size}
	<segmented>0</segmented>
	${objects}
</annotation>
`;
const person = `<object>
		<name>person &amp; co</name><pose>Left</pose><truncated>1</truncated><difficult>0</difficult>
		<bndbox><xmin>20</xmin><ymin>10</ymin><xmax>70</xmax><ymax>35.5</ymax></bndbox>
		<part><name>head</name><bndbox><xmin>30</xmin><ymin>12</ymin><xmax>40</xmax><ymax>20</ymax></bndbox></part>
	</object>`;

test('boxes in percent; what there is no place for is counted; pictures without a file of labels come along', async () => {
  const told = await read({
    'VOC/Annotations/2007_000027.xml': xml(person),
    'VOC/JPEGImages/2007_000027.jpg': picture,
    'VOC/JPEGImages/b.png': picture,
  });
  expect([told.title, told.words]).toEqual(['Pascal VOC', '2 pictures, 1 label']);
  expect(told.items).toMatchObject([
    {
      file: 'VOC/Annotations/2007_000027.xml',
      task: {
        data: { image: 'VOC/JPEGImages/2007_000027.jpg' },
        annotations: [
          {
            result: [
              {
                from_name: 'label_rectangles',
                original_width: 200,
                original_height: 100,
                value: { x: 10, y: 10, width: 25, height: 25.5, rotation: 0, rectanglelabels: ['person & co'] },
              },
            ],
          },
        ],
      },
    },
    { task: { data: { image: 'VOC/JPEGImages/b.png' } } },
  ]);
  expect(told.markup).toContain('<Label value="person &amp; co"/>');
  expect(told.leftOut).toEqual({ '"part" of objects': 1, '"pose" of objects': 1, '"truncated" marks of objects': 1 });
});

test('a picture is also found by the name of its labels, and its size by its bytes; nothing on it is an answer', async () => {
  const told = await read({
    'a.xml': `<?xml version="1.0"?>\n<!-- made by hand -->\n${xml(person, 'elsewhere.jpg', '')}`,
    'a.png': picture,
    'b.xml': xml('', 'b'),
    'b.png': picture,
  });
  expect(told.items).toMatchObject([
    { task: { data: { image: 'a.png' }, annotations: [{ result: [{ original_width: 200 }] }] } },
    { task: { data: { image: 'b.png' }, annotations: [{ result: [] }] } },
  ]);
});

test.each([
  [xml('<object><bndbox/></object>'), 7, 'This object has no "name".'],
  [
    xml('<object><name>a</name><bndbox><xmin>1</xmin></bndbox></object>'),
    7,
    'The "bndbox" of this object ("a") needs xmin, ymin, xmax, ymax, in pixels.',
  ],
  [xml(person.replace('>70<', '>2<')), 11, 'The "bndbox" of this object ("person & co") ends before it begins.'],
  [xml('<object>').replace('</annotation>\n', ''), 8, 'This is not valid XML: unclosed tag: object.'],
  [`<annotation>\n<filename>&lol;</filename></annotation>`, 2, 'This is not valid XML: undefined entity.'],
])('%j is wrong', async (text, row, problem) => {
  expect(await foreign({ 'a.xml': text, 'a.png': picture, '2007_000027.jpg': picture })).toMatchObject([{ file: 'a.xml', row, problem }]);
});

test('entities that a file declares itself are not followed, so they grow to nothing', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "${'x'.repeat(100)}">]>${xml('<object><name>&a;</name></object>')}`;
  const told = await foreign({ 'a.xml': xml('').replace('<annotation>', '<annotation><b>&a;</b>'), 'a.png': picture });
  expect(told).toMatchObject([{ problem: expect.stringContaining('undefined entity') }]);
  expect(await foreign({ 'a.xml': bomb })).toBeUndefined();
});

test('many comments before what is no label are seen through at once', async () => {
  const began = performance.now();
  expect(await foreign({ 'a.xml': `${'<!---->'.repeat(140)}<other/>` })).toBeUndefined();
  expect(kindOf('a.xml', Buffer.from(`<?xml?>${'<!---->'.repeat(580)}<other/>`)).kind).toBe('refused');
  expect(performance.now() - began).toBeLessThan(2000);
});

test('a picture that did not come is named', async () => {
  expect(await foreign({ 'a.xml': xml(person) })).toMatchObject([
    { file: 'a.xml', problem: expect.stringContaining('"2007_000027.jpg" did not come along') },
  ]);
});
