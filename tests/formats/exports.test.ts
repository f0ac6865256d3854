import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { cell, writeCsv } from '#app/formats/csv.ts';
import { flatRecords, writeJsonMin, type FlatRecord } from '#app/formats/json-min.ts';
import { writeJson } from '#app/formats/json.ts';
import type { ExportedAnnotation, ExportedTask, Pieces } from '#app/formats/records.ts';

const answer = (given: Partial<ExportedAnnotation>): ExportedAnnotation => ({
  id: 1,
  completed_by: 5,
  result: [],
  was_cancelled: false,
  ground_truth: false,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  lead_time: 3,
  result_count: 0,
  unique_id: '00000000-0000-4000-8000-000000000000',
  import_id: null,
  task: 1,
  project: 1,
  ...given,
});
const task = (given: Partial<ExportedTask>): ExportedTask => ({
  id: 1,
  inner_id: 1,
  data: { text: 'Hello' },
  meta: {},
  created_at: '2025-12-31T00:00:00.000Z',
  updated_at: '2025-12-31T00:00:00.000Z',
  project: 1,
  overlap: 1,
  is_labeled: false,
  total_annotations: 0,
  cancelled_annotations: 0,
  total_predictions: 0,
  annotations: [],
  predictions: [],
  ...given,
});
const choices = (...names: string[]) => ({ id: 'r', from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: names } });

async function* stream<T>(items: T[]): AsyncIterable<T> {
  yield* items;
}
async function whole(pieces: Pieces): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
const controls = new Set(['mood', 'note', 'box']);
async function flat(tasks: ExportedTask[]): Promise<FlatRecord[]> {
  const records: FlatRecord[] = [];
  for await (const record of flatRecords(stream(tasks), controls)) records.push(record);
  return records;
}

test('JSON is one array, a task a line', async () => {
  const text = await whole(writeJson(stream([task({}), task({ id: 2 })]), { fullTasks: true }));
  expect(text.split('\n')).toHaveLength(5);
  expect(JSON.parse(text)).toMatchObject([{ id: 1, data: { text: 'Hello' } }, { id: 2 }]);
  expect(await whole(writeJson(stream([]), { fullTasks: true }))).toBe('[]\n');
});

test('JSON without full descriptions leaves the data out', async () => {
  const [only] = JSON.parse(await whole(writeJson(stream([task({})]), { fullTasks: false }))) as object[];
  expect(only).toEqual({ id: 1, inner_id: 1, project: 1, annotations: [], predictions: [] });
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
  expect(JSON.parse(await whole(writeJsonMin(stream(tasks), controls)))).toEqual(await flat(tasks));
});

test('CSV quotes text, keeps numbers bare and sorts its columns', async () => {
  const text = await whole(
    writeCsv(stream([task({ data: { text: 'a "b"', n: 4, list: [1] }, annotations: [answer({ result: [choices('Glad')] })] })]), new Set(['mood']), [
      'text',
      'n',
      'list',
    ]),
  );
  const [head, row] = text.split('\r\n');
  expect(head).toBe('"annotation_id","annotator","created_at","id","lead_time","list","mood","n","text","updated_at"');
  expect(row).toBe('1,"5","2026-01-01T00:00:00.000Z",1,3,"[1]","Glad",4,"a ""b""","2026-01-01T00:00:00.000Z"');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('T19 a cell that begins like %j is text', (value) => {
  expect(cell(value)).toBe(`"'${value}"`);
});

test('CSV comes back as it was written, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (values) => {
      const line = values.map((value) => cell(value)).join(',');
      const read = Papa.parse<string[]>(`${line}\r\n`, { newline: '\r\n' }).data[0];
      expect(read?.map((value) => value.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(values.map((value) => value.replace(/^'(?=[=+\-@\t\r])/, '')));
    }),
  );
});
