import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { timeIn } from '#app/core/written-time.ts';

const { TZ } = process.env;
afterEach(() => {
  process.env.TZ = TZ;
});

test.each([
  ['2024-01-01T00:00:00', '2024-01-01T00:00:00.000Z'],
  ['2024-03-10 02:30', '2024-03-10T02:30:00.000Z'],
  ['2024-03-10', '2024-03-10T00:00:00.000Z'],
  ['2019-08-16 14:08:16.313456+00', '2019-08-16T14:08:16.313Z'],
  ['2024-02-29t12:00:00.5z', '2024-02-29T12:00:00.500Z'],
  [' 2024-01-01T00:30:00+05:30 ', '2023-12-31T19:00:00.000Z'],
  ['2024-01-01 00:30:00 -0100', '2024-01-01T01:30:00.000Z'],
])('%s', (given, time) => {
  for (const zone of ['UTC', 'America/New_York', 'Pacific/Apia']) {
    process.env.TZ = zone;
    expect([zone, timeIn(given)]).toEqual([zone, time]);
  }
});

test.each([
  '5',
  'Monday 3',
  '2030-02-30T00:00:00Z',
  '2024-01-01T24:00:00Z',
  '2024-01-01T10:61:00Z',
  '0000-01-01',
  '0001-01-01T00:00:00+01:00',
  '',
  1700000000,
  null,
])('%s is no time', (given) => expect(timeIn(given)).toBeNull());

test('every time that JavaScript writes is read as it is', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), (date) => {
      expect(timeIn(date.toISOString())).toBe(date.toISOString());
    }),
  );
});
