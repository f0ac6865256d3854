/** Of the fixtures: two seconds of two channels, the left one sounds in the first, the right one half as loud in the second. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { columnsOf } from '#app/core/sound/peaks.ts';
import { soundPeaks } from '#app/formats/sound.ts';

const bytes = (name: string, piece: number) => createReadStream(join(import.meta.dirname, '../fixtures/sounds', name), { highWaterMark: piece });

test.each([
  ['beeps.opus', 'audio/ogg'],
  ['beeps.ogg', 'audio/ogg'],
  ['beeps.mp3', 'audio/mpeg'],
])('%s: peaks of both channels, as long as the sound, however it comes in', async (name, type) => {
  for (const piece of [1 << 16, 700]) {
    const peaks = (await soundPeaks(type, bytes(name, piece))) ?? [];
    expect(peaks.map(({ length, sampleRate }) => length / sampleRate)).toEqual([expect.closeTo(2, 1), expect.closeTo(2, 1)]);
    const loudest = (channel: number, from: number) => {
      const columns = [...columnsOf(peaks[channel]!, from, from + 0.6, 20)];
      return Math.max(...columns.map(Math.abs));
    };
    expect([loudest(0, 0.2), loudest(0, 1.2), loudest(1, 0.2), loudest(1, 1.2)]).toEqual(
      [0.5, 0, 0, 0.25].map((level) => expect.closeTo(level, 1) as number),
    );
  }
});

test('what no decoder here reads has none: browsers read it themselves', async () => {
  expect(await soundPeaks('audio/mp4', bytes('beeps.mp3', 700))).toBeUndefined();
  // A film without a sound that is called one.
  expect(await soundPeaks('audio/ogg', bytes('beeps.mp3', 700))).toBeUndefined();
});
