/** Arithmetic of a series: extremes of any stretch, times there and back, and the places of intervals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectTag } from '#app/core/labeling/model.ts';
import type { IntervalRegion } from '#app/core/labeling/result.ts';
import { timeMarks } from '#islands/labeler/surfaces/series/axis.ts';
import { extremes, levelsOf } from '#islands/labeler/surfaces/series/extremes.ts';
import { seriesMedium } from '#islands/labeler/surfaces/series/medium.ts';
import { scalesOf } from '#islands/labeler/surfaces/series/scale.ts';
import { settingsOf } from '#islands/labeler/surfaces/series/settings.ts';
import { nearnessOf, rowsInSight } from '#islands/labeler/surfaces/series/sight.ts';
import { tableOf } from '#islands/labeler/surfaces/series/table.ts';
import { timesOf } from '#islands/labeler/surfaces/series/times.ts';
import { shownIntervals } from '#islands/labeler/surfaces/series/words.ts';
import { configOf } from '../../core/labeling/configs.ts';

const object = (attributes: string, channels = '<Channel column="v"/>'): ObjectTag => {
  const found = configOf(`<View><TimeSeries name="ts" value="$csv" ${attributes}>${channels}</TimeSeries><Rating name="stars" toName="ts"/></View>`)
    .objects[0];
  if (!found) throw new Error('The config has no series');
  return found;
};
const tableAt = (times: number[], values: number[] = times) =>
  tableOf({ names: ['t', 'v'], columns: [times, values] }, { attributes: { timecolumn: 't' }, columns: ['v'] });
const interval = (start: number | string, end: number | string): IntervalRegion => ({
  id: 'a',
  kind: 'interval',
  from: 'what',
  to: 'ts',
  labels: [],
  origin: 'manual',
  start,
  end,
});

it('finds the extremes of any stretch, gaps left out', () => {
  const value = fc.oneof({ weight: 5, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) }, { weight: 1, arbitrary: fc.constant(NaN) });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 700 }), fc.nat(700), fc.nat(700), (list, a, b) => {
      const values = Float64Array.from(list);
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const seen = list.slice(from, to).filter((each) => !Number.isNaN(each));
      expect(extremes(values, levelsOf(values), from, to)).toEqual({ low: Math.min(...seen, Infinity), high: Math.max(...seen, -Infinity) });
    }),
  );
});

describe('times', () => {
  it('come back as they were written, in every format that says the whole time', () => {
    for (const timeformat of ['%Y-%m-%d %H:%M:%S', '%d/%m/%Y %H:%M:%S', '%Y-%m-%dT%H:%M:%S.%LZ', '%Q']) {
      const { read, write } = timesOf({ timecolumn: 't', timeformat });
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (second) => {
          expect(read(write(second * 1000))).toBe(second * 1000);
        }),
      );
    }
    // An hour that summer time leaves out elsewhere.
    const { read, write } = timesOf({ timecolumn: 't', timeformat: '%Y-%m-%d %H:%M' });
    expect(write(read('2024-03-31 02:30'))).toBe('2024-03-31 02:30');
  });

  it('are shown as the config says', () => {
    const shown = (attributes: Record<string, string>, time: number) => timesOf({ timecolumn: 't', ...attributes }).show(time);
    expect([shown({}, 0.1 + 0.2), shown({ timedisplayformat: '.2f' }, 1.005), shown({ timedisplayformat: 'nonsense!' }, 7)]).toEqual([
      '0.3',
      '1.00',
      '7',
    ]);
    expect(shown({ timedisplayformat: '%d %b %Y' }, Date.UTC(2020, 1, 29))).toBe('29 Feb 2020');
    const length = (attributes: Record<string, string>, span: number) => timesOf({ timecolumn: 't', ...attributes }).showLength(span);
    expect([length({}, 12.6), length({ timeformat: '%Y' }, 90_061_000), length({ timeformat: '%Y' }, 1500), length({ timeformat: '%Y' }, 7)]).toEqual(
      ['12.6', '1 d 1 h', '1 s 500 ms', '7 ms'],
    );
    expect(length({ timeformat: '%Y', durationdisplayformat: '%H:%M' }, 5_400_000)).toBe('01:30');
  });

  it('are in the words about an interval, as they are shown', () => {
    const days = object('timeColumn="t" timeFormat="%Y-%m-%d" timeDisplayFormat="%d.%m."');
    expect(shownIntervals.say(interval('2012-01-09', '2012-01-12'), days)).toBe('09.01. to 12.01., 3 d long');
    expect(shownIntervals.sayShortly?.(interval('2012-01-09', '2012-01-12'), days)).toBe('09.01. to 12.01.');
    expect(shownIntervals.say(interval('2012-01-09', '2012-01-09'), days)).toBe('at 09.01.');
    expect(shownIntervals.say(interval('once', 'again'), days)).toBe('once to again');
    const rows = object('timeColumn="t"');
    expect(shownIntervals.say(interval(0.5, 1), rows)).toBe('0.5 to 1, 0.5 long');
    expect(shownIntervals.say(interval(0.1, 0.3), rows)).toBe('0.1 to 0.3, 0.2 long');
    expect(shownIntervals.say(interval(0.5, 3), object('timeColumn="t" durationDisplayFormat=".0f"'))).toBe('0.5 to 3, 3 long');
  });
});

describe('places of intervals', () => {
  const irregular = [1592250751951.8074, 1592250751952.1, 1592251206163.5327, 1592251299999.25];

  it('are stored as the very times of their rows', () => {
    const medium = seriesMedium('ts', timesOf({ timecolumn: 't' }), () => tableAt(irregular));
    for (const [row, time] of irregular.entries()) {
      const place = medium.tidy(time - (irregular[0] ?? 0) + 0.01);
      expect(medium.write({ start: place, end: place, channel: 0 })).toEqual({ start: irregular[row], end: irregular[row], instant: true });
    }
  });

  it('keep an end that stays to the last digit, also beside all rows', () => {
    const medium = seriesMedium('ts', timesOf({ timecolumn: 't' }), () => tableAt([0.1, 10, 20]));
    const before = interval(0.30000000000000004, 10);
    const start = medium.read(before)?.start ?? Number.NaN;
    expect(medium.write({ start, end: medium.tidy(25), channel: 0 }, before)).toEqual({ start: 0.30000000000000004, end: 20, instant: false });
  });
});

describe('what is in sight', () => {
  it('begins and ends one row beyond the borders', () => {
    const table = tableAt([0, 10, 20, 30, 40, 50]);
    expect(rowsInSight(table, { duration: 50, width: 100, zoom: 5, left: 22 })).toEqual({ from: 2, to: 5 });
    expect(rowsInSight(table, { duration: 50, width: 100, zoom: 1, left: 0 })).toEqual({ from: 0, to: 6 });
    expect(nearnessOf(tableAt([0, 4, 4.5, 9])).closest).toBe(200);
  });

  it('has round marks that say what begins there', () => {
    const year = { duration: 366 * 86_400_000, width: 1000, zoom: 1, left: 0 };
    expect(timeMarks(year, Date.UTC(2012, 0, 1), true).map(({ label }) => label)).toEqual(
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'
        .split(' ')
        .map((month) => (month === 'Jan' ? '2012' : month))
        .concat('2013'),
    );
    expect(timeMarks({ duration: 1, width: 400, zoom: 1, left: 0 }, 0, false).map(({ label }) => label)).toEqual([
      '0.0',
      '0.2',
      '0.4',
      '0.6',
      '0.8',
      '1.0',
    ]);
  });

  it('sets the scale, or the whole series does, or the config', () => {
    const table = tableAt([0, 1, 2, 3], [5, 6, 100, 7]);
    const scale = (attributes: string, outer = '') => {
      const [plot] = settingsOf(object(`timeColumn="t" ${outer}`, `<Channel column="v" ${attributes}/>`).tag, timesOf({ timecolumn: 't' })).plots;
      return plot && scalesOf(plot, table, { from: 0, to: 2 }, false)[0];
    };
    expect(scale('')).toEqual({ low: 4.94, high: 6.06 });
    expect(scale('fixedScale="true"')?.high).toBeGreaterThan(100);
    expect(scale('', 'fixedScale="true"')?.high).toBeGreaterThan(100);
    expect(scale('dataRange="0,"')).toEqual({ low: 0, high: 6.06 });
    expect(scale('dataRange="0,50" fixedScale="true"')).toEqual({ low: 0, high: 50 });
  });

  it('is one for all lines of a plot, or one for each where the config says so', () => {
    const table = tableOf(
      {
        names: ['t', 'v', 'w'],
        columns: [
          [0, 1],
          [0, 1],
          [0, 100],
        ],
      },
      { attributes: { timecolumn: 't' }, columns: ['v', 'w'] },
    );
    const highest = (attributes: string) => {
      const both = '<MultiChannel height="90"><Channel column="v"/><Channel column="w"/></MultiChannel>';
      const { plots, multiAxis } = settingsOf(object(`timeColumn="t" ${attributes}`, both).tag, timesOf({ timecolumn: 't' }));
      return scalesOf(plots[0]!, table, { from: 0, to: 2 }, multiAxis).map(({ high }) => high);
    };
    expect(highest('')).toEqual([106, 106]);
    expect(highest('multiAxis="true"')).toEqual([1.06, 106]);
  });
});
