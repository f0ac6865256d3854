/** Files made by hand from annotto-superb A2, A3. */
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { annotto } from '#app/formats/annotto.ts';
import { answer, contextOf, task, unpackedText } from './exported.ts';

const markup = `<View><Text name="text" value="$text"/>
  <Labels name="Entities" toName="text"><Label value="Person" hotkey="p" background="#ff4d4f" hint="Somebody"/><Label value="Place"/></Labels>
  <Relations><Relation value="lives in"/></Relations>
  <Choices name="Mood" toName="text" required="true"><Choice value="Glad"/><Choice value="Sad"><Choice value="Bored"/></Choice></Choices>
  <Choices name="Topics" toName="text" choice="multiple" visibleWhen="choice-selected" whenTagName="Mood" whenChoiceValue="Glad"><Choice value="Sad"/></Choices>
  <TextArea name="Note" toName="text"/><Rating name="stars" toName="text"/></View>`;

const row = (id: string, from_name: string, type: string, value: Record<string, unknown>, more: object = {}): Row => ({
  id,
  from_name,
  to_name: 'text',
  type,
  value,
  ...more,
});
const span = (id: string, start: number, end: number, ...labels: string[]): Row => row(id, 'Entities', 'labels', { start, end, labels });

const text = '🐱 Ada lives in Rome.';
const tasks = [
  task({
    id: 7,
    data: { text, source: 'diary' },
    meta: { uuid: 'a-1', shelf: 3 },
    annotations: [
      answer({ id: 1, result: [row('m', 'Mood', 'choices', { choices: [['Sad', 'Bored']] })], lead_time: 12 }),
      answer({
        id: 2,
        completed_by: 6,
        created_at: '2026-02-01T10:00:00.000Z',
        updated_at: '2026-02-01T10:00:30.000Z',
        lead_time: 20,
        result: [
          span('p', 2, 5, 'Person'),
          span('r', 15, 19, 'Place', 'Person'),
          { type: 'relation', from_id: 'p', to_id: 'r', direction: 'right', labels: ['lives in'] },
          { type: 'relation', from_id: 'p', to_id: 'r', direction: 'right', labels: ['unknown'] },
          row('m', 'Mood', 'choices', { choices: ['Glad'] }),
          row('t', 'Topics', 'choices', { choices: ['Sad'] }),
          row('n', 'Note', 'textarea', { text: ['Sunny', 'indeed'] }),
          row('s', 'stars', 'rating', { rating: 4 }),
        ],
      }),
    ],
    predictions: [
      {
        id: 1,
        result: [row('m', 'Mood', 'choices', { choices: ['Glad'] }), span('q', 2, 5, 'Person')],
        score: 0.5,
        model_version: 'm-1',
        created_at: '2026-01-01T00:00:00.000Z',
        updated_at: '2026-01-01T00:00:00.000Z',
        task: 7,
        project: 1,
      },
    ],
  }),
  task({ id: 8, data: { text: 'Nobody' }, meta: { uuid: 'a-1' } }),
];

const lines = (file: string | undefined): unknown[] => (file ?? '').split('\n').flatMap((line) => (line ? [JSON.parse(line) as unknown] : []));

test('config.json: a row for each label, codes once in all of it', async () => {
  const files = await unpackedText(annotto, tasks, contextOf(markup));
  expect(Object.keys(files)).toEqual(['config.json', 'items.jsonlines', 'predictions.jsonlines', 'annotations.jsonlines', 'left-out.txt']);
  expect(files['config.json']).toContain('\n   "name": "Moods"');
  expect(JSON.parse(files['config.json']!)).toEqual({
    name: 'Moods',
    client: 'Analytical Engines',
    type: 'text',
    guidelines: '<p>Read <b>all</b> of it.</p>',
    highlights: [],
    description: 'How people feel',
    admins: [],
    dataScientists: [],
    users: ['ben@example.org', 'cy@example.org'],
    defaultTags: [],
    showPredictions: true,
    prefillPredictions: true,
    filterPredictionsMinimum: 0.4,
    tasks: [
      {
        type: 'ner',
        category: 'Entities',
        value: 'Person',
        label: 'Person',
        hotkey: 'p',
        color: '#ff4d4f',
        description: 'Somebody',
        exposed: true,
        min: 0,
        max: 0,
        conditions: [],
      },
      { type: 'ner', category: 'Entities', value: 'Place', label: 'Place', exposed: true, min: 0, max: 0, conditions: [] },
      { type: 'classifications', category: 'Mood', value: 'Glad', label: 'Glad', exposed: true, min: 1, max: 1, conditions: [] },
      { type: 'classifications', category: 'Mood', value: 'Sad', label: 'Sad', exposed: true, min: 1, max: 1, conditions: [] },
      { type: 'classifications', category: 'Mood', value: 'Bored', label: 'Bored', exposed: true, min: 1, max: 1, conditions: ['Sad'] },
      {
        type: 'classifications',
        category: 'Topics',
        value: 'Topics: Sad',
        label: 'Sad (Topics)',
        exposed: true,
        min: 0,
        max: 0,
        conditions: ['Glad'],
      },
      { type: 'text', category: 'Note', value: 'Note', label: 'Note', exposed: true, min: 0, max: 0, conditions: [] },
    ],
    entitiesRelationsGroup: [{ name: 'Relations', min: 0, max: 0, values: [{ value: 'lives in', label: 'lives in', exposed: true }] }],
  });
});

