import { expect, test } from 'vitest';
import { nearest } from '#app/core/nearest.ts';

test.each([
  ['text', ['id', 'Text'], 'Text'],
  ['image_url', ['id', ' Image-URL'], ' Image-URL'],
  ['text', ['txet', 'texts'], 'texts'],
  ['sentence', ['sentense', 'sentences', 'sentence '], 'sentence '],
  ['text', ['body', 'id'], undefined],
  ['a', ['b'], undefined],
  ['ab', ['abc'], undefined],
  ['text', ['', '--'], undefined],
  ['--', ['-'], undefined],
])('%s among %j: %s', (name, names, expected) => {
  expect(nearest(name, names)).toBe(expected);
});

test('names without end cost nothing', () => {
  const names = Array.from({ length: 1000 }, (_, n) => `${n}`.repeat(10_000));
  expect(nearest('x'.repeat(1e6), names)).toBeUndefined();
});
