/** Answers of controls that stand in a Repeater: each format finds them by the names that it makes, or says why it cannot (formats 4.3). */
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { exportFormats, type ExportFormat } from '#app/formats/catalog.ts';
import { conll } from '#app/formats/conll.ts';
import { csv } from '#app/formats/csv.ts';
import type { ExportContext } from '#app/formats/format.ts';
import { jsonMin } from '#app/formats/json-short.ts';
import { yolo } from '#app/formats/yolo.ts';
import { asBytes } from '#app/formats/zip.ts';
import { answer, contextOf, task, unpackedText, written } from './exported.ts';

const lost = ({ losses }: ExportContext): [string, number, number][] => losses.list.map(({ what, count, tasks }) => [what, count, tasks]);
const inside = (markup: string): string => `<View>${markup.replace('<Repeater>', '<Repeater on="$parts">')}</View>`;
const row = (from_name: string, to_name: string, type: string, value: Record<string, unknown>): Row => ({
  id: `${from_name}-row`,
  from_name,
  to_name,
  type,
  value,
});

test('one Repeater within another: a number for each', async () => {
  const markup = `<View><Repeater on="$a" indexFlag="{{row}}"><Repeater on="$a[{{row}}]"><Text name="t{{row}}_{{idx}}" value="$a[{{row}}][{{idx}}]"/>
    <Choices name="kind_{{row}}_{{idx}}" toName="t{{row}}_{{idx}}"><Choice value="A"/></Choices></Repeater></Repeater></View>`;
  const context = contextOf(markup);
  const result = ['kind_0_1', 'kind_10_0', 'kind_0', 'kind_0_', 'kind_0_x', 'kind_0_1_2'].map((name) =>
    row(name, 't0_1', 'choices', { choices: ['A'] }),
  );
  const [record] = JSON.parse(await written(jsonMin, [task({ data: {}, annotations: [answer({ result })] })], context)) as Record<string, unknown>[];
  expect(Object.keys(record!).filter((name) => name.startsWith('kind'))).toEqual(['kind_0_1', 'kind_10_0']);
  expect(lost(context)).toEqual([['answers of controls that the config does not have', 4, 0]]);
});

const asked = inside(
  '<Repeater><Text name="t_{{idx}}" value="$parts[{{idx}}]"/><Choices name="kind_{{idx}}" toName="t_{{idx}}"><Choice value="A"/></Choices></Repeater>',
);
const kinds = (...names: string[]) => names.map((name) => row(name, 't_0', 'choices', { choices: ['A'] }));
const given = [
  task({ data: { parts: ['x', 'y'], kind_1: 'mine' }, annotations: [answer({ result: kinds('kind_0', 'kind_1') })] }),
  task({ id: 2, data: { parts: ['=z'] }, annotations: [answer({ result: [...kinds('kind_0', 'other_0'), ...kinds('kind_x')] })] }),
];

test('short JSON has them under their own names, and data of that name steps aside', async () => {
  const context = contextOf(asked);
  expect(JSON.parse(await written(jsonMin, given, context))).toMatchObject([
    { _data_kind_1: 'mine', kind_0: 'A', kind_1: 'A' },
    { id: 2, kind_0: 'A' },
  ]);
  expect(lost(context)).toEqual([['answers of controls that the config does not have', 2, 0]]);
});

test('CSV has a column for each that is met', async () => {
  const context = contextOf(asked, { dataKeys: async () => ['kind_1', 'parts'] });
  const times = '"2026-01-01T00:00:00.000Z"';
  expect(await written(csv, given, context)).toBe(
    '"_data_kind_1","annotation_id","annotator","created_at","id","kind_0","kind_1","lead_time","parts","updated_at"\r\n' +
      `"mine",1,"5",${times},1,"A","A",3,"[""x"",""y""]",${times}\r\n` +
      `"",1,"5",${times},2,"A","",3,"[""=z""]",${times}\r\n`,
  );
  expect(context.losses.list.map(({ what, count, ids }) => [what, count, ids])).toEqual([
    ['answers of controls that the config does not have', 2, []],
    ['empty values and fields that a task lacks, as empty text', 1, [{ from: 2, to: 2 }]],
    ['lists, objects, true and false, as text', 2, [{ from: 1, to: 2 }]],
  ]);
});

