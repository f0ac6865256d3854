/** Files made by hand from annotto-superb A2, A3, read in. */
import { expect, test } from 'vitest';
import { annottoFiles } from '#app/formats/annotto/given.ts';
import { contextOf } from './exported.ts';
import { allOf, faultsOf, here, partsOf, surveyed } from './given.ts';

const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const json = (value: unknown): string => JSON.stringify(value, undefined, 3);

const config = {
  name: 'CV reading',
  client: 'ACME',
  type: 'text',
  guidelines: '# Read',
  deadline: '2023-02-30T00:00:00.000Z',
  users: ['u@x.org'],
  defaultTags: ['To check'],
  filterPredictionsMinimum: 0.4,
  tasks: [
    {
      type: 'ner',
      category: 'Entities',
      value: 'name',
      label: 'Name',
      hotkey: 'n',
      color: '#ff4d4f',
      description: 'Somebody',
      exposed: true,
      min: 0,
      max: 0,
    },
    { type: 'ner', category: 'Entities', value: 'place', label: 'Place' },
    { type: 'classifications', category: 'Sentiment', value: 'pos', label: 'Positive', min: 1, max: 1 },
    { type: 'classifications', category: 'Sentiment', value: 'neg', label: 'Negative', min: 1, max: 1 },
    { type: 'classifications', category: 'Sentiment', value: 'sad', label: 'Sad', min: 1, max: 1, conditions: ['neg'] },
    { type: 'classifications', category: 'Why', value: 'price', label: 'Price', conditions: ['neg', 'sad'] },
    { type: 'text', category: 'Words', value: 'first', label: 'First words' },
    { type: 'text', category: 'Words', value: 'last', label: 'Last words' },
  ],
  entitiesRelationsGroup: [{ name: 'Relations', values: [{ value: 'lives_in', label: 'lives in' }] }],
};
const text = '🐱 Ada lives in Rome.';
const files = {
  'config.json': json(config),
  'items.jsonlines': lines(
    { uuid: 'a-1', datatype: 'text', data: { text }, metadata: { shelf: 3 }, tags: ['To check'], annoted: true },
    { uuid: 'a-2', type: 'text', data: { text: 'Nobody' } },
  ).trimEnd(),
  'predictions.jsonlines': lines({
    uuid: 'a-2',
    annotations: {
      sentiment: {
        labels: [
          { value: 'pos', proba: 0.93 },
          { value: 'neg', proba: 0.07 },
        ],
      },
      Entities: { entities: [{ value: 'name', start: 0, end: 6 }] },
    },
  }),
  'annotations.jsonlines': lines({
    item: { uuid: 'a-1', datatype: 'text', data: { text }, metadata: {} },
    itemMetadata: { createdAt: '2026-01-01T00:00:00.000Z', seenAt: '2026-01-02T10:00:00.000Z' },
    tags: ['To check'],
    comments: [{ comment: 'Hm', user: { email: 'u@x.org' }, createdAt: '2026-01-02T10:00:00.000Z' }],
    metadata: {},
    annotationMetadata: { annotatedBy: 'cy@example.org', annotatedAt: '2026-01-02T10:00:11.500Z', createdAt: '2026-01-02T10:00:10.000Z' },
    annotation: {
      classifications: { Sentiment: { labels: [{ value: 'neg' }, { value: 'sad' }] }, Why: { labels: [{ value: 'price' }] } },
      ner: {
        Entities: {
          entities: [
            { value: 'name', start_char: 3, end_char: 6, ent_id: 0 },
            { value: 'place', start_char: 16, end_char: 20, ent_id: 1 },
          ],
        },
        relations: [{ label: 'lives_in', src: 0, dest: 1 }],
      },
      text: { Words: { entities: [{ value: 'last', text: 'Rome' }] } },
    },
    historicAnnotations: [{ classifications: { Sentiment: { labels: [{ value: 'pos' }] } } }],
    annotationTimes: [12],
  }),
};

