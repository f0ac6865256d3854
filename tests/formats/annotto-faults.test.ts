/** Annotto's files with something wrong in them (annotto-superb A2.1, A3): the file, its line, and a sentence. */
import { expect, test } from 'vitest';
import { annottoFiles } from '#app/formats/annotto/given.ts';
import { allOf, faultsOf, here, partsOf, surveyed } from './given.ts';

const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const json = (value: unknown): string => JSON.stringify(value, undefined, 3);

const task = { type: 'classifications', category: 'C', value: 'a', label: 'A' };
const sound = { name: 'N', client: 'C', type: 'text', tasks: [task] };

test.each([
  ['{"name": "N",\n}', '2: This is not valid JSON'],
  [json({ ...sound, client: undefined }), '1: "client" is required.'],
  [json({ ...sound, type: 'pdf' }), '1: "type" must be one of text, image, video, audio, html.'],
  [json({ ...sound, colour: 'red' }), '1: "colour" is no key that is known there. Remove it.'],
  [json({ ...sound, filterPredictionsMinimum: 2 }), '1: "filterPredictionsMinimum" is not right: Too big: expected number to be <=1.'],
  [json({ ...sound, deadline: 'soon' }), '13: "deadline" is no date. Write it like 2030-01-31T00:00:00.000Z.'],
  [json({ ...sound, tasks: [{ ...task, label: undefined }] }), '1: "tasks.1.label" is required.'],
  [json({ ...sound, tasks: [task, { ...task, value: 'b' }] }), '16: label=A is already used. Give each label a label of its own.'],
  [json({ ...sound, tasks: [task, { ...task, label: 'B' }] }), '15: value=a is already used. Give each label a value of its own.'],
  [
    json({
      ...sound,
      tasks: [
        { ...task, hotkey: 'x' },
        { ...task, value: 'b', label: 'B', hotkey: 'x' },
      ],
    }),
    '18: hotkey=x is already used. Give each label a hotkey of its own.',
  ],
  [json({ ...sound, tasks: [{ ...task, type: 'zone' }] }), '9: "A" is a zone, and the project is of type text. Zones lie on images.'],
  [
    json({ ...sound, type: 'image', tasks: [{ ...task, type: 'ner' }] }),
    '9: "A" is of type ner, and the project is of type image. Words are marked in texts.',
  ],
  [json({ ...sound, tasks: [{ ...task, type: 'tag' }] }), '9: The type of "A" is tag. It must be classifications, ner, zone or text.'],
  [json({ ...sound, entitiesRelationsGroup: [{ name: 'R', values: [] }] }), '1: "entitiesRelationsGroup.1.values" is not right: Too small'],
  [json({ ...sound, tasks: [] }), '1: There is no label in "tasks". Add one at least.'],
])('a config that is wrong (%#)', async (text, said) => {
  const [fault] = await faultsOf(
    await surveyed(
      annottoFiles,
      partsOf({ 'config.json': text, 'items.jsonlines': lines({ uuid: 'a', type: 'text', data: { text: 'x' } }) }),
      here(),
    ),
  );
  expect(fault).toContain(`config.json:${said}`);
});

const good = { uuid: 'a', type: 'text', data: { text: 'Hello' } };
const given = (items: string, predictions?: string, annotations?: string) =>
  partsOf({
    'config.json': json({ ...sound, tasks: [task, { type: 'ner', category: 'E', value: 'e', label: 'E' }] }),
    'items.jsonlines': items,
    ...(predictions && { 'predictions.jsonlines': predictions }),
    ...(annotations && { 'annotations.jsonlines': annotations }),
  });

test.each([
  [{ ...good, datatype: 'text' }, 'Exactly one of "type" and "datatype" must be given.'],
  [{ ...good, type: undefined }, 'Exactly one of "type" and "datatype" must be given.'],
  [{ ...good, type: 'image' }, 'The item is of type image, and the project of type text.'],
  [{ ...good, uuid: undefined }, '"uuid" is required.'],
  [{ ...good, data: { url: 'x' } }, 'In "data": "url" is no key that is known there. An item of type text has "text" alone.'],
  [{ ...good, data: {} }, '"data.text" is required.'],
  [{ ...good, metadata: 'shelf' }, '"metadata" is not right: expected record, received string.'],
  [{ ...good, markers: [] }, '"markers" is no key that is known there. Remove it.'],
  [{ ...good, uuid: 'first' }, 'Duplicate item uuid "first". Give each item one of its own.'],
])('an item that is wrong (%#)', async (item, said) => {
  expect(await faultsOf(await surveyed(annottoFiles, given(lines({ ...good, uuid: 'first' }, item)), here()))).toEqual([
    `items.jsonlines:2: ${said}`,
  ]);
});

