/** Whole files made by hand from formats 4, with what each leaves out: several people, several data keys, emoji, names that collide. */
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { brushToPng } from '#app/formats/brush.ts';
import { conll } from '#app/formats/conll.ts';
import { csv, tsv } from '#app/formats/csv.ts';
import type { ExportContext } from '#app/formats/format.ts';
import { jsonMin } from '#app/formats/json-short.ts';
import { superb } from '#app/formats/superb.ts';
import { voc } from '#app/formats/voc.ts';
import { yolo } from '#app/formats/yolo.ts';
import { answer, contextOf, task, unpackedText, written } from './exported.ts';

const row = (to_name: string, id: string, from_name: string, type: string, value: Record<string, unknown>, more: object = {}): Row => ({
  id,
  from_name,
  to_name,
  type,
  value,
  ...more,
});
const lost = ({ losses }: ExportContext): [string, number][] => losses.list.map(({ what, count }) => [what, count]);

const twoKeys = `<View><Text name="text" value="$text"/><Image name="photo" value="$photo"/>
  <Choices name="mood" toName="text"><Choice value="Glad"/></Choices><TextArea name="note" toName="text"/>
  <RectangleLabels name="box" toName="photo"><Label value="Cat"/></RectangleLabels></View>`;
const box = { x: 1, y: 2, width: 3, height: 4, rotation: 0, rectanglelabels: ['Cat'] };
const people = [
  task({
    id: 7,
    data: { text: '🐱 = "cat"', photo: 'a.jpg', mood: 'data', _data_mood: 'both' },
    annotations: [
      answer({
        id: 1,
        result: [row('text', 'm', 'mood', 'choices', { choices: ['Glad'] }), row('text', 'n', 'note', 'textarea', { text: ['-1', 'b'] })],
      }),
      answer({
        id: 2,
        completed_by: 6,
        created_at: '2026-02-01T00:00:00.000Z',
        lead_time: 2.5,
        result: [
          row('photo', 'b', 'box', 'rectanglelabels', box, { original_width: 20, original_height: 10, meta: { text: ['odd'] } }),
          row('photo', 'b', 'note', 'textarea', { ...box, text: ['whiskers'] }, { parentID: 'c' }),
          { type: 'relation', from_id: 'b', to_id: 'b', direction: 'right' },
          row('text', 'x', 'gone', 'choices', { choices: ['?'] }),
        ],
      }),
    ],
  }),
];
const lostOfAll: [string, number][] = [
  ['answers of controls that the config does not have', 1],
  ['answers that belong to a region, without it', 1],
  ['data fields that lose their place to another of the same name', 1],
  ['notes on regions', 1],
  ['parents of regions', 1],
  ['relations', 1],
];

test('short JSON', async () => {
  const context = contextOf(twoKeys);
  expect(JSON.parse(await written(jsonMin, people, context))).toEqual([
    {
      text: '🐱 = "cat"',
      photo: 'a.jpg',
      _data_mood: 'both',
      box: [{ ...box, original_width: 20, original_height: 10 }],
      note: 'whiskers',
      id: 7,
      annotator: 6,
      annotation_id: 2,
      created_at: '2026-02-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:00:00.000Z',
      lead_time: 2.5,
    },
    {
      text: '🐱 = "cat"',
      photo: 'a.jpg',
      _data_mood: 'both',
      mood: 'Glad',
      note: { text: ['-1', 'b'] },
      id: 7,
      annotator: 5,
      annotation_id: 1,
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:00:00.000Z',
      lead_time: 3,
    },
  ]);
  expect(lost(context)).toEqual(lostOfAll);
});

test('CSV and TSV', async () => {
  const context = contextOf(twoKeys, { dataKeys: async () => ['_data_mood', 'mood', 'photo', 'text'] });
  const comma =
    '"_data_mood","annotation_id","annotator","box","created_at","id","lead_time","mood","note","photo","text","updated_at"\r\n' +
    '"both",2,"6","[{""x"":1,""y"":2,""width"":3,""height"":4,""rotation"":0,""rectanglelabels"":[""Cat""],""original_width"":20,""original_height"":10}]",' +
    '"2026-02-01T00:00:00.000Z",7,2.5,"","whiskers","a.jpg","🐱 = ""cat""","2026-01-01T00:00:00.000Z"\r\n' +
    '"both",1,"5","","2026-01-01T00:00:00.000Z",7,3,"Glad","{""text"":[""-1"",""b""]}","a.jpg","🐱 = ""cat""","2026-01-01T00:00:00.000Z"\r\n';
  expect(await written(csv, people, context)).toBe(comma);
  expect(lost(context)).toEqual(lostOfAll);
  const tab = comma.replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/gm, '\t');
  expect(await written(tsv, people, contextOf(twoKeys, { dataKeys: async () => ['_data_mood', 'mood', 'photo', 'text'] }))).toBe(tab);
});

