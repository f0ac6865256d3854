import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkResult } from '#app/core/labeling/check.ts';
import { emptyDoc, type Region, type Row } from '#app/core/labeling/result.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { configOf } from './configs.ts';

const config = configOf(`<View>
  <TimeSeries name="ts" value="$csv" timeColumn="time" timeFormat="%Y-%m-%d"><Channel column="wind"/></TimeSeries>
  <TimeSeriesLabels name="what" toName="ts"><Label value="Run"/><Label value="Walk"/></TimeSeriesLabels>
  <Labels name="mood" toName="ts"><Label value="Calm"/></Labels>
  <Choices name="sure" toName="ts" perRegion="true"><Choice value="yes"/></Choices>
</View>`);

const row = (id: string, value: Row['value'], more: Partial<Row> = {}): Row => ({
  id,
  from_name: 'what',
  to_name: 'ts',
  type: 'timeserieslabels',
  origin: 'manual',
  value,
  ...more,
});

const files: Record<string, Row[]> = {
  'numbers of the time column': [row('a', { start: 1592250751951.8074, end: 1592251206163.5327, instant: false, timeserieslabels: ['Run'] })],
  'times as texts, and an instant': [
    row('a', { start: '2012-01-09', end: '2012-03-31', instant: false, timeserieslabels: ['Run'] }),
    row('b', { start: '2012-02-29', end: '2012-02-29', instant: true, timeserieslabels: ['Walk'] }),
  ],
  'a prediction that says less': [row('a', { start: 10, end: 20, timeserieslabels: ['Run'] }, { origin: 'prediction', score: 0.4 })],
  'labels of a plain list, with an answer of the region': [
    row('a', { start: 3, end: 7.5, instant: false, labels: ['Calm'] }, { from_name: 'mood', type: 'labels' }),
    row('a', { start: 3, end: 7.5, instant: false, choices: ['yes'] }, { from_name: 'sure', type: 'choices' }),
  ],
  'keys unknown here': [row('a', { start: 0, end: 1, instant: false, channels: ['wind'], timeserieslabels: [] }, { parentID: 'z', odd: { a: 1 } })],
};

describe('rows of a time series come back as they were', () => {
  test.each(Object.entries(files))('%s', (_, rows) => {
    const { doc, failed } = parseResult(rows, config);
    expect(failed).toEqual([]);
    expect(doc.rest).toEqual([]);
    expect(serializeResult(doc, config)).toEqual(rows);
  });

  test('whatever the times are', () => {
    const time = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0),
      fc.string({ minLength: 1, maxLength: 30 }),
    );
    const value = fc.record({ start: time, end: time, instant: fc.boolean() }, { requiredKeys: ['start', 'end'], noNullPrototype: true });
    fc.assert(
      fc.property(value, (place) => {
        const rows = [row('a', { ...place, timeserieslabels: ['Run'] })];
        expect(serializeResult(parseResult(rows, config).doc, config)).toEqual(rows);
      }),
    );
  });

  test('a time that is none is said with its place', () => {
    const { doc, failed } = parseResult([row('a', { start: null, end: 1, timeserieslabels: ['Run'] })], config);
    expect(doc.regions).toEqual([]);
    expect(failed).toEqual([{ row: 0, message: '"start" in the value is neither a number nor a time.' }]);
  });
});

test('an interval that means nothing is refused', () => {
  const fault = (start: number | string, end: number | string): string[] => {
    const region: Region = { id: 'a', from: 'what', to: 'ts', origin: 'manual', labels: ['Run'], kind: 'interval', start, end };
    return checkResult(config, { ...emptyDoc, regions: [region] }).map(({ message }) => message);
  };
  expect([...fault(1, 2), ...fault('2012-01-01', '2012-01-02')]).toEqual([]);
  expect(fault(2, 1)).toEqual(['A region of "what" cannot be kept: it ends before it starts.']);
  expect(fault('', 1)).toEqual(['A region of "what" cannot be kept: its start or end is neither a number nor a time.']);
  expect(fault(Number.NaN, 1)).toHaveLength(1);
});
