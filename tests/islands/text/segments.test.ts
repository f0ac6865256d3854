import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLanes, layOut, type Piece } from '#islands/labeler/surfaces/text/segments.ts';

const length = 60;
const pieces = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 65 }), fc.integer({ min: -5, max: 65 })), { maxLength: 25 })
  .map((pairs) => pairs.map(([start, end], index): Piece => ({ id: `r${index}`, start, end })));
const cuts = fc.uniqueArray(fc.integer({ min: 0, max: length }), { maxLength: 6 }).map((given) => given.toSorted((a, b) => a - b));

describe('layOut', () => {
  it('shows nested and overlapping spans as flat stretches', () => {
    const laid = layOut(
      [
        { id: 'a', start: 2, end: 8 },
        { id: 'b', start: 4, end: 6 },
        { id: 'c', start: 5, end: 10 },
      ],
      12,
    );
    expect(laid).toEqual([
      { start: 0, end: 2, lanes: [], starts: [] },
      { start: 2, end: 4, lanes: ['a'], inner: 'a', starts: ['a'] },
      { start: 4, end: 5, lanes: ['a', 'b'], inner: 'b', starts: ['b'] },
      { start: 5, end: 6, lanes: ['a', 'b', 'c'], inner: 'b', starts: ['c'] },
      { start: 6, end: 8, lanes: ['a', undefined, 'c'], inner: 'c', starts: [] },
      { start: 8, end: 10, lanes: [undefined, undefined, 'c'], inner: 'c', starts: [] },
      { start: 10, end: 12, lanes: [], starts: [] },
    ]);
  });

  it('covers the text exactly once, and cuts where asked', () => {
    fc.assert(
      fc.property(pieces, cuts, (given, at) => {
        const laid = layOut(given, length, at);
        expect(laid[0]?.start).toBe(0);
        expect(laid.at(-1)?.end).toBe(length);
        for (const [index, segment] of laid.entries()) {
          expect(segment.end).toBeGreaterThan(segment.start);
          if (index > 0) expect(segment.start).toBe(laid[index - 1]?.end);
          expect(at.some((cut) => segment.start < cut && cut < segment.end)).toBe(false);
        }
      }),
    );
  });

  it('names in every stretch exactly the spans that cover it, and once where each begins', () => {
    fc.assert(
      fc.property(pieces, cuts, (given, at) => {
        const begun: string[] = [];
        for (const { start, end, lanes, inner, starts } of layOut(given, length, at)) {
          const covering = given.filter((piece) => piece.start < piece.end && piece.start <= start && end <= piece.end);
          expect(lanes.filter((id) => id !== undefined).toSorted()).toEqual(covering.map(({ id }) => id).toSorted());
          expect(inner === undefined).toBe(covering.length === 0);
          begun.push(...starts);
        }
        const drawn = given.filter((piece) => Math.max(0, piece.start) < Math.min(length, piece.end));
        expect(begun.toSorted()).toEqual(drawn.map(({ id }) => id).toSorted());
      }),
    );
  });
});

describe('assignLanes', () => {
  it('never puts two spans that overlap into one lane', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const laned = assignLanes(given, length);
        for (const a of laned) {
          for (const b of laned) if (a.id < b.id && a.lane === b.lane) expect(a.end <= b.start || b.end <= a.start).toBe(true);
        }
      }),
    );
  });
});
