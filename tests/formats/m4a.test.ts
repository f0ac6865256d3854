/** Where the frames of an M4A lie, and what of them is played: real files, and such as want to do harm. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soundPeaks, type SoundLimits } from '#app/formats/sound.ts';
import { box, frameOf, makeM4a, type Made } from '../fixtures/m4a.ts';
import { decoded, reading } from './decoded.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/sounds', name)));
const peaksOf = (bytes: Uint8Array, limits: Partial<SoundLimits> = {}) =>
  soundPeaks('audio/mp4', { all: () => Promise.reject(new Error('not asked for')), read: reading(bytes) }, limits);

/** 4 bytes that are 1024 samples of nothing. */
const silent = frameOf('000 0000 00000000 0000 000000 0 000 111'.replaceAll(' ', ''));
const frames = Array.from({ length: 5 }, () => silent);
const lengthOf = async (made: Made) => (await decoded(makeM4a(made))).channels[0]?.length;

describe('what players play', () => {
  test('all frames where nothing else is said, by offsets of 32 and of 64 bits, also out of order', async () => {
    expect(await lengthOf({ frames })).toBe(5 * 1024);
    expect(await lengthOf({ frames, isLong: true })).toBe(5 * 1024);
    expect(await lengthOf({ frames, chunks: [16, 0, 4, 8, 12] })).toBe(5 * 1024);
    expect(await lengthOf({ frames, chunks: [0], claims: { size: 4, count: 5, perChunk: 5 } })).toBe(5 * 1024);
  });

  test('without what encoders put before and behind; with the silence that stands before it', async () => {
    expect(await lengthOf({ frames, edits: [{ from: 1024, length: 2500 }] })).toBe(2500);
    expect(await lengthOf({ frames, edits: [{ from: 2112, length: 44_100 }] })).toBe(5 * 1024 - 2112);
    const late = [
      { from: -1, length: 44_100 },
      { from: 1024, length: 3000 },
    ];
    expect(await lengthOf({ frames, edits: late })).toBe(44_100 + 3000);
  });

  test('a file in fragments of HE-AAC: the lower half of it, at half the rate, as long as it is', async () => {
    const { rate, channels } = await decoded(fixture('beeps-parts.m4a'));
    expect([rate, channels.map(({ length }) => length / rate)]).toEqual([22_050, [expect.closeTo(2.1, 0), expect.closeTo(2.1, 0)]]);
    const loudest = (channel: number, from: number) => Math.max(...channels[channel]!.subarray(from * rate, (from + 0.6) * rate));
    expect([loudest(0, 0.3), loudest(0, 1.3), loudest(1, 0.3), loudest(1, 1.3)]).toEqual(
      [0.5, 0, 0, 0.25].map((level) => expect.closeTo(level, 1) as number),
    );
  });

  test.each([
    ['another kind of AAC (ELD)', { frames, config: Buffer.from('f8e85000', 'hex') }],
    ['frames of 960 samples', { frames, config: Buffer.from('120c', 'hex') }],
    ['another sound', { frames, entry: 'alac' }],
    ['an encrypted one', { frames, entry: 'enca' }],
    ['channels of no known order', { frames, config: Buffer.from('1278', 'hex') }],
    ['a file without frames', { frames: [] }],
  ])('%s: not read here', async (_, made) => {
    expect((await decoded(makeM4a(made))).channels).toEqual([]);
  });

  test('is no fault of a sound that another kind of AAC is in it', async () => {
    expect(await peaksOf(makeM4a({ frames, config: Buffer.from('f8e85000', 'hex') }))).toBeUndefined();
  });

  test('HE-AAC that makes two channels of one has two', async () => {
    const config = (hex: string) => decoded(makeM4a({ frames, config: Buffer.from(hex, 'hex') }));
    // Said at once, said behind what older players read, and not at all.
    expect((await Promise.all(['eb8a0800', '138856e5a54880', '1388'].map(config))).map(({ rate, channels }) => [rate, channels.length])).toEqual([
      [22_050, 2],
      [22_050, 2],
      [22_050, 1],
    ]);
  });
});