test('CoNLL: labels that become one word, words that two regions want, blanks', async () => {
  const markup = `<View><Text name="text" value="$text"/><Labels name="entity" toName="text">
    <Label value="Night Club"/><Label value="Night_Club"/><Label value="Person"/></Labels></View>`;
  const span = (id: string, start: number, end: number, ...labels: string[]): Row => row('text', id, 'entity', 'labels', { start, end, labels });
  const context = contextOf(markup);
  const result = [
    span('a', 2, 5, 'Person', 'Night Club'),
    span('b', 4, 5, 'Person'),
    span('c', 13, 16, 'Night Club'),
    span('d', 6, 8),
    { type: 'relation', from_id: 'a', to_id: 'c', direction: 'right' },
  ];
  const text = await written(conll, [task({ data: { text: '🐱 Ada  likes Bars.' }, annotations: [answer({ result })] })], context);
  expect(text).toBe('-DOCSTART- -X- O\n🐱 -X- _ O\nAda -X- _ B-Person\nlikes -X- _ O\nBars -X- _ B-Night_Club\n. -X- _ O\n\n');
  expect(lost(context)).toEqual([
    ['label names that collide', 1],
    ['labels with blanks, written with an underline', 1],
    ['regions that begin or end elsewhere than words do', 1],
    ['regions whose words belong to another one, or that have none', 1],
    ['regions without a label', 1],
    ['relations', 1],
    ['second and further labels of a region', 1],
    ['texts with other blanks than one between two words', 1],
  ]);
});

const pictures = (markup: string, ...results: Row[][]) => ({
  context: contextOf(markup),
  tasks: results.map((result, at) =>
    task({ id: at + 1, data: { photo: 'https://example.org/a/cat.jpg' }, annotations: [answer({ id: at + 1, result })] }),
  ),
});
const at = { original_width: 200, original_height: 100, image_rotation: 0 };

test('YOLO: class names that differ by blanks alone', async () => {
  const markup = `<View><Image name="photo" value="$photo"/><RectangleLabels name="box" toName="photo">
    <Label value="Big  cat"/><Label value="Big cat"/></RectangleLabels></View>`;
  const { context, tasks } = pictures(markup, [row('photo', 'a', 'box', 'rectanglelabels', { ...box, rectanglelabels: ['Big cat'] }, at)]);
  const files = await unpackedText(yolo, tasks, context);
  expect(files['classes.txt']).toBe('Big cat\nBig cat\n');
  expect(files['labels/722e4459__cat.txt']).toBe('1 0.025 0.04 0.03 0.04\n');
  expect(lost(context)).toEqual([['label names that collide', 1]]);
});

test('masks whose names would be one are numbered apart', async () => {
  const markup = `<View><Image name="photo" value="$photo"/><BrushLabels name="mask" toName="photo"><Label value="a/b"/><Label value="a-b"/></BrushLabels></View>`;
  const mask = (id: string, label: string): Row =>
    row(
      'photo',
      id,
      'mask',
      'brushlabels',
      { format: 'rle', rle: [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254], brushlabels: [label] },
      { original_width: 2, original_height: 2, image_rotation: 0 },
    );
  const { context, tasks } = pictures(markup, [mask('x', 'a/b'), mask('y', 'a-b')]);
  expect(Object.keys(await unpackedText(brushToPng, tasks, context))).toEqual([
    'task-1-annotation-1-by-5-mask-a-b-0.png',
    'task-1-annotation-1-by-5-mask-a-b-1.png',
  ]);
  expect(lost(context)).toEqual([]);
});

test('two tasks with one picture have files of their own', async () => {
  const markup = `<View><Image name="photo" value="$photo"/><RectangleLabels name="box" toName="photo"><Label value="Cat"/></RectangleLabels></View>`;
  const one = [row('photo', 'a', 'box', 'rectanglelabels', box, at)];
  for (const [format, pattern, expected] of [
    [voc, /^Annotations\/(.*)\.xml$/, ['722e4459__cat', '722e4459__cat-task-2']],
    [superb, /^meta\/project-1\/(.*)\.json$/, ['722e4459__cat.jpg', '722e4459__cat-task-2.jpg']],
  ] as const) {
    const { context, tasks } = pictures(markup, one, one);
    const files = Object.keys(await unpackedText(format, tasks, context));
    expect(files.flatMap((path) => pattern.exec(path)?.[1] ?? [])).toEqual(expected);
  }
});
