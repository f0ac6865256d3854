/** Limits of dates and times (formats 1.5): the end may be left off, and what comes of them the browser's fields take. */
import { expect, test } from 'vitest';
import { bounds } from '#app/core/labeling/moments.ts';
import { configOf } from './configs.ts';

test.each([
  ['', '2024', '2024', '2024-01-01T00:00', '2024-12-31T23:59'],
  ['', '2024-02', '2024-02', '2024-02-01T00:00', '2024-02-29T23:59'],
  ['', '2023-06', '2023-06', '2023-06-01T00:00', '2023-06-30T23:59'],
  ['', '2024-05-01T10:00:30', '2024-05-02', '2024-05-01T10:00', '2024-05-02T23:59'],
  ['only="date"', '2024-04', '2024-04', '2024-04-01', '2024-04-30'],
  ['only="month"', '2024', '2024-02', '2024-01', '2024-02'],
  ['only="year"', '1990-05-01', '2030', '1990', '2030'],
  ['only="time"', '08:30', '17:45:59', '08:30', '17:45'],
  ['only="time"', '2024-05-01T08:30:00', '2024-05-01T17:45', '08:30', '17:45'],
])('a DateTime %s from %s to %s takes %s to %s', (only, min, max, first, last) => {
  const { controls } = configOf(`<View><Text name="t" value="$t"/><DateTime name="d" toName="t" ${only} min="${min}" max="${max}"/></View>`);
  expect(controls.map(({ tag }) => bounds(tag))).toEqual([{ min: first, max: last }]);
});