test.each([
  [
    { uuid: 'a', annotations: { Nobody: { labels: [{ value: 'a' }] } } },
    'prediction task (Nobody) is not in project tasks. Its name must be a category of config.json, or the name of a control of the labeling config.',
  ],
  [
    { uuid: 'a', annotations: { C: { labels: [{ value: 'z' }] } } },
    'z is not in project Classifications type tasks. Add <Choice value="z"/> to "C" in the labeling config.',
  ],
  [{ uuid: 'a', annotations: { C: { labels: [] } } }, '"annotations.C.labels" is not right: needs one at least.'],
  [
    { uuid: 'a', annotations: { E: { entities: [{ value: 'e', start: 0, end: 99 }] } } },
    '"e" ends at character 99, and the text has 5 (counted in UTF-16 units, as Annotto\'s page counts).',
  ],
  [{ uuid: 'a', annotations: { E: { entities: [{ value: 'e', start: 3, end: 1 }] } } }, '"e" needs a start, and an end behind it.'],
  [{ annotations: {} }, '"uuid" is required.'],
  [{ uuid: 'b', annotations: {} }, 'There is no item "b", neither in these files nor in the project: cannot find item matching prediction.uuid.'],
])('a prediction that is wrong (%#)', async (line, said) => {
  expect(await faultsOf(await surveyed(annottoFiles, given(lines(good), lines(line)), here()))).toEqual([`predictions.jsonlines:1: ${said}`]);
});

test('annotations of items that are not there are left out and counted; an unknown label is a fault', async () => {
  const label = (uuid: string, value: string) => ({ item: { uuid }, annotation: { classifications: { C: { labels: [{ value }] } } } });
  const { left, tasks } = await allOf(await surveyed(annottoFiles, given(lines(good), undefined, lines(label('zz', 'q'), label('a', 'a'))), here()));
  expect(left).toEqual({ 'annotations of items that are neither in items.jsonlines nor in the project': 1 });
  expect(tasks[0]!.annotations).toHaveLength(1);
  expect(await faultsOf(await surveyed(annottoFiles, given(lines(good), undefined, lines(label('a', 'q'))), here()))).toEqual([
    'annotations.jsonlines:1: q is not in project Classifications type tasks. Add <Choice value="q"/> to "C" in the labeling config.',
  ]);
});

const chain = Array.from({ length: 1000 }, (_, at) => ({ ...task, value: `v${at}`, label: `L${at}`, ...(at > 0 && { conditions: [`v${at - 1}`] }) }));
const ring = ['v1', 'v2', 'v0'].map((code, at) => ({ ...task, value: `v${at}`, label: `L${at}`, conditions: [code] }));
const deep = '{"name":'.repeat(300) + '1' + '}'.repeat(300);

test('labels below each other without end, or in a ring, all find their place', async () => {
  for (const tasks of [chain, ring]) {
    const { survey } = await allOf(
      await surveyed(annottoFiles, partsOf({ 'config.json': json({ ...sound, tasks }), 'items.jsonlines': lines(good) }), here()),
    );
    expect(survey.markup.match(/<Choice /g)).toHaveLength(tasks.length);
  }
});

test.each([
  [
    'config.json',
    json({ ...sound, tasks: Array.from({ length: 5001 }, (_, at) => ({ ...task, value: `v${at}`, label: `L${at}` })) }),
    '5,001 labels',
  ],
  ['config.json', json({ ...sound, s3: 0 }).replace('"s3": 0', `"s3": ${deep}`), 'nested more than 200 deep'],
  ['items.jsonlines', JSON.stringify(good).replace('"Hello"', deep), 'nested more than 200 deep'],
  ['items.jsonlines', '{"uuid":"a","type":"text","data":{"text":"x"},"metadata":{"__proto__":1}}', '__proto__'],
  ['predictions.jsonlines', `{"uuid":"a","annotations":${deep}}`, 'nested more than 200 deep'],
])('hostile %s: a sentence (%#)', async (name, text, said) => {
  const files = { 'config.json': json(sound), 'items.jsonlines': lines(good), [name]: text };
  const faults = await faultsOf(await surveyed(annottoFiles, partsOf(files), here()));
  expect(faults[0]).toContain(said);
});

test.each([
  ['crm.jsonl', '{"name":"Ada","client":"ACME","type":"customer","text":"x"}'],
  ['tasks.jsonl', '{"uuid":"u","type":"letter","data":{"text":"x"}}'],
  ['predictions.json', '{"id":1,"data":{"text":"x"},"annotations":[]}'],
  ['config.json', '{"port":8080}'],
])('%s is not taken for one of Annotto’s', async (path, text) => {
  const parts = partsOf({ [path]: text });
  expect(await annottoFiles.find({ parts, media: [] })).toEqual([]);
});
