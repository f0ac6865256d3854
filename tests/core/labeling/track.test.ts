/** Boxes through a video: between key frames (formats 2.6), changes at a frame, and their rows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkResult } from '#app/core/labeling/check.ts';
import { trackKind } from '#app/core/labeling/kinds/track.ts';
import type { KeyFrame, Row } from '#app/core/labeling/result.ts';
import { boxAt, everyFrame, frameFor, inOrder, lifespans, withBox, withKey, withKeyAt, withoutKey } from '#app/core/labeling/shapes/track.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { configOf } from './configs.ts';

const key = (frame: number, x: number, enabled = true): KeyFrame => ({
  frame,
  enabled,
  x,
  y: 10,
  width: 20,
  height: 30,
  rotation: 0,
  time: frame / 25,
});
const sequence = [key(1, 0), key(11, 50), key(21, 60, false), key(31, 0)];
const clips = configOf(`<View><Video name="clip" value="$clip"/>
  <Labels name="who" toName="clip"><Label value="Car"/><Label value="Dog"/></Labels><VideoRectangle name="box" toName="clip"/>
  <TimelineLabels name="what" toName="clip"><Label value="Run"/><Label value="Rest"/></TimelineLabels>
  <Choices name="seen" toName="clip" perRegion="true"><Choice value="whole"/></Choices></View>`);

test('one key frame is one key, in a few words too', () => {
  const said = (keys: KeyFrame[]) =>
    trackKind.sayShortly?.({ id: 'a', from: 'box', to: 'clip', kind: 'track', labels: [], origin: 'manual', sequence: keys, framesCount: 72 });
  expect([said([key(1, 0)]), said([key(1, 0), key(5, 0)])]).toEqual(['frames 1 to 72, 1 key', 'frames 1 to 72, 2 keys']);
});

describe('between key frames', () => {
  test('a box goes straight from one to the next, stands after the last, and is gone after one that ends it', () => {
    const xs = [1, 6, 11, 16, 21, 22, 30, 31, 400].map((frame) => boxAt(sequence, frame)?.x);
    expect(xs).toEqual([0, 25, 50, 55, 60, undefined, undefined, 0, 0]);
    expect(boxAt([key(5, 1)], 4)).toBeUndefined();
    expect(lifespans(sequence, 40)).toEqual([
      { start: 1, end: 21 },
      { start: 31, end: 40 },
    ]);
  });

  test('all frames are written out as exports want them', () => {
    const all = everyFrame([key(1, 0), key(4, 30, false), key(6, 5)], 8, 24);
    expect(all.map(({ frame, x, time, auto }) => [frame, x, time, auto ?? false])).toEqual([
      [1, 0, 0.04, false],
      [2, 10, 0.08, true],
      [3, 20, 0.13, true],
      [4, 30, 0.16, false],
      [6, 5, 0.24, false],
      [7, 5, 0.29, true],
      [8, 5, 0.33, true],
    ]);
  });

  const keys = fc.uniqueArray(
    fc.record({
      frame: fc.integer({ min: 1, max: 60 }),
      enabled: fc.boolean(),
      x: fc.integer({ min: 0, max: 90 }),
      y: fc.integer({ min: 0, max: 90 }),
      width: fc.integer({ min: 1, max: 50 }),
      height: fc.integer({ min: 1, max: 50 }),
      rotation: fc.integer({ min: 0, max: 359 }),
    }),
    { selector: ({ frame }) => frame, minLength: 1, maxLength: 8 },
  );

  test('property: written out, each frame of a lifespan stands once, where the box is', () => {
    fc.assert(
      fc.property(keys, (given) => {
        const all = everyFrame(given, 60, 25);
        const frames = lifespans(given, 60).flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, index) => start + index));
        expect(all.map(({ frame }) => frame)).toEqual(frames);
        for (const { frame, x, y, width, height, rotation } of all) expect(boxAt(given, frame)).toEqual({ x, y, width, height, rotation });
      }),
    );
  });

  test('property: a box put somewhere is there, and no other key frame has changed', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 60 }), (given, frame) => {
        const place = { x: 1, y: 2, width: 3, height: 4, rotation: 5 };
        const next = withBox(given, frame, place, frame / 25);
        expect(boxAt(next, frame)).toEqual(place);
        expect(inOrder(next)).toBe(next);
        expect(withoutKey(next, frame)).toEqual(withoutKey([...inOrder(given)], frame));
      }),
    );
  });

  test('a key frame is moved as far as its neighbours and the video reach, and keeps what it says', () => {
    const wanted = [
      [11, 15],
      [11, 40],
      [11, -3],
      [1, 0],
      [31, 99],
      [12, 20],
    ] as const;
    expect(wanted.map(([from, to]) => frameFor(sequence, from, to, 50))).toEqual([15, 20, 2, 1, 50, 12]);
    expect(withKeyAt(sequence, 21, 25, 1)).toEqual([sequence[0], sequence[1], { ...key(25, 60, false), time: 1 }, sequence[3]]);
    expect(withKeyAt(sequence, 21, 21, 7)).toEqual(sequence);
  });

  test('a key frame takes the place of another for the same frame', () => {
    expect(withKey(sequence, key(11, 9)).map(({ x }) => x)).toEqual([0, 9, 60, 0]);
    expect(withKey(sequence, key(15, 9)).map(({ frame }) => frame)).toEqual([1, 11, 15, 21, 31]);
  });
});

const track: Row = {
  id: 'ZPk-0_abcd',
  from_name: 'box',
  to_name: 'clip',
  type: 'videorectangle',
  origin: 'manual',
  value: { framesCount: 40, duration: 1.6, sequence: [...sequence, { ...key(35, 1), note: 'kept' }], labels: ['Car'] },
};
const range: Row = {
  id: 'r1',
  from_name: 'what',
  to_name: 'clip',
  type: 'timelinelabels',
  origin: 'manual',
  value: { ranges: [{ start: 3, end: 9, by: 'x' }], timelinelabels: ['Run'] },
};

describe('rows', () => {
  test('come back as they were, labels merged, with answers about the region', () => {
    const { framesCount, duration, sequence: keys } = track.value as Record<string, unknown>;
    const rows: Row[] = [
      { ...track, extra: 1, meta: { text: ['a note'] } },
      {
        id: track.id,
        from_name: 'seen',
        to_name: 'clip',
        type: 'choices',
        origin: 'manual',
        value: { framesCount, duration, sequence: keys, choices: ['whole'] },
      },
      { ...track, id: 'bare', score: 0.5, origin: 'prediction', value: { sequence: [key(2, 3)] } },
      range,
    ];
    const { doc, failed } = parseResult(rows, clips);
    expect(failed).toEqual([]);
    expect(doc.regions.map((region) => [region.kind, region.labels, region.labelsFrom])).toEqual([
      ['track', ['Car'], 'who'],
      ['track', [], 'who'],
      ['frames', ['Run'], undefined],
    ]);
    expect(serializeResult(doc, clips)).toEqual(rows);
  });

  test.each([
    [{ ...track, value: { framesCount: 3 } }, '"sequence" in the value is missing or no list of key frames.'],
    [{ ...track, value: { sequence: [{ frame: 1, x: 'a', y: 1, width: 1, height: 1 }] } }, '"x" of key frame 1 is not a number.'],
    [{ ...range, value: { ranges: [{ start: 1 }], timelinelabels: [] } }, 'A range of frames needs "start" and "end" as numbers.'],
  ])('one that means nothing is named: %#', (row, message) => {
    expect(parseResult([row], clips).failed).toEqual([{ row: 0, message }]);
  });

  test.each([
    [{ ...track, value: { sequence: [] } }, 'it has no key frame'],
    [{ ...track, value: { sequence: [key(0, 1)] } }, 'frames count from 1'],
    [{ ...track, value: { sequence: [key(1, 1e9)] } }, 'it lies far outside the picture'],
    [{ ...range, value: { ranges: [{ start: 4, end: 2 }], timelinelabels: ['Run'] } }, 'it ends before it starts'],
    [{ ...range, value: { ranges: [{ start: 1.5, end: 2 }], timelinelabels: ['Run'] } }, 'no whole numbers'],
  ])('one that cannot be is refused: %#', (row, reason) => {
    expect(
      checkResult(clips, parseResult([row], clips).doc)
        .map(({ message }) => message)
        .join(' '),
    ).toContain(reason);
  });
});
