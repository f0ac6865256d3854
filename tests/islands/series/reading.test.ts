import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellsOfText, cellsOfValue, readSeries } from '#islands/labeler/surfaces/series/reading.ts';
import { tableOf, type Table } from '#islands/labeler/surfaces/series/table.ts';

const csv = (text: string, attributes: Record<string, string>, ...columns: string[]): Table =>
  tableOf(cellsOfText(text, attributes.sep ?? ','), { attributes, columns });
const shown = ({ times, columns }: Table) => ({
  times: [...times],
  ...Object.fromEntries([...columns].map(([name, { values }]) => [name, [...values]])),
});

describe('a series is read', () => {
  it('from CSV with names, in any case, with gaps', () => {
    expect(shown(csv('Time,Speed,note\n0,1.5,a\n1,,b\n2,"3",c\n', { timecolumn: 'time' }, 'speed'))).toEqual({
      times: [0, 1, 2],
      speed: [1.5, NaN, 3],
    });
  });

  it('from CSV without names, by position, whatever separates the cells', () => {
    expect(shown(csv('5\t10\n6\t20\n', { timecolumn: '0', sep: '\\t' }, '1'))).toEqual({ times: [5, 6], 1: [10, 20] });
    expect(shown(csv('t;v\n5;10\n6;20\n', { timecolumn: 't', sep: 'auto' }, 'v'))).toEqual({ times: [5, 6], v: [10, 20] });
  });

  it('by row numbers where no column has the times', () => {
    expect(shown(csv('v\n10\n20\n', {}, 'v'))).toEqual({ times: [0, 1], v: [10, 20] });
    expect(shown(csv('v\n10\n20\n', { timeformat: '%Y' }, 'v')).times).toEqual([0, 1]);
  });

  it('in the order of its times', () => {
    const table = csv('d,v\n2020-01-03,3\n2020-01-01,1\n2020-01-02,2\n', { timecolumn: 'd', timeformat: '%Y-%m-%d' }, 'v');
    expect(shown(table)).toEqual({ times: [1, 2, 3].map((day) => Date.UTC(2020, 0, day)), v: [1, 2, 3] });
  });

  it('from JSON: columns, rows as objects, rows as lists, one list', () => {
    const wanted = { attributes: { timecolumn: 't' }, columns: ['v'] };
    const same = { times: [0, 1], v: [5, 6] };
    expect(shown(tableOf(cellsOfValue({ t: [0, 1], v: [5, 6], other: 'no column' }), wanted))).toEqual(same);
    expect(shown(tableOf(cellsOfText('[{"t":0,"v":5},{"t":1,"v":6}]', ','), wanted))).toEqual(same);
    expect(
      shown(
        tableOf(
          cellsOfValue([
            [0, 5],
            [1, 6],
          ]),
          { attributes: { timecolumn: '0' }, columns: ['1'] },
        ),
      ),
    ).toEqual({ times: [0, 1], 1: [5, 6] });
    expect(shown(tableOf(cellsOfValue([5, 6]), { attributes: {}, columns: ['0'] }))).toEqual({ times: [0, 1], 0: [5, 6] });
  });

  it('from real weather', async () => {
    const text = readFileSync(new URL('../../fixtures/seattle-weather.csv', import.meta.url), 'utf8');
    const wanted = { attributes: { timecolumn: 'date', timeformat: '%Y-%m-%d' }, columns: ['temp_max', 'wind'] };
    const { times, columns } = await readSeries({ value: text }, wanted);
    expect([times.length, times[0], times.at(-1)]).toEqual([1461, Date.UTC(2012, 0, 1), Date.UTC(2015, 11, 31)]);
    expect([columns.get('temp_max')?.values[0], columns.get('wind')?.values.at(-1)]).toEqual([12.8, 3.5]);
  });
});

describe('what is wrong is said with its place', () => {
  it.each([
    ['t,v\n0,1\nx,2\n', { timecolumn: 't' }, 'Row 2 of the series: “x” in t is not a number. Mend the data or the config.'],
    [
      'd,v\n1999,1\n',
      { timecolumn: 'd', timeformat: '%d.%m.%Y' },
      'Row 1 of the series: “1999” in d is not a time in the format %d.%m.%Y. Mend the data or the config.',
    ],
    ['t,w\n0,1\n', { timecolumn: 't' }, 'The series has no column “v”. It has: t, w. Mend the data or the config.'],
    ['', {}, 'The series has no rows.'],
    ['[1,', {}, 'The series begins like JSON but cannot be read as such. Mend the file.'],
  ])('%s', (text, attributes, sentence) => {
    expect(() => csv(text, attributes, 'v')).toThrow(sentence);
  });

  it('also where the task holds something else', () => {
    expect(() => cellsOfValue(7)).toThrow('neither a table of columns');
    expect(() => cellsOfValue({ a: 1 })).toThrow('neither a table of columns');
  });
});