test('CSV begins before all answers are seen, with the columns that stand first whatever Repeaters make', async () => {
  const begun = async (name: string): Promise<{ first: string; seen: number; whole: string }> => {
    let seen = 0;
    async function* tasks() {
      for (const id of [1, 2]) {
        seen += 1;
        yield task({ id, data: { parts: ['x', 'y'] }, annotations: [answer({ result: kinds(`${name}0`, `${name}1`) })] });
      }
    }
    const pieces: { text: string; seen: number }[] = [];
    const context = contextOf(asked.replaceAll('kind_', name), { dataKeys: async () => ['parts'] });
    for await (const piece of asBytes(csv.write(tasks(), context))) pieces.push({ text: Buffer.from(piece).toString(), seen });
    return { first: pieces[0]!.text, seen: pieces[0]!.seen, whole: pieces.map(({ text }) => text).join('') };
  };
  const { first, seen, whole } = await begun('kind_');
  expect([first, seen]).toEqual(['"annotation_id","annotator","created_at","id",', 0]);
  expect(whole.split('\r\n')[0]).toBe('"annotation_id","annotator","created_at","id","kind_0","kind_1","lead_time","parts","updated_at"');
  const early = await begun('a_');
  expect([early.first, early.seen]).toEqual(['"', 0]);
  expect(early.whole.split('\r\n')[0]).toBe('"a_0","a_1","annotation_id","annotator","created_at","id","lead_time","parts","updated_at"');
});

test('CoNLL has labels of a text that are asked for again and again', async () => {
  const context = contextOf(
    inside('<Text name="text" value="$text"/><Repeater><Labels name="ner_{{idx}}" toName="text"><Label value="Person"/></Labels></Repeater>'),
  );
  const label = (from: string, start: number, end: number) => row(from, 'text', 'labels', { start, end, labels: ['Person'] });
  const result = [label('ner_0', 0, 3), label('ner_1', 8, 11), label('else_1', 4, 7)];
  const text = await written(conll, [task({ data: { text: 'Ada met Ben', parts: [1, 2] }, annotations: [answer({ result })] })], context);
  expect(text).toBe('-DOCSTART- -X- O\nAda -X- _ B-Person\nmet -X- _ O\nBen -X- _ B-Person\n\n');
  expect(lost(context)).toEqual([['answers beside the labelled words', 1, 0]]);
});

const picture = (image: string, boxes: string): string => inside(`${image}${boxes.replaceAll('<Labels/>', '<Label value="Cat"/>')}`);
const shape = (name: string, to: string): string =>
  `<RectangleLabels name="box${name}" toName="${to}"><Labels/></RectangleLabels><BrushLabels name="mask${name}" toName="${to}"><Labels/></BrushLabels>`;

test('a picture that stands in a Repeater is no picture of a task, and so are texts and sounds', () => {
  const several = contextOf(picture('', `<Repeater><Image name="i_{{idx}}" value="$parts[{{idx}}]"/>${shape('_{{idx}}', 'i_{{idx}}')}</Repeater>`));
  const pictured: ExportFormat[] = ['COCO', 'YOLO', 'YOLO_OBB', 'VOC', 'BRUSH_TO_PNG', 'BRUSH_TO_NUMPY', 'BRUSH_TO_COCO', 'SUPERB'];
  for (const name of pictured)
    expect([name, exportFormats[name].unfit(several.config)]).toEqual([name, expect.stringContaining('stands in a Repeater')]);
  const texts =
    '<Repeater><Text name="t_{{idx}}" value="$parts[{{idx}}]"/><Labels name="n_{{idx}}" toName="t_{{idx}}"><Label value="A"/></Labels></Repeater>';
  expect(conll.unfit(contextOf(inside(texts)).config)).toContain('stands in a Repeater');
  const sounds = '<Repeater><Audio name="a_{{idx}}" value="$parts[{{idx}}]"/><TextArea name="w_{{idx}}" toName="a_{{idx}}"/></Repeater>';
  expect(exportFormats.ASR_MANIFEST.unfit(contextOf(inside(sounds)).config)).toContain('stands in a Repeater');
});

test('boxes that are asked for again and again on one picture are told', async () => {
  const context = contextOf(picture('<Image name="photo" value="$photo"/>', `<Repeater>${shape('_{{idx}}', 'photo')}</Repeater>`));
  expect(yolo.unfit(context.config)).toBeUndefined();
  const box = row('box_1', 'photo', 'rectanglelabels', { x: 0, y: 0, width: 50, height: 50, rotation: 0, rectanglelabels: ['Cat'] });
  const tasks = [task({ data: { photo: 'a.jpg', parts: [1, 2] }, annotations: [answer({ result: [box] })] })];
  const files = await unpackedText(yolo, tasks, context);
  expect(Object.entries(files).find(([path]) => path.startsWith('labels/'))?.[1]).toBe('0 0.25 0.25 0.5 0.5\n');
  expect(lost(context)).toEqual([['label names that several controls share', 1, 0]]);
});
