import { describe, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { boxes, configOf, mixed, words } from './configs.ts';
import { files, place } from './rows.ts';

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
    expect(rows[2]?.value).toEqual({ ...place, x: 55, reactcode: { a: 3 } });
  });

  test('what only the second row of a bare box says of the region is read, too', () => {
    const [shape, labels] = files['a bare box with its Labels'] as [Row, Row];
    const said = { score: 0.5, readonly: true, parentID: 'r9', item_index: 1, meta: { text: ['odd'] }, normalization: 'five' };
    const { doc } = parseResult([shape, { ...labels, ...said }], mixed);
    expect(serializeResult(doc, mixed)).toEqual([
      { ...shape, ...said },
      { ...labels, ...said },
    ]);
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
