/** What formats of labels cannot say of a mark is counted by each of them: locks, makers, scores, parents, pages, and marks on another object. */
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { exportFormats, type ExportFormat } from '#app/formats/catalog.ts';
import { lookThrough } from '#app/formats/outgoing.ts';
import { yolo } from '#app/formats/yolo.ts';
import { answer, contextOf, stream, task } from './exported.ts';
import { box as boxOf, point, pointMarkup } from './shapes.ts';

const markups = {
  picture: `<View><Image name="photo" value="$photo"/><Image name="other" value="$photo"/><RectangleLabels name="box" toName="photo"><Label value="Cat"/></RectangleLabels>
    <BrushLabels name="mask" toName="photo"><Label value="Cat"/></BrushLabels><RectangleLabels name="aside" toName="other"><Label value="Cat"/></RectangleLabels></View>`,
  text: '<View><Text name="text" value="$text"/><Labels name="ner" toName="text"><Label value="Person"/></Labels></View>',
  sound: '<View><Audio name="sound" value="$sound"/><TextArea name="words" toName="sound"/></View>',
};
const box = { x: 0, y: 0, width: 50, height: 50, rotation: 0, rectanglelabels: ['Cat'] };
const onPicture = { original_width: 2, original_height: 2, image_rotation: 0 };
const mask = { format: 'rle', rle: [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254], brushlabels: ['Cat'] };
const marks: Record<string, Row> = {
  box: { id: 'm', from_name: 'box', to_name: 'photo', type: 'rectanglelabels', value: box, ...onPicture },
  mask: { id: 'm', from_name: 'mask', to_name: 'photo', type: 'brushlabels', value: mask, ...onPicture },
  span: { id: 'm', from_name: 'ner', to_name: 'text', type: 'labels', value: { start: 0, end: 3, labels: ['Person'] } },
  said: { id: 'm', from_name: 'words', to_name: 'sound', type: 'textarea', value: { text: ['Hello'] } },
};
const data = { text: 'Ada', photo: 'https://example.org/a.png', sound: 'https://example.org/a.wav' };

async function lost(name: ExportFormat, markup: string, ...result: Row[]): Promise<string[]> {
  const context = contextOf(markup, { dataKeys: async () => Object.keys(data).toSorted() });
  await lookThrough(exportFormats[name], stream([task({ data, annotations: [answer({ result })] })]), context);
  return context.losses.list.filter(({ ids }) => ids.length === 1).map(({ what, count }) => `${what}: ${count}`);
}

const extra = { readonly: true, origin: 'prediction-changed', score: 0.5, parentID: 'p', item_index: 1, meta: { text: ['n'] }, normalization: 'N' };
const [locks, scores, parents, notes] = ['locks on regions: 1', 'scores of marks: 1', 'parents of regions: 1', 'notes on regions: 1'];
const regionMakers = 'regions without who made them, a person or a model: 1';
const makers = 'marks without who made them, a person or a model: 1';
const pages = 'page numbers of marks: 1';
const normal = 'normalizations of regions: 1';
const byRegion = [locks, normal, notes, parents, regionMakers, scores];
const byRow = [locks, makers, normal, notes, pages, parents, scores];

test.each<[ExportFormat, keyof typeof markups, string, string[]]>([
  ['COCO', 'picture', 'box', byRegion],
  ['YOLO', 'picture', 'box', byRegion],
  ['YOLO_OBB', 'picture', 'box', byRegion],
  ['VOC', 'picture', 'box', byRegion],
  ['BRUSH_TO_PNG', 'picture', 'mask', byRegion],
  ['BRUSH_TO_NUMPY', 'picture', 'mask', byRegion],
  ['BRUSH_TO_COCO', 'picture', 'mask', byRegion],
  ['BRUSH_TO_COCO', 'picture', 'box', byRegion],
  ['CONLL2003', 'text', 'span', byRow],
  ['JSON_MIN', 'text', 'span', byRow],
  ['CSV', 'text', 'span', byRow],
  ['TSV', 'text', 'span', byRow],
  ['ASR_MANIFEST', 'sound', 'said', byRow],
])('%s of a %s with a %s', async (name, markup, mark, expected) => {
  const plain = await lost(name, markups[markup], marks[mark]!);
  const full = await lost(name, markups[markup], { ...marks[mark]!, ...extra });
  expect(full.filter((line) => !plain.includes(line))).toEqual(expected);
  // What a person made is the rule.
  expect(await lost(name, markups[markup], { ...marks[mark]!, origin: 'manual', readonly: false })).toEqual(plain);
});

