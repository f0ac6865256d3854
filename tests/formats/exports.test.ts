import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { ControlNames } from '#app/formats/control-names.ts';
import { cell, csv, tsv } from '#app/formats/csv.ts';
import { jsonLines } from '#app/formats/json-lines.ts';
import { flatRecords, jsonMin, type FlatRecord } from '#app/formats/json-short.ts';
import { json } from '#app/formats/json.ts';
import { Losses } from '#app/formats/losses.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { anyCharacter } from '#tests/core/characters.ts';
import { answer, contextOf, stream, task, written } from './exported.ts';

const markup = `<View><Text name="text" value="$text"/><Image name="photo" value="$photo"/>
  <Choices name="mood" toName="text"><Choice value="Glad"/></Choices><TextArea name="note" toName="text"/>
  <RectangleLabels name="box" toName="photo"><Label value="Cat"/></RectangleLabels></View>`;
const context = contextOf(markup);
const choices = (...names: string[]): Row => ({ id: 'r', from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: names } });

const controls = new ControlNames(context.config.controls);
async function flat(tasks: ExportedTask[]): Promise<FlatRecord[]> {
  const records: FlatRecord[] = [];
  for await (const record of flatRecords(stream(tasks), controls, new Losses())) records.push(record);
  return records;
}

test('JSON is one array, a task a line', async () => {
  const text = await written(json, [task({}), task({ id: 2 })], context);
  expect(text.split('\n')).toHaveLength(5);
  expect(JSON.parse(text)).toMatchObject([{ id: 1, data: { text: 'Hello' } }, { id: 2 }]);
  expect(await written(json, [], context)).toBe('[]\n');
});

test('JSON lines are the records of JSON', async () => {
  const tasks = [task({ data: { text: 'a\nb\u2028🐱' } }), task({ id: 2, annotations: [answer({ result: [choices('Glad')] })] })];
  const lines = (await written(jsonLines, tasks, context)).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(tasks);
});

test('JSON without full descriptions leaves the data out', async () => {
  const brief = { ...context, fullTasks: false };
  const expected = { id: 1, inner_id: 1, project: 1, annotations: [], predictions: [] };
  expect(JSON.parse(await written(json, [task({})], brief))).toEqual([expected]);
  expect(JSON.parse(await written(jsonLines, [task({})], brief))).toEqual(expected);
});

test('flat records collapse one choice and one text, and keep lists of values', async () => {
  const box = (x: number) => ({
    id: `b${x}`,
    from_name: 'box',
    to_name: 'photo',
    type: 'rectanglelabels',
    original_width: 640,
    original_height: 480,
    image_rotation: 0,
    value: { x, y: 1, width: 2, height: 3, rotation: 0, rectanglelabels: ['Cat'] },
  });
  const note = { id: 'n', from_name: 'note', to_name: 'text', type: 'textarea', value: { text: ['one', 'two'] } };
  const [record] = await flat([
    task({ annotations: [answer({ result: [choices('Glad'), note, box(1), box(2), { ...choices('x'), from_name: 'gone' }] })] }),
  ]);
  expect(record).toEqual({
    text: 'Hello',
    mood: 'Glad',
    note: { text: ['one', 'two'] },
    box: [1, 2].map((x) => ({ x, y: 1, width: 2, height: 3, rotation: 0, rectanglelabels: ['Cat'], original_width: 640, original_height: 480 })),
    id: 1,
    annotator: 5,
    annotation_id: 1,
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    lead_time: 3,
  });
});

test('skipped answers are left out, the newest comes first, a task without any has a blank record', async () => {
  const records = await flat([
    task({ annotations: [answer({ id: 1 }), answer({ id: 2, created_at: '2026-02-01T00:00:00.000Z' }), answer({ id: 3, was_cancelled: true })] }),
    task({ id: 2, annotations: [answer({ was_cancelled: true })] }),
    task({ id: 3 }),
  ]);
  expect(records.map(({ id, annotation_id }) => [id, annotation_id])).toEqual([
    [1, 2],
    [1, 1],
    [3, null],
  ]);
});

test('a data key that is also a control or a column of ours steps aside', async () => {
  const [record] = await flat([task({ data: { mood: 'given', id: 'seven' } })]);
  expect(record).toMatchObject({ _data_mood: 'given', _data_id: 'seven', id: 1 });
});

test('short JSON holds the same records', async () => {
  const tasks = [task({ annotations: [answer({ result: [choices('Glad')] })] })];
  expect(JSON.parse(await written(jsonMin, tasks, context))).toEqual(await flat(tasks));
});

test('CSV and TSV quote text, keep numbers bare and sort their columns', async () => {
  const tasks = [task({ data: { text: 'a "b"', n: 4, list: [1] }, annotations: [answer({ result: [choices('Glad')] })] })];
  const mood = contextOf('<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Glad"/></Choices></View>', {
    dataKeys: async () => ['text', 'n', 'list'],
  });
  const comma =
    '"annotation_id","annotator","created_at","id","lead_time","list","mood","n","text","updated_at"\r\n' +
    '1,"5","2026-01-01T00:00:00.000Z",1,3,"[1]","Glad",4,"a ""b""","2026-01-01T00:00:00.000Z"\r\n';
  expect(await written(csv, tasks, mood)).toBe(comma);
  expect(await written(tsv, tasks, mood)).toBe(comma.replaceAll(',', '\t'));
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠A'])('T19 a cell that begins like %j is text', (value) => {
  expect(cell(value)).toBe(`"'${value}"`);
});

test('CSV comes back as it was written, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: anyCharacter }), { minLength: 1 }), (values) => {
      const line = values.map((value) => cell(value)).join(',');
      const bare = (value: string) => value.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');
      const read = Papa.parse<string[]>(`${line}\r\n`, { newline: '\r\n' }).data[0];
      expect(read?.map(bare)).toEqual(values.map(bare));
    }),
  );
});
