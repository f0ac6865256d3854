import { describe, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { boxes, configOf, mixed, words } from './configs.ts';

const image = { original_width: 640, original_height: 480, image_rotation: 0 };
const place = { x: 10, y: 20, width: 30, height: 25, rotation: 15 };

/** Rows as files in the wild hold them; each list must come back as it went in. */
const files: Record<string, Row[]> = {
  'a labelled box': [
    {
      id: 'r1',
      from_name: 'box',
      to_name: 'pic',
      type: 'rectanglelabels',
      origin: 'manual',
      ...image,
      value: { ...place, rectanglelabels: ['Cat', 'dog'] },
    },
  ],
  'a box with everything a row may have': [
    {
      id: 'aZ_-0',
      from_name: 'box',
      to_name: 'pic',
      type: 'rectanglelabels',
      origin: 'prediction-changed',
      score: 0.5,
      readonly: true,
      parentID: 'r9',
      item_index: 2,
      meta: { text: ['a note'], by: { hand: true } },
      ...image,
      source: '$photo',
      normalization: null,
      value: { ...place, rectanglelabels: ['Cat'], is_positive: true },
    },
  ],
  'a bare box with its Labels': [
    { id: 'r1', from_name: 'bare', to_name: 'pic', type: 'rectangle', origin: 'manual', ...image, value: place },
    { id: 'r1', from_name: 'kind', to_name: 'pic', type: 'labels', origin: 'manual', ...image, value: { ...place, labels: ['Fish'] } },
  ],
  'a bare box whose two rows hold keys of their own': [
    { id: 'r1', from_name: 'bare', to_name: 'pic', type: 'rectangle', origin: 'manual', ...image, a: 1, value: { ...place, b: 2 } },
    { id: 'r1', from_name: 'kind', to_name: 'pic', type: 'labels', origin: 'manual', ...image, c: 3, value: { ...place, d: 4, labels: ['Fish'] } },
  ],
  'a bare box without labels': [{ id: 'r1', from_name: 'bare', to_name: 'pic', type: 'rectangle', origin: 'manual', ...image, value: place }],
  'a box with perRegion answers, one of a type unknown here': [
    {
      id: 'r1',
      from_name: 'box',
      to_name: 'pic',
      type: 'rectanglelabels',
      origin: 'manual',
      ...image,
      value: { ...place, rectanglelabels: ['Cat'] },
    },
    { id: 'r1', from_name: 'clear', to_name: 'pic', type: 'choices', origin: 'manual', ...image, value: { ...place, choices: ['yes'] } },
    { id: 'r1', from_name: 'age', to_name: 'pic', type: 'number', origin: 'manual', ...image, value: { ...place, number: 3 } },
  ],
  'spans, with an escaped newline': [
    {
      id: 's1',
      from_name: 'ner',
      to_name: 'txt',
      type: 'labels',
      origin: 'manual',
      value: { start: 2, end: 27, text: 'Warning:\\n🐱 This is a test', labels: ['PER'] },
    },
    {
      id: 's2',
      from_name: 'ner',
      to_name: 'txt',
      type: 'labels',
      origin: 'prediction',
      score: 0.9,
      value: { start: 0, end: 1, labels: ['ORG', 'PER'] },
    },
  ],
  'ranges with a text': [
    {
      id: 'a1',
      from_name: 'voice',
      to_name: 'snd',
      type: 'labels',
      origin: 'manual',
      original_length: 12.5,
      value: { start: 0.25, end: 3, channel: 0, labels: ['Ada'] },
    },
    {
      id: 'a1',
      from_name: 'says',
      to_name: 'snd',
      type: 'textarea',
      origin: 'manual',
      original_length: 12.5,
      value: { start: 0.25, end: 3, channel: 0, text: ['Hello', 'there'] },
    },
    { id: 'a2', from_name: 'voice', to_name: 'snd', type: 'labels', origin: 'manual', value: { start: 4, end: 5, channel: 1, labels: [] } },
  ],
  'answers without a place': [
    { id: 'c1', from_name: 'mood', to_name: 'txt', type: 'choices', origin: 'manual', value: { choices: ['Good', 'Bad'] } },
    { id: 'c2', from_name: 'mood', to_name: 'txt', type: 'choices', origin: 'manual', value: { choices: [['Good', 'Very']] } },
    { id: 't1', from_name: 'note', to_name: 'txt', type: 'textarea', origin: 'manual', meta: { a: 1 }, value: { text: ['one', 'two\nlines'] } },
    { id: 'g1', from_name: 'stars', to_name: 'txt', type: 'rating', origin: 'prediction', score: 1, item_index: 0, value: { rating: 4, of: 5 } },
  ],
  'what this version does not draw': [
    {
      id: 'p1',
      from_name: 'poly',
      to_name: 'pic',
      type: 'polygon',
      ...image,
      value: {
        points: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        closed: true,
      },
    },
    {
      id: 'k1',
      from_name: 'kind',
      to_name: 'pic',
      type: 'labels',
      ...image,
      value: { x: 1, y: 2, radiusX: 3, radiusY: 4, rotation: 0, labels: ['Fish'] },
    },
    {
      id: 'h1',
      from_name: 'ner',
      to_name: 'txt',
      type: 'labels',
      value: { start: '/p[1]/text()[1]', end: '/p[1]/text()[1]', startOffset: 0, endOffset: 3, labels: ['PER'] },
    },
    { from_name: 'gone', to_name: 'pic', type: 'rectanglelabels', value: { ...place, rectanglelabels: ['Cat'] } },
    { id: 'n1', type: 'something-new', deep: [{ a: [null] }] },
    {},
  ],
  'an unknown region with a perRegion answer keeps its place': [
    {
      id: 'p1',
      from_name: 'clear',
      to_name: 'pic',
      type: 'choices',
      origin: 'manual',
      ...image,
      value: { points: [[1, 2]], closed: true, choices: ['no'] },
    },
    { id: 'p1', from_name: 'poly', to_name: 'pic', type: 'polygon', ...image, value: { points: [[1, 2]], closed: true } },
  ],
  relations: [
    { id: 's1', from_name: 'ner', to_name: 'txt', type: 'labels', origin: 'manual', value: { start: 0, end: 1, labels: ['PER'] } },
    { id: 's2', from_name: 'ner', to_name: 'txt', type: 'labels', origin: 'manual', value: { start: 1, end: 2, labels: ['PER'] } },
    { type: 'relation', from_id: 's1', to_id: 's2', direction: 'right' },
    { type: 'relation', from_id: 's2', to_id: 's1', direction: 'bi', labels: ['is-a'], note: 'kept' },
  ],
};

describe('rows come back as they were', () => {
  test.each(Object.entries(files))('%s', (_, rows) => {
    const { doc, failed } = parseResult(rows, mixed);
    expect(failed).toEqual([]);
    expect(serializeResult(doc, mixed)).toEqual(rows);
  });

  test('all of them together, each row once', () => {
    const renamed = Object.values(files).flatMap((rows, file) =>
      rows.map((row) => {
        const ids = Object.entries(row)
          .filter(([key]) => ['id', 'from_id', 'to_id'].includes(key))
          .map(([key, id]) => [key, `${file}-${String(id)}`]);
        return { ...row, ...Object.fromEntries(ids) };
      }),
    );
    const written = serializeResult(parseResult(renamed, mixed).doc, mixed);
    const inOrder = (rows: unknown[]): string[] => rows.map((row) => JSON.stringify(row, Object.keys(row as object).toSorted())).toSorted();
    expect(inOrder(written)).toEqual(inOrder(renamed));
    expect(written).toEqual(expect.arrayContaining(renamed));
  });
});

describe('what a row becomes', () => {
  const first = (rows: Row[]): unknown => parseResult(rows, mixed).doc.regions[0];

  test('a bare box and its labels are one region', () => {
    expect(first(files['a bare box with its Labels'] ?? [])).toMatchObject({
      id: 'r1',
      from: 'bare',
      labelsFrom: 'kind',
      labels: ['Fish'],
      kind: 'rectangle',
    });
    expect(first([...(files['a bare box with its Labels'] ?? [])].toReversed())).toMatchObject({
      from: 'bare',
      labelsFrom: 'kind',
      labels: ['Fish'],
    });
  });

  test('a newline in stored text is read as one', () => {
    expect(first(files['spans, with an escaped newline'] ?? [])).toMatchObject({ start: 2, end: 27, text: 'Warning:\n🐱 This is a test' });
  });

  test('a perRegion answer belongs to its region and follows it when it moves', () => {
    const { doc } = parseResult(files['a box with perRegion answers, one of a type unknown here'], mixed);
    expect(doc.answers).toEqual([{ id: 'r1', region: 'r1', from: 'clear', to: 'pic', origin: 'manual', kind: 'choices', choices: ['yes'] }]);
    const moved = {
      ...doc,
      regions: doc.regions.map((region) =>
        region.kind === 'rectangle' ? { ...region, x: 55, original: { width: 100, height: 100, rotation: 90 } } : region,
      ),
    };
    const rows = serializeResult(moved, mixed);
    expect(rows.map(({ value, original_width: width }) => [value?.x, width])).toEqual([
      [55, 100],
      [55, 100],
      [55, 100],
    ]);
    expect(rows[2]?.value).toEqual({ ...place, x: 55, number: 3 });
  });

  test('old spellings are understood: strings for numbers, one text for a list, parent_id, no origin, no rotation', () => {
    const { doc, failed } = parseResult(
      [
        { id: 's', from_name: 'ner', to_name: 'txt', type: 'labels', parent_id: 'x', value: { start: '1', end: '4', labels: 'PER' } },
        { id: 'b', from_name: 'box', to_name: 'pic', type: 'rectanglelabels', value: { x: 1, y: 2, width: 3, height: 4, rectanglelabels: ['Cat'] } },
        { id: 7, from_name: 'note', to_name: 'txt', type: 'textarea', value: { text: 'plain' } },
        { from_name: 'mood', to_name: 'txt', type: 'choices', value: { choices: 'Good' } },
      ],
      mixed,
    );
    expect(failed).toEqual([]);
    expect(doc.regions).toMatchObject([{ start: 1, end: 4, labels: ['PER'], parentId: 'x', origin: 'manual' }, { rotation: 0 }]);
    expect(doc.answers).toMatchObject([
      { id: '7', text: ['plain'] },
      { id: expect.stringMatching(/^[\w-]{10}$/) as string, choices: ['Good'] },
    ]);
  });

  test('names that a Repeater makes are those of its controls', () => {
    const config = configOf(
      '<View><Repeater on="$p"><Image name="i_{{idx}}" value="$p[{{idx}}]"/><RectangleLabels name="b_{{idx}}" toName="i_{{idx}}"><Label value="A"/></RectangleLabels></Repeater></View>',
    );
    const rows = [
      { id: 'r', from_name: 'b_12', to_name: 'i_12', type: 'rectanglelabels', origin: 'manual', value: { ...place, rectanglelabels: ['A'] } },
    ];
    const { doc } = parseResult(rows, config);
    expect(doc.regions).toHaveLength(1);
    expect(serializeResult(doc, config)).toEqual(rows);
  });
});

describe('broken rows are named and left out', () => {
  const box = (change: object, value: object = {}): Row => ({
    id: 'r',
    from_name: 'box',
    to_name: 'pic',
    type: 'rectanglelabels',
    value: { ...place, rectanglelabels: ['Cat'], ...value },
    ...change,
  });
  test.each([
    [null, 'The row is not an object.'],
    ['text', 'The row is not an object.'],
    [[], 'The row is not an object.'],
    [{ ...box({}), value: [] }, 'The value of the row is not an object.'],
    [box({}, { x: 'left' }), '"x" in the value is not a number.'],
    [box({}, { width: undefined }), '"width" in the value is missing.'],
    [box({}, { height: Number.NaN }), '"height" in the value is not a number.'],
    [box({}, { y: Infinity }), '"y" in the value is not a number.'],
    [box({}, { rectanglelabels: [1] }), '"rectanglelabels" in the value is not a list of texts.'],
    [box({}, { rectanglelabels: undefined }), '"rectanglelabels" in the value is missing.'],
    [box({ id: { a: 1 } }), '"id" is not a text.'],
    [box({ score: Number.NaN }), '"score" is not a number.'],
    [
      { id: 's', from_name: 'ner', to_name: 'txt', type: 'labels', value: { start: 1.5, end: 2, labels: [] } },
      '"start" and "end" of text must be whole numbers.',
    ],
    [{ id: 's', from_name: 'ner', to_name: 'txt', type: 'labels' }, '"labels" in the value is missing.'],
    [{ id: 'c', from_name: 'mood', to_name: 'txt', type: 'choices', value: { choices: [3] } }, '"choices" in the value is not a list of choices.'],
    [{ id: 'c', from_name: 'stars', to_name: 'txt', type: 'rating', value: {} }, '"rating" in the value is missing.'],
    [{ type: 'relation', from_id: 'a' }, '"to_id" is missing or not a name.'],
    [{ type: 'relation', from_id: 'a', to_id: 'b', direction: 'up' }, '"direction" must be right, left or bi.'],
  ])('%j', (row, message) => {
    const good = files['a labelled box']?.[0];
    const { doc, failed } = parseResult([good, row], mixed);
    expect(failed).toEqual([{ row: 1, message }]);
    expect(doc.regions).toHaveLength(1);
  });

  test('two regions with one id', () => {
    expect(parseResult([box({}), box({})], boxes).failed).toEqual([{ row: 1, message: 'The id "r" is taken by another region.' }]);
  });

  test.each([[undefined], [null], ['[]'], [{ result: [] }]])('a result that is no list: %j', (rows) => {
    expect(parseResult(rows, words).failed).toEqual([{ row: 0, message: 'The result is not a list of rows.' }]);
  });

  test('keys named like those of object prototypes stay plain data', () => {
    const rows = JSON.parse(
      '[{"id":"r","from_name":"box","to_name":"pic","type":"rectanglelabels","origin":"manual","__proto__":{"a":1},"value":{"x":1,"y":1,"width":1,"height":1,"rotation":0,"rectanglelabels":[],"__proto__":{"b":1}}}]',
    ) as Row[];
    const written = serializeResult(parseResult(rows, boxes).doc, boxes);
    expect(JSON.parse(JSON.stringify(written))).toEqual(rows);
    expect({}).not.toHaveProperty('a');
  });
});