describe('T27 files that lie', () => {
  const bombs: [string, Uint8Array][] = [
    [
      'one frame ten thousand times',
      makeM4a({ frames: [silent], chunks: Array.from({ length: 10_000 }, () => 0), claims: { size: 4, count: 2 ** 32 - 1, perChunk: 1 } }),
    ],
    ['a list of 4,294,967,295 frames of no bytes in a fragment', inFragments(2 ** 32 - 1)],
  ];
  test.each(bombs)('%s: given up where it is longer than is read', async (_, bomb) => {
    expect(bomb.length).toBeLessThan(50_000);
    expect(await peaksOf(bomb, { mostSamples: 1_000_000 })).toBe('it is too long to read');
  });

  test('more channels than are read', async () => {
    expect(await peaksOf(fixture('six.m4a'), { mostChannels: 2 })).toBe('it has 6 channels, which are too many');
  });

  test('a table of more frames than there are bytes', async () => {
    const claims = { size: 4, count: 2 ** 32 - 1, perChunk: 2 ** 32 - 1 };
    await expect(decoded(makeM4a({ frames, chunks: [0], claims }))).rejects.toThrow('most of its frames are broken');
  });

  const days = [
    { from: -1, length: 2 ** 32 - 1 },
    { from: 0, length: 4096 },
  ];
  test.each([
    ['frames that lie in no file', makeM4a({ frames, chunks: [2 ** 31] }), []],
    ['frames of 4 GB', makeM4a({ frames, chunks: [0], claims: { size: 2 ** 32 - 1, count: 9, perChunk: 9 } }), []],
    ['a box that is smaller than its own header', shrunk(makeM4a({ frames }), 'esds'), []],
    ['another one', shrunk(makeM4a({ frames, edits: days }), 'elst'), []],
    ['a day of silence before it', makeM4a({ frames, edits: days }), [4096]],
    ['fragments without end', Buffer.concat([inFragments(0), ...Array.from({ length: 20_000 }, () => box('moof'))]), []],
  ])('%s: nothing, or what is there', async (_, bytes, lengths) => {
    expect((await decoded(bytes)).channels.map(({ length }) => length)).toEqual(lengths);
  });

  test('cut off anywhere it is read as far as it goes, or not at all', async () => {
    for (const name of ['six.m4a', 'beeps-parts.m4a']) {
      const whole = fixture(name);
      const { length } = (await decoded(whole)).channels[0]!;
      for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 12)) {
        const { channels } = await decoded(whole.subarray(0, at)).catch(unlessBroken);
        expect(channels[0]?.length ?? 0).toBeLessThanOrEqual(length);
      }
    }
  });

  test('property: damaged files are read or not, but never break or stall', async () => {
    const files = ['six.m4a', 'beeps-parts.m4a'].map(fixture);
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), damage, fc.boolean(), async (file, changes, inIndex) => {
        const bytes = file.slice();
        const index = Buffer.from(bytes).indexOf('moov');
        for (const [at, byte] of changes) bytes[inIndex ? Math.min(bytes.length - 1, index + (at % 900)) : at % bytes.length] = byte;
        const { channels } = await decoded(bytes).catch(unlessBroken);
        expect(channels.length).toBeLessThanOrEqual(48);
      }),
      { numRuns: 60 },
    );
  });
});

/** Of the first box with the name. */
function shrunk(bytes: Buffer, name: string): Buffer {
  bytes.writeUInt32BE(3, bytes.indexOf(name) - 4);
  return bytes;
}

function unlessBroken(error: unknown): { channels: Float32Array[] } {
  if (!/most of its frames are broken|a frame is cut off/.test(String(error))) throw error;
  return { channels: [] };
}

/** A file whose index is empty, and one fragment with a list that only counts. */
function inFragments(count: number): Buffer {
  const made = makeM4a({ frames: [] });
  const number = (...numbers: number[]) => Buffer.concat(numbers.map((each) => Buffer.from([each >>> 24, each >>> 16, each >>> 8, each])));
  const start = made.indexOf('moov');
  const movie = box('moov', made.subarray(start + 4), box('mvex', box('trex', number(0, 0, 1, 1024, 0, 0))));
  return Buffer.concat([made.subarray(0, start - 4), movie, box('moof', box('traf', box('tfhd', number(0, 0)), box('trun', number(0, count))))]);
}