test('a config of today: labels, conditions and relations make a labeling config', async () => {
  const { survey } = await allOf(await surveyed(annottoFiles, partsOf(files), here()));
  expect(survey.words).toBe('2 items, 8 labels');
  expect(survey.count).toBe(2);
  expect(survey.notes).toEqual(['the deadline in config.json lies in the past']);
  expect(survey.markup).toBe(`<View>
  <Text name="text" value="$text"/>
  <Labels name="Entities" toName="text">
    <Label value="Name" alias="name" hotkey="n" background="#ff4d4f" hint="Somebody"/>
    <Label value="Place" alias="place"/>
  </Labels>
  <Header value="Sentiment"/>
  <Choices name="Sentiment" toName="text" required="true" choice="single">
    <Choice value="Positive" alias="pos"/>
    <Choice value="Negative" alias="neg">
      <Choice value="Sad" alias="sad"/>
    </Choice>
  </Choices>
  <View visibleWhen="choice-selected" whenTagName="Sentiment" whenChoiceValue="sad">
    <Choices name="Why" toName="text" choice="multiple" visibleWhen="choice-selected" whenTagName="Sentiment" whenChoiceValue="neg">
      <Choice value="Price" alias="price"/>
    </Choices>
  </View>
  <View>
    <Header value="Words"/>
    <TextArea name="first" toName="text" label="First words"/>
    <TextArea name="last" toName="text" label="Last words"/>
  </View>
  <Relations>
    <Relation value="lives_in"/>
  </Relations>
</View>`);
});

test('items with what is predicted and answered; what has no place is counted', async () => {
  const { tasks, left } = await allOf(await surveyed(annottoFiles, partsOf(files), here()));
  const [first, second] = tasks;
  expect(first).toMatchObject({ external_id: 'a-1', data: { text }, meta: { shelf: 3 }, predictions: [] });
  const [name, place, words, mood, why, relation] = first!.annotations[0]!.result;
  // Counted in UTF-16 units there, in characters here.
  expect(name).toMatchObject({ from_name: 'Entities', type: 'labels', value: { start: 2, end: 5, text: 'Ada', labels: ['name'] } });
  expect(place).toMatchObject({ value: { start: 15, end: 19, text: 'Rome', labels: ['place'] } });
  expect(words).toMatchObject({ from_name: 'last', type: 'textarea', value: { text: ['Rome'] } });
  expect(mood).toMatchObject({ from_name: 'Sentiment', type: 'choices', value: { choices: ['sad'] } });
  expect(why).toMatchObject({ from_name: 'Why', value: { choices: ['price'] } });
  expect(relation).toEqual({ type: 'relation', from_id: name!.id, to_id: place!.id, direction: 'right', labels: ['lives_in'] });
  expect(first!.annotations[0]).toMatchObject({
    completed_by: 6,
    created_at: '2026-01-02T10:00:10.000Z',
    updated_at: '2026-01-02T10:00:11.500Z',
    lead_time: 11.5,
    was_cancelled: false,
  });
  expect(second).toMatchObject({ external_id: 'a-2', annotations: [], predictions: [{ score: 0.93, model_version: 'Annotto' }] });
  expect(second!.predictions[0]!.result.map(({ value }) => value)).toEqual([
    { start: 0, end: 6, text: 'Nobody', labels: ['name'] },
    { choices: ['pos'] },
  ]);
  expect(left).toEqual({
    comments: 1,
    'earlier states of answers (historicAnnotations)': 1,
    'people named in config.json': 1,
    'predicted labels no likelier than 0.4': 1,
    'settings of config.json (guidelines, deadline, defaultTags)': 3,
    tags: 1,
    'what people read of relations (label), which stand by their codes': 1,
  });
});

test('a config of old: lists by type, labels within labels', async () => {
  const old = {
    name: 'Pictures',
    client: 'ACME',
    type: 'image',
    classifications: [
      {
        name: 'Seen',
        max: 1,
        values: [
          { value: 'car', label: 'Car', hotkey: 'c', children: { name: 'Make', values: [{ value: 'vw', label: 'VW' }] } },
          { value: 'dog', label: 'Dog' },
          { value: 'wet', label: 'Wet', parents: ['dog'] },
        ],
      },
    ],
    zone: [{ name: 'Boxes', min: 1, values: [{ value: 'box', label: 'Box' }] }],
  };
  const coords = (...points: [number, number][]) => points.map(([x, y]) => ({ x, y }));
  const { survey, tasks } = await allOf(
    await surveyed(
      annottoFiles,
      partsOf({
        'config.json': json(old),
        'annotations.jsonlines': lines({
          item: { uuid: 'i', type: 'image', data: { url: 'https://example.org/a.png' } },
          annotation: {
            zone: {
              Boxes: {
                entities: [
                  { value: 'box', coords: coords([0.1, 0.2], [0.4, 0.2], [0.4, 0.3], [0.1, 0.3]) },
                  { value: 'box', coords: coords([0, 0], [1, 0], [0, 1]) },
                ],
              },
            },
          },
        }),
      }),
      here(),
    ),
  );
  expect(survey.markup).toBe(`<View>
  <Image name="image" value="$image"/>
  <Rectangle name="Rectangle" toName="image"/>
  <Polygon name="Polygon" toName="image"/>
  <Header value="Seen"/>
  <Choices name="Seen" toName="image" choice="single">
    <Choice value="Car" alias="car" hotkey="c"/>
    <Choice value="Dog" alias="dog">
      <Choice value="Wet" alias="wet"/>
    </Choice>
  </Choices>
  <Choices name="Make" toName="image" choice="multiple" visibleWhen="choice-selected" whenTagName="Seen" whenChoiceValue="car">
    <Choice value="VW" alias="vw"/>
  </Choices>
  <Labels name="Boxes" toName="image" required="true">
    <Label value="Box" alias="box"/>
  </Labels>
</View>`);
  const rows = tasks[0]!.annotations[0]!.result;
  expect(rows.map(({ from_name: from, type }) => [from, type])).toEqual([
    ['Rectangle', 'rectangle'],
    ['Boxes', 'labels'],
    ['Polygon', 'polygon'],
    ['Boxes', 'labels'],
  ]);
  const box = rows[1]!.value as Record<string, number>;
  for (const [key, value] of Object.entries({ x: 10, y: 20, width: 30, height: 10, rotation: 0 })) expect(box[key]).toBeCloseTo(value, 9);
  expect(rows[2]!.value).toEqual({
    points: [
      [0, 0],
      [100, 0],
      [0, 100],
    ],
    closed: true,
  });
});

