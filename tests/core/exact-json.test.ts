import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lossIn, parseExactly } from '#app/core/exact-json.ts';

const written = (value: unknown, space: string): string => JSON.stringify(value, undefined, space);

test('what JSON.stringify writes is read without a loss, however it is spaced', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\t', '\n'), (value, space) => {
      const text = written(value, space);
      expect(lossIn(text, JSON.parse(text))).toBeUndefined();
    }),
  );
});

test('a name that stands twice is found wherever it stands, and whatever the strings around it look like', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), fc.jsonValue(), (before, name, after) => {
      const text = `{"before": ${written(before, ' ')}, "at": [{${JSON.stringify(name)} : 1, ${JSON.stringify(name)}:2}], "after":${written(after, '')}}`;
      expect(lossIn(text, JSON.parse(text))).toBe(`"${name.slice(0, 100)}" stands twice in one object. Give each value a name of its own.`);
      expect(parseExactly(text, -1)).toEqual({ problem: lossIn(text, JSON.parse(text)) });
    }),
  );
});

test.each([
  ['[12345678901234567890]', '12345678901234567890 cannot be kept exactly'],
  ['{"a": "\\\\", "b": -9007199254740993}', '-9007199254740993 cannot be kept exactly'],
  ['["\\"", 1e999]', '1e999 is too large'],
])('%s', (text, words) => expect(lossIn(text, JSON.parse(text))).toContain(words));

test.each(['["12345678901234567890", "a\\"1e999"]', '[1152921504606846976, 0.12345678901234567890, -1.5e-300]'])('%s is kept', (text) =>
  expect(lossIn(text, JSON.parse(text))).toBeUndefined(),
);
