/** Answers without a place: their rows, and what their controls do not allow. */
import { describe, expect, test } from 'vitest';
import { checkResult } from '#app/core/labeling/check.ts';
import { emptyDoc, type Answer, type Row } from '#app/core/labeling/result.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { answerRows, asking } from './answer-rows.ts';

describe('rows come back as they were', () => {
  test.each(Object.entries(answerRows))('%s', (_, rows) => {
    const { doc, failed } = parseResult(rows, asking);
    expect(failed).toEqual([]);
    expect(doc.rest).toEqual([]);
    expect(serializeResult(doc, asking)).toEqual(rows);
  });
});

test('all of these are right by their config', () => {
  const answers = Object.values(answerRows).flatMap((rows) => parseResult(rows, asking).doc.answers);
  const firsts = answers.filter((answer, at) => answer.region === undefined && answers.findIndex(({ from }) => from === answer.from) === at);
  expect(checkResult(asking, { ...emptyDoc, answers: firsts }, { text: 'Adam' }).map(({ message }) => message)).toEqual([]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['taxonomy', { taxonomy: 'Bacteria' }, '"taxonomy" in the value is not a list of paths.'],
  ['taxonomy', {}, '"taxonomy" in the value is missing.'],
  ['taxonomy', { taxonomy: [['a', 3]] }, '"taxonomy" in the value holds something that is no path.'],
  ['number', { number: 'many' }, '"number" in the value is not a number.'],
  ['datetime', { datetime: ['x'] }, '"datetime" in the value is no date or time.'],
  ['pairwise', { selected: 'both' }, '"selected" in the value is neither "left" nor "right".'],
  ['ranker', { ranker: ['a'] }, '"ranker" in the value is not a table of lists.'],
  ['ranker', { ranker: { order: [{}] } }, '"order" in the ranker is not a list of item ids.'],
])('a %s row with %j is left out and says why', (type, value, message) => {
  const name = asking.controls.find((control) => control.type.toLowerCase() === type)?.name;
  const row: Row = { id: 'x', from_name: name, to_name: 'txt', type, value };
  expect(parseResult([row], asking)).toEqual({ doc: emptyDoc, failed: [{ row: 0, message }] });
});

test('a place at the top may be written as its name alone, a number as digits', () => {
  const rows: Row[] = [
    { id: 'a', from_name: 'life', to_name: 'txt', type: 'taxonomy', value: { taxonomy: ['Bacteria'] } },
    { id: 'b', from_name: 'age', to_name: 'txt', type: 'number', value: { number: '7' } },
  ];
  expect(parseResult(rows, asking).doc.answers).toMatchObject([{ taxonomy: [['Bacteria']] }, { number: 7 }]);
});

describe('what a control does not allow', () => {
  const said = (type: string, from: string, value: Record<string, unknown>, to = 'txt'): string[] => {
    const { doc } = parseResult([{ id: 'x', from_name: from, to_name: to, type, value }], asking);
    expect(doc.answers satisfies Answer[]).toHaveLength(1);
    return checkResult(asking, doc).map(({ message }) => message);
  };

  test.each<[string, string[][], string[]]>([
    ['life', [['Eukarya']], []],
    ['life', [['Human']], ['"Human" is no place in "life".']],
    ['life', [['Bacteria'], ['Bacteria']], ['"life" holds the same place twice.']],
    ['leaf', [['A', 'b']], []],
    ['leaf', [['A']], ['"A" has others below it; "leaf" takes only the last ones.']],
    ['leaf', [['A', 'B']], ['"A / B" is no place in "leaf".']],
    [
      'leaf',
      [
        ['A', 'b'],
        ['A', 'C'],
      ],
      ['"leaf" takes at most 1, not 2.'],
    ],
    ['remote', [['anything']], []],
  ])('%s %j: %j', (from, taxonomy, messages) => expect(said('taxonomy', from, { taxonomy })).toEqual(messages));

  test.each<[number, string[]]>([
    [0, []],
    [120, []],
    [-0.5, ['"age" takes 0 or more, not -0.5.']],
    [121, ['"age" takes 120 or less, not 121.']],
  ])('age %d: %j', (number, messages) => expect(said('number', 'age', { number })).toEqual(messages));

  test.each<[string, string | number, string[]]>([
    ['when', '2024-12-24T23:59', []],
    ['when', '2024-12-24T10:00:30.000Z', []],
    ['when', '2023-12-31T23:59', ['"when" takes nothing before 2024-01-01T00:00.']],
    ['when', '2024-12-25T00:00', ['"when" takes nothing after 2024-12-24T23:59.']],
    ['when', 'soon', ['"when" is written like 2024-05-01T10:30, not "soon".']],
    ['day', '31.02.2024', ['"day" is written like 01.05.2024, not "31.02.2024".']],
    ['day', '2024-05-01', []],
    ['hour', '24:00', ['"hour" is written like 10:30, not "24:00".']],
    ['year', 1899, ['"year" takes nothing before 1900.']],
    ['month', '2024-05', []],
  ])('%s %s: %j', (from, datetime, messages) => expect(said('datetime', from, { datetime })).toEqual(messages));

  test('a pair names its own control as its object, or both objects', () => {
    expect(said('pairwise', 'better', { selected: 'left' }, 'better')).toEqual([]);
    expect(said('pairwise', 'better', { selected: 'left' }, 'txt,other')).toEqual([]);
    expect(said('pairwise', 'better', { selected: 'left' }, 'list')).toEqual(['"better" does not work on "list".']);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['order', { order: ['a', 'b'] }, []],
    ['order', { good: ['a'] }, ['"order" has no bucket "good".']],
    ['sort', { good: ['a'], _: ['b'] }, []],
    ['sort', { good: ['a'], bad: ['a'] }, ['"sort" holds "a" twice.']],
    ['sort', { sort: [] }, ['"sort" has no bucket "sort".']],
  ])('%s %j: %j', (from, ranker, messages) => expect(said('ranker', from, { ranker }, 'list')).toEqual(messages));
});