test('items, predictions and annotations, a line each; characters count as in JavaScript', async () => {
  const files = await unpackedText(annotto, tasks, contextOf(markup));
  const raw = { Mood: { labels: [{ value: 'Glad', proba: 0.5 }] }, Entities: { entities: [{ value: 'Person', start: 3, end: 6 }] } };
  expect(lines(files['items.jsonlines'])).toEqual([
    {
      uuid: 'a-1',
      data: { text },
      metadata: { uuid: 'a-1', shelf: 3 },
      type: 'text',
      annotated: true,
      annotatedBy: ['cy@example.org'],
      annotatedAt: '2026-02-01T10:00:30.000Z',
      seenAt: '2026-02-01T10:00:10.000Z',
      velocity: 20,
      lastAnnotator: { email: 'cy@example.org' },
      entitiesRelations: [
        { src: { value: 'Person', ner: { start: 3, end: 6 } }, dest: { value: 'Place', ner: { start: 16, end: 20 } }, value: 'lives in' },
      ],
      predictions: {
        raw,
        keys: [
          { value: 'Person', start: 3, end: 6 },
          { value: 'Glad', proba: 0.5 },
        ],
      },
      createdAt: '2025-12-31T00:00:00.000Z',
    },
    { uuid: 'task-8', data: { text: 'Nobody' }, metadata: { uuid: 'a-1' }, type: 'text', annotated: false, createdAt: '2025-12-31T00:00:00.000Z' },
  ]);
  expect(lines(files['predictions.jsonlines'])).toEqual([{ uuid: 'a-1', annotations: raw }]);
  const old = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };
  expect(lines(files['annotations.jsonlines'])).toEqual([
    {
      item: { uuid: 'a-1', datatype: 'text', data: { text }, metadata: { uuid: 'a-1', shelf: 3 } },
      itemMetadata: { createdAt: '2025-12-31T00:00:00.000Z', updated: '2025-12-31T00:00:00.000Z', seenAt: '2026-02-01T10:00:10.000Z' },
      tags: [],
      comments: [],
      metadata: { uuid: 'a-1', shelf: 3 },
      annotationMetadata: { annotatedBy: 'cy@example.org', annotatedAt: '2026-02-01T10:00:30.000Z', createdAt: '2026-02-01T10:00:00.000Z' },
      annotation: {
        ner: {
          Entities: {
            entities: [
              { value: 'Person', start_char: 3, end_char: 6, ent_id: 0 },
              { value: 'Place', start_char: 16, end_char: 20, ent_id: 1 },
              { value: 'Person', start_char: 16, end_char: 20, ent_id: 2 },
            ],
          },
          relations: [{ label: 'lives in', src: 0, dest: 1 }],
        },
        classifications: { Mood: { labels: [{ value: 'Glad' }] }, Topics: { labels: [{ value: 'Topics: Sad' }] } },
        text: { Note: { entities: [{ value: 'Note', text: 'Sunny\nindeed' }] } },
      },
      historicAnnotations: [
        { classifications: { Mood: { labels: [{ value: 'Sad', ...old }] } } },
        { classifications: { Mood: { labels: [{ value: 'Bored', ...old }] } } },
      ],
      annotationTimes: [12, 20],
    },
  ]);
  expect(files['left-out.txt']).toBe(`answers of controls that this format does not have: 1
earlier answers to a task, as its history without who gave them: 1
items whose uuid another one has, under one of their own: 1
label names that collide, told with their control: 1
names of models: 1
regions with several labels, told once for each: 1
relations: 1
texts of several parts, as one: 1
`);
});

const pictureMarkup = `<View><Image name="photo" value="$photo"/>
  <RectangleLabels name="box" toName="photo"><Label value="Dog"/></RectangleLabels>
  <PolygonLabels name="ring" toName="photo"><Label value="Cat"/></PolygonLabels>
  <EllipseLabels name="oval" toName="photo"><Label value="Egg"/></EllipseLabels>
  <KeyPointLabels name="dot" toName="photo"><Label value="Eye"/></KeyPointLabels></View>`;

