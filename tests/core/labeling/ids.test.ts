import { expect, test } from 'vitest';
import { newId } from '#app/core/labeling/ids.ts';

test('ids are ten characters of the known alphabet, and do not meet', () => {
  const ids = Array.from({ length: 10_000 }, newId);
  expect(ids.filter((id) => !/^[A-Za-z0-9_-]{10}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.join('')).size).toBe(64);
});