test('two rows of one region are one mark', async () => {
  const markup = `<View><Image name="photo" value="$photo"/><Rectangle name="bare" toName="photo"/><Labels name="kind" toName="photo"><Label value="Cat"/></Labels></View>`;
  const { rectanglelabels: _labels, ...place } = box;
  const bare = { ...marks.box!, ...extra, from_name: 'bare', type: 'rectangle', value: place };
  const kind = { ...bare, from_name: 'kind', type: 'labels', value: { ...place, labels: ['Cat'] } };
  expect(await lost('JSON_MIN', markup, bare, kind)).toEqual(expect.arrayContaining(byRow));
});

test.each<ExportFormat>(['COCO', 'YOLO', 'YOLO_OBB', 'VOC', 'BRUSH_TO_PNG', 'BRUSH_TO_NUMPY', 'BRUSH_TO_COCO', 'SUPERB'])(
  '%s: regions on another picture are counted, and nothing more of them',
  async (name) => {
    const plain = await lost(name, markups.picture, marks.box!, marks.mask!);
    const aside = { ...marks.box!, ...extra, id: 'o', from_name: 'aside', to_name: 'other' };
    const full = await lost(name, markups.picture, marks.box!, marks.mask!, aside);
    expect(full.filter((line) => !plain.includes(line))).toEqual(['regions on anything but the first picture: 1']);
  },
);

test('masks as COCO: boxes that are turned and outlines that are open are told otherwise', async () => {
  const markup = markups.picture.replace('</View>', '<PolygonLabels name="ring" toName="photo"><Label value="Cat"/></PolygonLabels></View>');
  const points = [
    [0, 0],
    [50, 0],
    [50, 50],
  ];
  const open: Row = { ...marks.box!, id: 'r', from_name: 'ring', type: 'polygonlabels', value: { points, closed: false, polygonlabels: ['Cat'] } };
  const turned = { ...marks.box!, value: { ...box, rotation: 30 } };
  expect(await lost('BRUSH_TO_COCO', markup, open, turned)).toEqual(
    expect.arrayContaining(['open outlines, closed: 1', 'turned boxes made upright: 1']),
  );
});

test('YOLO: points of a box are told by the first of each label; the others are counted, each once', async () => {
  const context = contextOf(pointMarkup);
  const place = { x: 0, y: 0, width: 50, height: 50 };
  const twice: Row = { ...point('t', 10, 10, 'Tip', 'b') };
  const result = [
    boxOf('b', place, 'Hand'),
    boxOf('u', place),
    twice,
    { ...twice, id: 't2' },
    { ...twice, id: 't3', value: { ...twice.value, keypointlabels: [] } },
    point('w', 20, 20, 'Wrist', 'u'),
    point('o', 20, 20, 'Wrist'),
    { ...point('m', 20, 20, 'Wrist', 'b'), value: { x: 20, y: 20, width: 1, keypointlabels: ['Wrist', 'Tip'] } },
  ];
  await lookThrough(yolo, stream([task({ data, annotations: [answer({ result })] })]), context);
  const inside = 'key points beyond the first of their label, or of a box that is not told';
  const said = ['key points outside of a box', inside, 'regions without a label', 'second and further labels of a region'];
  expect(context.losses.list.filter(({ what }) => said.includes(what)).map(({ what, count }) => [what, count])).toEqual([
    [inside, 3],
    ['key points outside of a box', 1],
    ['regions without a label', 1],
    ['second and further labels of a region', 1],
  ]);
});
