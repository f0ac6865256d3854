import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuTime } from '#tests/core/labeling/cpu.ts';
import { contains, indexText, isEmpty, overlaps, slice, spanBetween, toCodePoints, toUnits, trimmed } from '#app/core/labeling/shapes/span.ts';
import { anyCharacter } from '#tests/core/characters.ts';

const seed = 20_260;
const piece = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 3 }),
  fc.constantFrom('🐱', '👩‍👩‍👧‍👦', 'e\u0301', '\r\n', '\n', ' ', '𝒳', 'ß', '\ud83d', '\udc31', 'नमस्ते', 'a'),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

test('the cat of the format: "test" is 21 to 25', () => {
  const cat = indexText('🐱 Warning: This is a test text');
  expect(slice(cat, { start: 21, end: 25 })).toBe('test');
  expect(toCodePoints(cat, cat.text.indexOf('test'))).toBe(21);
  const two = indexText('🐱 Warning:\n🐱 This is a test text');
  expect(slice(two, { start: 2, end: 27 })).toBe('Warning:\n🐱 This is a test');
});

test('offsets agree with Array.from on any text', () => {
  fc.assert(
    fc.property(text, (written) => {
      const points = Array.from(written);
      const indexed = indexText(written);
      expect(indexed.length).toBe(points.length);
      let unit = 0;
      points.forEach((point, index) => {
        expect(toUnits(indexed, index)).toBe(unit);
        for (let inside = 0; inside < point.length; inside += 1) expect(toCodePoints(indexed, unit + inside)).toBe(index);
        unit += point.length;
      });
      expect([toUnits(indexed, points.length), toCodePoints(indexed, written.length)]).toEqual([written.length, points.length]);
    }),
    { seed, numRuns: 500 },
  );
});

test('a slice is that of the characters', () => {
  fc.assert(
    fc.property(text, fc.nat(40), fc.nat(40), (written, a, b) => {
      const indexed = indexText(written);
      const span = spanBetween(indexed, a, b);
      expect(slice(indexed, span)).toBe(Array.from(written).slice(span.start, span.end).join(''));
      expect(slice(indexed, trimmed(indexed, span))).toBe(slice(indexed, span).trim());
    }),
    { seed },
  );
});

test('offsets outside are brought to the ends', () => {
  const indexed = indexText('a🐱b');
  expect([toUnits(indexed, -5), toUnits(indexed, 99), toCodePoints(indexed, -1), toCodePoints(indexed, 99)]).toEqual([0, 4, 0, 3]);
});

test('a hundred thousand offsets of a long text with emoji take no time', () => {
  const indexed = indexText('a🐱'.repeat(500_000));
  const wrong: number[] = [];
  const time = cpuTime(() => {
    for (let index = 0; index < 1_000_000; index += 10) if (toCodePoints(indexed, toUnits(indexed, index)) !== index) wrong.push(index);
  });
  expect(wrong).toEqual([]);
  expect(time).toBeLessThan(1_000);
});

test.each([
  [0, 2, 2, 4, false],
  [0, 3, 2, 4, true],
  [2, 4, 0, 3, true],
  [0, 9, 3, 4, true],
  [1, 1, 0, 3, true],
  [5, 6, 0, 3, false],
])('%d-%d and %d-%d overlap: %s', (a, b, c, d, shared) => expect(overlaps({ start: a, end: b }, { start: c, end: d })).toBe(shared));

test('an end is outside, a span without length is empty', () => {
  expect([contains({ start: 1, end: 3 }, 1), contains({ start: 1, end: 3 }, 3), isEmpty({ start: 2, end: 2 })]).toEqual([true, false, true]);
});
