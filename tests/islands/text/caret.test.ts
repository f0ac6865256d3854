import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAround, stepCharacter, stepWord } from '#islands/labeler/surfaces/text/caret.ts';
import { isRightToLeft } from '#islands/labeler/surfaces/text/direction.ts';
import { snap, trim } from '#islands/labeler/surfaces/text/granularity.ts';
import { moveByKey, moveByLine } from '#islands/labeler/surfaces/text/moves.ts';
import { pickSpan } from '#islands/labeler/surfaces/text/pick.ts';

describe('stepping by characters', () => {
  it('never stands inside a flag, a family or an accented letter', () => {
    const text = 'a🇺🇦👩‍👩‍👧e\u0301!';
    const forth = [0];
    while ((forth.at(-1) ?? 0) < text.length) forth.push(stepCharacter(text, forth.at(-1) ?? 0, 1));
    expect(forth).toEqual([0, 1, 5, 13, 15, 16]);
    const back = [text.length];
    while ((back.at(-1) ?? 0) > 0) back.push(stepCharacter(text, back.at(-1) ?? 0, -1));
    expect(back.toReversed()).toEqual(forth);
  });

  it('comes to the end from anywhere, and stays there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        let unit = 0;
        for (let steps = 0; unit < text.length; steps += 1) {
          const next = stepCharacter(text, unit, 1);
          expect(next).toBeGreaterThan(unit);
          unit = next;
        }
        expect(stepCharacter(text, text.length, 1)).toBe(text.length);
        expect(stepCharacter(text, 0, -1)).toBe(0);
      }),
    );
  });
});

describe('stepping by words', () => {
  const text = 'Ada Lovelace, 1815–1852.';

  it('goes to ends forward and to starts backward', () => {
    expect([stepWord(text, 0, 1), stepWord(text, 3, 1), stepWord(text, 12, 1)]).toEqual([3, 12, 18]);
    expect([stepWord(text, 24, -1), stepWord(text, 14, -1), stepWord(text, 4, -1)]).toEqual([19, 4, 0]);
  });

  it('follows the direction of writing by the keys', () => {
    const hebrew = 'שלום עולם';
    expect(isRightToLeft(hebrew)).toBe(true);
    expect(moveByKey(hebrew, 0, 'left')).toBe(1);
    expect(moveByKey(hebrew, 4, 'right')).toBe(3);
    expect(moveByKey(hebrew, 0, 'ctrl+left')).toBe(4);
    expect(moveByKey(text, 0, 'right')).toBe(1);
    expect(moveByKey(text, 5, 'ctrl+end')).toBe(text.length);
    expect(moveByKey(text, 5, 'up')).toBeUndefined();
  });
});

describe('lines of the text', () => {
  const text = 'first\nsecond line\n\nlast';

  it('are found around a place, without their ends', () => {
    expect(lineAround(text, 0)).toEqual({ start: 0, end: 5 });
    expect(lineAround(text, 5)).toEqual({ start: 0, end: 5 });
    expect(lineAround(text, 6)).toEqual({ start: 6, end: 17 });
    expect(lineAround(text, 18)).toEqual({ start: 18, end: 18 });
  });

  it('are gone through by keys, keeping the column where there is one', () => {
    expect(moveByLine(text, 2, 'down')).toBe(8);
    expect(moveByLine(text, 16, 'up')).toBe(5);
    expect(moveByLine(text, 8, 'home')).toBe(6);
    expect(moveByLine(text, 8, 'end')).toBe(17);
    expect(moveByLine(text, 3, 'up')).toBe(0);
    expect(moveByLine(text, 20, 'down')).toBe(text.length);
  });
});

describe('granularity', () => {
  const text = 'Ada wrote it. Charles built it!\nSecond line here.';
  const words = (start: number, end: number, by: 'symbol' | 'word' | 'sentence' | 'paragraph') => {
    const stretch = snap(text, { start, end }, by);
    return text.slice(stretch.start, stretch.end);
  };

  it('widens to whole words, sentences and lines', () => {
    expect(words(1, 6, 'symbol')).toBe('da wr');
    expect(words(1, 6, 'word')).toBe('Ada wrote');
    expect(words(3, 6, 'word')).toBe('wrote');
    expect(words(6, 8, 'sentence')).toBe('Ada wrote it.');
    expect(words(6, 18, 'sentence')).toBe('Ada wrote it. Charles built it!');
    expect(words(6, 8, 'paragraph')).toBe('Ada wrote it. Charles built it!');
    expect(words(6, 36, 'paragraph')).toBe(text);
  });

  it('leaves white space alone that was selected by itself', () => {
    expect(words(3, 4, 'word')).toBe(' ');
    expect(trim(' a b ', { start: 0, end: 5 })).toEqual({ start: 1, end: 4 });
  });

  it('always covers what was selected, but for white space', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.nat(40),
        fc.nat(40),
        fc.constantFrom('word' as const, 'sentence' as const, 'paragraph' as const),
        (given, a, b, by) => {
          const stretch = { start: Math.min(a, b, given.length), end: Math.min(Math.max(a, b), given.length) };
          const kept = trim(given, stretch);
          const snapped = snap(given, stretch, by);
          if (kept.start < kept.end) expect(snapped.start <= kept.start && kept.end <= snapped.end).toBe(true);
        },
      ),
    );
  });
});

describe('picking', () => {
  const pieces = [
    { id: 'long', start: 0, end: 20 },
    { id: 'short', start: 5, end: 9 },
    { id: 'middle', start: 4, end: 12 },
  ];

  it('means the shortest span, then the next longer, and round again', () => {
    expect(pickSpan(pieces, 6)).toBe('short');
    expect(pickSpan(pieces, 6, 'short')).toBe('middle');
    expect(pickSpan(pieces, 6, 'middle')).toBe('long');
    expect(pickSpan(pieces, 6, 'long')).toBe('short');
    expect(pickSpan(pieces, 1, 'short')).toBe('long');
    expect(pickSpan(pieces, 20)).toBeUndefined();
  });
});
