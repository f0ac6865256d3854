import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockAt, cutBlocks } from '#islands/labeler/surfaces/text/blocks.ts';
import { indexOffsets, wordsOf } from '#islands/labeler/surfaces/text/offsets.ts';

const texts = fc.string({ unit: 'binary', maxLength: 80 });

describe('offsets', () => {
  it('counts a cat as one, as stored answers do', () => {
    const text = '🐱 Warning: This is a test text';
    const offsets = indexOffsets(text);
    const unit = text.indexOf('test');
    expect([offsets.toPoint(unit), offsets.toPoint(unit + 4)]).toEqual([21, 25]);
    expect(wordsOf(text, offsets, { start: 21, end: 25 })).toBe('test');
    expect(wordsOf(text, offsets, { start: 0, end: 1 })).toBe('🐱');
  });

  it('counts both characters of a Windows line end, and every part of a family', () => {
    expect(indexOffsets('a\r\nb').points).toBe(4);
    expect(indexOffsets('👩‍👩‍👧').points).toBe(5);
    expect(indexOffsets('e\u0301').points).toBe(2);
  });

  it('agrees with the language about code points, whatever the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const offsets = indexOffsets(text);
        const points = [...text];
        expect(offsets.points).toBe(points.length);
        let unit = 0;
        for (const [point, character] of points.entries()) {
          expect(offsets.toUnit(point)).toBe(unit);
          for (let inside = 0; inside < character.length; inside += 1) expect(offsets.toPoint(unit + inside)).toBe(point);
          unit += character.length;
        }
        expect(offsets.toUnit(points.length)).toBe(text.length);
      }),
    );
  });

  it('takes places outside the text as its ends', () => {
    const offsets = indexOffsets('🐱🐱');
    expect([offsets.toUnit(-3), offsets.toUnit(99), offsets.toPoint(-3), offsets.toPoint(99)]).toEqual([0, 4, 0, 2]);
  });
});

describe('blocks', () => {
  const lines = fc.array(fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.constantFrom('\n', '\r\n', '')), { maxLength: 8 });

  it('joined are the text, and each ends at a line end or the text’s end', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const text = given.map(([length, end]) => 'x'.repeat(length) + end).join('');
        const blocks = cutBlocks(text);
        expect(blocks.map((block) => block.text).join('')).toBe(text);
        for (const [index, block] of blocks.entries()) {
          expect(text.slice(block.start, block.end)).toBe(block.text);
          expect(block.text.endsWith('\n') || index === blocks.length - 1).toBe(true);
        }
      }),
    );
  });

  it('are found by place', () => {
    const blocks = cutBlocks(`${'a'.repeat(2500)}\n${'b'.repeat(2500)}\nend`);
    expect([0, 2500, 2501, 5002, 5005].map((unit) => blockAt(blocks, unit))).toEqual([0, 0, 1, 2, 2]);
  });

  it('are some hundred for 1 MB', () => {
    const count = cutBlocks('A line of about fifty characters, more or less so.\n'.repeat(20_000)).length;
    expect(count).toBeGreaterThan(100);
    expect(count).toBeLessThan(1000);
  });
});
