/** Of the fixtures: two seconds of two channels, the left one sounds in the first, the right one half as loud in the second. */
import { createReadStream, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { columnsOf, type Peaks } from '#app/core/sound/peaks.ts';
import { soundPeaks, type SoundFile } from '#app/formats/sound.ts';
import { constantFlac } from '../fixtures/flac.ts';

const place = (name: string): string => join(import.meta.dirname, '../fixtures/sounds', name);
const bytes = (name: string, piece: number) => ({
  ...one(readFileSync(place(name))),
  all: async () => createReadStream(place(name), { highWaterMark: piece }),
});

const one = (content: Uint8Array): SoundFile => ({
  all: async () => Readable.from([content]),
  read: async (offset, length) => content.subarray(offset, offset + length),
});

function peaksIn(found: Peaks[] | string | undefined): Peaks[] {
  if (!Array.isArray(found)) throw new Error(`no peaks: ${found}`);
  return found;
}

test.each([
  ['beeps.opus', 'audio/ogg'],
  ['beeps.ogg', 'audio/ogg'],
  ['beeps.mp3', 'audio/mpeg'],
  ['beeps.m4a', 'audio/mp4'],
])('%s: peaks of both channels, as long as the sound, however it comes in', async (name, type) => {
  for (const piece of [1 << 16, 700]) {
    const peaks = peaksIn(await soundPeaks(type, bytes(name, piece)));
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

test('a FLAC: peaks of each of its channels', async () => {
  const peaks = peaksIn(await soundPeaks('audio/flac', one(constantFlac(3, -64))));
  expect(peaks.map(({ length, sampleRate }) => [length, sampleRate])).toEqual(Array.from({ length: 8 }, () => [3 * 65_535, 44_100]));
  expect([...columnsOf(peaks[7]!, 0, 4, 1)]).toEqual([expect.closeTo(-0.5, 2), expect.closeTo(-0.5, 2)]);
});

test('T27 a few bytes of FLAC that stand for hours are given up, without the memory for them', async () => {
  // Half a billion samples, of which few are looked at: decoded at once they would take 2 GB.
  const bomb = constantFlac(1000, 1);
  expect(bomb.length).toBeLessThan(30_000);
  expect(await soundPeaks('audio/flac', one(bomb), { mostSamples: 2_000_000 })).toBe('it is too long to read');
});

test.each([
  ['beeps.opus', 'audio/ogg'],
  ['beeps.ogg', 'audio/ogg'],
  ['beeps.mp3', 'audio/mpeg'],
])('T27 %s is given up where it is longer than is read, or has more channels', async (name, type) => {
  expect(await soundPeaks(type, bytes(name, 1 << 16), { mostSamples: 50_000 })).toBe('it is too long to read');
  if (type !== 'audio/ogg') return;
  expect(await soundPeaks(type, bytes(name, 1 << 16), { mostChannels: 1 })).toBe('it has 2 channels, which are too many');
});

test('T27 a decoder that takes too much memory is given up', async () => {
  expect(await soundPeaks('audio/flac', one(constantFlac(100, 1)), { mostMemory: 1 })).toBe('it takes too much memory to read');
});

test('T27 sounds that lie about themselves or break off end in a sentence, in nothing, or where they break', async () => {
  const [vorbis, opus] = [readFileSync(place('beeps.ogg')), readFileSync(place('beeps.opus'))];
  // Channels stand behind the name and the version of the first packet.
  vorbis[39] = 255;
  expect(await soundPeaks('audio/ogg', one(vorbis))).toBe('it has 255 channels, which are too many');
  const broken = Buffer.concat([opus.subarray(0, 200), Buffer.alloc(100_000, 'OggS\0\xFF', 'latin1')]);
  const [left] = peaksIn(await soundPeaks('audio/ogg', one(broken)));
  expect(left!.length / left!.sampleRate).toBeLessThan(2.1);
  expect(await soundPeaks('audio/ogg', one(Buffer.concat([Buffer.from('OggS'), Buffer.alloc(10)])))).toMatch(/^it cannot be read: /);
  const marks = Buffer.alloc(100_000, Buffer.from([0xff, 0xf8, 0x79, 0x72]));
  expect(await soundPeaks('audio/flac', one(Buffer.concat([constantFlac(1, 1), marks])))).toBeUndefined();
});

test('T27 a decoder that does not end is ended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gloss-sound-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const sleeper = join(folder, 'sleeper.mjs');
  await writeFile(sleeper, 'setInterval(() => undefined, 1000);');
  expect(await soundPeaks('audio/mpeg', bytes('beeps.mp3', 700), { mostMs: 300 }, sleeper)).toBe('it takes longer than 0.3 s to read');
});
