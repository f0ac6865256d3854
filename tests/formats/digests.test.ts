import { expect, test } from 'vitest';
import { Digests } from '#app/formats/digests.ts';

test('a text is new once, however many there are', () => {
  const digests = new Digests();
  const texts = Array.from({ length: 20_000 }, (_, index) => `sound ${index}`);
  expect(texts.filter((text) => digests.add(text))).toHaveLength(20_000);
  expect(texts.filter((text) => digests.add(text))).toEqual([]);
  expect([digests.add(''), digests.add(''), digests.add('sound 20000')]).toEqual([true, false, true]);
});
