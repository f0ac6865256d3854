import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stack } from '#islands/labeler/surfaces/line/lanes.ts';
import { clock, nearSound, ticks } from '#islands/labeler/surfaces/audio/ruler.ts';
import { maxZoom, reveal, scrollTo, toPixels, toPlace, zoomAt, type View } from '#islands/labeler/surfaces/line/view.ts';

const minute: View = { duration: 60, width: 600, zoom: 1, left: 0 };
const views = fc
  .record({
    duration: fc.double({ min: 0.1, max: 7200, noNaN: true }),
    width: fc.integer({ min: 100, max: 3000 }),
    zoom: fc.double({ min: 1, max: 50, noNaN: true }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ duration, width, zoom, part }) => {
    const view = { duration, width, zoom: 1, left: 0 };
    return scrollTo({ ...view, zoom: Math.min(zoom, maxZoom(view, nearSound)) }, part * duration);
  });

describe('the view', () => {
  it('turns seconds to pixels and back', () => {
    expect(toPixels(minute, 30)).toBe(300);
    expect(toPlace({ ...minute, zoom: 2, left: 10 }, 100)).toBe(15);
    expect(toPlace(minute, -50)).toBe(0);
    expect(toPlace(minute, 5000)).toBe(60);
  });

  it('keeps the second under the pointer while zooming, and never leaves the sound', () => {
    fc.assert(
      fc.property(views, fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (view, zoom, part) => {
        const pixel = part * view.width;
        const next = zoomAt(view, zoom, pixel, nearSound);
        const shown = view.duration / next.zoom;
        expect(next.left).toBeGreaterThanOrEqual(0);
        expect(next.left + shown).toBeLessThanOrEqual(view.duration * (1 + 1e-9));
        // What was brought back to the end may lie a rounding before it.
        const free = next.left > 0 && next.left + shown < view.duration * (1 - 1e-9);
        if (free) expect(toPlace(next, pixel)).toBeCloseTo(toPlace(view, pixel), 4);
      }),
    );
  });

  it('scrolls to a second only when it is out of sight', () => {
    const close = { ...minute, zoom: 6, left: 20 };
    expect(reveal(close, 25)).toBe(close);
    expect(reveal(close, 40).left).toBe(39);
    expect(reveal(close, 59.9).left).toBe(50);
  });

  it('answers nothing foolish while the length is unknown', () => {
    const unknown: View = { duration: 0, width: 600, zoom: 1, left: 0 };
    expect([toPlace(unknown, 100), toPixels(unknown, 3), ticks(unknown), zoomAt(unknown, 4, 10, nearSound)]).toEqual([0, 0, [], unknown]);
  });
});

describe('the ruler', () => {
  it('labels round times with room between them', () => {
    expect(
      ticks(minute)
        .filter(({ label }) => label)
        .map(({ label }) => label),
    ).toEqual(['0:00', '0:10', '0:20', '0:30', '0:40', '0:50', '1:00']);
    fc.assert(
      fc.property(views, (view) => {
        const places = ticks(view)
          .filter(({ label }) => label !== undefined)
          .map(({ second }) => toPixels(view, second));
        for (const [index, place] of places.entries()) if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThan(60);
        expect(ticks(view).length).toBeLessThan(view.width);
      }),
    );
  });

  it('writes times as people do', () => {
    expect([clock(0), clock(65), clock(3723), clock(1.25, 0.01), clock(59.999, 0.1), clock(5.5, 0.1)]).toEqual([
      '0:00',
      '1:05',
      '1:02:03',
      '0:01.25',
      '1:00.0',
      '0:05.5',
    ]);
  });
});

describe('lanes', () => {
  it('stack what sounds at the same time, and nothing else', () => {
    const { count, of } = stack([
      { id: 'a', start: 0, end: 5 },
      { id: 'b', start: 2, end: 3 },
      { id: 'c', start: 3, end: 8 },
      { id: 'd', start: 5, end: 6 },
    ]);
    expect([count, Object.fromEntries(of)]).toEqual([2, { a: 0, b: 1, c: 1, d: 0 }]);
    expect(stack([]).count).toBe(1);
  });

  it('never hold two ranges that overlap', () => {
    const ranges = fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 30 })), { maxLength: 30 });
    fc.assert(
      fc.property(ranges, (given) => {
        const pieces = given.map(([start, length], index) => ({ id: `r${index}`, start, end: start + length }));
        const { count, of } = stack(pieces);
        for (const a of pieces) {
          expect(of.get(a.id)).toBeLessThan(count);
          for (const b of pieces) if (a.id < b.id && of.get(a.id) === of.get(b.id)) expect(a.end <= b.start || b.end <= a.start).toBe(true);
        }
      }),
    );
  });
});
