import { expect, test } from 'vitest';
import { takeFrom } from '#app/domain/exports/take.ts';
import { choice } from '#tests/support/make.ts';

const given = (id: number, completedBy: number, name: string, { day = id, wasCancelled = false } = {}) => ({
  id,
  completedBy,
  result: choice(name),
  wasCancelled,
  createdAt: new Date(Date.UTC(2026, 0, day)),
});
const ids = ({ rows }: { rows: { id: number }[] }): number[] => rows.map(({ id }) => id);

test('all', () => {
  expect(takeFrom([given(1, 5, 'Glad'), given(2, 6, 'Sad')], 'all')).toMatchObject({ rows: [{ id: 1 }, { id: 2 }], isUndecided: false });
});

test('the latest is the one that was given last, by its id where two were given at once', () => {
  expect(ids(takeFrom([given(1, 5, 'Glad', { day: 9 }), given(2, 6, 'Sad')], 'latest'))).toEqual([1]);
  expect(ids(takeFrom([given(1, 5, 'Glad', { day: 3 }), given(2, 6, 'Sad', { day: 3 })], 'latest'))).toEqual([2]);
  expect(takeFrom([], 'latest')).toEqual({ rows: [], isUndecided: false });
});

test('the latest of each person', () => {
  expect(ids(takeFrom([given(1, 5, 'Glad'), given(2, 6, 'Sad'), given(3, 5, 'Sad')], 'latest of each person'))).toEqual([2, 3]);
});

test('the majority is told once, and needs more than half of the people', () => {
  const two = [given(1, 5, 'Glad'), given(2, 6, 'Sad')];
  expect(takeFrom(two, 'majority')).toEqual({ rows: [], isUndecided: true });
  expect(takeFrom([...two, given(3, 7, 'Sad')], 'majority')).toMatchObject({ rows: [{ id: 2 }], isUndecided: false });
  expect(takeFrom([...two, given(3, 7, 'Sad'), given(4, 8, 'Glad')], 'majority').isUndecided).toBe(true);
  expect(ids(takeFrom([given(1, 5, 'Glad')], 'majority'))).toEqual([1]);
});

test('a person has one vote, the latest', () => {
  expect(ids(takeFrom([given(1, 5, 'Glad'), given(2, 5, 'Glad'), given(3, 5, 'Sad'), given(4, 6, 'Sad')], 'majority'))).toEqual([3]);
});

test('skips stay, and have no say', () => {
  const skip = given(3, 7, 'Sad', { wasCancelled: true });
  for (const take of ['latest', 'majority'] as const) expect(ids(takeFrom([given(1, 5, 'Glad'), skip], take))).toEqual([1, 3]);
  expect(takeFrom([skip], 'majority').isUndecided).toBe(false);
});