test('the labeling config that a project has is taken, labels by their code or by what people read', async () => {
  const own = contextOf(`<View><Text name="t" value="$doc.body"/><Labels name="who" toName="t"><Label value="Name"/><Label value="place"/></Labels>
    <Choices name="Sentiment" toName="t"><Choice value="Positive" alias="pos"/><Choice value="neg"><Choice value="Sad"/></Choice></Choices>
    <Choices name="Why" toName="t" choice="multiple"><Choice value="price"/></Choices><TextArea name="last" toName="t"/>
    <Relations><Relation value="lives_in"/></Relations></View>`).config;
  const renamed = Object.fromEntries(Object.entries(files).map(([path, held]) => [path, held.replaceAll('"Entities"', '"who"')]));
  const { tasks } = await allOf(await surveyed(annottoFiles, partsOf(renamed), here(own)));
  expect(tasks[0]!.data).toEqual({ doc: { body: text } });
  expect(tasks[0]!.annotations[0]!.result.map(({ from_name: from, value }) => [from, value?.labels ?? value?.choices ?? value?.text])).toEqual([
    ['who', ['Name']],
    ['who', ['place']],
    ['last', ['Rome']],
    ['Sentiment', ['Sad']],
    ['Why', ['price']],
    [undefined, undefined],
  ]);
});

test('every label that is missing is said once, with where to add it', async () => {
  const own = contextOf(
    '<View><Text name="text" value="$text"/><Choices name="Sentiment" toName="text"><Choice value="pos"/></Choices></View>',
  ).config;
  expect(await faultsOf(await surveyed(annottoFiles, partsOf(files), here(own)))).toEqual([
    'annotations.jsonlines:1: neg is not in project Classifications type tasks. Add <Choice value="neg"/> to "Sentiment" in the labeling config.',
    'annotations.jsonlines:1: sad is not in project Classifications type tasks. Add <Choice value="sad"/> to "Sentiment" in the labeling config.',
    'annotations.jsonlines:1: price is not in project Classifications type tasks. Add Choices named "Why" with <Choice value="price"/> in the labeling config.',
    'annotations.jsonlines:1: name is not in project NER type tasks. Add Labels named "Entities" with <Label value="name"/> in the labeling config.',
    'annotations.jsonlines:1: place is not in project NER type tasks. Add Labels named "Entities" with <Label value="place"/> in the labeling config.',
    'annotations.jsonlines:1: last is not in project Text type tasks. Add <TextArea name="last" …/> in the labeling config.',
  ]);
});

test('files in pieces that fit nothing are told so', async () => {
  const { 'predictions.jsonlines': predictions, 'items.jsonlines': items } = files;
  expect(await faultsOf(await surveyed(annottoFiles, partsOf({ 'predictions.jsonlines': predictions }), here()))).toEqual([
    'predictions.jsonlines:1: Without labels nobody knows what these files mean. Send config.json along, or write a labeling config first.',
  ]);
  expect(await faultsOf(await surveyed(annottoFiles, partsOf({ 'items.jsonlines': items, 'predictions.jsonlines': predictions }), here()))).toEqual([
    'items.jsonlines:1: Without labels nobody knows what these files mean. Send config.json along, or write a labeling config first.',
  ]);
  expect(await faultsOf(await surveyed(annottoFiles, partsOf({ 'items.jsonlines': items, 'more/items.jsonlines': items }), here()))).toEqual([
    "more/items.jsonlines:1: This is a second file of items. Import one set of Annotto's files at a time.",
  ]);
});