test('boxes, turned ones among them, and polygons are outlines in fractions of the picture', async () => {
  const place = { to_name: 'photo', original_width: 200, original_height: 100, image_rotation: 0 };
  const shapes = [
    task({
      data: { photo: 'https://example.org/cat.jpg' },
      annotations: [
        answer({
          result: [
            row('a', 'box', 'rectanglelabels', { x: 50, y: 50, width: 20, height: 10, rotation: 90, rectanglelabels: ['Dog'] }, place),
            row(
              'b',
              'ring',
              'polygonlabels',
              {
                points: [
                  [0, 0],
                  [50, -10],
                  [0, 50],
                ],
                closed: true,
                polygonlabels: ['Cat'],
              },
              place,
            ),
            row('c', 'oval', 'ellipselabels', { x: 5, y: 5, radiusX: 1, radiusY: 2, rotation: 0, ellipselabels: ['Egg'] }, place),
            row('d', 'dot', 'keypointlabels', { x: 5, y: 5, width: 1, keypointlabels: ['Eye'] }, place),
            row('e', 'box', 'rectanglelabels', { x: 5, y: 5, width: 1, height: 1, rotation: 0, rectanglelabels: ['gone'] }, place),
          ],
        }),
      ],
    }),
  ];
  const files = await unpackedText(annotto, shapes, contextOf(pictureMarkup));
  const [line] = lines(files['annotations.jsonlines']) as {
    item: object;
    annotation: { zone: Record<string, { entities: { coords: { x: number; y: number }[] }[] }> };
  }[];
  expect(line!.item).toMatchObject({ datatype: 'image', data: { url: 'https://example.org/cat.jpg' } });
  const [box] = line!.annotation.zone.box!.entities;
  // 40 x 10 px at (100, 50), turned by 90 degrees: down 40 px, left 10 px.
  for (const [at, [x, y]] of [
    [0.5, 0.5],
    [0.5, 0.9],
    [0.45, 0.9],
    [0.45, 0.5],
  ].entries()) {
    expect(box!.coords[at]!.x).toBeCloseTo(x!, 12);
    expect(box!.coords[at]!.y).toBeCloseTo(y!, 12);
  }
  expect(line!.annotation.zone.ring!.entities[0]!.coords).toEqual([
    { x: 0, y: 0 },
    { x: 0.5, y: 0 },
    { x: 0, y: 0.5 },
  ]);
  expect(files['left-out.txt']).toBe(`regions of a shape that this format does not have (ellipse): 1
regions of a shape that this format does not have (keypoint): 1
regions without a label that the config has: 1
shapes that reach out of the picture, cut at its edge: 1
turned boxes, as outlines of four points: 1
`);
});

test.each([
  ['<Image name="i" value="$i"/><BrushLabels name="b" toName="i"><Label value="A"/></BrushLabels>', 'asks for none of them'],
  ['<Image name="i" value="$i"/><Text name="t" value="$t"/><Choices name="c" toName="i"><Choice value="A"/></Choices>', 'several objects'],
  ['<Paragraphs name="p" value="$p"/><Choices name="c" toName="p"><Choice value="A"/></Choices>', 'Paragraphs'],
  ['<Text name="t" value="$t" valueType="url"/><Choices name="c" toName="t"><Choice value="A"/></Choices>', 'address'],
])('%s does not suit', (inside, why) => {
  expect(annotto.unfit(contextOf(`<View>${inside}</View>`).config)).toContain(why);
});

test('each kind of data has its own key', async () => {
  for (const [tag, key, kind] of [
    ['HyperText', 'html', 'html'],
    ['Audio', 'url', 'audio'],
    ['Video', 'url', 'video'],
  ] as const) {
    const context = contextOf(`<View><${tag} name="o" value="$o"/><Choices name="c" toName="o"><Choice value="A"/></Choices></View>`);
    const files = await unpackedText(annotto, [task({ data: { o: 'x' } })], context);
    expect(lines(files['items.jsonlines'])).toMatchObject([{ type: kind, data: { [key]: 'x' } }]);
  }
});

test('a list beside the data goes under a name, since there is room for an object alone', async () => {
  const context = contextOf('<View><Text name="o" value="$text"/><Choices name="c" toName="o"><Choice value="A"/></Choices></View>');
  const files = await unpackedText(annotto, [task({ meta: ['shelf', 3] })], context);
  expect(lines(files['items.jsonlines'])).toMatchObject([{ metadata: { meta: ['shelf', 3] } }]);
});

test('what a file called a task is its uuid, before that in its meta', async () => {
  const named = [task({ id: 1, external_id: 'n-1', meta: { uuid: 'other' } }), task({ id: 2, meta: { uuid: 'm-2' } }), task({ id: 3 })];
  const context = contextOf('<View><Text name="o" value="$text"/><Choices name="c" toName="o"><Choice value="A"/></Choices></View>');
  const files = await unpackedText(annotto, named, context);
  expect(lines(files['items.jsonlines'])).toMatchObject([{ uuid: 'n-1' }, { uuid: 'm-2' }, { uuid: 'task-3' }]);
});
