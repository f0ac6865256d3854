/** Counting frames: by rate and by the file's own times, what is told of a rate, and whether the pictures agree. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFrameCheck } from '#islands/labeler/surfaces/video/frame-check.ts';
import { createFrameClock } from '#islands/labeler/surfaces/video/frame-clock.ts';
import { marks } from '#islands/labeler/surfaces/video/ruler.ts';
import { shifted } from '#islands/labeler/surfaces/video/range-acts.ts';
import { tell } from '#islands/labeler/surfaces/video/timing.ts';

describe('a clock of frames', () => {
  test.each([23.976, 24, 25, 29.97, 30, 59.94, 120])(
    'each frame of %s per second is found at its beginning, rounded to milliseconds, and at its middle',
    (fps) => {
      const clock = createFrameClock({ fps }, 60);
      for (let frame = 1; frame <= clock.frames; frame += 7) {
        expect(clock.frameAt(Math.round(((frame - 1) / fps) * 1000) / 1000)).toBe(frame);
        expect(clock.frameAt(clock.middleOf(frame))).toBe(frame);
      }
      expect([clock.frameAt(-1), clock.frameAt(61)]).toEqual([1, clock.frames]);
    },
  );

  test('property: pictures that come unevenly are counted by their own times', () => {
    const lengths = fc.array(fc.integer({ min: 3, max: 500 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(lengths, fc.nat(300), (steps, start) => {
        let at = start / 1000;
        const times = Float64Array.from(steps, (step) => (at += step / 1000) - step / 1000);
        const clock = createFrameClock({ fps: 25, frames: steps.length, times }, 0);
        steps.forEach((_, index) => expect(clock.frameAt(clock.middleOf(index + 1))).toBe(index + 1));
      }),
    );
  });

  test('what is stored beside a frame is its number by the rate', () => {
    const clock = createFrameClock({ fps: 25, frames: 40 }, 0);
    expect([clock.timeOf(1), clock.timeOf(40), createFrameClock({ fps: 30 }, 9).timeOf(1)]).toEqual([0.04, 1.6, 0.033333]);
  });
});

describe('what is told of the rate', () => {
  test('nothing where file and config agree, or the config says none', () => {
    expect(tell({ fps: 29.97 }, 30)).toEqual({ timing: { fps: 29.97 } });
    expect(tell({ fps: 25 }, undefined)).toEqual({ timing: { fps: 25 } });
  });

  test('the file counts against the config; without it the config, then 24, each with a sentence', () => {
    expect(tell({ fps: 25 }, 24)).toEqual({
      timing: { fps: 25 },
      notice: 'The file has 25 frames per second. Those count, not the 24 of the config.',
    });
    expect(tell(undefined, 12.5)).toMatchObject({
      timing: { fps: 12.5 },
      notice: expect.stringContaining('the 12.5 of the config are taken') as string,
    });
    expect(tell(undefined, undefined)).toMatchObject({ timing: { fps: 24 }, notice: expect.stringContaining('24 are taken') as string });
  });
});

describe('pictures against the count', () => {
  const play = (fps: number, counted: number, skip = 1) => {
    const check = createFrameCheck();
    return Array.from({ length: 40 }, (_, index) => check.see({ mediaTime: (index * skip) / fps, presentedFrames: index + 1 }, counted)).filter(
      Boolean,
    );
  };

  test('another rate is told once', () => {
    expect(play(30, 24)).toEqual([30]);
    expect(play(12, 24)).toEqual([12]);
  });

  test('the same rate is not', () => {
    expect(play(29.97, 30)).toEqual([]);
  });

  test('a jump is no step', () => {
    const check = createFrameCheck();
    const seen = Array.from({ length: 60 }, (_, index) => {
      check.cut();
      return check.see({ mediaTime: index, presentedFrames: index + 1 }, 25);
    });
    expect(seen.every((one) => one === undefined)).toBe(true);
  });
});

test('the ruler names the first frame and round ones, apart enough to be read', () => {
  const found = marks({ duration: 1000, width: 600, zoom: 1, left: 0 });
  expect(found.map(({ frame }) => frame)).toEqual([1, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  expect(marks({ duration: 0, width: 600, zoom: 1, left: 0 })).toEqual([]);
});

test('property: a range that is moved or pulled stays in the video and at least one frame long', () => {
  const range = fc
    .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  fc.assert(
    fc.property(range, fc.constantFrom('start', 'end', 'body' as const), fc.integer({ min: -99, max: 99 }), (given, side, by) => {
      const region = { id: 'a', from: '', to: '', labels: [], origin: 'manual', kind: 'frames', ranges: [given] } as const;
      const [next] = shifted({ ...region, labels: [] }, 0, side, by, 50);
      expect(next!.start >= 1 && next!.start <= next!.end && next!.end <= 50).toBe(true);
      if (side === 'body') expect(next!.end - next!.start).toBe(given.end - given.start);
    }),
  );
});
